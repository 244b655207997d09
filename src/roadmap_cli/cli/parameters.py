"""Arguments and options that several commands share."""

from typing import Annotated

from roadmap_cli.cli.declarations import Argument, Option
from roadmap_cli.domain.errors import UsageError


def name_of(text: str) -> str:
    """Give the name of a file or folder; raise UsageError for what an unset variable or a habit leaves in its place."""
    if not text.strip():
        message = "The name of the file is empty."
        raise UsageError(message)
    if text == "-":
        message = "'-' names no file here; one that is called so is './-'."
        raise UsageError(message)
    return text


Names = Annotated[
    list[str],
    Argument(metavar="ITEM...", help="Skills, topics, projects, tasks, steps or stages; words are enough."),
]
RoadmapName = Annotated[
    str | None, Argument(metavar="[ROADMAP]", help="A roadmap; without it your main one.", show_default=False)
]
OnDay = Annotated[
    str | None,
    Option("--on", metavar="DATE", help="The day it was: yesterday, mon, -3d or 2026-11-05.", show_default=False),
]
Blank = Annotated[bool, Option("--blank", help="As for somebody who has done nothing yet.")]
