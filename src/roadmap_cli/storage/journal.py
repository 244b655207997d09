"""The record of what the person did: read from all its files, added to in one."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from roadmap_cli.domain.errors import BadDataError, NewerFormatError, NotSavedError, quote
from roadmap_cli.domain.events import MAX_N, Draft, Event
from roadmap_cli.storage.device import Machine, ensure_device, this_machine
from roadmap_cli.storage.durable_io import UNCONFIRMED, DiskIO, make_folders, remove_leftovers, save, saving
from roadmap_cli.storage.event_lines import event_line
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_file import MAJOR, FileEvents, compose, join_lines, open_journal_file, read_events
from roadmap_cli.storage.journal_survey import SIZE_LIMIT, Survey, survey_all, survey_for_writing
from roadmap_cli.storage.locations import Locations

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
class Appended:
    """What one command added, as it stands on the disk now, and what there is to tell the person about it."""

    events: tuple[Event, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What came in from elsewhere: the events that were new here, and what there is to tell the person about it."""

    events: tuple[Event, ...]
    notices: tuple[str, ...]


class _ChangedError(Exception):
    """The own file was changed by another program while it was being added to."""


class Journal:
    """The journal in its folder: `read` takes no lock and writes nothing, `append` returns when the disk has it."""

    def __init__(
        self,
        locations: Locations,
        disk: DiskIO | None = None,
        *,
        machine: Callable[[], Machine] = this_machine,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> None:
        """Keep the journal at *locations*; a test gives its own *disk*, *machine* and *lock_timeout* (seconds)."""
        self._locations = locations
        self._disk = disk or DiskIO()
        self._machine = machine
        self._lock_timeout = lock_timeout

    def read(self) -> JournalReading:
        """Read every event once; raise `BadDataError` if a file is damaged or cannot be read."""
        survey = survey_all(self._disk, self._locations.progress)
        return JournalReading(tuple(survey.events.values()), tuple(survey.notices), survey.set_aside)

    def append(self, drafts: Sequence[Draft], *, moment: datetime, day: date) -> Appended:
        """Add one event for each draft, all of them or none, and return when the disk has them.

        *moment* is now, with its time zone; *day* is the day on the person's calendar. Several drafts
        are the work of one command and share a batch. Raises `NotSavedError`, `LockedError`,
        `BadDataError` if a file of this device is damaged, `NewerFormatError` if it is too new.
        """
        if moment.tzinfo is None:
            message = "the moment needs a time zone"
            raise ValueError(message)
        if not drafts:
            return Appended((), ())
        at = moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        locations, disk = self._locations, self._disk
        with saving(locations.progress):
            make_folders(disk, locations.data)
            make_folders(disk, locations.progress)
            with disk.lock(disk.resolve(locations.lock), self._lock_timeout):
                device, notices = ensure_device(disk, locations.device, self._machine)
                for _ in range(_ATTEMPTS):
                    try:
                        appended = self._append(drafts, device.id, at, day)
                    except _ChangedError:
                        continue
                    return Appended(appended.events, notices + appended.notices)
        message = f"another program keeps changing the files in {locations.progress}: stop it, then try again."
        raise NotSavedError(message)

    def whole_files(self) -> Mapping[str, bytes]:
        """Give the content of each file of the journal that is whole."""
        return dict(self._whole_files())

    def _whole_files(self) -> Iterator[tuple[str, bytes]]:
        folder = self._locations.progress
        for name in self._disk.names(folder) if self._disk.is_folder(folder) else ():
            if name.startswith(".") or not name.lower().endswith(".json"):
                continue
            try:
                content = self._disk.read(folder / name, SIZE_LIMIT)
                if (file := open_journal_file(content, name)) is not None:
                    if "digest" not in file.header:
                        read_events(file, EventReader())
                    yield name, content
            except (BadDataError, OSError):
                continue

    def receive(self, files: Mapping[str, bytes]) -> Received:
        """Unite each of *files* into the file of that name, and return when the disk has them.

        Names are plain file names. A file that is damaged or another program's is told and not written.
        """
        from roadmap_cli.storage.uniting import unite  # noqa: PLC0415 - only what comes from elsewhere needs it

        disk, folder = self._disk, self._locations.progress
        notices: list[str] = []
        found: dict[str, Event] = {}
        with saving(folder):
            make_folders(disk, folder)
            with disk.lock(disk.resolve(self._locations.lock), self._lock_timeout):
                # A stub: the real one knows what stands in damaged files too.
                known = {event.id for name, content in self._whole_files() for event in _events_of(content, name)}
                for name, content in files.items():
                    try:
                        new = _events_of(content, name)
                        here = folder / name
                        there = disk.read(here, SIZE_LIMIT) if here.exists() else content
                        united = unite(there, content, path=str(here))
                    except BadDataError as error:
                        notices.append(f"{quote(name)} of the remote was not taken in. {error}")
                        continue
                    found |= {event.id: event for event in new if event.id not in known}
                    if united != there or not here.exists():
                        save(disk, here, united)
        return Received(tuple(found.values()), tuple(notices))

    def _append(self, drafts: Sequence[Draft], device: str, at: str, day: date) -> Appended:
        """Add the drafts while holding the lock; raise `_ChangedError` if another program came between."""
        disk, path = self._disk, self._locations.progress / f"{device}.{at[:7]}.json"
        for folder in sorted({disk.resolve(path.parent), disk.resolve(path).parent}):
            remove_leftovers(disk, folder, rf"{re.escape(device)}\.\d{{4}}-\d\d\.json")
        survey = survey_for_writing(disk, path, device)
        own = survey.own
        if own is not None and own.major > MAJOR:
            message = (
                f"a newer version of the program wrote this file (format {own.major}, while this version writes "
                f"format {MAJOR}): install the newer version to add to it. Nothing was written."
            )
            raise NewerFormatError(message, path=own.path)
        events = _number(drafts, _largest_n(survey.events.values()) + 1, device, at, day)
        body = join_lines(own.body if own else b"", _lines(events))
        content = compose(own.header if own else {}, device, body)
        written = _check(content, survey, events)

        def check() -> None:
            try:
                before = disk.read(path, SIZE_LIMIT)
            except FileNotFoundError:
                before = None
            if before != survey.own_content:
                raise _ChangedError

        confirmed = save(disk, path, content, check=check)
        return Appended(written, (*survey.notices, *(() if confirmed else (UNCONFIRMED,))))


def _events_of(content: bytes, name: str) -> list[Event]:
    file = open_journal_file(content, name)
    if file is None:
        message = "it is another program's file."
        raise BadDataError(message, path=name)
    return read_events(file, EventReader()).events


def _largest_n(events: Iterable[Event]) -> int:
    return max((event.n for event in events), default=0)


def _number(drafts: Sequence[Draft], first: int, device: str, at: str, day: date) -> tuple[Event, ...]:
    """Make events of drafts: *first* is the counter of the first of them."""
    if first + len(drafts) - 1 > MAX_N:
        message = "an event in the journal bears the largest number there is, so none can follow it."
        raise NotSavedError(message)
    batch = {"batch": _new_id()} if len(drafts) > 1 else {}
    return tuple(
        Event(_new_id(), n, device, at, day.isoformat(), draft.kind, draft.skill, {**draft.data, **batch})
        for n, draft in enumerate(drafts, first)
    )


def _new_id() -> str:
    return os.urandom(16).hex()


def _lines(events: Sequence[Event]) -> list[str]:
    try:
        return [event_line(event) for event in events]
    except (ValueError, RecursionError) as error:
        message = "what was given holds a number or a depth that the journal cannot keep."
        raise NotSavedError(message) from error


def _check(content: bytes, survey: Survey, events: Sequence[Event]) -> tuple[Event, ...]:
    """Read *content* as a reader will; give the new events, or refuse if any event, old or new, would be missing."""
    file = open_journal_file(content, "the new file")
    found = read_events(file, survey.reader) if file else FileEvents([], [])
    by_id = {event.id: event for event in found.events}
    old_lines = survey.own.body if survey.own else b""
    if file is None or not file.body.startswith(old_lines) or not survey.own_ids <= by_id.keys():
        message = "the new file would not hold all that the old one holds, which is a defect of the program."
        raise NotSavedError(message)
    if not all(event.id in by_id for event in events):
        _, reason = found.set_aside[-1] if found.set_aside else (0, "it would be lost")
        message = f"what was given cannot be kept, because {reason}."
        raise NotSavedError(message)
    return tuple(by_id[event.id] for event in events)
