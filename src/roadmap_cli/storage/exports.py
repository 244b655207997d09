"""Files that a person asks for; what is there already is never written over."""

from contextlib import suppress
from pathlib import Path

from roadmap_cli.domain.errors import RoadmapError, UsageError


def write_new_file(path: Path, text: str) -> None:
    """Write *text* to a new file.

    Raises UsageError where something is there already, and RoadmapError where it cannot be written.
    """
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
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


def _failure(path: Path, error: OSError) -> RoadmapError:
    message = f"{path} cannot be written: {error.strerror or error}."
    return RoadmapError(message, hint="Choose a folder that is there and that you may write to.")
