"""Many writers at once lose nothing, even where some are killed, and readers see nothing shrink."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from child_scripts import run_script
from crowding import WRITERS
from journal_doubles import make_journal
from sizes import IS_RELEASE, seed_of, sized

EVENTS = 20
HARNESS = "50 writers at once"
HOW = "honest" if IS_RELEASE else "unsynced"
KILLED, READERS, EVENTS_BETWEEN_KILLS = (10, 4, 20) if IS_RELEASE else (4, 2, 4)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def test_fifty_writers_at_once_lose_nothing(tmp_path: Path, figure: Callable[..., None]) -> None:
    """1,000 of 1,000 events are there, with counters from 1 to 1,000."""
    found = run_script("crowding.py", tmp_path / "home", EVENTS, seed_of(HARNESS), 0, 0, HOW)

    assert found == {"said": WRITERS * EVENTS, "lost": 0, "failed": 0, "watched": []}
    assert sorted(event.n for event in make_journal(tmp_path / "home").read().events) == list(range(1, 1001))
    figure(HARNESS, n=WRITERS * EVENTS, unit="events", bad=0, remark=f"{EVENTS} events each")


def test_killed_writers_disturb_nobody(tmp_path: Path, figure: Callable[..., None]) -> None:
    """While some are killed the others save everything, and no reader sees a damaged or a shrinking journal."""
    for number in range(sized(1, 5)):
        home = tmp_path / str(number)
        found = run_script("crowding.py", home, EVENTS_BETWEEN_KILLS, seed_of(HARNESS), KILLED, READERS, HOW)

        assert (found["lost"], found["failed"], found["watched"]) == (0, 0, [0] * READERS)
        remark = f"{KILLED} of the writers killed, {READERS} readers"
        figure(HARNESS, n=found["said"], unit="events", bad=found["lost"], remark=remark)


def test_writers_without_a_lock_are_found(tmp_path: Path, figure: Callable[..., None]) -> None:
    """The control: without the lock and without the mirror only one of fifty who write at once is not overwritten."""
    found = run_script("crowding.py", tmp_path / "home", 1, seed_of(HARNESS), 0, 0, "careless")

    assert (found["said"], found["lost"]) == (WRITERS, WRITERS - 1)
    figure(HARNESS, n=found["said"], unit="events", bad=found["lost"], control=True, remark="no lock and no mirror")
