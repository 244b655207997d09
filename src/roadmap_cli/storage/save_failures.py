"""What the person is told when a disk does not take what is to be saved."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from roadmap_cli.domain.errors import NotSavedError
from roadmap_cli.storage.durable_io import SHARING_VIOLATIONS

UNCONFIRMED = "Saved, but the disk did not confirm it: look after the disk, and make a backup."
"""What the person is told when the disk did not confirm a name."""

_FULL = "the disk that holds {path} is full: free some space, then try again"
_FORBIDDEN = "this account may not write to {path}: change its permissions, or set ROADMAP_HOME to another folder"
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "your quota on the disk that holds {path} is used up: free some space, then try again",
    errno.EROFS: "the disk that holds {path} is read-only: make it writable, or set ROADMAP_HOME to another folder",
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EIO: "the disk reported an error at {path}: copy your data elsewhere and check the disk",
    errno.ENOTDIR: "{path} passes through something that is no folder: move that away, or set ROADMAP_HOME",
    errno.EEXIST: "{path} is no folder: move it away, or set ROADMAP_HOME to another folder",
    errno.ENOENT: "{path} leads to a folder that is not there: connect the disk that holds it, or repair the link",
    errno.EISDIR: "{path} is a folder where a file belongs: move it away, then try again",
    errno.ELOOP: "{path} is a link that leads round in a circle: repair the link",
    errno.ENOLCK: "the disk that holds {path} cannot lock files: set ROADMAP_HOME to a folder on a local disk",
}

_OF_ONE_FILE = frozenset({errno.EISDIR, errno.ELOOP})
"""What is wrong with one file, whatever the folder that was to be written to."""


def not_saved(error: OSError, path: Path) -> NotSavedError:
    """Give the error that says why *path*, or the one file in it that the system names, could not be written."""
    where = path
    if error.errno in _OF_ONE_FILE and (named := error.filename2 or error.filename):
        where = Path(os.fsdecode(named))
    if getattr(error, "winerror", None) in SHARING_VIOLATIONS:
        reason = "another program keeps {path} open: close it, then try again"
    else:
        reason = _REASONS.get(error.errno or 0, "")
    if not reason:
        reason = f"the system refused to write {{path}} ({error.strerror or type(error).__name__}): see to that first"
    return NotSavedError(f"{reason.format(path=where)}. What was saved before is untouched.")


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turn what the system says against a write to *path* into a `NotSavedError`."""
    try:
        yield
    except OSError as error:
        raise not_saved(error, path) from error
