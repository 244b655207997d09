"""What a placement comes to: the question to ask, the events that keep its answers, and what they changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from roadmap_cli.domain.events import ASSESS, Draft, Event, Status
from roadmap_cli.domain.fold import cancelled, in_order
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.changes import (
    Aim,
    Change,
    OpenPrerequisite,
    Reached,
    ShareChange,
    StatusChange,
    apply_drafts,
    draft_statuses,
)
from roadmap_cli.services.placement import MOST_QUESTIONS, Given, Placement, Said
from roadmap_cli.services.recommendation import RecommendedItem

_SAID: Mapping[str, Said] = {said.value: said for said in Said}


class Part(NamedTuple):
    """One thing that a question names."""

    id: str
    title: str
    summary: str


class Question(NamedTuple):
    """What to ask next: *number* counts from 1, *id* is that of a stage, a step or a skill.

    *topics* are what a person with a part of the only skill may choose from.
    """

    number: int
    kind: str
    id: str
    title: str
    items: tuple[Part, ...]
    topics: tuple[Part, ...]


class Assessment(NamedTuple):
    """Where a placement stands: what is best asked next, what is settled, what was changed, and what to learn next.

    *known*, *learning* and *not_known* are skills of the roadmap, *excluded* those that build on what is not
    known, *open* those of which nothing is known yet. *question* is None when nothing is worth asking.
    """

    roadmap: str
    title: str
    question: Question | None
    asked: int
    limit: int
    known: tuple[str, ...]
    learning: tuple[str, ...]
    not_known: tuple[str, ...]
    excluded: tuple[str, ...]
    open: tuple[str, ...]
    next: tuple[RecommendedItem, ...] = ()
    changed: tuple[StatusChange, ...] = ()
    unlocked: tuple[str, ...] = ()
    milestones: tuple[Reached, ...] = ()
    shares: tuple[ShareChange, ...] = ()
    open_prerequisites: tuple[OpenPrerequisite, ...] = ()
    events: tuple[str, ...] = ()
    unchanged: tuple[StatusChange, ...] = ()


class Remembered(NamedTuple):
    """Answers of former placements, in order, and how many questions about this roadmap they took."""

    given: tuple[Given, ...] = ()
    asked: int = 0


def question_of(placement: Placement) -> Question | None:
    """Put what is best asked next into words; None when nothing is."""
    group = placement.question
    if group is None:
        return None
    catalogue = placement.ground.catalogue
    skills = [catalogue.skills[skill] for skill in group.skills]
    alone = skills[0] if len(skills) == 1 else None
    return Question(
        number=placement.asked + 1,
        kind="skill" if alone else group.kind,
        id=alone.id if alone else group.id,
        title=alone.title if alone else group.title,
        items=tuple(Part(skill.id, skill.title, skill.summary) for skill in skills),
        topics=tuple(Part(topic.id, topic.title, "") for topic in alone.topics) if alone else (),
    )


def assessment_of(placement: Placement, change: Change, upcoming: Sequence[RecommendedItem]) -> Assessment:
    """Say where *placement* stands, what *change* it made, and what comes next."""
    roadmap = placement.ground.outline.roadmap

    def ordered(among: frozenset[str]) -> tuple[str, ...]:
        return tuple(skill for skill in placement.ground.skills if skill in among)

    return Assessment(
        roadmap=roadmap.id,
        title=roadmap.title,
        question=question_of(placement),
        asked=placement.asked,
        limit=MOST_QUESTIONS,
        known=ordered(placement.known),
        learning=ordered(placement.begun),
        not_known=ordered(placement.denied),
        excluded=ordered(placement.excluded),
        open=placement.open,
        next=tuple(upcoming),
        changed=change.changed,
        unlocked=change.unlocked,
        milestones=change.milestones,
        shares=change.shares,
        open_prerequisites=change.open_prerequisites,
        events=change.events,
        unchanged=change.unchanged,
    )


def draft_answers(before: Placement, after: Placement, progress: Progress, *, again: bool) -> tuple[Draft, ...]:
    """Give the events that keep what was answered between two states of a placement; none where nothing was.

    What somebody has is recorded as known, what they have a part of as learning or by its topics, and the
    answers themselves in one event, which moves no status. *again* makes former answers count no more.
    """
    new = after.given[len(before.given) :]
    if not new:
        return ()
    catalogue = after.ground.catalogue
    known = after.known - before.known
    if after.takes_prerequisites:
        known |= after.ground.needed_anywhere(known)
    topics = [item for given in new for item in given.having if item not in catalogue.skills]
    aims = [Aim(item, named=False) for item in catalogue.items() if item in known or item in topics]
    drafts = draft_statuses(catalogue, progress, aims, Status.KNOWN)
    begun = [Aim(skill, named=True) for skill in after.ground.skills if skill in after.begun - before.begun]
    drafts += draft_statuses(catalogue, apply_drafts(progress, drafts), begun, Status.LEARNING)
    answers = [
        {"about": given.about, "skills": list(given.skills), "said": given.said.value, "having": list(given.having)}
        for given in new
    ]
    asked = after.asked - before.asked
    data = {"roadmap": after.ground.outline.roadmap.id, "asked": asked, "answers": answers}
    # Statuses come last: the last event bears the milestones that were reached.
    return (Draft(ASSESS, None, {**data, "again": True} if again else data), *drafts)


def remembered(events: Iterable[Event], roadmap: str) -> Remembered:
    """Give the answers that *events* keep and that still count, whichever roadmap they were about.

    What cannot be understood, as a newer version may write it, is passed over.
    """
    ordered = in_order(events)
    taken_back = cancelled(ordered)
    kept: dict[str, Remembered] = {}
    for event in ordered:
        name = event.data.get("roadmap")
        if event.kind != ASSESS or event.id in taken_back or not isinstance(name, str):
            continue
        before = Remembered() if event.data.get("again") is True else kept.get(name, Remembered())
        asked = event.data.get("asked")
        count = asked if type(asked) is int and asked > 0 else 0
        kept[name] = Remembered((*before.given, *_answers(event.data.get("answers"))), before.asked + count)
    # The stages of another roadmap may bear the same ids and are no question about this one.
    elsewhere = (answer._replace(about="") for name, found in kept.items() if name != roadmap for answer in found.given)
    mine = kept.get(roadmap, Remembered())
    return Remembered((*elsewhere, *mine.given), mine.asked)


def _answers(value: Any) -> Iterator[Given]:  # noqa: ANN401 - as it was written
    for answer in value if isinstance(value, list) else ():
        if not isinstance(answer, Mapping):
            continue
        about, said = answer.get("about"), _SAID.get(str(answer.get("said")))
        skills, having = _texts(answer.get("skills")), _texts(answer.get("having"))
        if isinstance(about, str) and said is not None and skills:
            yield Given(about, skills, said, having)


def _texts(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - the same
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def with_options(placement: Placement, *, knows: Iterable[str], lacks: Iterable[str], some: Iterable[str]) -> Placement:
    """Give the placement after answers by name, which count as one question together.

    Skills, projects and topics may be named; with a topic a part of its skill is known.
    """
    catalogue, asked = placement.ground.catalogue, placement.asked
    topics: dict[str, list[str]] = {}
    for item in knows:
        if item in catalogue.skills:
            placement = placement.answered(Given(item, (item,), Said.ALL))
        else:
            topics.setdefault(catalogue.owner(item).id, []).append(item)
    for skill, having in topics.items():
        placement = placement.answered(Given(skill, (skill,), Said.PART, tuple(having)))
    for item in some:
        skill = catalogue.owner(item).id
        placement = placement.answered(Given(skill, (skill,), Said.PART))
    for item in lacks:
        skill = catalogue.owner(item).id
        placement = placement.answered(Given(skill, (skill,), Said.NONE))
    return replace(placement, asked=asked + 1)
