"""Whether a person's data is well, and what to do where it is not."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.marks import COMMAND, HEADING, QUIET, command, counted, hint
from roadmap_cli.rendering.page import Hanging, section
from roadmap_cli.services.diagnosis import FIX, Diagnosis, Fixed
from roadmap_cli.services.problems import Problem, Severity

SHOWN = 5
"""How many problems of one kind are shown; JSON has them all."""

Row = TypeVar("Row", Problem, Fixed)

_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Good to know"}
_SIGNS = {Severity.ERROR: ("!", "bold red"), Severity.WARNING: ("!", "yellow"), Severity.INFO: ("·", QUIET)}


def render_diagnosis(diagnosis: Diagnosis) -> RenderableType:
    """Show what was put right, then what is wrong, the worst first, then what to type."""
    parts: list[RenderableType] = [Text(_verdict(diagnosis), style=HEADING), Text(_looked_at(diagnosis), style=QUIET)]
    if diagnosis.fixed:
        parts.append(section("Put right", *_done(diagnosis)))
    if diagnosis.backup:
        parts += ["", hint("A copy of all as it was before: ", _short(diagnosis.backup, diagnosis))]
    for severity, heading in _HEADINGS.items():
        problems = [problem for problem in diagnosis.problems if problem.severity is severity]
        if problems:
            parts.append(section(heading, *_shown(problems, diagnosis)))
    mendable = sum(problem.fix == FIX for problem in diagnosis.problems)
    if mendable:
        promise = f" puts {mendable:,} of these right: it copies everything first, and deletes nothing."
        parts += ["", hint(command(FIX), promise)]
    return Group(*parts)


def _verdict(diagnosis: Diagnosis) -> str:
    numbers = dict.fromkeys(Severity, 0)
    for problem in diagnosis.problems:
        numbers[problem.severity] += 1
    if diagnosis.is_well:
        return "Your data is well." if diagnosis.checked.files else "Your data is well: nothing is recorded yet."
    told = [counted(number, name) for name, number in numbers.items() if number and name is not Severity.INFO]
    return f"{' and '.join(told)} in your data."


def _looked_at(diagnosis: Diagnosis) -> str:
    checked = diagnosis.checked
    read = [
        counted(checked.files, "file"),
        counted(checked.safety_copies, "safety copy", "safety copies"),
        counted(checked.events, "event"),
    ]
    devices = f" from {counted(checked.devices, 'device')}" if checked.devices else ""
    return f"Looked at {', '.join(read)}{devices}, and what lies around them in {diagnosis.folder}."


def _done(diagnosis: Diagnosis) -> Iterator[RenderableType]:
    for alike in _by_code(diagnosis.fixed):
        for one in alike[:SHOWN]:
            message = one.message.replace(f"{diagnosis.folder}/", "")
            yield Hanging(Text("✓", style="green"), _told(_short(one.path, diagnosis), message))
        yield from _more(alike)


def _shown(problems: Sequence[Problem], diagnosis: Diagnosis) -> Iterator[RenderableType]:
    for alike in _by_code(problems):
        shown = alike[:SHOWN]
        for number, problem in enumerate(shown, 1):
            sign, style = _SIGNS[problem.severity]
            path = _short(problem.path, diagnosis)
            place = path if problem.line is None else f"{path}, line {problem.line}"
            yield Hanging(Text(sign, style=style), _told(place, problem.message))
            # What several have in common is said once, below the last of them.
            if problem.fix and (number == len(shown) or shown[number].fix != problem.fix):
                yield Hanging(Text("  →", style=QUIET), Text(problem.fix, style=_style(problem.fix)))
        yield from _more(alike)


def _by_code(rows: Sequence[Row]) -> Iterable[list[Row]]:
    alike: dict[str, list[Row]] = {}
    for row in rows:
        alike.setdefault(row.code, []).append(row)
    return alike.values()


def _more(alike: Sequence[Row]) -> Iterator[RenderableType]:
    if len(alike) > SHOWN:
        yield hint(f"  and {len(alike) - SHOWN:,} more like these, which --json shows")


def _told(place: str, message: str) -> Text:
    return Text.assemble((f"{place}: ", QUIET), message)


def _style(fix: str) -> str:
    return COMMAND if fix.startswith("roadmap ") else QUIET


def _short(path: str, diagnosis: Diagnosis) -> str:
    return path.removeprefix(diagnosis.folder).lstrip("/\\") or path
