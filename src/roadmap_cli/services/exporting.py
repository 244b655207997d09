"""What an export gives."""

from typing import NamedTuple


class Export(NamedTuple):
    """A roadmap as *text* in a *format*, and the file that it was written to, if any."""

    roadmap: str
    format: str
    file: str | None
    text: str
