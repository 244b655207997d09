"""What is wrong with the journal put right: copied whole first, moved and never deleted, twice the same as once."""

import errno
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from roadmap_cli.domain.examination import MENDABLE, Examination, Mended, Repair, Sight
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.storage.backups import back_up
from roadmap_cli.storage.device import Device, ensure_device, renew_device
from roadmap_cli.storage.durable_io import DiskIO, make_folders, save
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.examination import examination_of, examine, ids_only_in, misplaced, sight_of_copy
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_facts import facts_of
from roadmap_cli.storage.journal_faults import DamagedFileError
from roadmap_cli.storage.journal_file import MAJOR, SCHEMA_NAME, SIZE_LIMIT, JournalFile, digest, open_journal_file
from roadmap_cli.storage.journal_lines import Line, intact_lines, lines_of, preferred_line, united_file
from roadmap_cli.storage.journal_mending import quarantine, rebuilt_lines
from roadmap_cli.storage.journal_survey import Survey, survey
from roadmap_cli.storage.journal_uniting import put_in_order
from roadmap_cli.storage.journal_write import own_name, too_new
from roadmap_cli.storage.safety_mirror import SafetyMirror
from roadmap_cli.storage.surroundings import MODES, leftovers, open_to_owner_alone

_LONGEST_NAME, _KEPT_OF_NAME = 200, 40
"""Bytes of a name that is kept as it is, and letters that are kept of a longer one."""

_DEVICE = frozenset({Sight.COPIED_FOLDER, Sight.DAMAGED_DEVICE_FILE, Sight.SHARED_DEVICE_ID})
# What is put right by adding events to this device's own file.
_ADDED = frozenset({Sight.VANISHED_EVENTS, Sight.CONFLICT_COPY, Sight.MISNAMED_FILE})
# What `put_in_order` does to all of the journal at once.
_IN_ORDER = frozenset({Sight.VANISHED_EVENTS, Sight.NO_SAFETY_COPY, Sight.DIFFERING_COPIES})


def repair(journal: Journal, *, moment: datetime) -> Repair:
    """Put right whatever can be, and say what was done; where there is nothing to do, nothing is touched.

    *moment* is now, with its time zone. Raises `NotSavedError`, `LockedError`, and `NewerFormatError` where
    this device's own file is too new to be added to.
    """
    seen = examine(journal)
    # What its owner may not read cannot be copied either, and no byte changes by this.
    mended = list(open_to_owner_alone(seen, journal.locations))
    if mended:
        seen = examine(journal)
    if all(one.sight in MODES or one.sight not in MENDABLE for one in seen.seen):
        return Repair(tuple(mended))
    with journal.held():
        work = _Work(journal)
        seen = examination_of(journal, work.found)
        _refuse_if_too_new(journal, work.found, seen, moment)
        backup = _copy_of_all(journal, moment)
        work.keep_leftovers()
        work.keep_damaged_mirrors()
        work.rebuild_damaged()
        work.fold_copies()
        work.settle_differences()
        device = work.right_device()
        put_in_order(journal, device, moment, ())
        work.renew_mirrors()
        work.remove_leftovers()
    done = {one.path for one in work.mended}
    whole = (
        Mended(one.sight, one.path, one.number)
        for one in seen.seen
        if one.sight in _IN_ORDER | _DEVICE and not (one.sight is Sight.NO_SAFETY_COPY and one.path in done)
    )
    return Repair((*mended, *work.mended, *whole), str(backup))


def _refuse_if_too_new(journal: Journal, found: Survey, seen: Examination, moment: datetime) -> None:
    """Raise `NewerFormatError` if events would have to be added to a file that this version may not write."""
    sizes = {row.name: row.size for row in facts_of(str(journal.locations.progress)) or ()}
    if not seen.device or not any(one.sight in _ADDED for one in seen.seen):
        return
    name = own_name(seen.device, moment.astimezone(UTC).isoformat(), sizes)
    own = found.files.get(name)
    if own and own.file and own.file.major > MAJOR:
        raise too_new(str(journal.locations.progress / name), own.file.major)


def _copy_of_all(journal: Journal, moment: datetime) -> Path:
    stem, number = f"before-repair-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}", 1
    while (journal.locations.backups / (name := f"{stem}{'' if number == 1 else f'-{number}'}.zip")).exists():
        number += 1
    return back_up(journal.disk, journal.locations, name)


class _Work:
    """The steps of a repair while the journal is held; each leaves every event where a reader finds it."""

    def __init__(self, journal: Journal) -> None:
        self.mended: list[Mended] = []
        self._journal = journal
        self._disk: DiskIO = journal.disk
        self._locations = journal.locations
        self._mirror = SafetyMirror(journal.disk, journal.locations.safety)
        self._leftovers: list[Path] = []
        self._found: Survey | None = None

    @property
    def found(self) -> Survey:
        """What stands in the files as they are now."""
        if self._found is None:
            self._found = survey(self._disk, self._locations, keep=True)
        return self._found

    def keep_leftovers(self) -> None:
        """Keep what killed writes left. They go at the end: until then they tell whose write it was."""
        # Whatever is kept tidies the quarantine first, and some of them may lie there.
        for path, raw in [(path, self._bytes_of(path)) for path in leftovers(self._disk, self._locations)]:
            kept = self._keep(path, raw)
            self._leftovers.append(path)
            self.mended.append(Mended(Sight.LEFTOVER_FILE, str(path), kept=str(kept)))

    def _bytes_of(self, path: Path) -> bytes | None:
        """Give what a file holds, None where that is too much to be read."""
        try:
            return self._disk.read(path, SIZE_LIMIT)
        except OSError as error:
            if error.errno != errno.EFBIG:
                raise
            return None

    def _keep(self, path: Path, raw: bytes | None) -> Path:
        if raw is not None:
            return quarantine(self._disk, self._locations, path.name, raw)
        target = self._locations.quarantine / path.name.lstrip(".")
        make_folders(self._disk, self._locations.quarantine)
        self._disk.replace(path, target)
        return target

    def remove_leftovers(self) -> None:
        """Remove what was kept; a write may have done so already."""
        for path in self._leftovers:
            with suppress(FileNotFoundError):
                self._disk.remove(path)

    def keep_damaged_mirrors(self) -> None:
        """Keep the bytes of damaged safety copies before anything is put in their place."""
        for name, mirror in self.found.mirrors.items():
            path = self._locations.safety / name
            if isinstance(mirror.fault, DamagedFileError) and (raw := self._read(path)) is not None:
                kept = quarantine(self._disk, self._locations, f"safety-{name}", raw)
                self.mended.append(Mended(Sight.DAMAGED_SAFETY_COPY, str(path), kept=str(kept)))

    def rebuild_damaged(self) -> None:
        """Put what can still be read, here and in the safety copy, in the place of each damaged file."""
        found = self.found
        for name, file in found.files.items():
            is_damaged = isinstance(file.fault, DamagedFileError) or (file.fault is None and found.serves(name))
            if file.file is None and is_damaged:
                self._rebuild(name, found)
                self._found = None

    def _rebuild(self, name: str, found: Survey) -> None:
        path = self._locations.progress / name
        raw = self._read(path)
        if raw is None:
            return
        kept = quarantine(self._disk, self._locations, _short(name), raw)
        lines = rebuilt_lines(raw, self._read(self._locations.safety / name), name)
        mirrored = found.mirrors[name].file if found.serves(name) else None
        if lines or mirrored:
            content = united_file([mirrored or _header_of(raw, lines)], lines)
            save(self._disk, path.with_name(_short(name)), content)
            # Otherwise what the mirror never saw would look like the work of another machine.
            self._mirror.keep(_short(name), content, purged=found.purged)
        if _short(name) != name or not (lines or mirrored):
            self._remove(path)
        self.mended.append(Mended(Sight.DAMAGED_FILE, str(path), len(lines), str(kept)))

    def fold_copies(self) -> None:
        """Move copies out of the journal once `safety/` holds all of theirs: what only they had is taken back.

        It goes into this device's own file, the only one that it writes.
        """
        found = self.found
        for copy in misplaced(found):
            path = self._locations.progress / copy.name
            raw = self._read(path)
            if raw is None:
                continue
            self._mirror.keep(_short(copy.name), raw, purged=found.purged)
            if self._mirror.notices:
                return
            kept = quarantine(self._disk, self._locations, _short(copy.name), raw)
            self._remove(path)
            self._found = None
            self.mended.append(Mended(sight_of_copy(copy.name), str(path), len(ids_only_in(copy, found)), str(kept)))

    def settle_differences(self) -> None:
        """Let the copies of one event say the same everywhere: what counted before."""
        differing = self.found.differing
        if not differing:
            return
        texts = {path: _lines(raw, path) for path, raw in self._all_files()}
        chosen: dict[str, Line] = {}
        for line in (line for lines in texts.values() for line in lines):
            if line.event and line.event.id in differing:
                chosen[line.event.id] = preferred_line(chosen.get(line.event.id, line), line)
        for path, raw in self._all_files():
            file = open_journal_file(raw, str(path))
            if file and any(line.event and line.event.id in differing for line in texts[path]):
                content = united_file([file], _with(chosen, texts[path]))
                if content != raw:
                    save(self._disk, path, content)
                    self._found = None

    def _all_files(self) -> Iterator[tuple[Path, bytes]]:
        """Give the whole files of the journal and of its mirror that this version may write."""
        found = self.found
        for folder, files in ((self._locations.progress, found.files), (self._locations.safety, found.mirrors)):
            for name, file in files.items():
                if file.file and file.file.major <= MAJOR and (raw := self._read(folder / name)) is not None:
                    yield folder / name, raw

    def right_device(self) -> Device:
        """Give the device that writes here: a new one where another machine has the same, or seems to."""
        disk, path, machine = self._disk, self._locations.device, self._journal.machine
        device, _ = ensure_device(disk, path, machine)
        # What was rebuilt from damaged bytes may give one number twice as well.
        seen = examination_of(self._journal, self.found).seen
        if any(one.sight is Sight.SHARED_DEVICE_ID and one.detail == device.id for one in seen):
            name, _ = renew_device(disk, path, machine, "another machine seems to write under its id")
            return Device(name, device.fingerprint)
        return device

    def renew_mirrors(self) -> None:
        """Put what can still be read in the place of a damaged safety copy whose file is gone."""
        if all(one.sight is not Sight.DAMAGED_SAFETY_COPY for one in self.mended):
            return
        self._found = None
        for name, mirror in self.found.mirrors.items():
            path = self._locations.safety / name
            if not isinstance(mirror.fault, DamagedFileError) or (raw := self._read(path)) is None:
                continue
            if lines := intact_lines(raw, EventReader()):
                save(self._disk, path, united_file([_header_of(raw, lines)], lines))
            else:
                self._remove(path)

    def _read(self, path: Path) -> bytes | None:
        """Give the bytes of a file, None where there is none or it is larger than anything of ours."""
        try:
            return self._disk.read(path, SIZE_LIMIT)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno == errno.EFBIG:
                return None
            raise

    def _remove(self, path: Path) -> None:
        """Take a file away whose bytes are kept elsewhere."""
        self._disk.remove(path)
        self._disk.sync_folder(self._disk.resolve(path.parent))


def _short(name: str) -> str:
    """Give a name beside which others fit that are longer; those of our own files are short enough."""
    whole = os.fsencode(name)
    return name if len(whole) <= _LONGEST_NAME else f"{name[:_KEPT_OF_NAME]}-{digest(whole)[:8]}.json"


def _lines(raw: bytes, path: Path) -> list[Line]:
    file = open_journal_file(raw, str(path))
    return lines_of(file, EventReader()) if file else []


def _with(chosen: Mapping[str, Line], lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield chosen.get(line.event.id, line) if line.event else line


def _header_of(raw: bytes, lines: Iterable[Line]) -> JournalFile:
    """Give a file without events that has what can still be read of a damaged one's header, its device at least."""
    try:
        found = dict(json.loads(raw[: raw.find(b"\n")].decode() + "]}"))
        header = {key: json.dumps(value, allow_nan=False, separators=(",", ":")) for key, value in found.items()}
    except (ValueError, TypeError, RecursionError):
        found, header = {}, {}
    match found.get("schema"):
        case {"name": str(name), "major": int(major)} if name == SCHEMA_NAME and major >= 1:
            pass
        case _:
            header.pop("schema", None)
    if not is_id(str(found.get("device", ""))):
        header["device"] = json.dumps(next((line.event.device for line in lines if line.event), ""))
    return JournalFile("", MAJOR, header, b"", (), ())
