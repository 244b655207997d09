"""Five machines, two with one device id, all writing and syncing at once, some killed: nothing may be lost."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from git_sync_worker import MACHINE, make_synchronizer
from sizes import seed_of, sized

import roadmap_cli
from git_worlds import World, needs_git, shell_environment
from roadmap_cli.domain.fold import fold
from roadmap_cli.storage.device import fingerprint

pytestmark = needs_git

ROUNDS = sized(1, 100)
HARNESS = "git sync of five machines, two with one device id"
NAMES = ("a", "b", "c", "d", "e")
EVENTS = 12
KILLS = 8
LONGEST = 600.0
"""Seconds after which something must hang; only then does it matter."""


class Fleet:
    """Five machines with their remote."""

    def __init__(self, folder: Path) -> None:
        self.world = World(folder)
        self.environment = {
            **shell_environment(folder / "home"),
            "PYTHONPATH": str(Path(roadmap_cli.__file__).parents[1]),
        }
        for name in NAMES:
            data = folder / name
            data.mkdir()
            device = "twin-00000000" if name in "ab" else f"{name}-00000000"
            values = {"device": device, "fingerprint": fingerprint(MACHINE, data)}
            (data / "device.json").write_text(json.dumps(values))

    def start(self, name: str, flaw: str) -> subprocess.Popen[bytes]:
        folder = self.world.folder
        script = Path(__file__).with_name("git_sync_worker.py")
        words = [folder / name, self.world.remote, folder / f"{name}.confirmed", str(EVENTS), *filter(None, [flaw])]
        with (folder / f"{name}.errors").open("ab") as errors:
            return subprocess.Popen(
                [sys.executable, script, *words], env=self.environment, stderr=errors, start_new_session=True
            )

    def work(self, chance: random.Random, *, kills: int, flaw: str = "") -> int:
        """Let all work at once and kill some of them; give how many were killed before their work was done."""
        running = {name: self.start(name, flaw) for name in NAMES}
        killed = 0
        end = time.monotonic() + LONGEST
        while running and time.monotonic() < end:
            time.sleep(chance.uniform(0.05, 0.5))
            for name, process in list(running.items()):
                if (code := process.poll()) is not None:
                    assert code in {0, -signal.SIGKILL}, (self.world.folder / f"{name}.errors").read_text()
                    del running[name]
            if running and kills:
                name = chance.choice(sorted(running))
                # Alone, so that its git outlives it, or with all that it has started.
                kill = chance.choice([os.kill, os.killpg])
                kill(running[name].pid, signal.SIGKILL)
                running[name].wait()
                running[name] = self.start(name, flaw)
                kills -= 1
                killed += 1
        assert not running
        return killed

    def settle(self) -> None:
        """Sync all of them in turn until no sync brings anything more."""
        for _ in range(2):
            for name in NAMES:
                self.sync(name)

    def sync(self, name: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            for variable in list(os.environ):
                if variable.startswith("GIT_"):
                    patch.delenv(variable)
            for variable, value in self.environment.items():
                patch.setenv(variable, value)
            make_synchronizer(self.world.folder / name)[1].synchronize(str(self.world.remote))

    def lost(self) -> dict[str, int]:
        """Count for each machine the confirmed events that it does not have."""
        lists = [self.world.folder / f"{name}.confirmed" for name in NAMES]
        confirmed = {identity for path in lists for identity in path.read_text().splitlines()}
        assert len(confirmed) >= EVENTS * len(NAMES)
        return {name: len(confirmed - {event.id for event in self.events(name)}) for name in NAMES}

    def events(self, name: str):
        return make_synchronizer(self.world.folder / name)[0].read().events

    def contents(self, name: str) -> dict[str, bytes]:
        folder = self.world.folder / name / "content"
        return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_five_machines_lose_nothing(tmp_path: Path, round_: int, figure: Callable[..., None]) -> None:
    """Every event that was confirmed is on all five, and all five come to the same progress and the same content."""
    seed = seed_of(HARNESS) + round_
    fleet = Fleet(tmp_path)

    killed = fleet.work(random.Random(seed), kills=KILLS)
    fleet.settle()

    assert fleet.lost() == dict.fromkeys(NAMES, 0)
    progress = [fold(fleet.events(name)) for name in NAMES]
    assert progress == [progress[0]] * len(NAMES)
    contents = [fleet.contents(name) for name in NAMES]
    assert contents == [contents[0]] * len(NAMES)
    assert {f"{name}.yaml" for name in NAMES} <= contents[0].keys()
    figure(HARNESS, n=1, unit="rounds", bad=0, remark=f"{killed} syncs or writers killed in a round")
    shutil.rmtree(tmp_path)


def test_the_control_loses_events(tmp_path: Path, figure: Callable[..., None]) -> None:
    """A sync that takes the remote's file instead of the union is found out: the harness can see a loss."""
    fleet = Fleet(tmp_path)

    fleet.work(random.Random(1), kills=0, flaw="takes-the-remotes")
    fleet.settle()

    lost = sum(fleet.lost().values())
    assert lost > 0
    figure(HARNESS, n=1, unit="rounds", bad=1, control=True, remark=f"takes the remote's file: {lost} events lost")


def use(fleet: Fleet, name: str, notes: int) -> subprocess.Popen[bytes]:
    """Let a person use the program in the home *name*: note something and sync, again and again."""
    program = f'"{sys.executable}" -m roadmap_cli'
    once = (
        f'{program} note docker "{name} $number" || exit; {program} sync "{fleet.world.remote}" || [ $? -eq 5 ] || exit'
    )
    environment = {**fleet.environment, "ROADMAP_HOME": str(fleet.world.folder / name), "LANG": "C.UTF-8"}
    return subprocess.Popen(
        ["bash", "-c", f"for number in $(seq {notes}); do {once}; done"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def test_two_homes_in_use_with_a_conflict_copy_end_in_one_state(tmp_path: Path) -> None:
    """The program itself, in two homes at once, and a copy of a journal's file put in by hand meanwhile."""
    fleet = Fleet(tmp_path)
    first = use(fleet, "c", 1)
    assert first.communicate()[1] is not None
    (own,) = (tmp_path / "c" / "progress").iterdir()
    copy = own.with_name(f"{own.stem} (conflicted copy).json")
    copy.write_bytes(own.read_bytes())

    people = [use(fleet, name, 4) for name in "cd"]
    said = [person.communicate(timeout=LONGEST)[1] for person in people]
    for name in "cdcd":
        fleet.sync(name)

    assert [person.returncode for person in people] == [0, 0], said
    notes = [sorted(str(event.data["text"]) for event in fleet.events(name)) for name in "cd"]
    expected = sorted(["c 1", *(f"{name} {number}" for name in "cd" for number in range(1, 5))])
    assert notes == [expected, expected]
    assert fold(fleet.events("c")) == fold(fleet.events("d"))
