"""What a plan says in words: one sentence about the whole, and what is worth knowing."""

from collections.abc import Iterator, Sequence
from datetime import date

from roadmap_cli.domain.hours import in_words
from roadmap_cli.services.calendar_weeks import weeks_in_words
from roadmap_cli.services.ordering import Portion
from roadmap_cli.services.pacing import Pacing
from roadmap_cli.services.scope import Scope
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.wishes import Wish

NAMED = 5
"""As many skills are named where a plan is about only some."""


def plan_sentence(
    wish: Wish, *, needed: int, room: int | None, weekly: int, finish: date | None, is_enough: bool
) -> str:
    """Say whether it fits and what it takes; *is_enough* tells whether leaving things out makes it fit.

    *finish* is the day on which what stays is done, None where nothing is left.
    """
    pace = f"{in_words(weekly)} a week"
    if not needed or finish is None:
        return "Nothing is left to plan: all of it is done, known or skipped."
    if room is not None and needed > room:
        if not room:
            return f"It does not fit: {in_words(needed)} are left, and {wish.span()} have no day to learn on."
        there_are = f"{in_words(needed)} are left, and {wish.span()} at {pace} hold {in_words(room)}"
        return f"It does not fit: {there_are}{'' if is_enough else ', even without all that is not essential'}."
    return f"{in_words(needed)} at {pace} take {weeks_in_words(wish.start, finish)}, until {finish.isoformat()}."


def plan_notes(
    standing: Standing, portions: Sequence[Portion], pacing: Pacing, wish: Wish, scope: Scope
) -> Iterator[str]:
    """Give what a person should know about a plan, a sentence each."""
    outline = standing.outline
    title = outline.catalogue.title
    # What a goal was saved for may be gone from the content by now.
    named = tuple(dict.fromkeys(outline.catalogue.owner(leaf).title for leaf in wish.only if leaf in outline.step_of))
    if named:
        more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
        yield f"Only {', '.join(named[:NAMED])}{more}, with what it needs."
    if scope.dragged:
        left_out = ", ".join(map(title, scope.dragged))
        yield f"Left out as well, since it needs what you left out: {left_out}."
    if wish.timetable.reserve:
        yield f"{wish.timetable.reserve} % of each week stays free for what goes wrong."
    for portion in portions:
        if portion.needed_by is not None:
            yield f"{title(portion.item)} comes earlier than in the source: {title(portion.needed_by)} needs it."
    for stretch in pacing.stretches:
        yield (
            f"{stretch.step.title}: the source gives it {in_words(stretch.budget)}, "
            f"the catalogue reckons {in_words(stretch.reckoned)}; the plan follows the source."
        )
    missing = [gap for gap in outline.gaps if not standing.statuses.of(gap).is_met]
    if missing and not wish.complete:
        skills, them = ("1 skill", "it") if len(missing) == 1 else (f"{len(missing)} skills", "them")
        listed = ", ".join(missing)
        yield f"{outline.roadmap.id} needs {skills} that it does not teach ({listed}); --complete plans {them} first."
    for step in outline.roadmap.steps():
        members = [item for item in (step.choice.of if step.choice else ()) if item in outline.leaves_of[step.id]]
        needless = [item for item in members if outline.leaves_of[step.id][item][0] in standing.set_aside]
        if step.choice and needless:
            enough = f"{step.choice.pick} of {', '.join(members)} is enough"
            yield f"{step.title}: {enough}, so {', '.join(needless)} is not planned."
