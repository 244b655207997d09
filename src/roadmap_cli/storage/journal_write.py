"""One write to the journal, from the state of the files to events that the disk has confirmed."""

import errno
import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.domain.errors import NewerFormatError, NotSavedError
from roadmap_cli.domain.events import MAX_N, Draft, Event
from roadmap_cli.domain.identifiers import SEGMENT
from roadmap_cli.storage.durable_io import DiskIO, discard, prepare, put_in_place, remove_leftovers
from roadmap_cli.storage.event_lines import event_line
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_faults import damaged
from roadmap_cli.storage.journal_file import (
    MAJOR,
    SIZE_LIMIT,
    compose,
    join_lines,
    open_journal_file,
    placeholder_of,
    read_events,
)
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.safety_mirror import SafetyMirror
from roadmap_cli.storage.save_failures import UNCONFIRMED

LARGEST_PART = 256 * 1024
"""Bytes beyond which a device begins another file in the same month, so that a write always costs the same."""


_DEVICE_FILE = re.compile(rf"{SEGMENT}\.\d{{4}}-\d\d(?:\.\d+)?\.json")


class ChangedError(Exception):
    """The own file was changed by another program while it was being added to."""


class Stamp(NamedTuple):
    """What the events of one command have in common: who wrote them, when (UTC, ISO 8601), and the person's day."""

    device: str
    at: str
    day: date


class Written(NamedTuple):
    """New events as they stand on the disk now, the name and the bytes of their file, and what there is to tell.

    *is_mirrored* tells that the safety copy is byte for byte the file.
    """

    events: tuple[Event, ...]
    name: str
    content: bytes
    is_mirrored: bool
    notices: tuple[str, ...]


def number(drafts: Sequence[Draft], first: int, stamp: Stamp) -> tuple[Event, ...]:
    """Make events of drafts: *first* is the counter of the first of them; several share a batch."""
    if first + len(drafts) - 1 > MAX_N:
        message = "an event in the journal bears the largest number there is, so none can follow it."
        raise NotSavedError(message)
    batch = {"batch": _new_id()} if len(drafts) > 1 else {}
    return tuple(
        Event(
            _new_id(),
            n,
            stamp.device,
            stamp.at,
            stamp.day.isoformat(),
            draft.kind,
            draft.skill,
            {**draft.data, **batch},
        )
        for n, draft in enumerate(drafts, first)
    )


def own_name(device: str, at: str, sizes: Mapping[str, int]) -> str:
    """Give the name of the file that *device* adds to at a moment: the last of its month that is not full.

    *sizes* are the bytes of what lies in the folder, by name. Raises `NotSavedError` where a sync engine
    holds that file back: what it holds is not to be written over.
    """
    month, part = f"{device}.{at[:7]}", 1
    while sizes.get(name := f"{month}.json" if part == 1 else f"{month}.{part}.json", 0) > LARGEST_PART:
        part += 1
    if placeholder_of(name) in sizes:
        message = f"{name} is not downloaded yet: wait for the sync to finish, then try again."
        raise NotSavedError(message)
    return name


def add_events(
    disk: DiskIO,
    locations: Locations,
    mirror: SafetyMirror,
    name: str,
    events: Sequence[Event],
    *,
    device: str,
    taken_back: Sequence[str] = (),
) -> Written:
    """Add *events* to the own file *name*, below the lines *taken_back*, and return when the disk has them.

    Its mirror is laid beside the old one before the file is put in place, and put in place after it. Raises
    `BadDataError` if the file is damaged, `NewerFormatError` if it is too new, `ChangedError` if another
    program changed it meanwhile; then it is as it was.
    """
    path = locations.progress / name
    before = _read(disk, path)
    own = None
    if before is not None:
        own = open_journal_file(before, str(path))
        if own is None:
            raise damaged(str(path), "its schema has another name")
        if own.major > MAJOR:
            raise too_new(str(path), own.major)
    lines = [event_line_or_refuse(event) for event in events]
    body = join_lines(own.body if own else b"", [*taken_back, *lines])
    content = compose(own.header if own else {}, body, device=device)
    written = _check(content, own.body if own else b"", lines)
    prepared = prepare(disk, path, content)
    copy = mirror.prepare(name, content, before)
    try:
        _expect(disk, path, before)
        confirmed = put_in_place(disk, prepared)
    except BaseException:
        discard(disk, prepared)
        if copy:
            discard(disk, copy)
        raise
    is_mirrored = mirror.put_in_place(copy)
    return Written(written, name, content, is_mirrored, () if confirmed else (UNCONFIRMED,))


def _read(disk: DiskIO, path: Path) -> bytes | None:
    try:
        return disk.read(path, SIZE_LIMIT)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise damaged(str(path), f"it is larger than {SIZE_LIMIT // 2**20} MiB") from error
        raise


def _expect(disk: DiskIO, path: Path, content: bytes | None) -> None:
    if _read(disk, path) != content:
        raise ChangedError


def too_new(path: str, major: int) -> NewerFormatError:
    """Give the error that says that a file is of a newer version, which alone may write to it."""
    message = (
        f"a newer version of the program wrote this file (format {major}, while this version writes "
        f"format {MAJOR}): install the newer version to add to it. Nothing was written."
    )
    return NewerFormatError(message, path=path)


def event_line_or_refuse(event: Event) -> str:
    """Give the line of a new event; raise `NotSavedError` where it holds what a journal cannot keep."""
    try:
        return event_line(event)
    except (ValueError, RecursionError) as error:
        message = "what was given holds a number or a depth that the journal cannot keep."
        raise NotSavedError(message) from error


def _check(content: bytes, old_body: bytes, lines: Sequence[str]) -> tuple[Event, ...]:
    """Read *content* as a reader will; give the new events, or refuse if anything, old or new, would be missing."""
    file = open_journal_file(content, "the new file")
    added = open_journal_file(compose({}, join_lines(b"", lines), device=""), "the new lines")
    if file is None or added is None or not file.body.startswith(old_body):
        message = "the new file would not hold all that the old one holds, which is a defect of the program."
        raise NotSavedError(message)
    found = read_events(added, EventReader())
    if found.set_aside:
        message = f"what was given cannot be kept, because {found.set_aside[-1][1]}."
        raise NotSavedError(message)
    return tuple(found.events)


def remove_own_leftovers(disk: DiskIO, folder: Path, device: str) -> None:
    """Remove what killed writes of *device* left in the journal's *folder*, and where links in it lead to."""
    own = own_names(device)
    links = [path for name in disk.names(folder) if own.fullmatch(name) and (path := folder / name).is_symlink()]
    for place in sorted({disk.resolve(folder), *(disk.resolve(path).parent for path in links)}):
        remove_leftovers(disk, place, own.pattern)


def is_device_file(name: str) -> bool:
    """Tell whether a device writes under *name*; other files are copies, made by sync engines and people."""
    return _DEVICE_FILE.fullmatch(name) is not None


def own_names(device: str) -> re.Pattern[str]:
    """Give the pattern of the names of the files that *device* writes: one a month, more in a month without end."""
    return re.compile(rf"{re.escape(device)}\.\d{{4}}-\d\d(?:\.\d+)?\.json")


def _new_id() -> str:
    return os.urandom(16).hex()
