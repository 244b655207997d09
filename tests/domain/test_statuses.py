"""A tick outlives the content that it was given to."""

import pytest
from hypothesis import given

from factories import law, make_catalogue, make_skill, make_statuses
from roadmap_cli.domain.events import Status
from strategies import World, worlds

SPLIT = make_catalogue(make_skill("sql", topics="joins windows"), "http")


def test_an_item_has_the_status_that_was_recorded_last() -> None:
    """A leaf is what it was said to be, and not started where nothing was said."""
    statuses = make_statuses(SPLIT, {"http": "learning", "sql/joins": "known", "gone": "done"})

    assert statuses.leaves == {"sql/joins": "known", "sql/windows": "none", "http": "learning"}
    assert (statuses.of("sql/joins"), statuses.of("http")) == (Status.KNOWN, Status.LEARNING)


@pytest.mark.parametrize("status", [Status.DONE, Status.KNOWN, Status.SKIPPED])
def test_a_skill_that_is_split_into_topics_keeps_its_tick(status: Status) -> None:
    """What was met as a whole is met in each topic that it has today."""
    statuses = make_statuses(SPLIT, {"sql": status})

    assert status is statuses.of("sql")
    assert {status} == {statuses.of("sql/joins"), statuses.of("sql/windows")}


@pytest.mark.parametrize("status", [Status.LEARNING, Status.NONE])
def test_a_skill_that_is_not_met_gives_its_topics_nothing(status: Status) -> None:
    """A skill that was begun is being learned, but no single topic of it is."""
    statuses = make_statuses(SPLIT, {"sql": status})

    assert status is statuses.of("sql")
    assert Status.NONE is statuses.of("sql/joins")


def test_a_new_topic_shows_as_new_and_takes_no_tick_back() -> None:
    """A topic beside ticked ones is open while the skill stays done."""
    statuses = make_statuses(SPLIT, {"sql": "done", "sql/joins": "done"})

    assert tuple(map(statuses.of, ("sql", "sql/joins", "sql/windows"))) == (Status.DONE, Status.DONE, Status.NONE)


@pytest.mark.parametrize(
    ("joins", "windows", "skill"),
    [
        ("done", "none", "learning"),
        ("known", "none", "learning"),
        ("learning", "none", "learning"),
        ("skipped", "none", "none"),
        ("none", "none", "none"),
        ("done", "known", "done"),
        ("known", "skipped", "known"),
        ("skipped", "skipped", "skipped"),
        ("skipped", "learning", "learning"),
    ],
)
def test_a_skill_is_what_its_topics_are_together(joins: str, windows: str, skill: str) -> None:
    """Met when all are, as the best of them; being learned when some are begun; what is skipped begins nothing."""
    assert skill == make_statuses(SPLIT, {"sql/joins": joins, "sql/windows": windows}).of("sql")
    assert skill == make_statuses(SPLIT, {"sql/joins": windows, "sql/windows": joins}).of("sql")


def test_a_skill_that_was_reopened_follows_its_topics_again() -> None:
    """`none` recorded for the skill takes its tick away and leaves those of its topics."""
    statuses = make_statuses(SPLIT, {"sql": "none", "sql/joins": "done", "sql/windows": "none"})

    assert (statuses.of("sql"), statuses.of("sql/joins")) == (Status.LEARNING, Status.DONE)


def test_an_item_that_goes_by_another_id_keeps_its_status() -> None:
    """A renamed skill and its topics have what was recorded under the former id, until something newer is."""
    renamed = make_catalogue(
        make_skill("postgres", topics="joins windows", formerly="sql"), make_skill("web", formerly="http")
    )
    before = {"sql": "learning", "sql/joins": "done", "http": "known"}

    statuses = make_statuses(renamed, before)
    later = make_statuses(renamed, {**before, "postgres/joins": "none", "web": "learning"})

    assert statuses.leaves == {"postgres/joins": "done", "postgres/windows": "none", "web": "known"}
    assert Status.LEARNING is statuses.of("postgres")
    assert later.leaves == {"postgres/joins": "none", "postgres/windows": "none", "web": "learning"}


def test_each_heir_of_a_skill_that_was_split_in_two_has_its_status() -> None:
    """What was done is done in both, and what was begun is begun in both."""
    split = make_catalogue(make_skill("basics", topics="a b", formerly="sql"), make_skill("advanced", formerly="sql"))

    assert make_statuses(split, {"sql": "done"}).leaves == {"basics/a": "done", "basics/b": "done", "advanced": "done"}
    assert Status.LEARNING is make_statuses(split, {"sql": "learning"}).of("basics")
    assert Status.LEARNING is make_statuses(split, {"sql": "learning"}).of("advanced")


def test_a_skill_that_was_merged_is_met_when_all_its_parts_were() -> None:
    """One of two makes it begun; both make it done."""
    merged = make_catalogue(make_skill("sql", formerly="tables joins"))

    assert Status.LEARNING is make_statuses(merged, {"tables": "done"}).of("sql")
    assert Status.LEARNING is make_statuses(merged, {"tables": "done", "joins": "learning"}).of("sql")
    assert Status.DONE is make_statuses(merged, {"tables": "done", "joins": "known"}).of("sql")
    assert Status.NONE is make_statuses(merged, {"tables": "none"}).of("sql")


def test_what_was_recorded_for_a_skill_as_a_whole_is_told_apart() -> None:
    """The record of a skill is not that of its topics, and a tick is whole only while no topic has its own."""
    whole, mixed = make_statuses(SPLIT, {"sql": "done"}), make_statuses(SPLIT, {"sql": "done", "sql/joins": "none"})
    topics = make_statuses(SPLIT, {"sql/joins": "done", "sql/windows": "done"})

    assert (whole.recorded("sql"), mixed.recorded("sql"), topics.recorded("sql")) == (Status.DONE, Status.DONE, None)
    assert tuple(one.is_ticked_whole("sql") for one in (whole, mixed, topics)) == (True, False, False)


@law
@given(worlds())
def test_a_skill_whose_topics_are_all_met_is_met(world: World) -> None:
    """No history leaves a skill open with nothing open in it, nor not started with something in it begun."""
    statuses = world.standing.statuses

    for skill in world.catalogue.skills.values():
        own = [statuses.leaves[leaf] for leaf in skill.leaves]
        if all(status.is_met for status in own):
            assert statuses.of(skill.id).is_met
        if any(status.is_learned or status is Status.LEARNING for status in own):
            assert statuses.of(skill.id) is not Status.NONE


def test_statuses_say_what_they_count_for() -> None:
    """Done, known and skipped open what builds on them; a share counts the first two."""
    assert [status for status in Status if status.is_met] == ["done", "known", "skipped"]
    assert [status for status in Status if status.is_learned] == ["done", "known"]
