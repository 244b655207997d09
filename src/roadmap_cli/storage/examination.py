"""Everything that the journal lies in, looked at byte by byte and left as it is."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.events import Event
from roadmap_cli.domain.examination import Examination, Place, Seen, Sight
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.domain.late_mapping import LateMapping
from roadmap_cli.storage.device import fingerprint, load_device
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_faults import DamagedFileError, UnreadableFileError
from roadmap_cli.storage.journal_file import MAJOR, SIZE_LIMIT, JournalFile, placeholder_of
from roadmap_cli.storage.journal_mending import has_foreign_events
from roadmap_cli.storage.journal_survey import Found, Survey, survey
from roadmap_cli.storage.journal_write import is_device_file, own_names
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.safety_mirror import SafetyMirror
from roadmap_cli.storage.surroundings import look_around, room_of

_COPY_NAME = re.compile(r"(?i)conflict|\bcop(?:y|ie)\b|kopie|copia|\(\d+\)| \d+\.json$|-\d+\.json$")
_ID_KEY = re.compile(rb'"id"\s*:\s*"([0-9a-f]{32})"')
_TOLD = 20


def examine(journal: Journal) -> Examination:
    """Look at the files of *journal* and at all that lies around them; nothing is written, and no lock is taken."""
    disk, locations = journal.disk, journal.locations
    try:
        found = survey(disk, locations, keep=True)
    except BadDataError as error:
        reason = error.reason if isinstance(error, UnreadableFileError) else "no folder"
        folder = Seen(Sight.UNREADABLE_FOLDER, str(locations.progress), detail=reason)
        return Examination(str(locations.data), (folder, *look_around(disk, locations)), room=room_of(locations.data))
    return examination_of(journal, found)


def examination_of(journal: Journal, found: Survey) -> Examination:
    """Say what there is to see in *found*, a survey of *journal* that kept the lines, and around it."""
    disk, locations = journal.disk, journal.locations
    places = LateMapping(lambda: _places(found, locations))
    device = load_device(disk, locations.device)
    seen = [
        *_damage(found, locations),
        *_formats(found, locations, device.id if device else ""),
        *_names(found, locations),
        *_events(found, locations, places),
        *_safety(found, locations),
        *_texts(found, locations),
        *_device(journal, found, places),
    ]
    return Examination(
        folder=str(locations.data),
        seen=(*seen, *look_around(disk, locations)),
        events=tuple(found.events.values()),
        places=places,
        files=sum(file.file is not None or file.fault is not None for file in found.files.values()),
        safety_copies=len(found.mirrors),
        device=device.id if device else "",
        room=room_of(locations.data),
    )


def _damage(found: Survey, locations: Locations) -> Iterator[Seen]:
    for name, file in found.files.items():
        path = str(locations.progress / name)
        if isinstance(file.fault, UnreadableFileError):
            yield Seen(Sight.UNREADABLE_FILE, path, detail=file.fault.reason)
        elif file.fault and _is_too_large(locations.progress / name):
            yield Seen(Sight.FILE_TOO_LARGE, path, number=SIZE_LIMIT // 2**20)
        elif isinstance(file.fault, DamagedFileError):
            yield Seen(Sight.DAMAGED_FILE, path, file.fault.line, file.fault.reason, int(found.serves(name)))
        elif file.file is None and found.serves(name):
            # What this machine has seen as ours is not another program's now.
            yield Seen(Sight.DAMAGED_FILE, path, 1, "its schema has another name", 1)
        elif file.file is None:
            yield Seen(Sight.OTHER_FILE, path)
    for name in found.absent:
        yield Seen(Sight.NOT_DOWNLOADED, str(locations.progress / placeholder_of(name)), detail=quote(name))


def _is_too_large(path: Path) -> bool:
    try:
        return path.stat().st_size > SIZE_LIMIT
    except OSError:
        return False


def _formats(found: Survey, locations: Locations, device: str) -> Iterator[Seen]:
    own = own_names(device)
    for name, file in found.files.items():
        path = str(locations.progress / name)
        if file.file and file.file.major > MAJOR:
            sight = Sight.NEWER_OWN_FORMAT if own.fullmatch(name) else Sight.NEWER_FORMAT
            yield Seen(sight, path, 1, number=file.file.major)
        if file.file and not _names_device(file.file):
            yield Seen(Sight.STRANGE_DEVICE, path, 1)


def _names_device(file: JournalFile) -> bool:
    device = json.loads(file.header.get("device", "null"))
    return device is None or (isinstance(device, str) and is_id(device))


def _names(found: Survey, locations: Locations) -> Iterator[Seen]:
    for file in misplaced(found):
        yield Seen(sight_of_copy(file.name), str(locations.progress / file.name), number=len(ids_only_in(file, found)))


def sight_of_copy(name: str) -> Sight:
    """Say what a file is whose name no device writes under: made by a sync engine, or named by somebody."""
    return Sight.CONFLICT_COPY if _COPY_NAME.search(name) else Sight.MISNAMED_FILE


def misplaced(found: Survey) -> list[Found]:
    """Give the whole files that bear no name under which a device writes: what sync engines and people copied."""
    return [
        file
        for name, file in found.files.items()
        if file.file is not None and file.file.major <= MAJOR and not is_device_file(name)
    ]


def ids_only_in(copy: Found, found: Survey) -> frozenset[str]:
    """Give the ids of the events that stand in *copy* and in no file of the journal that bears a proper name."""
    proper = (file.ids for name, file in found.files.items() if file.file and is_device_file(name))
    return copy.ids.difference(*proper)


def _events(found: Survey, locations: Locations, places: Mapping[str, Place]) -> Iterator[Seen]:
    for name, file in found.files.items():
        path = str(locations.progress / name)
        for line, reason in file.set_aside[:_TOLD]:
            yield Seen(Sight.INVALID_EVENT, path, line, reason, 1)
        if len(file.set_aside) > _TOLD:
            yield Seen(Sight.INVALID_EVENT, path, number=len(file.set_aside) - _TOLD)
    newer = (
        file.ids for file in (*found.files.values(), *found.mirrors.values()) if file.file and file.file.major > MAJOR
    )
    for identity in sorted(found.differing.difference(*newer)):
        yield Seen(Sight.DIFFERING_COPIES, *_at(places, identity, locations), identity[:8])


def _at(places: Mapping[str, Place], identity: str, locations: Locations) -> Place:
    return places[identity] if identity in places else Place(str(locations.progress), None)


def _safety(found: Survey, locations: Locations) -> Iterator[Seen]:
    missing: dict[str, int] = {}
    for name in found.vanished.values():
        missing[name] = missing.get(name, 0) + 1
    for name, number in missing.items():
        yield Seen(Sight.VANISHED_EVENTS, str(locations.safety / name), number=number)
    for name, mirror in found.mirrors.items():
        if isinstance(mirror.fault, DamagedFileError) and not _is_too_large(locations.safety / name):
            yield Seen(Sight.DAMAGED_SAFETY_COPY, str(locations.safety / name), mirror.fault.line, mirror.fault.reason)
        elif mirror.fault:
            reason = getattr(mirror.fault, "reason", "")
            yield Seen(Sight.UNREADABLE_FILE, str(locations.safety / name), detail=reason)
    for name, file in found.files.items():
        mirrored = found.mirrors.get(name)
        if file.file and not (mirrored and mirrored.fault) and not (mirrored and file.ids <= mirrored.ids):
            yield Seen(Sight.NO_SAFETY_COPY, str(locations.progress / name))


def _texts(found: Survey, locations: Locations) -> Iterator[Seen]:
    for folder, files in ((locations.progress, found.files), (locations.safety, found.mirrors)):
        for name, file in files.items():
            if found.texts_in(file):
                yield Seen(Sight.UNPURGED_TEXT, str(folder / name))


def _device(journal: Journal, found: Survey, places: Mapping[str, Place]) -> Iterator[Seen]:
    disk, locations = journal.disk, journal.locations
    device = load_device(disk, locations.device)
    if device is None:
        if locations.device.exists():
            yield Seen(Sight.DAMAGED_DEVICE_FILE, str(locations.device))
    elif device.fingerprint != fingerprint(journal.machine(), disk.resolve(locations.device).parent):
        yield Seen(Sight.COPIED_FOLDER, str(locations.device), detail=device.id)
    elif has_foreign_events(found, device, SafetyMirror(disk, locations.safety)):
        yield Seen(Sight.SHARED_DEVICE_ID, str(locations.progress), detail=device.id)
    for name, event in sharing_numbers(found.events.values()).items():
        sight = Sight.SHARED_DEVICE_ID if device and device.id == name else Sight.SHARED_NUMBER
        yield Seen(sight, *_at(places, event.id, locations), name, event.n)


def sharing_numbers(events: Iterable[Event]) -> Mapping[str, Event]:
    """Map each device that gave one number to two events to the last such event: two machines wrote as one."""
    taken: set[tuple[str, int]] = set()
    found: dict[str, Event] = {}
    for event in events:
        key = (event.device, event.n)
        if key in taken:
            found[event.device] = max(found.get(event.device, event), event, key=lambda other: (other.n, other.id))
        taken.add(key)
    return found


def _places(found: Survey, locations: Locations) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for folder, files in ((locations.progress, found.files), (locations.safety, found.mirrors)):
        for name, opened in files.items():
            if opened.file:
                for identity, line in _lines(opened.file):
                    places.setdefault(identity, Place(str(folder / name), line))
    return places


def _lines(file: JournalFile) -> Iterator[tuple[str, int]]:
    """Give the id of each event with the line on which it begins; one event is on one line of the body."""
    for text, line in zip(file.body.split(b"\n"), file.lines, strict=False):
        if found := _ID_KEY.search(text):
            yield found[1].decode(), line
