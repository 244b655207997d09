"""Files that a person asks for; what is there already is never written over."""

from contextlib import suppress
from pathlib import Path

from roadmap_cli.domain.errors import RoadmapError, UsageError
from roadmap_cli.storage.durable_io import DiskIO, make_folders, save


def write_new_file(path: Path, text: str, *, encoding: str = "utf-8") -> None:
    """Write *text* to a new file.

    Raises UsageError where something is there already, and RoadmapError where it cannot be written.
    """
    try:
        file = path.open("x", encoding=encoding, newline="\n")
    except FileExistsError:
        message = f"{path} is there already and was not touched."
        raise UsageError(message, hint="Choose another name, or move it away first.") from None
    except OSError as error:
        raise _failure(path, error) from None
    try:
        with file:
            file.write(text)
    except OSError as error:
        with suppress(OSError):
            path.unlink()  # half a document would keep the whole one from being written here
        raise _failure(path, error) from None


def replace_own_file(path: Path, text: str) -> None:
    """Write *text* to a file that is this program's alone, in place of the one before; nobody else may read it.

    Raises RoadmapError where it cannot be written.
    """
    disk = DiskIO()
    try:
        make_folders(disk, path.parent)
        save(disk, path, text.encode())
    except OSError as error:
        raise _failure(path, error) from None


def _failure(path: Path, error: OSError) -> RoadmapError:
    message = f"{path} cannot be written: {error.strerror or error}."
    return RoadmapError(message, hint="Choose a folder that is there and that you may write to.")


def place_map(cache: Path, roadmap: str, text: str, wanted: Path | None) -> Path:
    """Write a map to the new file *wanted*, or else in the cache in place of the last one; give its place."""
    if wanted is not None:
        write_new_file(wanted, text)
        return wanted.absolute()
    path = cache / "maps" / f"{roadmap.replace('/', '-')}.html"
    replace_own_file(path, text)
    return path.absolute()
