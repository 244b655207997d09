"""The conversation of `assess`: from a question to a saved answer."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from roadmap_cli.cli.context import AppContext
from roadmap_cli.domain.errors import UsageError, quote
from roadmap_cli.services.placement import Given, Placement, Said

if TYPE_CHECKING:
    from roadmap_cli.services.assessment import Part, Question

MOST_NAMED = 6


def begin_assessment(app: AppContext, roadmap: str, *, again: bool) -> Placement:
    """Begin where the person stands in *roadmap*, after what they answered before unless it is asked *again*."""
    from roadmap_cli.services.assessment import Remembered, remembered
    from roadmap_cli.services.placement import begin

    # Only answers need the events themselves; whoever never answered has none, and many have years of others.
    former = Remembered() if again else remembered(app.events, roadmap)
    return begin(app.standing(roadmap), asked=former.asked, given=former.given)


def take_options(
    app: AppContext,
    placement: Placement,
    knows: Iterable[str],
    lacks: Iterable[str],
    some: Iterable[str],
    *,
    consent: bool | None,
) -> Placement:
    """Give the placement after answers by name; raise UsageError where one contradicts another."""
    from roadmap_cli.cli.marking import named_aims
    from roadmap_cli.services.assessment import with_options

    named = [[aim.item for aim in named_aims(app, names)] for names in (knows, lacks, some)]
    twice = [item for item in named[0] + named[2] if item in named[1]]
    if twice:
        message = f"{quote(twice[0])} is named as known and as not known."
        raise UsageError(message, hint="Name each item once.")
    placement = _with_consent(app, placement, named[0], consent)
    return with_options(placement, knows=named[0], lacks=named[1], some=named[2])


def ask(app: AppContext, placement: Placement, *, consent: bool | None) -> Placement:
    """Ask what is most telling until nothing is worth a question, or the person stops; off a terminal ask nothing."""
    from roadmap_cli.rendering.assessment_view import question_lines
    from roadmap_cli.services.assessment import question_of

    while app.is_interactive and (question := question_of(placement)):
        for line in question_lines(question):
            app.output.say(line)
        try:
            given = _answer(app, question)
            if given is None:
                break
            has = given.skills if given.said is Said.ALL else given.having
            placement = _with_consent(app, placement, has, consent)
            if placement.builds_on(has):
                consent = placement.takes_prerequisites  # one answer stands for all that follow
        except (EOFError, KeyboardInterrupt):
            break  # to stop is no failure: what was answered is kept
        placement = placement.answered(given)
    return placement


def _with_consent(app: AppContext, placement: Placement, has: Iterable[str], consent: bool | None) -> Placement:
    """Let the person say whether what they have stands for what it builds on, where it builds on anything."""
    below = placement.builds_on(has)
    if consent is None and below:
        more = f" and {len(below) - MOST_NAMED} more" if len(below) > MOST_NAMED else ""
        listed = f"{', '.join(below[:MOST_NAMED])}{more}"
        consent = app.confirm(f"That builds on {listed}. Mark what your answers build on as known too?", default=True)
        if consent is None:
            app.output.say(f"That builds on {listed}; --with-prerequisites marks these as known too.")
    return replace(placement, takes_prerequisites=bool(consent) or not below)


def _answer(app: AppContext, question: "Question") -> Given | None:
    """Give what the person answers; None to stop."""
    skills = tuple(part.id for part in question.items)
    while True:
        words = app.output.ask("Your answer:").casefold() or "-"
        if words in {"q", "quit", "stop"}:
            return None
        if words in {"y", "yes", "all"}:
            return Given(question.id, skills, Said.ALL)
        if words in {"n", "no", "none"}:
            return Given(question.id, skills, Said.NONE)
        if words == "?":
            for part in question.items:
                app.output.say(f"  {part.title}: {part.summary}")
        elif words in {"s", "some"}:
            return _part(app, question)
        elif len(skills) > 1 and (having := _chosen(words, question.items)) is not None:
            return _named(question, having)
        else:
            app.output.say("Answer with y, n, some or ?; q stops.")


def _part(app: AppContext, question: "Question") -> Given:
    """Ask which of the skills, or which topics of the only one."""
    parts = question.topics if len(question.items) == 1 else question.items
    if len(question.items) == 1:
        for number, part in enumerate(parts, 1):
            app.output.say(f"  {number:>2}  {part.title}")
    having = _chosen(app.output.ask("Which? Their numbers, or Enter if you cannot say:"), parts) if parts else ()
    return _named(question, having or ())


def _named(question: "Question", having: tuple[str, ...]) -> Given:
    skills = tuple(part.id for part in question.items)
    parts = question.topics if len(skills) == 1 else question.items
    is_all = bool(parts) and len(having) == len(parts)
    return Given(question.id, skills, Said.ALL) if is_all else Given(question.id, skills, Said.PART, having)


def _chosen(words: str, parts: "tuple[Part, ...]") -> tuple[str, ...] | None:
    """Read numbers such as `1 3` or `1,3`; None where anything else stands there."""
    numbered = {str(number): part.id for number, part in enumerate(parts, 1)}
    numbers = words.replace(",", " ").split()
    if not numbers or not numbered.keys() >= set(numbers):
        return None
    return tuple(part.id for number, part in enumerate(parts, 1) if str(number) in numbers)


def finish(app: AppContext, before: Placement, after: Placement, *, again: bool) -> None:
    """Save what was answered, in one batch, and show where that leaves the person."""
    from roadmap_cli.domain.statuses import Statuses
    from roadmap_cli.rendering.assessment_view import render_assessment
    from roadmap_cli.services import changes
    from roadmap_cli.services.assessment import assessment_of, draft_answers
    from roadmap_cli.services.recommendation import recommend
    from roadmap_cli.services.standing import Standing

    outline, outlines = after.ground.outline, app.followed_outlines()
    drafts = draft_answers(before, after, app.progress, again=again)
    progress = changes.apply_drafts(app.progress, drafts[1:])
    change = changes.compare(app.catalogue, outlines, app.progress, progress, main=app.main)
    if drafts:
        events, _ = app.append(changes.with_milestones(drafts, change.milestones))
        change = change._replace(events=tuple(event.id for event in events))
    standing = Standing(outline, Statuses(app.catalogue, progress), progress.reached)
    upcoming = recommend(standing, outlines, limit=3, language=progress.language).items
    app.present(assessment_of(after, change, upcoming), render_assessment)
    if drafts:
        app.output.say("Saved. Take it back with `roadmap undo`.")
