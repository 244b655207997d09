"""What a placement asks, and what it found out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.change_view import render_change
from roadmap_cli.rendering.marks import QUIET, command, counted, hint, hours_text
from roadmap_cli.rendering.page import Columns, section, title_line
from roadmap_cli.services.changes import Change

if TYPE_CHECKING:
    from roadmap_cli.services.assessment import Assessment, Question


def question_lines(question: "Question") -> Iterator[str]:
    """Put a question to a person: what it names, and how it can be answered."""
    yield ""
    if len(question.items) == 1:
        (only,) = question.items
        yield f"{question.number}. Do you know this: {only.title}?"
        yield f"  {only.summary}"
        yield "  y yes   n no   some in part   ? what it is   q stop here"
        return
    yield f"{question.number}. {question.title}: which of these do you know?"
    for number, part in enumerate(question.items, 1):
        yield f"  {number:>2}  {part.title}"
    yield "  y all   n none   1 3 those   some in part   ? what they are   q stop here"


def render_assessment(assessment: "Assessment") -> RenderableType:
    """Show what was marked, what is settled, the next question and how to answer it, and what to learn next."""
    parts: list[RenderableType] = [title_line("Placement", assessment.title)]
    parts.append(Columns(_tally(assessment), right=(1,)))
    if assessment.changed:
        parts += ["", render_change(_change(assessment))]
    parts.append("")
    if question := assessment.question:
        about = f"Question {question.number} of at most {assessment.limit}"
        parts.append(title_line(about, question.title if len(question.items) > 1 else ""))
        parts.append(Columns([(f"  {part.id}", part.title) for part in question.items], shrink=(1,)))
        options = " ".join(f"--{name} ITEM" for name in ("knows", "not", "some"))
        parts.append(hint("On a terminal ", command("roadmap assess"), " asks; elsewhere answer by name:"))
        parts.append(hint("  ", command(f"roadmap assess {options}")))
    elif assessment.open:
        left = counted(len(assessment.open), "skill")
        parts.append(Text(f"All {assessment.limit} questions are asked. Left open: {left}.", style=QUIET))
    else:
        parts.append(Text("Nothing is left that is worth a question.", style=QUIET))
    if assessment.next:
        rows = [(item.id, item.title, hours_text(item.hours)) for item in assessment.next]
        parts.append(section("Learn next", Columns(rows, right=(2,), shrink=(1,))))
    return Group(*parts)


def _tally(assessment: "Assessment") -> Iterator[tuple[str, str, str]]:
    rows = (
        ("known", assessment.known, ""),
        ("in part", assessment.learning, ""),
        ("not known", assessment.not_known, ""),
        ("not known either", assessment.excluded, "they build on what is not known"),
        ("not asked yet", assessment.open, ""),
    )
    for words, skills, why in rows:
        yield words, f"{len(skills)}", why


def _change(assessment: "Assessment") -> Change:
    return Change(
        changed=assessment.changed,
        unlocked=assessment.unlocked,
        milestones=assessment.milestones,
        shares=assessment.shares,
        open_prerequisites=assessment.open_prerequisites,
    )
