"""Something that a person should know about their data, and how bad it is."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a problem is; with pure information nothing is wrong."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Problem(NamedTuple):
    """Something that the person should know; *path*, *line* and *key* say where, *fix* what to do or to type."""

    code: str
    message: str
    path: str
    line: int | None
    key: str | None
    fix: str | None
    severity: Severity


def events_text(number: int) -> str:
    """Give a number of events in words, none as `no events`."""
    return f"{number or 'no'} {'event' if number == 1 else 'events'}"
