"""What lies in a folder of files of one's own, read and nothing more.

Every command passes through here where there is such a folder, so it imports next to nothing.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.content_files import ENDING, SINGLE_FILES, shown_path

FOLDER: Final = "roadmaps"
"""The folder below `content/` in which they lie."""

SUBFOLDERS: Final = ("", "skills", "roadmaps", "resources")
"""Where a folder that is to be added may hold them."""

MOST_FILES: Final = 500
# One byte more than the parser takes, so that it sees that there is too much.
_READ_LIMIT: Final = 4 * 1024 * 1024 + 1


def installed_files(own_content: Path) -> dict[str, bytes | BadDataError]:
    """Read what is installed, in order of names, each by its path as a person sees it, or say why it cannot be read."""
    top = os.path.join(own_content, FOLDER)  # noqa: PTH118 - start-up
    return dict(_files(top, FOLDER))


def files_in(folder: Path) -> dict[str, bytes | BadDataError]:
    """Read the files of one's own in *folder*: beside each other, or in folders as the bundled content has them.

    `content.yaml`, which tells the date of bundled content, is no file of one's own.
    """
    return dict(found for below in SUBFOLDERS for found in _files(os.path.join(folder, below), below))  # noqa: PTH118


def read_one(path: Path) -> bytes | BadDataError:
    """Read one file, or say why it cannot be read."""
    return _read(os.fspath(path), os.fspath(path))


def _files(folder: str, below: str) -> Iterator[tuple[str, bytes | BadDataError]]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if _is_meant(entry.name))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield folder, _unreadable(shown_path(folder, "."), error)
        return
    for name in names[:MOST_FILES]:
        if below or name != SINGLE_FILES[0]:
            shown = shown_path(folder, name)
            yield shown, _read(os.path.join(folder, name), shown)  # noqa: PTH118 - as above
    if len(names) > MOST_FILES:
        shown = shown_path(folder, ".")
        yield shown, BadDataError(f"The folder holds more than {MOST_FILES} files; take some out.", path=shown)


def _is_meant(name: str) -> bool:
    return name.endswith(ENDING) and not name.startswith(".")


def _read(path: str, shown: str) -> bytes | BadDataError:
    try:
        # Not a folder, and not a pipe, which would be waited for.
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - as above
            return BadDataError("It is no regular file; move it away.", path=shown)
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return file.read(_READ_LIMIT)
    except OSError as error:
        return _unreadable(shown, error)


def _unreadable(shown: str, error: OSError) -> BadDataError:
    reason = error.strerror or type(error).__name__
    return BadDataError(f"It cannot be read ({reason}); check that it is there and that you may read it.", path=shown)
