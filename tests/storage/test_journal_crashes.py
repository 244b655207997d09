"""Nothing that was confirmed is lost: not by a cut of the power, not by kill -9, not by many writers at once."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from journal_doubles import (
    OWN_NAME,
    NoFileSync,
    NoFolderSync,
    Step,
    WatchedDisk,
    add,
    make_journal,
    prepare_device,
    texts_of,
)

from roadmap_cli.domain.errors import RoadmapError

OUTSIDE_THE_PROGRAM = {"NoFileSync": "sync", "NoFolderSync": "sync_folder"}


def steps_of_a_later_write(home: Path, disk: WatchedDisk) -> tuple[list[Step], bytes]:
    """Add `old` and then, on *disk*, `new`; give the steps of the second write that took effect, and the old file."""
    prepare_device(home)
    add(make_journal(home), "old")
    before = (home / "progress" / OWN_NAME).read_bytes()
    add(make_journal(home, disk), "new")
    ignored = OUTSIDE_THE_PROGRAM.get(type(disk).__name__)
    return [step for step in disk.steps if step.operation != ignored], before


def states_after_a_cut(steps: Sequence[Step], before: bytes) -> Iterator[tuple[bytes, bool]]:
    """Give every content that the own file may have after a cut of the power, and whether saved was said before.

    The model is the harsh one: a file keeps nothing, half or all of what was not confirmed, and of the
    changes of names since the folder was confirmed any number from the first on has reached the disk.
    """
    for count in range(len(steps) + 1):
        kept: dict[Path, list[bytes]] = {}
        names: list[list[bytes]] = [[before]]
        for step in steps[:count]:
            if step.operation == "write":
                kept[step.path] = [b"", step.content[: len(step.content) // 2], step.content]
            elif step.operation == "sync":
                kept[step.path] = kept[step.path][-1:]
            elif step.operation == "replace":
                names.append(kept[step.path])
            elif step.operation == "sync_folder":
                names = names[-1:]
        for contents in names:
            for content in contents:
                yield content, count == len(steps)


def faults(states: Iterator[tuple[bytes, bool]], home: Path) -> list[str]:
    """Open each state as a reader would; name what is lost."""
    found = []
    path = home / "progress" / OWN_NAME
    for content, confirmed in states:
        path.write_bytes(content)
        try:
            texts = texts_of(home)
        except RoadmapError:
            found.append("damaged")
            continue
        if not texts >= ({"old", "new"} if confirmed else {"old"}):
            found.append("lost")
    return found


def test_no_cut_of_the_power_loses_what_was_confirmed(tmp_path: Path) -> None:
    """At every step of a write, whatever the disk kept is the old file or the new one, and once saved the new one."""
    steps, before = steps_of_a_later_write(tmp_path, WatchedDisk())

    assert faults(states_after_a_cut(steps, before), tmp_path) == []
    assert len(list(states_after_a_cut(steps, before))) > 12


@pytest.mark.parametrize(("disk", "fault"), [(NoFileSync(), "damaged"), (NoFolderSync(), "lost")])
def test_without_a_sync_the_same_check_finds_the_loss(tmp_path: Path, disk: WatchedDisk, fault: str) -> None:
    """The controls: a disk that leaves out either confirmation does lose events."""
    steps, before = steps_of_a_later_write(tmp_path, disk)

    assert fault in faults(states_after_a_cut(steps, before), tmp_path)


def test_writing_in_place_is_found_too(tmp_path: Path) -> None:
    """The control: a program that writes over the file itself loses the old events with the new ones."""
    steps, before = steps_of_a_later_write(tmp_path, WatchedDisk())
    content = next(step.content for step in steps if step.operation == "write")

    in_place = iter([(before, False), (b"", False), (content[: len(content) // 2], False), (content, True)])

    assert faults(in_place, tmp_path) == ["damaged", "damaged"]


def test_saved_is_said_after_the_last_confirmation(tmp_path: Path) -> None:
    """The file is confirmed before its name changes, and the name before append returns."""
    steps, _ = steps_of_a_later_write(tmp_path, WatchedDisk())

    operations = [step.operation for step in steps]
    assert operations[-8:] == ["create", "write", "sync", "size", "close", "read", "replace", "sync_folder"]
    assert steps[-1].path == steps[-2].target.parent == tmp_path / "progress"
    assert operations.index("lock") < operations.index("names")


_WRITERS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from journal_doubles import add, make_journal
journal = make_journal(Path(sys.argv[1]))
for number in range(20):
    add(journal, f"{sys.argv[3]} {number}")
"""


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Eight processes with twenty writes each leave 160 events with 160 counters in a row."""
    names = [f"writer {number}" for number in range(8)]
    command = [sys.executable, "-c", _WRITERS, str(tmp_path), str(Path(__file__).parent)]

    writers = [subprocess.Popen([*command, name]) for name in names]
    exits = [writer.wait(60) for writer in writers]

    assert exits == [0] * 8
    assert texts_of(tmp_path) == {f"{name} {number}" for name in names for number in range(20)}
    assert sorted(event.n for event in make_journal(tmp_path).read().events) == list(range(1, 161))


# One process that forks a writer for each round, because starting an interpreter takes longer than a round. The
# writer names each text after (a control: before) it was saved; the round ends at a random moment after the first.
_ROUNDS = """
import json, os, random, select, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from journal_doubles import add, make_journal, texts_of
home, rounds, honest = Path(sys.argv[1]), int(sys.argv[3]), sys.argv[4] == "honest"
random.seed(7)
add(make_journal(home), "first")
confirmed = {"first"}
for round in range(rounds):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        for number in range(1000):
            text = f"{round} {number}"
            if not honest:
                os.write(writer, f"{text}\\n".encode())
            add(make_journal(home), text)
            if honest:
                os.write(writer, f"{text}\\n".encode())
        os._exit(0)
    os.close(writer)
    said = os.read(reader, 100)
    select.select([], [], [], random.random() * 0.02 if honest else 0)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reader, 1 << 16):
        said += more
    os.close(reader)
    confirmed.update(said.decode().split("\\n")[:-1])
    texts_of(home)
present = texts_of(home)
print(json.dumps({"confirmed": len(confirmed), "lost": len(confirmed - present), "kept": len(present)}))
"""


def kill_writers(home: Path, rounds: int, how: str) -> dict[str, int]:
    """Kill a writer at a random moment in each round; count what was confirmed and what of it is lost."""
    command = [sys.executable, "-c", _ROUNDS, str(home), str(Path(__file__).parent), str(rounds), how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    found: dict[str, int] = json.loads(done.stdout)
    return found


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@needs_fork
def test_kill_9_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    """Of 60 writers killed in the middle of their work not one confirmed event is lost, and the file stays whole."""
    found = kill_writers(tmp_path, 60, "honest")

    assert found["lost"] == 0
    assert found["confirmed"] > 60
    assert texts_of(tmp_path) >= {"first"}


@needs_fork
def test_a_writer_that_speaks_too_early_is_found(tmp_path: Path) -> None:
    """The control: a writer that says saved before it is does lose confirmed events in the same rounds."""
    found = kill_writers(tmp_path, 10, "too early")

    assert found["lost"] > 0
