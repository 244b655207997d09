"""Each entry of time once, under the name that its item bears today."""

from datetime import date

import pytest

from factories import make_catalogue, make_progress, make_roadmap, make_skill, make_statuses
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import TimeEntry
from roadmap_cli.services.time_spent import (
    Spent,
    current_name,
    finished_items,
    is_counted,
    minutes_spent,
    monday_of,
    time_spent,
)

CATALOGUE = make_catalogue(
    make_skill("sql", topics={"select": 120, "joins": 180}, formerly="databases"),
    make_skill("caching", topics="keys", formerly="databases"),
    make_skill("git", minutes=60),
)


def spent(item: str, minutes: int, day: str = "2026-11-20") -> Spent:
    return Spent(date.fromisoformat(day), item, minutes, None, "e")


@pytest.mark.parametrize(
    ("before", "today"),
    [
        ("sql", "sql"),
        ("sql/joins", "sql/joins"),
        ("databases", "sql"),
        ("databases/joins", "sql/joins"),
        ("databases/keys", "caching/keys"),
        ("databases/gone", "sql"),
        ("sql/gone", "sql"),
        ("gone", "gone"),
        ("gone/part", "gone/part"),
    ],
)
def test_time_follows_its_item(before: str, today: str) -> None:
    """Of an item that was split the first part has it; what nobody knows keeps its name."""
    assert current_name(before, CATALOGUE) == today


def test_entries_come_in_the_order_of_their_days() -> None:
    """Whatever items they belong to."""
    progress = make_progress(
        entries={
            "git": (TimeEntry("a", "2026-11-20", 5, "x"), TimeEntry("b", "2026-11-01", 6, None)),
            "databases": (TimeEntry("c", "2026-11-10", 7, None),),
        }
    )

    assert [(one.item, one.minutes) for one in time_spent(progress, CATALOGUE)] == [("git", 6), ("sql", 7), ("git", 5)]


def test_topics_that_were_logged_alone_are_finished_alone() -> None:
    """A topic that is done and has time is an item; one that was known before says nothing."""
    statuses = make_statuses(CATALOGUE, {"sql/select": "done", "sql/joins": "known", "git": "skipped"})
    some = [spent("sql/select", 90), spent("sql/joins", 10), spent("git", 10)]

    assert [item[:1] + item[2:] for item in finished_items(some, statuses, CATALOGUE)] == [("sql/select", 120, 90)]


def test_time_of_a_whole_skill_counts_when_the_skill_is_finished() -> None:
    """With the time of its topics, against the estimates of those that were done."""
    some = [spent("sql", 200), spent("sql/select", 90)]
    half = make_statuses(CATALOGUE, {"sql/select": "done"})
    whole = make_statuses(CATALOGUE, {"sql/select": "done", "sql/joins": "known", "sql": "done"})

    assert list(finished_items(some, half, CATALOGUE)) == []
    assert [item[:1] + item[2:] for item in finished_items(some, whole, CATALOGUE)] == [("sql", 120, 290)]


def test_time_under_a_former_id_is_the_heirs() -> None:
    """An item that was renamed keeps the time that was logged before."""
    progress = make_progress(minutes={"databases": 30, "sql": 15, "gone": 5})

    assert minutes_spent(progress, CATALOGUE) == {"sql": 45, "gone": 5}


def test_a_roadmap_counts_what_it_lists_in_whole_or_in_part() -> None:
    """Time on a skill counts where only a topic of it is asked for, time on another topic does not."""
    outline = outline_of(make_roadmap("sql/joins"), CATALOGUE)

    counted = [item for item in ("sql", "sql/joins", "sql/select", "git", "gone") if is_counted(item, outline)]
    assert counted == ["sql", "sql/joins"]


def test_a_week_begins_on_monday() -> None:
    """Sunday belongs to the week before."""
    assert monday_of(date(2026, 11, 22)) == date(2026, 11, 16)
    assert monday_of(date(2026, 11, 23)) == date(2026, 11, 23)
