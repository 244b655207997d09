"""What an export gives."""

from typing import NamedTuple


class Export(NamedTuple):
    """A roadmap as *text* in a *format*, and the file that it was written to, if any."""

    roadmap: str
    format: str
    file: str | None
    text: str


class MapMade(NamedTuple):
    """The map of a roadmap in *file*; *opened* is False where there is no browser."""

    roadmap: str
    file: str
    opened: bool
