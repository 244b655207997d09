"""The record of what the person did: read from all its files, added to in one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from roadmap_cli.domain.errors import BadDataError, NotSavedError
from roadmap_cli.domain.events import PURGE, Draft, Event
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.ledger import Ledger, extended, open_ledger
from roadmap_cli.domain.progress import Progress
from roadmap_cli.storage.cache_file import UNREADABLE
from roadmap_cli.storage.device import Device, Machine, ensure_device, note_unmirrored, this_machine
from roadmap_cli.storage.durable_io import DiskIO, make_folders
from roadmap_cli.storage.journal_facts import FileFacts
from roadmap_cli.storage.journal_file import digest
from roadmap_cli.storage.journal_write import (
    ChangedError,
    Stamp,
    Written,
    add_events,
    number,
    own_name,
    remove_own_leftovers,
)
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.progress_snapshot import JournalFacts, Snapshot, load_snapshot, look_at, save_snapshot
from roadmap_cli.storage.safety_mirror import SafetyMirror
from roadmap_cli.storage.save_failures import saving

if TYPE_CHECKING:
    from roadmap_cli.storage.journal_survey import Survey

LOCK_TIMEOUT = 30.0
"""Seconds that a writer waits for another one."""

_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class JournalReading:
    """What all files of the journal hold together.

    *events* has each id once and is in no order. Texts are as they were written: a lone surrogate stays
    one, and who shows it puts U+FFFD. *notices* are sentences for the person, *set_aside* counts the
    events that are invalid: they stay in their files and are not among *events*.
    """

    events: tuple[Event, ...]
    notices: tuple[str, ...]
    set_aside: int


@dataclass(frozen=True, slots=True)
class JournalState:
    """What the journal adds up to, and what there is to tell the person about its files."""

    progress: Progress
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appended:
    """What one command added, as it stands on the disk now, what all adds up to, and what there is to tell."""

    events: tuple[Event, ...]
    progress: Progress
    notices: tuple[str, ...]


class Journal:
    """The journal in its folder: reading takes no lock, `append` returns when the disk has the events."""

    def __init__(
        self,
        locations: Locations,
        disk: DiskIO | None = None,
        *,
        machine: Callable[[], Machine] = this_machine,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> None:
        """Keep the journal at *locations*; a test gives its own *disk*, *machine* and *lock_timeout* (seconds)."""
        self.locations = locations
        self.disk = disk or DiskIO()
        self.machine = machine
        self._lock_timeout = lock_timeout

    def read(self) -> JournalReading:
        """Read every event once; raise `BadDataError` if a file is damaged and nothing makes up for it."""
        found = self._survey()
        if refusal := found.refusal():
            raise refusal
        return JournalReading(tuple(found.events.values()), tuple(found.notices()), found.set_aside)

    def state(self) -> JournalState:
        """Give what the journal adds up to, from the snapshot where nothing has changed since; errors as in `read`."""
        facts = look_at(self.locations)
        snapshot = self._snapshot(facts)
        if snapshot:
            return JournalState(snapshot.progress, snapshot.notices)
        ledger, notices = self._read_ledger(facts)
        return JournalState(ledger.progress, notices)

    def whole(self) -> Progress:
        """Give what the journal adds up to, read from its files; errors as in `read`."""
        return self._read_ledger(None)[0].progress

    def recent(self) -> tuple[Event, ...]:
        """Give the last events in order, all where they are few; batches are whole; errors as in `read`."""
        facts = look_at(self.locations)
        snapshot = self._snapshot(facts)
        try:
            if snapshot:
                return snapshot.base.ledger().tail
        except UNREADABLE:
            pass
        return self._read_ledger(facts)[0].tail

    def append(self, drafts: Sequence[Draft], *, moment: datetime, day: date) -> Appended:
        """Add one event for each draft, all of them or none, and return when the disk has them.

        *moment* is now, with its time zone; *day* is the day on the person's calendar. Several drafts
        are the work of one command and share a batch. Raises `NotSavedError`, `LockedError`,
        `BadDataError` if a file of this device is damaged beyond its mirror, `NewerFormatError` if it
        is too new.
        """
        if moment.tzinfo is None:
            message = "the moment needs a time zone"
            raise ValueError(message)
        if not drafts:
            return Appended((), self.state().progress, ())
        at = moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        with self.writing() as (device, notices):
            for _ in range(_ATTEMPTS):
                try:
                    appended = self._append(drafts, Stamp(device.id, at, day))
                except ChangedError:
                    continue
                return Appended(appended.events, appended.progress, (*notices, *appended.notices))
        message = f"another program keeps changing the files in {self.locations.progress}: stop it, then try again."
        raise NotSavedError(message)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the journal against other writers, its folders made where they are missing."""
        locations, disk = self.locations, self.disk
        with saving(locations.progress):
            make_folders(disk, locations.data)
            make_folders(disk, locations.progress)
            with disk.lock(disk.resolve(locations.lock), self._lock_timeout):
                yield

    @contextmanager
    def writing(self) -> Iterator[tuple[Device, tuple[str, ...]]]:
        """Hold the journal against other writers; give the device that writes, and what there is to tell about it."""
        with self.held():
            yield ensure_device(self.disk, self.locations.device, self.machine)

    def _append(self, drafts: Sequence[Draft], stamp: Stamp) -> Appended:
        facts = look_at(self.locations)
        snapshot = self._snapshot(facts)
        # A purge changes what other events hold, wherever they lie.
        is_simple = all(draft.kind != PURGE for draft in drafts)
        if snapshot and facts and snapshot.is_settled and is_simple:
            try:
                ledger = snapshot.base.ledger()
            except UNREADABLE:
                pass
            else:
                return self._add_quickly(drafts, stamp, facts, snapshot, ledger)
        return self._mend_and_add(drafts, stamp)

    def _add_quickly(
        self, drafts: Sequence[Draft], stamp: Stamp, facts: JournalFacts, snapshot: Snapshot, ledger: Ledger
    ) -> Appended:
        """Add to a journal in which all is as the last write left it, without reading its other files."""
        name = own_name(stamp.device, stamp.at, {row.name: row.size for row in facts.progress})
        if snapshot.digests["progress"].get(name) != snapshot.digests["safety"].get(name):
            return self._mend_and_add(drafts, stamp)
        events = number(drafts, ledger.last_n + 1, stamp)
        mirror = SafetyMirror(self.disk, self.locations.safety)
        remove_own_leftovers(self.disk, self.locations.progress, stamp.device)
        mirror.remove_leftovers()
        written = add_events(self.disk, self.locations, mirror, name, events, device=stamp.device)
        self._note_what_is_not_mirrored(written)
        notices = (*written.notices, *mirror.notices)
        longer = extended(ledger, written.events)
        if longer is None or not written.is_mirrored:
            return Appended(written.events, self._progress_now(lambda: (longer or ledger).progress), notices)
        self._keep(facts, snapshot, longer, written)
        return Appended(written.events, longer.progress, notices)

    def _mend_and_add(self, drafts: Sequence[Draft], stamp: Stamp) -> Appended:
        """Add to a journal in which something may have to be put right first."""
        from roadmap_cli.storage.journal_mending import Mender  # noqa: PLC0415 - everyday writes need none of it

        mirror = SafetyMirror(self.disk, self.locations.safety)
        mender = Mender(self.disk, self.locations, mirror, self.machine)
        ready = mender.prepare(stamp.device)
        stamp = stamp._replace(device=ready.device)
        events = number(drafts, ready.found.last_n + 1, stamp)
        name = own_name(stamp.device, stamp.at, ready.sizes)
        written = add_events(
            self.disk, self.locations, mirror, name, events, device=stamp.device, taken_back=ready.taken_back
        )
        mender.finish()
        self._note_what_is_not_mirrored(written)
        notices = (*ready.notices, *written.notices, *mirror.notices)
        known = (*ready.found.events.values(), *written.events)
        return Appended(written.events, self._progress_now(lambda: fold(known)), notices)

    def _note_what_is_not_mirrored(self, written: Written) -> None:
        if not written.is_mirrored:
            note_unmirrored(self.disk, self.locations.device, digest(written.content))

    def _snapshot(self, facts: JournalFacts | None) -> Snapshot | None:
        if facts is None:
            return None
        return load_snapshot(self.locations, facts, self.whole)

    def _keep(self, facts: JournalFacts, snapshot: Snapshot, ledger: Ledger, written: Written) -> None:
        """Keep a snapshot of the journal as it is now: as it was seen before but for the file that was written."""
        now = look_at(self.locations)
        if now is None:
            return
        name, content = written.name, digest(written.content)
        seen = JournalFacts(*(_with_row(old, new, name) for old, new in zip(facts, now, strict=True)))
        digests = {folder: {**known, name: content} for folder, known in snapshot.digests.items()}
        base = snapshot.base.name
        save_snapshot(self.locations, seen, digests, ledger, notices=snapshot.notices, is_settled=True, base=base)

    def _read_ledger(self, facts: JournalFacts | None) -> tuple[Ledger, tuple[str, ...]]:
        """Read the journal whole, and keep what it adds up to if it was in the state *facts* before that."""
        found = self._survey()
        if refusal := found.refusal():
            raise refusal
        return self._keep_all(found, facts), tuple(found.notices())

    def _progress_now(self, known: Callable[[], Progress]) -> Progress:
        """Give what all adds up to after a write: what cannot be read was told of before it.

        Where the folder itself cannot be read any more it is what is *known*: the events are saved all the same.
        """
        try:
            facts, found = look_at(self.locations), self._survey()
        except BadDataError:
            return known()
        return self._keep_all(found, None if found.refusal() else facts).progress

    def _survey(self) -> "Survey":
        from roadmap_cli.storage.journal_survey import survey  # noqa: PLC0415 - most commands read a snapshot

        return survey(self.disk, self.locations)

    def _keep_all(self, found: "Survey", facts: JournalFacts | None) -> Ledger:
        ledger = open_ledger(tuple(found.events.values()))
        if facts:
            digests: Mapping[str, Mapping[str, str]] = {
                "progress": {name: file.digest for name, file in found.files.items()},
                "safety": {name: file.digest for name, file in found.mirrors.items()},
            }
            notices = tuple(found.notices())
            save_snapshot(self.locations, facts, digests, ledger, notices=notices, is_settled=found.is_settled)
        return ledger


def _with_row(old: tuple[FileFacts, ...], new: tuple[FileFacts, ...], name: str) -> tuple[FileFacts, ...]:
    """Give what was seen before, but the file *name* as it is now."""
    return tuple(sorted([*(row for row in old if row.name != name), *(row for row in new if row.name == name)]))
