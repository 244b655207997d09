"""Files that a person asks for; what is there already is never written over."""

from pathlib import Path

from roadmap_cli.domain.errors import RoadmapError, UsageError


def write_new_file(path: Path, text: str) -> None:
    """Write *text* to a new file.

    Raises UsageError where something is there already, and RoadmapError where it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        message = f"{path} is there already and was not touched."
        raise UsageError(message, hint="Choose another name, or move it away first.") from None
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}."
        raise RoadmapError(message, hint="Choose a folder that is there and that you may write to.") from None
