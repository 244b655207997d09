"""What lies in a folder of files of one's own, read and nothing more.

Every command passes through here where something is installed, so it imports next to nothing.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.content_files import ENDING, SINGLE_FILES, shown_path

if TYPE_CHECKING:
    from roadmap_cli.storage.folders import StrPath

_SHOWN_FOLDER: Final = "content/roadmaps"
SUBFOLDERS: Final = ("", "skills", "roadmaps", "resources")
"""Where a folder that is to be added may hold them."""

MOST_FILES: Final = 500
# One byte more than the parser takes, so that it sees that there is too much.
_READ_LIMIT: Final = 4 * 1024 * 1024 + 1


def installed_files(folder: "StrPath") -> dict[str, bytes | BadDataError]:
    """Read what is installed in *folder*, in order of names, or say of a file why it cannot be read.

    The names are paths below the data folder: the same wherever the program is run.
    """
    return dict(_files(os.fspath(folder), "", _SHOWN_FOLDER))


def files_in(folder: "StrPath") -> dict[str, bytes | BadDataError]:
    """Read the files of one's own in *folder*: beside each other, or in folders as the bundled content has them.

    `content.yaml`, which tells the date of bundled content, is no file of one's own.
    """
    found: dict[str, bytes | BadDataError] = {}
    for below in SUBFOLDERS:
        path = os.path.join(folder, below)  # noqa: PTH118 - as above
        shown = shown_path(path, ".")
        found.update(_files(path, SINGLE_FILES[0] if not below else "", shown))
        found.update(_misnamed(path, shown))
    return found


def read_one(path: "StrPath") -> bytes | BadDataError:
    """Read one file, or say why it cannot be read."""
    return _read(os.fspath(path), os.fspath(path))


def _files(folder: str, passed_over: str, shown: str) -> Iterator[tuple[str, bytes | BadDataError]]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if _is_meant(entry.name) and entry.name != passed_over)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield shown, _unreadable(shown, error)
        return
    for name in names[:MOST_FILES]:
        path = f"{shown}/{name}"
        yield path, _read(os.path.join(folder, name), path)  # noqa: PTH118 - as above
    if len(names) > MOST_FILES:
        yield shown, BadDataError(f"The folder holds more than {MOST_FILES} files; take some out.", path=shown)


def _misnamed(folder: str, shown: str) -> Iterator[tuple[str, BadDataError]]:
    """Name the files whose author thinks that they are read."""
    with suppress(OSError):
        for name in sorted(os.listdir(folder)):  # noqa: PTH208 - as above
            if name.endswith(".yml") and not name.startswith("."):
                path = f"{shown}/{name}"
                yield path, BadDataError(f"Files of your own end in {ENDING}; rename it, or it is not read.", path=path)


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
