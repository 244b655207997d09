"""Every way in which the journal is written: how things stand before it, and the write itself."""

import shutil
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from journal_doubles import (
    DAY,
    DEVICE,
    MOMENT,
    OWN_NAME,
    add,
    locations_in,
    make_file,
    make_journal,
    make_line,
    prepare_device,
    put_file,
)

from roadmap_cli.domain.events import PURGE, Draft, Event
from roadmap_cli.storage import journal_write
from roadmap_cli.storage.durable_io import DiskIO
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_lines import intact_lines
from roadmap_cli.storage.journal_uniting import mend, receive, take_in

NEXT_MONTH = MOMENT + timedelta(days=30)
OTHER_NAME = "other-00000000.2026-11.json"
CONFLICT = OWN_NAME.replace(".json", ".sync-conflict-20261105-101500-ABCDEFG.json")
SECRET = "hunter2-hunter2"
TORN = "torn"
"""An event that stands in a damaged file alone: saved where its line is whole, and nobody was told that it is."""


class WritingPath(NamedTuple):
    """A write: *arrange* lays out the home before it, *act* is it; *new* are the texts it adds, all or none.

    With *is_whole* false it adds what comes from elsewhere, file by file. With *is_mending* there is
    something to put right first, and to tell.
    """

    arrange: Callable[[Path], object]
    act: Callable[[Journal], object]
    new: frozenset[str] = frozenset({"new"})
    is_whole: bool = True
    is_mending: bool = False


class UnsyncedDisk(DiskIO):
    """The real disk, lock included, but that it waits for nothing: what a test prepares needs no confirmation."""

    def sync(self, file: int) -> None:
        """Do nothing."""

    def sync_folder(self, folder: Path) -> None:
        """Do nothing."""


def hasty(home: Path) -> Journal:
    """Give the journal in *home* on a disk that does not wait."""
    return make_journal(home, UnsyncedDisk())


def begin(home: Path, *texts: str) -> None:
    """Let the device DEVICE have written *texts*, one command each."""
    prepare_device(home)
    for text in texts or ("first", "second", "third"):
        add(hasty(home), text)


def own(home: Path) -> Path:
    return home / "progress" / OWN_NAME


def _without_snapshot(home: Path) -> None:
    begin(home)
    shutil.rmtree(home / "cache")


def _damaged(home: Path) -> None:
    begin(home)
    own(home).write_bytes(own(home).read_bytes()[:-250])


def _behind_and_damaged(home: Path) -> None:
    """The file holds a whole event more than its mirror, and is torn after it."""
    begin(home)
    content = own(home).read_bytes()
    line = make_line(9, text=TORN, device=f'"{DEVICE}"').encode()
    own(home).write_bytes(content.replace(b"\n]}\n", b",\n" + line + b',\n{"id":'))


def _emptied(home: Path) -> None:
    begin(home)
    own(home).write_bytes(b"")


def _vanished(home: Path) -> None:
    begin(home)
    own(home).unlink()


def _rolled_back(home: Path) -> None:
    begin(home, "first")
    older = own(home).read_bytes()
    add(hasty(home), "second")
    own(home).write_bytes(older)


def _foreign_vanished(home: Path) -> None:
    put_file(home, make_file([make_line(text="foreign")]))
    begin(home)
    (home / "progress" / OTHER_NAME).unlink()


def _conflict_copy(home: Path) -> None:
    begin(home)
    line = make_line(7, text="elsewhere", device=f'"{DEVICE}"')
    put_file(home, own(home).read_bytes(), CONFLICT)
    put_file(home, make_file([line]), CONFLICT.replace("ABC", "DEF"))


def _mirror_damaged(home: Path) -> None:
    begin(home)
    (home / "safety" / OWN_NAME).write_bytes(b"\0" * 100)


def _mirror_gone(home: Path) -> None:
    begin(home)
    shutil.rmtree(home / "safety")


def _copied_home(home: Path) -> None:
    begin(home)
    (home / "device.json").write_text(f'{{"device":"{DEVICE}","fingerprint":"of another place"}}')


def _with_a_purge(home: Path) -> None:
    begin(home, "first", SECRET, "third")
    target = next(event.id for event in events_in(home).values() if name_of(event) == SECRET)
    hasty(home).append([Draft(PURGE, None, {"target": target})], moment=MOMENT, day=DAY)


def _next_part(journal: Journal) -> None:
    with patch.object(journal_write, "LARGEST_PART", 100):
        add(journal, "new")


def _with_foreign(home: Path) -> None:
    put_file(home, make_file([make_line(1, text="foreign")]))
    begin(home)


def _receive(journal: Journal) -> None:
    files: Mapping[str, bytes] = {
        OTHER_NAME: make_file([make_line(2, text="arrived")]),
        "third-00000000.2026-11.json": make_file([make_line(3, text="another")]),
    }
    receive(journal, files, moment=MOMENT)


def _restore(journal: Journal) -> None:
    lines = [make_line(number, text=f"restored {number}") for number in (4, 5)]
    take_in(journal, intact_lines(make_file(lines), EventReader()), moment=MOMENT)


PATHS: Mapping[str, WritingPath] = {
    "first write": WritingPath(lambda _home: None, lambda journal: add(journal, "new")),
    "later write": WritingPath(begin, lambda journal: add(journal, "new")),
    "write of a batch": WritingPath(begin, lambda journal: add(journal, "new", "newer"), frozenset({"new", "newer"})),
    "write without a snapshot": WritingPath(_without_snapshot, lambda journal: add(journal, "new")),
    "write in a new month": WritingPath(begin, lambda journal: add(journal, "new", moment=NEXT_MONTH)),
    "write into the next part": WritingPath(begin, _next_part),
    "own file damaged": WritingPath(_damaged, lambda journal: add(journal, "new"), is_mending=True),
    "own file damaged, mirror behind": WritingPath(
        _behind_and_damaged, lambda journal: add(journal, "new"), is_mending=True
    ),
    "own file emptied": WritingPath(_emptied, lambda journal: add(journal, "new"), is_mending=True),
    "own file vanished": WritingPath(_vanished, lambda journal: add(journal, "new"), is_mending=True),
    "own file rolled back": WritingPath(_rolled_back, lambda journal: add(journal, "new"), is_mending=True),
    "another device's file vanished": WritingPath(
        _foreign_vanished, lambda journal: add(journal, "new"), is_mending=True
    ),
    "conflict copies": WritingPath(_conflict_copy, lambda journal: add(journal, "new")),
    "mirror damaged": WritingPath(_mirror_damaged, lambda journal: add(journal, "new")),
    "mirror gone": WritingPath(_mirror_gone, lambda journal: add(journal, "new")),
    "copied home": WritingPath(_copied_home, lambda journal: add(journal, "new"), is_mending=True),
    "purge": WritingPath(_with_a_purge, lambda journal: mend(journal, moment=MOMENT), frozenset()),
    "receive": WritingPath(_with_foreign, _receive, frozenset({"arrived", "another"}), is_whole=False),
    "take in": WritingPath(begin, _restore, frozenset({"restored 4", "restored 5"})),
}


def events_in(home: Path) -> dict[str, Event]:
    """Give every event that a reader in *home* sees, by id."""
    return {event.id: event for event in make_journal(home).read().events}


def name_of(event: Event) -> str:
    """Give the word by which a test knows an event: its text, or its kind where it has none."""
    return str(event.data.get("text", event.kind))


def device_in(home: Path) -> bytes:
    """Give what stands in *home* about the device; nothing where it is none yet."""
    path = locations_in(home).device
    return path.read_bytes() if path.exists() else b""
