"""What comes from elsewhere, a remote or a backup, united with the journal here; nothing that was here is lost."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.events import Event
from roadmap_cli.storage.device import Device
from roadmap_cli.storage.durable_io import DiskIO, remove_leftovers, save
from roadmap_cli.storage.event_lines import preferred
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_faults import damaged
from roadmap_cli.storage.journal_file import MAJOR, SIZE_LIMIT, open_journal_file, read_events
from roadmap_cli.storage.journal_lines import Line, unite, united_file
from roadmap_cli.storage.journal_mending import Mender, quarantine, rebuilt_lines
from roadmap_cli.storage.journal_survey import is_journal_name, survey
from roadmap_cli.storage.journal_write import add_events, is_device_file, own_name, too_new
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.purging import blanked_line
from roadmap_cli.storage.safety_mirror import SafetyMirror


class Received(NamedTuple):
    """The events that were new here, and what there is to tell."""

    events: tuple[Event, ...]
    notices: tuple[str, ...]


def whole_files(journal: Journal) -> Mapping[str, bytes]:
    """Give the files of the journal that are whole, by name, byte for byte."""
    found = {}
    for name in _names(journal.disk, journal.locations):
        try:
            raw = journal.disk.read(journal.locations.progress / name, SIZE_LIMIT)
            if open_journal_file(raw, name):
                found[name] = raw
        except (OSError, BadDataError):
            continue
    return found


def _names(disk: DiskIO, locations: Locations) -> list[str]:
    try:
        return [name for name in disk.names(locations.progress) if is_journal_name(name)]
    except FileNotFoundError:
        return []


def receive(journal: Journal, files: Mapping[str, bytes], *, moment: datetime) -> Received:
    """Unite each of *files*, by their names, with the file of that name here; return when the disk has all of them.

    One that is damaged or another program's is told and left alone. A copy, under a name that no device
    writes under, is taken in where it tells something new: what a repair folded in does not come back.
    *moment* is now, with its time zone.
    Raises `NotSavedError` or `LockedError`.
    """
    told: list[str] = []
    events: dict[str, Event] = {}
    with journal.writing() as (device, notices):
        told += notices
        # Copies come last: mostly all that they hold stands in the files that they are copies of.
        for name, raw in sorted(files.items(), key=lambda row: (not is_device_file(row[0]), row[0])):
            try:
                if not is_device_file(name) and _tells_nothing_new(journal, name, raw):
                    continue
                events |= {event.id: event for event in _unite_into(journal, name, raw)}
            except BadDataError as error:
                told.append(f"{quote(name)} was left alone. {error}")
        told += put_in_order(journal, device, moment, ()).notices
    return Received(tuple(events.values()), tuple(told))


def _tells_nothing_new(journal: Journal, name: str, raw: bytes) -> bool:
    """Tell whether a file that is not here holds nothing but events that count here, as they count here."""
    if _read(journal.disk, journal.locations.progress / name) is not None:
        return False
    file = open_journal_file(raw, name)
    if file is None or file.major > MAJOR:
        return False
    known = survey(journal.disk, journal.locations).events
    arriving = read_events(file, EventReader()).events
    return all(event.id in known and preferred(known[event.id], event) == known[event.id] for event in arriving)


def _unite_into(journal: Journal, name: str, raw: bytes) -> Iterable[Event]:
    """Unite *raw* with the file of that name; give the events that this file had not."""
    disk, path = journal.disk, journal.locations.progress / name
    remove_leftovers(disk, journal.locations.progress, re.escape(name))
    before = _read(disk, path)
    if before == raw:
        return ()
    file = open_journal_file(raw, name)
    if file is None:
        raise damaged(name, "it is another program's file")
    arriving = read_events(file, EventReader()).events
    if before is None:
        _keep(journal, name, raw)
        return arriving
    if _major(before, name) > MAJOR:
        raise too_new(name, _major(before, name))
    if _major(raw, name) > MAJOR:
        # It takes the place of the older one whole, which the mirror keeps: what only that one holds is taken back.
        SafetyMirror(disk, journal.locations.safety).keep(name, before)
        save(disk, path, raw)
        return arriving
    try:
        known = {event.id for event in _events(before, name)}
        united = unite(before, raw, path=name)
    except BadDataError:
        lines = rebuilt_lines(before, _read(disk, journal.locations.safety / name), name)
        known = {line.event.id for line in lines if line.event}
        quarantine(disk, journal.locations, name, before)
        united = unite(united_file([file], lines), raw, path=name)
    if united != before:
        _keep(journal, name, united)
    return [event for event in arriving if event.id not in known]


def _keep(journal: Journal, name: str, content: bytes) -> None:
    """Mirror a file that was received and save it: what this device let in is no stranger's, even after a kill."""
    SafetyMirror(journal.disk, journal.locations.safety).keep(name, content)
    save(journal.disk, journal.locations.progress / name, content)


def _read(disk: DiskIO, path: Path) -> bytes | None:
    try:
        return disk.read(path, SIZE_LIMIT)
    except FileNotFoundError:
        return None


def _events(raw: bytes, name: str) -> list[Event]:
    file = open_journal_file(raw, name)
    return read_events(file, EventReader()).events if file else []


def _major(raw: bytes, name: str) -> int:
    """Give the version of a file's format, 0 where it is damaged or another program's."""
    try:
        file = open_journal_file(raw, name)
    except BadDataError:
        return 0
    return file.major if file else 0


def take_in(journal: Journal, lines: Sequence[Line], *, moment: datetime) -> Received:
    """Add those of *lines* whose events are nowhere here to this device's file, as they were written.

    Raises as `receive`.
    """
    with journal.writing() as (device, notices):
        mended = put_in_order(journal, device, moment, lines)
    return mended._replace(notices=(*notices, *mended.notices))


def mend(journal: Journal, *, moment: datetime) -> tuple[str, ...]:
    """Put in order what a write would put in order, without adding anything; give what was done.

    Raises as `receive`, and `BadDataError` where a damaged file of this device has no mirror.
    """
    return take_in(journal, (), moment=moment).notices


def put_in_order(journal: Journal, device: Device, moment: datetime, lines: Sequence[Line]) -> Received:
    """Put the journal in order and add what is missing of *lines*, while holding the lock."""
    disk, locations = journal.disk, journal.locations
    mirror = SafetyMirror(disk, locations.safety)
    mender = Mender(disk, locations, mirror, journal.machine)
    ready = mender.prepare(device.id)
    new = {line.event.id: line for line in lines if line.event and line.event.id not in ready.found.events}
    texts = [*ready.taken_back, *(blanked_line(line, ready.found.purged) for line in new.values())]
    told = ready.notices
    if texts:
        name = own_name(ready.device, moment.astimezone(UTC).isoformat(), ready.sizes)
        written = add_events(disk, locations, mirror, name, (), device=ready.device, taken_back=texts)
        told += written.notices
    mender.finish()
    return Received(tuple(line.event for line in new.values() if line.event), (*told, *mirror.notices))
