"""Whether content is right."""

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.marks import HEADING, QUIET, counted
from roadmap_cli.services.problems import Problem
from roadmap_cli.services.validation import Validation


def render_validation(validation: Validation) -> RenderableType:
    """Show each problem with its file and line, then how many there are, and what was read."""
    parts: list[RenderableType] = [_line(problem) for problem in validation.problems]
    if parts:
        parts += ["", Text(f"{counted(len(parts), 'problem')} in {validation.folder}", style=HEADING)]
    else:
        fine = "it all reads, every name is known, and all of it fits together."
        parts.append(Text(f"Nothing is wrong in {validation.folder}: {fine}"))
    return Group(*parts, Text(_summary(validation), style=QUIET))


def _line(problem: Problem) -> Text:
    where = problem.path if problem.line is None else f"{problem.path}, line {problem.line}"
    return Text.assemble((f"{where}: ", QUIET), problem.message)


def _summary(validation: Validation) -> str:
    counts = validation.counts
    told = [
        counted(counts.skills, "skill"),
        counted(counts.topics, "topic"),
        counted(counts.projects, "project"),
        counted(counts.roadmaps, "roadmap"),
        counted(counts.guides, "guide"),
        counted(counts.technologies, "technology", "technologies"),
        counted(counts.resources, "resource"),
    ]
    few = f"; {counted(counts.few_resources, 'skill')} with fewer than three resources" if counts.few_resources else ""
    return f"{', '.join(told)}{few}."
