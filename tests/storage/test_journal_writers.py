"""Two writers at one file, and programs that come between."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from journal_doubles import (
    OWN_NAME,
    NoLock,
    Step,
    WatchedDisk,
    add,
    make_journal,
    prepare_device,
    temporary_files,
    texts_of,
)

from roadmap_cli.domain.errors import LockedError, NotSavedError


def during(operation: str, action: Callable[[], object]) -> Callable[[Step], None]:
    """Give a watcher that acts once, just before the first step of this kind on a file of the journal."""
    pending = [action]

    def before(step: Step) -> None:
        if step.operation == operation and step.path.parent.name == "progress" and pending:
            pending.pop()()

    return before


def test_a_file_that_changes_meanwhile_is_read_again(tmp_path: Path) -> None:
    """What another program puts into the file while it is added to is kept: the write starts over."""
    prepare_device(tmp_path)
    intruder = make_journal(tmp_path, NoLock())
    disk = NoLock(during("sync", lambda: add(intruder, "intruder")))

    add(make_journal(tmp_path, disk), "a")

    assert texts_of(tmp_path) == {"a", "intruder"}


def test_a_file_that_keeps_changing_is_given_up(tmp_path: Path) -> None:
    """A program that never rests is told of; nothing that it wrote is lost."""
    prepare_device(tmp_path)
    intruder = make_journal(tmp_path, NoLock())

    def before(step: Step) -> None:
        if step.operation == "sync" and step.path.parent.name == "progress":
            add(intruder, f"intruder {len(disk.steps)}")

    disk = WatchedDisk(before)

    with pytest.raises(NotSavedError, match="keeps changing"):
        add(make_journal(tmp_path, disk), "a")

    assert len(texts_of(tmp_path)) == 3
    assert temporary_files(tmp_path) == []


def elsewhere(action: Callable[[], object]) -> list[BaseException]:
    """Run *action* in a thread of its own to its end; give what it raised."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            action()
        except LockedError as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return raised


def test_the_lock_keeps_a_second_writer_out(tmp_path: Path) -> None:
    """Between the last look at the file and its replacement no other writer can come."""
    second = make_journal(tmp_path, lock_timeout=0)
    raised: list[BaseException] = []
    disk = WatchedDisk(during("replace", lambda: raised.extend(elsewhere(lambda: add(second, "second")))))
    prepare_device(tmp_path)

    add(make_journal(tmp_path, disk), "first")
    add(second, "third")

    assert [type(error) for error in raised] == [LockedError]
    assert texts_of(tmp_path) == {"first", "third"}


def test_without_the_lock_the_same_interleaving_loses_an_event(tmp_path: Path) -> None:
    """The control: the interleaving that the lock prevents does lose an event."""
    second = make_journal(tmp_path, NoLock())
    disk = NoLock(during("replace", lambda: elsewhere(lambda: add(second, "second"))))
    prepare_device(tmp_path)

    add(make_journal(tmp_path, disk), "first")

    assert texts_of(tmp_path) == {"first"}


def test_a_clone_with_the_same_id_loses_nothing(tmp_path: Path) -> None:
    """Two homes with one device id write events of the same counter; united they are all there."""
    for name in ("a", "b"):
        prepare_device(tmp_path / name)
        add(make_journal(tmp_path / name), name)
    conflict = OWN_NAME.replace(".json", ".sync-conflict-20261105-101500-ABCDEFG.json")
    os.replace(tmp_path / "b" / "progress" / OWN_NAME, tmp_path / "a" / "progress" / conflict)  # noqa: PTH105

    added = add(make_journal(tmp_path / "a"), "c")

    assert texts_of(tmp_path / "a") == {"a", "b", "c"}
    assert added.events[0].n == 2
