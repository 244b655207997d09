"""Where the program keeps things."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A folder or file; *purpose* says in a few words what it is for."""

    name: str
    path: str
    purpose: str
    exists: bool


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """All places that the program uses."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """The version of the program, and the date of the content that it brings (ISO 8601)."""

    version: str
    content: str
