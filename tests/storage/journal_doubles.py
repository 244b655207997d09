"""Disks that watch, fail or forget, and the short ways to a journal in a folder of its own."""

import errno
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.domain.events import Draft, Event
from roadmap_cli.storage.device import Machine, fingerprint
from roadmap_cli.storage.durable_io import DiskIO
from roadmap_cli.storage.journal import Appended, Journal, JournalReading
from roadmap_cli.storage.journal_file import compose, join_lines
from roadmap_cli.storage.locations import Locations

MOMENT = datetime(2026, 11, 5, 18, 20, 11, tzinfo=UTC)
DAY = date(2026, 11, 5)
DEVICE = "laptop-7f3a9c21"
LAPTOP = Machine("laptop", "id")
OWN_NAME = f"{DEVICE}.2026-11.json"


class Step(NamedTuple):
    """One step that a disk was asked for; *content* is what a write was to write, *target* where a replace led."""

    operation: str
    path: Path
    content: bytes = b""
    target: Path = Path()


class WatchedDisk(DiskIO):
    """The real disk, which shows each step to `before` first."""

    def __init__(self, before: Callable[[Step], None] | None = None) -> None:
        """Show each step to *before*, which may act or raise."""
        super().__init__(sleep=lambda _seconds: None)
        self.steps: list[Step] = []
        self._before = before
        self._files: dict[int, Path] = {}

    def _step(self, operation: str, path: Path, content: bytes = b"", target: Path = Path()) -> None:
        step = Step(operation, path, content, target)
        self.steps.append(step)
        if self._before:
            self._before(step)

    def names(self, folder: Path) -> list[str]:
        self._step("names", folder)
        return super().names(folder)

    def read(self, path: Path, limit: int) -> bytes:
        self._step("read", path)
        return super().read(path, limit)

    def make_folder(self, path: Path) -> None:
        self._step("make_folder", path)
        super().make_folder(path)

    def create(self, path: Path) -> int:
        self._step("create", path)
        file = super().create(path)
        self._files[file] = path
        return file

    def write(self, file: int, content: bytes) -> None:
        self._step("write", self._files[file], content)
        super().write(file, content)

    def sync(self, file: int) -> None:
        self._step("sync", self._files[file])
        super().sync(file)

    def size(self, file: int) -> int:
        self._step("size", self._files[file])
        return super().size(file)

    def close(self, file: int) -> None:
        super().close(file)
        self._step("close", self._files.pop(file))

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace", source, target=target)
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder", folder)
        super().sync_folder(folder)

    def remove(self, path: Path) -> None:
        self._step("remove", path)
        super().remove(path)

    @contextmanager
    def lock(self, path: Path, timeout: float) -> Iterator[None]:
        self._step("lock", path)
        with super().lock(path, timeout):
            yield


class NoFileSync(WatchedDisk):
    """A control: a disk whose files are never confirmed."""

    def sync(self, file: int) -> None:
        """Do nothing."""


class NoFolderSync(WatchedDisk):
    """A control: a disk whose names are never confirmed."""

    def sync_folder(self, folder: Path) -> None:
        """Do nothing."""


class NoLock(WatchedDisk):
    """A control: a disk on which everybody writes when they like, and nobody sees what others are about to write."""

    def names(self, folder: Path) -> list[str]:
        return [name for name in super().names(folder) if not name.endswith(".tmp")]

    @contextmanager
    def lock(self, path: Path, timeout: float) -> Iterator[None]:
        """Hold nothing."""
        del path, timeout
        yield


class HastyDisk(NoLock):
    """A disk for laws about content: neither waits nor confirms, so that hundreds of examples are quick."""

    def sync(self, file: int) -> None:
        """Do nothing."""

    def sync_folder(self, folder: Path) -> None:
        """Do nothing."""


def failing_disk(number: int, code: int = errno.EIO, *, for_good: bool = False) -> WatchedDisk:
    """Give a disk whose step *number*, from 0, fails with the error *code*; *for_good* means every later one too."""

    def before(_step: Step) -> None:
        reached = len(disk.steps) - 1
        if reached == number or (for_good and reached > number):
            raise OSError(code, os.strerror(code))

    disk = WatchedDisk(before)
    return disk


def disk_refusing(operation: str, code: int) -> WatchedDisk:
    """Give a disk on which every step of one kind fails with the error *code*."""

    def before(step: Step) -> None:
        if step.operation == operation:
            raise OSError(code, os.strerror(code))

    return WatchedDisk(before)


def locations_in(folder: Path) -> Locations:
    """Give the locations of a person whose data lies in *folder*."""
    return Locations(folder, folder / "cache", folder / "config")


def prepare_device(folder: Path) -> None:
    """Let the device that keeps its data in *folder* be called DEVICE."""
    folder.mkdir(exist_ok=True, parents=True)
    device = {"device": DEVICE, "fingerprint": fingerprint(LAPTOP, folder)}
    (folder / "device.json").write_text(json.dumps(device))


def make_journal(folder: Path, disk: DiskIO | None = None, *, lock_timeout: float = 30.0) -> Journal:
    """Give the journal in *folder*, on a machine called `laptop`."""
    return Journal(locations_in(folder), disk, machine=lambda: LAPTOP, lock_timeout=lock_timeout)


def make_draft(text: str = "read it", kind: str = "note") -> Draft:
    """Give a note to be written."""
    return Draft(kind, "http-protocol", {"text": text})


def add(journal: Journal, *texts: str, moment: datetime = MOMENT) -> Appended:
    """Append one note for each text as one command."""
    return journal.append([make_draft(text) for text in texts], moment=moment, day=DAY)


def texts_of(folder: Path) -> set[str]:
    """Give the texts of all notes in the journal in *folder*."""
    return {str(event.data["text"]) for event in make_journal(folder).read().events}


def put_file(folder: Path, content: bytes, name: str = "other-00000000.2026-11.json") -> Path:
    """Put a file into the journal in *folder*, as a sync engine would."""
    (folder / "progress").mkdir(parents=True, exist_ok=True)
    path = folder / "progress" / name
    path.write_bytes(content)
    return path


def make_file(lines: Sequence[str], device: str = "other-00000000") -> bytes:
    """Give the content of a file with these event lines, as the program writes it."""
    return compose({}, join_lines(b"", lines), device=device)


def make_line(number: int = 1, *, text: str = "x", **changes: str) -> str:
    """Give an event as a line; *changes* are JSON texts in place of the values of its keys, or of new keys."""
    values = {
        "id": f'"{number:032x}"',
        "n": str(number),
        "device": '"other-00000000"',
        "at": '"2026-11-01T10:00:00Z"',
        "day": '"2026-11-01"',
        "kind": '"note"',
        "skill": "null",
        "data": f'{{"text":"{text}"}}',
    }
    return "{" + ",".join(f'"{key}":{value}' for key, value in (values | changes).items()) + "}"


def temporary_files(folder: Path) -> list[str]:
    """Name what an unfinished write left in *folder* or below."""
    return [path.name for path in folder.rglob(".*") if path.name.endswith(".tmp")]


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Give the content of each file of the journal in *folder*."""
    return {path.name: path.read_bytes() for path in (folder / "progress").glob("*.json")}


def read(folder: Path) -> JournalReading:
    """Read the journal in *folder*."""
    return make_journal(folder).read()


def event_in(folder: Path, line: str) -> Event:
    """Give the event that a file with this one line holds."""
    put_file(folder, make_file([line]))
    (event,) = read(folder).events
    return event
