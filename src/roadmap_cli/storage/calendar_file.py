"""Calendar files: a new one, or one of ours brought up to date; anything else stays as it is."""

import os
from contextlib import suppress
from pathlib import Path

from roadmap_cli.domain.errors import RoadmapError, UsageError

OURS = b"PRODID:-//roadmap//"
"""What every calendar that this program wrote has near its beginning."""

LOOKED_AT = 1_024


def write_calendar_file(path: Path, content: bytes) -> None:
    """Write *content* to *path*, in the place of a calendar of ours if one is there.

    Raises UsageError where something else is there, and RoadmapError where it cannot be written.
    """
    if path.is_dir():
        message = f"{path} is a folder."
        raise UsageError(message, hint="Name a file in it, such as plan.ics.")
    place = Path(os.path.realpath(path))  # a link stays one
    beside = place.with_name(f".{place.name}.new")
    try:
        if path.exists() and not _is_ours(path):
            message = f"{path} is there already, is no calendar of ours, and was not touched."
            raise UsageError(message, hint="Choose another name, or move it away first.")
        try:
            beside.write_bytes(content)
            os.replace(beside, place)  # noqa: PTH105 - the reader of a calendar sees the old one or the new one
        finally:
            with suppress(OSError):
                beside.unlink()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        message = f"{path} cannot be written: {reason}."
        raise RoadmapError(message, hint="Choose a folder that is there and that you may write to.") from None


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return OURS in file.read(LOOKED_AT)
