"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer


def path_of(text: str) -> Path:
    """Read the name of a file or folder; what an unset variable or a habit of other programs leaves is refused."""
    if not text.strip():
        message = "the name of the file is empty."
        raise typer.BadParameter(message)
    if text == "-":
        message = "'-' names no file here; one that is called so is './-'."
        raise typer.BadParameter(message)
    return Path(text)


Names = Annotated[
    list[str],
    typer.Argument(metavar="ITEM...", help="Skills, topics, projects, tasks, steps or stages; words are enough."),
]
RoadmapName = Annotated[
    str | None, typer.Argument(metavar="[ROADMAP]", help="A roadmap; without it your main one.", show_default=False)
]
OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day it was: yesterday, mon, -3d or 2026-11-05.", show_default=False),
]
Blank = Annotated[bool, typer.Option("--blank", help="As for somebody who has done nothing yet.")]
