"""What a write puts right before it adds anything: own files that are damaged, vanished events, mirrors behind."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.storage.backups import BEFORE_UPGRADE, back_up
from roadmap_cli.storage.device import Device, Machine, load_device, renew_device
from roadmap_cli.storage.durable_io import DiskIO, make_folders, remove_leftovers, save
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_facts import facts_of
from roadmap_cli.storage.journal_faults import damaged
from roadmap_cli.storage.journal_file import MAJOR, SIZE_LIMIT, digest, open_journal_file
from roadmap_cli.storage.journal_lines import Line, intact_lines, united_file, without_twins
from roadmap_cli.storage.journal_survey import Survey, survey
from roadmap_cli.storage.journal_write import own_names, remove_own_leftovers
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.purging import without_text
from roadmap_cli.storage.safety_mirror import SafetyMirror, lines_by_id, lines_of_mirror

SHARED_ID = "its file holds what its safety copy never saw, so another machine may write under its id"
"""Why a device gets another id, for a sentence."""


class Ready(NamedTuple):
    """What a write can build on once everything is in order.

    *found* is what was seen, *taken_back* are the lines of events that had vanished, *sizes* the bytes of
    each file, *notices* what was done.
    """

    device: str
    found: Survey
    sizes: Mapping[str, int]
    taken_back: tuple[str, ...]
    notices: tuple[str, ...]


class Mender:
    """Puts the journal in order around a write that holds its lock: `prepare` before it, `finish` after it."""

    def __init__(
        self, disk: DiskIO, locations: Locations, mirror: SafetyMirror, machine: Callable[[], Machine]
    ) -> None:
        self._disk = disk
        self._locations = locations
        self._mirror = mirror
        self._machine = machine
        self._found = Survey()

    def prepare(self, device: str) -> Ready:
        """Put the files of *device* in order; raise `BadDataError` for one that nothing makes up for."""
        disk, locations = self._disk, self._locations
        remove_own_leftovers(disk, locations.progress, device)
        found = survey(disk, locations)
        told: list[str] = []
        if has_foreign_events(found, load_device(disk, locations.device), self._mirror):
            device, notices = renew_device(disk, locations.device, self._machine, SHARED_ID)
            told += notices
        for mirror in found.mirrors.values():
            if mirror.fault is not None:
                # One that cannot even be read is made anew all the same.
                with suppress(OSError):
                    raw = disk.read(locations.safety / mirror.name, SIZE_LIMIT)
                    quarantine(disk, locations, f"safety-{mirror.name}", raw)
        # Only then may go what tells a killed write of this device from one of another machine.
        self._mirror_all(found, filter(own_names(device).fullmatch, found.files))
        self._mirror.remove_leftovers()
        if needs_upgrade(found, device):
            told.append(f"A whole copy from before the upgrade lies in {back_up(disk, locations, BEFORE_UPGRADE)}.")
        if rebuilt := rebuild_damaged(disk, locations, self._mirror, found, device):
            told += rebuilt
            found = survey(disk, locations)
        told += _not_used(found)
        blank_purged(disk, locations, found.purged, _own_files_with_text(found, device))
        self._found = found
        taken_back = vanished_lines(disk, locations, found)
        if taken_back:
            told.append(f"{len(taken_back)} events had vanished from the journal and were taken back.")
        facts = facts_of(str(locations.progress)) or ()
        sizes = {row.name: row.size for row in facts}
        return Ready(device, found, sizes, tuple(taken_back), tuple(told))

    def finish(self) -> None:
        """Bring every mirror up to its file; what goes wrong is told by the mirror."""
        self._mirror_all(self._found, self._found.files)

    def _mirror_all(self, found: Survey, names: Iterable[str]) -> None:
        try:
            mirror_all(self._disk, self._locations, self._mirror, found, names)
        except OSError as error:
            # What was saved stays saved, and saying that it was not would be untrue.
            self._mirror.tell(error)


def _not_used(found: Survey) -> list[str]:
    faults = (file.fault for name, file in found.files.items() if not found.serves(name))
    return [f"Another device's file was not used. {fault}" for fault in faults if fault]


def _own_files_with_text(found: Survey, device: str) -> list[str]:
    pattern = own_names(device)
    return [name for name, file in found.files.items() if found.texts_in(file) and pattern.fullmatch(name)]


def has_foreign_events(found: Survey, device: Device | None, mirror: SafetyMirror) -> bool:
    """Tell whether somebody else writes under the id of *device*: a file of it holds what was never mirrored here.

    A write of this machine's own that was killed between the file and its mirror is told from that by
    what it left beside the mirror, one whose mirror could not be written by what the device noted.
    """
    if device is None:
        return False
    pattern = own_names(device.id)
    for name, file in found.files.items():
        known = found.mirrors.get(name)
        if not pattern.fullmatch(name) or file.file is None or known is None or known.file is None:
            continue
        if file.digest == device.unmirrored:
            continue
        if file.ids - known.ids and not mirror.is_interrupted_write(name, file.ids):
            return True
    return False


def rebuild_damaged(
    disk: DiskIO, locations: Locations, mirror: SafetyMirror, found: Survey, device: str
) -> tuple[str, ...]:
    """Put what the mirror and every intact line hold in the place of each damaged file of *device*.

    The damaged bytes go to `quarantine/` first, and what the mirror never saw to the mirror. Raises the fault
    itself where no mirror serves: then nothing tells how much is missing, and the person has to decide.
    """
    pattern = own_names(device)
    told = []
    for name, file in found.files.items():
        if file.file is not None or not pattern.fullmatch(name):
            continue
        path = locations.progress / name
        known = found.mirrors.get(name)
        if known is None or known.file is None:
            raise file.fault or damaged(str(path), "its schema has another name")
        raw = disk.read(path, SIZE_LIMIT)
        kept = quarantine(disk, locations, name, raw)
        lines = rebuilt_lines(raw, disk.read(locations.safety / name, SIZE_LIMIT), name)
        whole = united_file([known.file], lines)
        # A kill after the file and before its mirror would look as if another machine had written the file.
        mirror.keep(name, whole)
        save(disk, path, whole)
        told.append(
            f"{quote(name)} was damaged and is whole again: {len(lines)} events came from the safety copy and from "
            f"what could still be read. Its bytes lie in {kept}."
        )
    return tuple(told)


def rebuilt_lines(raw: bytes, mirrored: bytes | None, name: str) -> list[Line]:
    """Give what the mirror of a damaged file holds, and below it each intact line that the mirror never saw."""
    known = lines_of_mirror(mirrored, name)
    events = {line.event.id: line.event for line in known if line.event}
    intact = without_twins(intact_lines(raw, EventReader()), events)
    return [*known, *(line for line in intact if line.event and line.event.id not in events)]


def quarantine(disk: DiskIO, locations: Locations, name: str, raw: bytes) -> Path:
    """Keep the bytes of a file that cannot be read, and say where; the same bytes are kept once."""
    make_folders(disk, locations.quarantine)
    remove_leftovers(disk, locations.quarantine, ".+")
    path = locations.quarantine / f"{name.lstrip('.')}.{digest(raw)[:8]}"
    if not path.exists():
        save(disk, path, raw)
    return path


def vanished_lines(disk: DiskIO, locations: Locations, found: Survey) -> list[str]:
    """Give the lines of the events that stand in `safety/` but in no file any more, as they were written."""
    texts: list[str] = []
    for name in sorted(set(found.vanished.values())):
        known = lines_by_id(disk.read(locations.safety / name, SIZE_LIMIT), name)
        texts += [line.text for identity, line in known.items() if found.vanished.get(identity) == name]
    return texts


def blank_purged(disk: DiskIO, locations: Locations, purged: Collection[str], names: Iterable[str]) -> None:
    """Take the text of *purged* events out of the files of the journal that are called *names*."""
    for name in names:
        path = locations.progress / name
        raw = disk.read(path, SIZE_LIMIT)
        clean = without_text(raw, purged)
        if clean != raw:
            save(disk, path, clean)


def mirror_all(disk: DiskIO, locations: Locations, mirror: SafetyMirror, found: Survey, names: Iterable[str]) -> None:
    """Bring the mirrors *names* up to what their files hold, and take the text of purged events out of all of them."""
    purged = found.purged
    for name in names:
        file, mirrored = found.files[name], found.mirrors.get(name)
        has_text = mirrored is not None and found.texts_in(mirrored)
        if file.file is not None and (not found.is_mirrored(file) or has_text):
            raw = _whole(disk, locations.progress / name)
            if raw is not None:
                mirror.keep(name, raw, purged=purged)
    for name in found.mirrors.keys() - found.files.keys():
        if found.texts_in(found.mirrors[name]):
            raw = disk.read(locations.safety / name, SIZE_LIMIT)
            mirror.replace(name, without_text(raw, purged))


def _whole(disk: DiskIO, path: Path) -> bytes | None:
    """Give the bytes of a file, None where it is not there or not whole any more."""
    try:
        raw = disk.read(path, SIZE_LIMIT)
        return raw if open_journal_file(raw, str(path)) else None
    except (FileNotFoundError, BadDataError):
        return None


def needs_upgrade(found: Survey, device: str) -> bool:
    """Tell whether a file that *device* writes is in an older format than this version's."""
    pattern = own_names(device)
    return any(
        pattern.fullmatch(name) and file.file is not None and file.file.major < MAJOR
        for name, file in found.files.items()
    )
