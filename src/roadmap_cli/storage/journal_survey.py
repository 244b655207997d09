"""All files of the journal and of its mirror, read one after the other into one set of events.

Nothing is written here. A damaged file is no reason to stop: its mirror in `safety/` serves in its place,
and so it does for a file that has vanished.
"""

import errno
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.events import PURGE, Event
from roadmap_cli.storage.collector import collector_paused
from roadmap_cli.storage.durable_io import DiskIO, is_dangling
from roadmap_cli.storage.event_lines import blanked, is_purged, preferred
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_faults import UnreadableFileError, damaged
from roadmap_cli.storage.journal_file import (
    SIZE_LIMIT,
    JournalFile,
    digest,
    open_journal_file,
    placeholder_of,
    read_events,
)
from roadmap_cli.storage.journal_lines import intact_lines
from roadmap_cli.storage.locations import Locations

# The first few tell what kind of damage it is; hundreds of lines would only hide it.
_TOLD = 3

_HELD_BACK = re.compile(re.escape(placeholder_of("\0")).replace("\0", r"(.+\.json)"))


@dataclass(slots=True)
class Found:
    """A file as it was found: whole where *file* is there, otherwise *fault* says why not.

    A file of another program has neither. *ids* are those of its valid events, *blank* of them those
    whose text was taken out; *digest* is that of all its bytes, empty where they could not be read.
    """

    name: str
    digest: str = ""
    file: JournalFile | None = None
    fault: BadDataError | None = None
    ids: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()
    set_aside: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Survey:
    """What is known: every event once, the files, and what there is to tell.

    *files* are those of the journal, *mirrors* those of `safety/`, by name. *absent* names files that a
    sync engine holds back. *vanished* maps the id of an event that stands in `safety/` but in no file
    any more to the mirror that holds it. *differing* are ids of which there are copies with other content,
    *purged* those whose text is to be gone everywhere.
    """

    events: dict[str, Event] = field(default_factory=dict)
    files: dict[str, Found] = field(default_factory=dict)
    mirrors: dict[str, Found] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    vanished: dict[str, str] = field(default_factory=dict)
    differing: set[str] = field(default_factory=set)
    purged: frozenset[str] = frozenset()
    reader: EventReader = field(default_factory=EventReader)

    @property
    def set_aside(self) -> int:
        """Count the events that are invalid: they stay in their files and are not among the events."""
        return sum(len(found.set_aside) for found in self.files.values())

    @property
    def last_n(self) -> int:
        """Give the largest counter that any event bears, 0 where there are none."""
        return max((event.n for event in self.events.values()), default=0)

    @property
    def is_settled(self) -> bool:
        """Tell whether all is as a write leaves it: nothing vanished, nothing damaged, everything mirrored."""
        has_texts = any(map(self.texts_in, self.mirrors.values()))
        return not self.vanished and not has_texts and all(map(self.is_mirrored, self.files.values()))

    def is_mirrored(self, found: Found) -> bool:
        """Tell whether the mirror of a file holds all that the file holds; of another program's there is none."""
        mirror = self.mirrors.get(found.name)
        if found.file is None:
            return found.fault is None
        if mirror is None or mirror.file is None:
            return False
        # The file of another device keeps a purged text until that device takes it out; its mirror does not.
        differs_by_texts = found.ids == mirror.ids and bool(self.texts_in(found))
        return found.digest == mirror.digest or found.ids < mirror.ids or differs_by_texts

    def texts_in(self, found: Found) -> frozenset[str]:
        """Give the ids of the purged events of which a file or a mirror still has the text."""
        return (found.ids & self.purged) - found.blank

    def notices(self) -> list[str]:
        """Say what the person should know about the files, a sentence each."""
        told = []
        for name in self.absent:
            counts = (
                "what this machine last saw of it counts" if name in self.mirrors else "what it holds does not count"
            )
            told.append(f"{quote(name)} is not downloaded yet: {counts}.")
        for found in self.files.values():
            told += _notices(found, is_served=self.serves(found.name))
        return told

    def refusal(self) -> BadDataError | None:
        """Give the first fault for which no mirror makes up; None where there is none."""
        faults = (found.fault for found in self.files.values() if not self.serves(found.name))
        return next((fault for fault in faults if fault), None)

    def serves(self, name: str) -> bool:
        """Tell whether the mirror of a file can count in its place."""
        mirror = self.mirrors.get(name)
        return mirror is not None and mirror.file is not None


def survey(disk: DiskIO, locations: Locations, *, keep: bool = False) -> Survey:
    """Read the journal and its mirror; with *keep* the lines of every file stay at hand, as a write needs them.

    Raises `BadDataError` where the folder itself cannot be read.
    """
    found = Survey()
    with collector_paused():
        try:
            names = _journal_names(disk, locations.progress, found)
        except OSError as error:
            raise unreadable(locations.progress, error) from error
        mirrors = _mirror_names(disk, locations.safety)
        for name in names:
            raw = _read_file(disk, locations.progress / name, found)
            if name in mirrors:
                _read_mirror(disk, locations.safety / name, raw, found, keep=keep)
            del raw
            if not keep and name in found.files:
                _drop_lines(found.files[name])
        for name in mirrors:
            if name not in names:
                _read_mirror(disk, locations.safety / name, b"", found, keep=keep)
        _find_vanished(found)
        _hide_purged(found)
    return found


def _journal_names(disk: DiskIO, folder: Path, found: Survey) -> list[str]:
    try:
        names = disk.names(folder)
    except FileNotFoundError:
        # A link that leads nowhere is a disk that is not there, which is not the same as no progress.
        if is_dangling(folder) or is_dangling(folder.parent):
            raise
        return []
    found.absent += [held[1] for held in map(_HELD_BACK.fullmatch, names) if held]
    return [name for name in names if is_journal_name(name)]


def is_journal_name(name: str) -> bool:
    """Tell whether a file of this name is looked into: every JSON file that is not hidden."""
    return name.lower().endswith(".json") and not name.startswith(".")


def _mirror_names(disk: DiskIO, folder: Path) -> list[str]:
    try:
        return [name for name in disk.names(folder) if is_journal_name(name)]
    except OSError:
        # The mirror makes up for the journal; nothing makes up for the mirror, and nothing has to.
        return []


def _read_file(disk: DiskIO, path: Path, found: Survey) -> bytes:
    """Add what a file of the journal holds; give its bytes."""
    try:
        raw = disk.read(path, SIZE_LIMIT)
    except FileNotFoundError:
        # A sync engine may rename a file between the listing and here; under its new name it is read next time.
        return b""
    except OSError as error:
        found.files[path.name] = Found(path.name, fault=unreadable(path, error))
        return b""
    found.files[path.name] = opened = _open(raw, path, found)
    return raw if opened.file else b""


def _read_mirror(disk: DiskIO, path: Path, raw: bytes, found: Survey, *, keep: bool) -> None:
    """Add what the mirror of a file holds; where it is byte for byte the file, that is known already."""
    try:
        mirrored = disk.read(path, SIZE_LIMIT)
    except OSError as error:
        found.mirrors[path.name] = Found(path.name, fault=unreadable(path, error))
        return
    if raw and mirrored == raw:
        found.mirrors[path.name] = found.files[path.name]
        return
    found.mirrors[path.name] = mirror = _open(mirrored, path, found)
    if mirror.fault:
        # What can still be read of a damaged mirror is better than nothing of it.
        lines = intact_lines(mirrored, found.reader)
        _add([line.event for line in lines if line.event], mirror, found)
    if not keep:
        _drop_lines(mirror)


def _open(raw: bytes, path: Path, found: Survey) -> Found:
    opened = Found(path.name, digest(raw))
    try:
        file = open_journal_file(raw, str(path))
        if file is None:
            return opened
        events = read_events(file, found.reader)
    except BadDataError as error:
        opened.fault = error
        return opened
    opened.file = file
    _add(events.events, opened, found)
    opened.set_aside = tuple(events.set_aside)
    return opened


def _add(events: Sequence[Event], file: Found, found: Survey) -> None:
    """Note the events of a file, in the file and among all."""
    known = found.events
    for event in events:
        first = known.setdefault(event.id, event)
        if first is not event:
            known[event.id] = chosen = preferred(first, event)
            if first != event and not is_purged(chosen):
                found.differing.add(event.id)
    file.ids = frozenset(event.id for event in events)
    file.blank = frozenset(event.id for event in events if is_purged(event))


def _drop_lines(found: Found) -> None:
    # Two copies of ten years of events in memory are one too many.
    if found.file:
        found.file = JournalFile(found.file.path, found.file.major, found.file.header, b"", (), found.file.notices)


def _find_vanished(found: Survey) -> None:
    standing = {name for file in found.files.values() if file.file for name in file.ids}
    for name, mirror in found.mirrors.items():
        is_held_back = name in found.absent or (name in found.files and found.files[name].fault is not None)
        if not is_held_back:
            found.vanished |= dict.fromkeys(mirror.ids - standing, name)


def _hide_purged(found: Survey) -> None:
    targets = (event.data.get("target") for event in found.events.values() if event.kind == PURGE)
    found.purged = frozenset(target for target in targets if isinstance(target, str))
    for target in found.purged & found.events.keys():
        if not is_purged(found.events[target]):
            found.events[target] = blanked(found.events[target])


def _notices(found: Found, *, is_served: bool) -> list[str]:
    name = quote(found.name)
    if found.fault:
        if is_served:
            return [f"{name} is damaged or half synced: the copy in the safety folder counts in its place."]
        return []
    if found.file is None:
        return [f"{name} is another program's file and is ignored."]
    told = [f"{name}: {notice}." for notice in found.file.notices]
    for line, reason in found.set_aside[:_TOLD]:
        told.append(f"{name}, line {line}: this event is kept but not used, because {reason}.")
    if len(found.set_aside) > _TOLD:
        told.append(f"{name}: {len(found.set_aside) - _TOLD} more events are kept but not used.")
    return told


def unreadable(path: Path, error: OSError) -> BadDataError:
    """Give the error that says that a part of the journal cannot be read, and why."""
    if error.errno == errno.EFBIG:
        return damaged(str(path), f"it is larger than {SIZE_LIMIT // 2**20} MiB")
    reason = error.strerror or type(error).__name__
    message = f"this part of the journal cannot be read ({reason}): see to that, then try again."
    return UnreadableFileError(message, path=str(path), reason=reason)
