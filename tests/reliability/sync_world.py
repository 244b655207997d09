"""Devices with their homes, and a sync engine that carries files between them, in memory but for the homes."""

import json
import random
import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from journal_doubles import DAY, MOMENT, make_journal
from writing_paths import UnsyncedDisk

from roadmap_cli.domain.events import PURGE, Draft, Event
from roadmap_cli.storage.device import load_device
from roadmap_cli.storage.event_lines import blanked
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_uniting import mend, receive, whole_files


class SyncedDevice:
    """A home, its clock, and what the sync engine remembers of it.

    *synced* is what each file held when it was last carried, *halves* what the engine began to write.
    """

    def __init__(self, home: Path, skew: timedelta) -> None:
        self.home = home
        self.skew = skew
        self.synced: dict[str, bytes] = {}
        self.halves: dict[str, bytes] = {}
        self.mended: dict[str, bytes] | None = None

    @property
    def journal(self) -> Journal:
        return make_journal(self.home, UnsyncedDisk())

    @property
    def folder(self) -> Path:
        return self.home / "progress"

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.folder.glob("*.json"))}

    def put(self, name: str, content: bytes | None) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if content is None:
            (self.folder / name).unlink(missing_ok=True)
        else:
            (self.folder / name).write_bytes(content)

    def id(self) -> str:
        device = load_device(UnsyncedDisk(), self.home / "device.json")
        return device.id if device else ""


class SyncWorld:
    """All devices, the files that the engine holds, and every event that was confirmed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = random.Random(seed)
        self.devices: list[SyncedDevice] = []
        self.cloud: dict[str, bytes] = {}
        self.versions: dict[str, list[bytes]] = {}
        self.confirmed: dict[str, Event] = {}
        self.backups: dict[int, tuple[dict[str, bytes], dict[str, bytes]]] = {}
        self.conflicts = 0

    def add_device(self) -> SyncedDevice:
        skew = timedelta(days=self.random.choice((0, 0, 1, 30, -30, 9000, -9000)))
        device = SyncedDevice(self.root / f"home{len(self.devices)}", skew)
        self.devices.append(device)
        return device

    def clone(self, original: SyncedDevice, *, is_noticed: bool) -> None:
        """Copy a home; where that is not *is_noticed* by its fingerprint, both go on under one id."""
        if not original.home.exists():
            return
        twin = self.add_device()
        shutil.copytree(original.home, twin.home)
        twin.synced, twin.halves = dict(original.synced), dict(original.halves)
        if is_noticed and original.id():
            text = json.dumps({"device": original.id(), "fingerprint": "elsewhere"})
            (twin.home / "device.json").write_text(text)

    def append(self, device: SyncedDevice, drafts: list[Draft]) -> tuple[Event, ...]:
        later = timedelta(minutes=len(self.confirmed))
        appended = device.journal.append(drafts, moment=MOMENT + device.skew + later, day=DAY)
        self.confirmed |= {event.id: event for event in appended.events}
        self._remember(device)
        for event in appended.events:
            if event.kind == "status":
                # Whatever the clocks say, what was written last where all before it was known is what counts.
                assert appended.progress.statuses[event.skill or ""] == event.data["to"], "own write not seen"
        return appended.events

    def mend(self, device: SyncedDevice) -> None:
        mend(device.journal, moment=MOMENT + device.skew)
        self._remember(device)

    def carry(self, source: SyncedDevice, target: SyncedDevice) -> None:
        """Unite the files of one device with those of another, as a sync through git does."""
        receive(target.journal, whole_files(source.journal), moment=MOMENT + target.skew)
        self._remember(target)

    def _remember(self, device: SyncedDevice) -> None:
        for name, content in device.files().items():
            known = self.versions.setdefault(name, [])
            if content not in known[-3:] and content != device.halves.get(name):
                known.append(content)

    def exchange(self, device: SyncedDevice, names: Iterable[str] | None = None) -> bool:
        """Carry files both ways, where both sides changed one with a conflict copy; tell whether anything changed."""
        local = device.files()
        changed = False
        for name in sorted(names if names is not None else {*local, *self.cloud, *device.synced}):
            mine, theirs, base = local.get(name), self.cloud.get(name), device.synced.get(name)
            if mine is not None and mine == device.halves.pop(name, None):
                mine = base = b"half"
            if mine != theirs:
                changed = True
                self._settle(device, name, mine, theirs, base)
            device.synced.pop(name, None)
            if name in self.cloud:
                device.synced[name] = self.cloud[name]
        return changed

    def _settle(
        self, device: SyncedDevice, name: str, mine: bytes | None, theirs: bytes | None, base: bytes | None
    ) -> None:
        if mine in (base, None):
            device.put(name, theirs)
        elif theirs in (base, None):
            assert mine is not None
            self.cloud[name] = mine
        else:
            assert mine is not None
            self.conflicts += 1
            copy = name.replace(".json", f".sync-conflict-{self.conflicts}.json")
            for place in (self.cloud, device.synced):
                place[copy] = mine
            device.put(copy, mine)
            device.put(name, theirs)
        if mine is None and theirs == base:
            self.cloud.pop(name, None)
            device.put(name, None)

    def begin_to_write(self, device: SyncedDevice, name: str) -> None:
        """Let the engine write half of a file and stop for a while."""
        content = self.cloud.get(name)
        local = device.files().get(name)
        if content and (local is None or local == device.synced.get(name)):
            device.halves[name] = content[: self.random.randrange(len(content))]
            device.put(name, device.halves[name])

    def back_up(self, device: SyncedDevice) -> None:
        place = self.root / f"backup{self.devices.index(device)}"
        if device.home.exists() and device.id():
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(device.home, place)
            self.backups[self.devices.index(device)] = (dict(device.synced), dict(device.halves))

    def restore(self, device: SyncedDevice) -> None:
        """Put an older home in the place of a newer one, of which everything had reached another device."""
        found = self.backups.get(self.devices.index(device))
        if not found:
            return
        other = self.random.choice([other for other in self.devices if other is not device])
        for writer in (device, device, other):
            self.mend(writer)
            self.exchange(writer)
        self.mend(other)
        here, there = (frozenset(event.id for event in known.journal.read().events) for known in (device, other))
        if not here <= there:
            return
        shutil.rmtree(device.home)
        shutil.copytree(self.root / f"backup{self.devices.index(device)}", device.home)
        device.synced, device.halves = dict(found[0]), dict(found[1])

    def come_to_rest(self) -> None:
        """Let all be exchanged, and each device write once more, until nothing changes."""
        for attempt in range(12):
            changed = [self.exchange(device) for device in self.devices for _ in range(2)]
            if attempt and not any(changed):
                return
            for device in self.devices:
                if device.files() != device.mended:
                    self.mend(device)
                    device.mended = device.files()
        message = "it does not come to rest"
        raise AssertionError(message)

    def expected(self) -> dict[str, Event]:
        """Give what every device has to know: all that was confirmed, without the texts that were purged."""
        purged = {event.data["target"] for event in self.confirmed.values() if event.kind == PURGE}
        return {identity: blanked(event) if identity in purged else event for identity, event in self.confirmed.items()}
