"""What the bundled roadmaps hold, each true to its source, and the merged one complete."""

from collections import Counter
from itertools import pairwise

import pytest

from factories import bundled, bundled_outline
from roadmap_cli.domain.catalogue import Skill
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.roadmaps import Roadmap, Step

SOURCES = ("birjob", "skillpath", "bytepane", "resumax", "startupbricks")
ORDER_CONFLICTS = {
    "backend": [],
    "birjob": [],
    "bytepane": [("three-pieces", "job-system", "background-jobs")],
    "resumax": [
        ("s2-language", "choose-language", "programming-basics"),
        ("s5-auth", "session-auth", "password-hashing"),
        ("s5-auth", "jwt", "password-hashing"),
    ],
    "skillpath": [("stack-http", "webhooks", "background-jobs")],
    "startupbricks": [],
}
"""Where a source has an item before what it needs: each with its step, and kept as the source has it."""

BACKEND, BIRJOB, RESUMAX = (bundled().roadmaps[name] for name in ("backend", "birjob", "resumax"))


def owner(item: str) -> Skill:
    return bundled().catalogue.owner(item)


def steps(roadmap: Roadmap) -> list[Step]:
    return list(roadmap.steps())


def test_the_merged_roadmap_comes_first() -> None:
    """It is the one that a list shows first and that is followed where nobody chose."""
    assert next(iter(bundled().roadmaps)) == "backend"
    assert list(ORDER_CONFLICTS) == list(bundled().roadmaps)
    assert all(name == roadmap.id for name, roadmap in bundled().roadmaps.items())


@pytest.mark.parametrize("roadmap", list(ORDER_CONFLICTS))
def test_the_order_conflicts_of_the_sources_are_these(roadmap: str) -> None:
    """A source keeps its order even where it is wrong; each such place is known, and its step says so in a note."""
    found = [(step.id, item, needed) for step, item, needed in bundled_outline(roadmap).conflicts()]

    assert ORDER_CONFLICTS[roadmap] == found
    assert all(bundled_outline(roadmap).steps[step].note for step, _, _ in found)


@pytest.mark.parametrize("roadmap", list(ORDER_CONFLICTS))
def test_within_a_step_prerequisites_come_first(roadmap: str) -> None:
    """What a step lists is listed in the order in which it can be learned."""
    for step in bundled_outline(roadmap).steps.values():
        for place, item in enumerate(step.items):
            later = {owner(other).id for other in step.items[place + 1 :]} - {owner(item).id}
            assert all(later.isdisjoint(group) for group in owner(item).requires), (step.id, item)


@pytest.mark.parametrize("roadmap", list(ORDER_CONFLICTS))
def test_each_task_covers_something_of_its_step_and_nothing_twice(roadmap: str) -> None:
    """A task's tick follows from leaves that its step counts and that no other task of it covers."""
    outline = bundled_outline(roadmap)
    for step in outline.steps.values():
        counted = outline.leaves_of[step.id]
        covers = [[leaf for item in task.covers for leaf in counted.get(item, (item,))] for task in step.tasks]
        covered = [leaf for leaves in covers for leaf in leaves]
        assert all(covers)
        assert set(covered) <= set(outline.step_leaves(step))
        assert len(set(covered)) == len(covered)


def test_backend_counts_every_item_of_the_catalogue_exactly_once() -> None:
    """All skills, topics and projects, each leaf in one step; nothing is taken for granted or explained aside."""
    items = [item for step in steps(BACKEND) for item in step.items]
    leaves = [leaf for skill in bundled().catalogue.skills.values() for leaf in skill.leaves]

    assert sorted(bundled().catalogue.skills) == sorted(items)
    assert sorted(leaves) == sorted(bundled_outline("backend").step_of)
    assert (BACKEND.assumes, BACKEND.aside) == ((), ())
    assert (len(BACKEND.stages), len(steps(BACKEND)), len(items)) == (12, 73, 125)


def test_backend_has_no_gaps() -> None:
    """Who starts from nothing is told everything."""
    assert bundled_outline("backend").gaps == ()


def test_backend_is_in_prerequisite_order_soft_ones_included() -> None:
    """Item by item, whatever is needed or better first stands before."""
    order = [item for step in steps(BACKEND) for item in step.items]
    place = {item: number for number, item in enumerate(order)}

    too_late = [
        (item, needed)
        for item in order
        for needed in (*(one for group in owner(item).requires for one in group), *owner(item).after)
        if place[needed] > place[item]
    ]

    assert too_late == []


def test_backend_states_each_level_itself() -> None:
    """No item has to be raised by one that needs it: every step has its level, and all three levels are there."""
    outline = bundled_outline("backend")

    assert {leaf: step.level for leaf, step in outline.step_of.items()} == outline.levels
    assert {step.level for step in steps(BACKEND)} == set(Level)


def test_backend_settles_disputes_openly() -> None:
    """Each note about an order or a level says who says what: it names sources, and nearly all name several."""
    named = {step.id: [source for source in SOURCES if source in step.note] for step in steps(BACKEND) if step.note}

    several = [step for step, sources in named.items() if len(sources) > 1]
    assert all(named.values())
    assert len(several) > 30
    assert set(SOURCES) == {source for sources in named.values() for source in sources}


def test_each_stage_of_backend_has_a_goal_and_an_outcome() -> None:
    """And each milestone stands after one of its steps, in order."""
    order = [step.id for step in steps(BACKEND)]

    assert all(stage.goal and stage.outcome for stage in BACKEND.stages)
    places = [order.index(milestone.after) for milestone in BACKEND.milestones]
    assert places == sorted(places)
    assert ("apply", "first-applications") in [(one.id, one.after) for one in BACKEND.milestones]


def test_birjob_has_four_phases_of_three_months_with_goal_and_outcome() -> None:
    """Twelve months in all, each phase with what it is for and what stands at its end."""
    assert [stage.months for stage in BIRJOB.stages] == [(1, 3), (4, 6), (7, 9), (10, 12)]
    assert all(stage.goal and stage.outcome for stage in BIRJOB.stages)


def test_birjob_fills_weeks_1_to_48_with_thirteen_steps() -> None:
    """The first begins in week 1, each next one in the week after the one before, the last ends in week 48."""
    weeks = [step.weeks for step in steps(BIRJOB)]
    spans = [span for span in weeks if span is not None]

    assert 13 == len(spans) == len(weeks)
    assert (spans[0][0], spans[-1][1]) == (1, 48)
    assert all(later[0] == earlier[1] + 1 for earlier, later in pairwise(spans))
    assert [2, 2, *[4] * 11] == [last - first + 1 for first, last in spans]


def test_birjob_has_the_pace_of_its_source() -> None:
    """Two hours a day over twelve months of four weeks."""
    assert (BIRJOB.pace.months, BIRJOB.pace.weeks, BIRJOB.pace.hours_per_week) == ((12, 12), (48, 48), (14, 14))
    assert BIRJOB.assumes == ("programming-basics", "control-flow-functions", "linux-cli")


def test_birjob_has_59_tasks_that_cover_all_that_it_teaches() -> None:
    """Who ticks every task has ticked every leaf, each by one task."""
    outline = bundled_outline("birjob")

    tasks = [(step, task) for step in steps(BIRJOB) for task in step.tasks]
    covered = [
        leaf for step, task in tasks for item in task.covers for leaf in outline.leaves_of[step.id].get(item, (item,))
    ]

    assert len(tasks) == 59
    assert sorted(outline.step_of) == sorted(covered)


def test_birjob_visits_some_skills_more_than_once() -> None:
    """Logging three times, EXPLAIN, errors, validation, pipeline, health and system design twice: split into topics."""
    places: dict[str, list[str]] = {}
    for leaf, step in bundled_outline("birjob").step_of.items():
        skill_steps = places.setdefault(owner(leaf).id, [])
        if step.id not in skill_steps:
            skill_steps.append(step.id)

    assert {skill: visits for skill, visits in places.items() if len(visits) > 1} == {
        "input-validation": ["w01", "w05"],
        "error-handling": ["w01", "w05"],
        "explain-plans": ["w03", "w13"],
        "structured-logging": ["w05", "w09", "w37"],
        "ci-cd": ["w09", "w17"],
        "health-shutdown": ["w09", "w37"],
        "system-design-practice": ["w25", "w45"],
    }


def test_resumax_has_nine_stages_and_32_steps_with_levels() -> None:
    """Twenty-three essential, eight recommended, one optional; neither weeks nor hours."""
    levels = Counter(step.level for step in steps(RESUMAX))

    assert (len(RESUMAX.stages), len(steps(RESUMAX))) == (9, 32)
    assert levels == {Level.ESSENTIAL: 23, Level.RECOMMENDED: 8, Level.OPTIONAL: 1}
    assert all(step.weeks is None and step.lasts is None for step in steps(RESUMAX))
    assert (RESUMAX.pace.months, RESUMAX.pace.weeks, RESUMAX.pace.hours_per_week) == (None, None, None)


def test_both_checkpoints_of_resumax_are_milestones() -> None:
    """Apply after stage 5, and land the job after the last step."""
    assert [(one.id, one.after) for one in RESUMAX.milestones] == [("apply", "s5-transport"), ("land", "s9-capstone")]
    assert RESUMAX.stages[4].steps[-1].id == "s5-transport"
    assert steps(RESUMAX)[-1].id == "s9-capstone"


def test_the_gaps_of_the_sources_are_these() -> None:
    """What a source needs and does not teach is known, in an order to learn it."""
    assert {source: " ".join(bundled_outline(source).gaps) for source in SOURCES} == {
        "birjob": "core-language concurrency-async git-github schema-design",
        "skillpath": (
            "concurrency-async linux-cli config-env data-structures-algorithms db-driver-raw-sql dns-tls-https "
            "git-github input-validation load-balancing nosql-choice orms"
        ),
        "bytepane": (
            "control-flow-functions db-driver-raw-sql linux-cli git-github transactions-acid isolation-mvcc "
            "nosql-choice password-hashing session-auth unit-tests"
        ),
        "resumax": "control-flow-functions db-driver-raw-sql",
        "startupbricks": "core-language concurrency-async db-driver-raw-sql linux-cli git-github transactions-acid",
    }


def test_each_source_is_named_with_its_article() -> None:
    """Publisher, title and file; the merged roadmap is ours."""
    assert (BIRJOB.source.publisher, BIRJOB.source.author, BIRJOB.source.date) == ("BirJob", "Ismat", "2026-03")
    assert (RESUMAX.source.publisher, RESUMAX.source.title) == ("ResuMax", "Backend Engineer")
    assert BIRJOB.source.file is not None
    assert RESUMAX.source.file is not None
    assert (BACKEND.source.publisher, BACKEND.source.file) == ("", None)
