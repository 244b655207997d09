"""Devices that know the same events show the same progress, whatever happened to their files, and none is lost.

The histories are made of writes, undo and redo, purges, clones of a home under one id or two, syncs of all
or some files, half-synced files, conflict copies, files that vanish or come back older, restored homes and
clocks that are decades apart. At the end everything is exchanged and each device has written once more.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from pathlib import Path

import pytest
from random_histories import run_history
from sizes import seed_of, sized

from roadmap_cli.domain import fold
from roadmap_cli.domain.events import Event
from roadmap_cli.storage import journal_mending, journal_survey, journal_uniting, safety_mirror
from roadmap_cli.storage.journal_survey import Found, Survey

HISTORIES = sized(500, 10_000)
STEPS = 40
HARNESS = "convergence of random histories"

pytestmark = pytest.mark.usefixtures("same_place")


def test_all_devices_come_to_the_same_progress(tmp_path: Path, figure: Callable[..., None]) -> None:
    """After every history each device has exactly the confirmed events, and the progress that they add up to."""
    first = seed_of(HARNESS)

    faults = {seed: fault for seed in range(first, first + HISTORIES) if (fault := run_history(seed, STEPS, tmp_path))}

    assert faults == {}
    figure(HARNESS, n=HISTORIES, unit=f"histories of {STEPS} steps", bad=len(faults))


def last_file_wins(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(journal_uniting, "unite", lambda _first, second, **_: second)
    patch.setattr(safety_mirror, "together", lambda content, *_: content)
    patch.setattr(journal_mending, "vanished_lines", lambda *_: [])


def clocks_order(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(fold, "_ORDER", attrgetter("at", "device", "id"))


def device_and_counter_identify(patch: pytest.MonkeyPatch) -> None:
    add = journal_survey._add

    def add_unless_known(events: Sequence[Event], file: Found, found: Survey) -> None:
        known = {(event.device, event.n): event.id for event in found.events.values()}
        add([event for event in events if known.get((event.device, event.n), event.id) == event.id], file, found)

    patch.setattr(journal_survey, "_add", add_unless_known)


@pytest.mark.parametrize("plant", [last_file_wins, clocks_order, device_and_counter_identify])
def test_each_planted_flaw_is_found(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
    figure: Callable[..., None],
) -> None:
    """The controls: the same histories find each of three flaws that would lose or reorder events."""
    plant(monkeypatch)
    first = seed_of(HARNESS)

    needed = next((n for n in range(1, HISTORIES + 1) if run_history(first + n - 1, STEPS, tmp_path)), None)

    assert needed is not None
    remark = f"{plant.__name__.replace('_', ' ')}: found after {needed}"
    figure(HARNESS, n=needed, unit=f"histories of {STEPS} steps", bad=1, control=True, remark=remark)
