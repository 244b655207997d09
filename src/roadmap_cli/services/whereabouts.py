"""Where the program keeps things."""

from typing import NamedTuple


class Place(NamedTuple):
    """A folder or file; *purpose* says in a few words what it is for."""

    name: str
    path: str
    purpose: str
    exists: bool


class Whereabouts(NamedTuple):
    """All places that the program uses."""

    places: tuple[Place, ...]


class Version(NamedTuple):
    """The version of the program, and the date of the content that it brings (ISO 8601)."""

    version: str
    content: str
