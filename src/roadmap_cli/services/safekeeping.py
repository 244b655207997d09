"""What `backup` and `restore` tell."""

from typing import NamedTuple

from roadmap_cli.services.changes import Reached, ShareChange, StatusChange


class BackedUp(NamedTuple):
    """A whole copy in *file*, with how many *files* and *events* it holds and its size in *bytes*."""

    file: str
    files: int
    events: int
    bytes: int


class BroughtBack(NamedTuple):
    """What a restore brought back from *file*; *found* counts the events that it holds, *events* those new here.

    *content* are files that were missing here, *beside* files that differ from one here and lie beside it.
    """

    file: str
    found: int
    events: tuple[str, ...]
    content: tuple[str, ...]
    beside: tuple[str, ...]
    notices: tuple[str, ...]
    changed: tuple[StatusChange, ...]
    unlocked: tuple[str, ...]
    milestones: tuple[Reached, ...]
    shares: tuple[ShareChange, ...]
