"""Writing time down: what is refused, and what a clock shows."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import Notebook, law, make_progress
from roadmap_cli.domain.errors import NotFoundError, UsageError
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.progress import RunningClock, TimeEntry
from roadmap_cli.services.timekeeping import (
    LONGEST_STRETCH,
    MINUTES_OF_A_DAY,
    check_day,
    draft_drop,
    draft_start,
    draft_stop,
    draft_time,
    minutes_on,
    read_clock,
)

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
CLOCK = RunningClock("c" * 32, "sql", "2026-11-20T12:00:00Z", "2026-11-20")


@law
@given(st.lists(st.tuples(st.sampled_from(("sql", "git")), st.integers(1, 900)), max_size=8))
def test_no_day_has_more_than_24_hours(wishes: list[tuple[str, int]]) -> None:
    """Whatever is logged in which order: what fits is kept to the minute, what does not is refused."""
    notebook, kept = Notebook(), 0

    for item, minutes in wishes:
        if kept + minutes <= MINUTES_OF_A_DAY:
            notebook.write([draft_time(notebook.progress, item, minutes, on=DAY)])
            kept += minutes
        else:
            with pytest.raises(UsageError, match="24 hours"):
                draft_time(notebook.progress, item, minutes, on=DAY)

    assert minutes_on(notebook.progress, DAY) == sum(notebook.progress.minutes.values()) == kept


def test_another_day_has_its_own_24_hours() -> None:
    """The limit is one of each day."""
    notebook = Notebook()
    notebook.write([draft_time(notebook.progress, "sql", 1_440, on=DAY)])

    notebook.write([draft_time(notebook.progress, "sql", 1_440, on=DAY - timedelta(days=1), note="all of it")])

    assert notebook.progress.minutes == {"sql": 2_880}
    assert [entry.note for entry in notebook.progress.entries["sql"]] == [None, "all of it"]


def test_a_note_beyond_reason_is_refused() -> None:
    """As beside an item."""
    with pytest.raises(UsageError, match="10,001 characters"):
        draft_time(make_progress(), "sql", 5, on=DAY, note="x" * 10_001)


@pytest.mark.parametrize(
    ("after", "minutes", "is_doubtful"),
    [
        (timedelta(seconds=59), 0, False),
        (timedelta(minutes=90, seconds=30), 90, False),
        (timedelta(minutes=LONGEST_STRETCH), LONGEST_STRETCH, False),
        (timedelta(hours=20), 1_200, True),
        (timedelta(minutes=-1), None, True),
    ],
)
def test_a_clock_shows_whole_minutes_and_whether_to_believe_them(
    after: timedelta, minutes: int | None, is_doubtful: bool
) -> None:
    """After more than eight hours it was forgotten, and one set back cannot be read."""
    reading = read_clock(CLOCK, moment=NOON + after)

    assert (reading.minutes, reading.doubt is not None) == (minutes, is_doubtful)


def test_a_clock_without_a_time_cannot_be_read() -> None:
    """Its event bears no time that can be read."""
    assert read_clock(CLOCK._replace(at=""), moment=NOON).minutes is None


@law
@given(minutes=st.integers(0, LONGEST_STRETCH))
def test_what_a_clock_shows_is_what_is_logged(minutes: int) -> None:
    """To the minute, on the day on which it was started; and no clock runs afterwards."""
    notebook = Notebook()
    (start,) = notebook.write([draft_start(notebook.progress, "sql")])
    moment = datetime.fromisoformat(start.at) + timedelta(minutes=minutes)

    notebook.write([draft_stop(notebook.progress, moment=moment, took=None)])

    assert notebook.progress.clock is None
    assert notebook.progress.minutes == ({"sql": minutes} if minutes else {})
    assert {entry.day for entry in notebook.progress.entries.get("sql", ())} <= {start.day}


def test_what_the_person_says_counts_before_what_the_clock_shows() -> None:
    """A forgotten clock is refused without, and logged with, how long it really was."""
    progress = make_progress(clock=CLOCK)
    late = NOON + timedelta(hours=20)

    with pytest.raises(UsageError, match="has run for 20 h") as refusal:
        draft_stop(progress, moment=late, took=None)
    draft = draft_stop(progress, moment=late, took=120, note="joins")

    assert "roadmap clock stop --took 2h" in (refusal.value.hint or "")
    assert draft.data == {"state": "stop", "minutes": 120, "on": "2026-11-20", "note": "joins"}


def test_a_stop_on_a_full_day_is_refused() -> None:
    """A clock adds to its day like any entry."""
    notebook = Notebook()
    notebook.write([draft_time(notebook.progress, "sql", 1_400, on=DAY)])
    progress = replace(notebook.progress, clock=CLOCK)

    with pytest.raises(UsageError, match="24 hours"):
        draft_stop(progress, moment=NOON + timedelta(hours=1), took=None)


def test_a_dropped_clock_leaves_nothing() -> None:
    """It is stopped, and no minute is logged."""
    notebook = Notebook()
    notebook.write([draft_start(notebook.progress, "sql")])

    notebook.write([draft_drop(notebook.progress)])

    assert (notebook.progress.clock, notebook.progress.minutes) == (None, {})


def test_there_must_be_a_clock_to_stop() -> None:
    """And one item cannot be begun twice."""
    with pytest.raises(NotFoundError, match="No clock is running"):
        draft_drop(fold([]))
    with pytest.raises(UsageError, match="running already"):
        draft_start(make_progress(clock=CLOCK), "sql")


def test_more_than_a_day_is_told_as_that_whatever_is_logged() -> None:
    """Another day would not hold it either."""
    progress = make_progress(entries={"sql": (TimeEntry("e", "2026-11-20", 60, None),)})

    with pytest.raises(UsageError, match="25 h on one day is more than its 24 hours"):
        check_day(progress, 25 * 60, on=date(2026, 11, 20))
