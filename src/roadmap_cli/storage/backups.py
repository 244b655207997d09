"""Whole copies of what a person has here, in one file that any unzip opens."""

import json
import re
import stat
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roadmap_cli.domain.errors import BadDataError, NotSavedError, UsageError, quote
from roadmap_cli.storage.durable_io import DiskIO, make_folders, save
from roadmap_cli.storage.journal_file import MAJOR, SIZE_LIMIT, digest
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.save_failures import saving

if TYPE_CHECKING:
    import zipfile

BEFORE_UPGRADE = f"before-format-{MAJOR}.zip"
SCHEMA = {"name": "roadmap.backup", "major": 1, "minor": 0}
INDEX = "backup.json"

FOLDERS = ("progress", "safety", "content", "drafts", "quarantine")
"""What of the data folder a whole copy holds."""

_NO_UNICODE = re.compile("[\ud800-\udfff]")
_MOST_ENTRIES = 50_000
_MOST_BYTES = 1024 * 1024 * 1024


class Backup(NamedTuple):
    """The files in a backup by their path, such as `progress/laptop.2026-11.json`; *faults* says what is wrong."""

    files: Mapping[str, bytes]
    faults: tuple[str, ...]


def back_up(disk: DiskIO, locations: Locations, name: str) -> Path:
    """Make a whole copy called *name* in the folder for backups, if there is none of that name; give its place."""
    path = locations.backups / name
    with saving(locations.backups):
        make_folders(disk, locations.backups)
        if not path.exists():
            save(disk, path, whole_copy(disk, locations))
    return path


def free_name(folder: Path, moment: datetime) -> Path:
    """Give a name in *folder* that says when the copy is made (UTC) and is not taken."""
    stem, number = f"roadmap-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}", 1
    while (path := folder / f"{stem}{'' if number == 1 else f'-{number}'}.zip").exists():
        number += 1
    return path


def write_backup(disk: DiskIO, locations: Locations, path: Path) -> Backup:
    """Write a whole copy to the new file *path* and read it back; give what it holds.

    Raises `UsageError` where something is there already, and `NotSavedError` where it cannot be written
    or does not read back as it was.
    """
    if path.exists():
        message = f"{path} is there already and was not touched."
        raise UsageError(message, hint="Choose another name, or move it away first.")
    with saving(path):
        make_folders(disk, path.parent)
        save(disk, path, whole_copy(disk, locations))
    backup = open_backup(disk, path)
    if backup.faults:
        message = f"{path} does not read back as it was written: look after the disk. {backup.faults[0]}"
        raise NotSavedError(message)
    return backup


def whole_copy(disk: DiskIO, locations: Locations) -> bytes:
    """Give an archive of the journal, its mirror, the person's content, drafts and quarantine, byte for byte.

    What names this machine (`device.json`, the lock) is no part of it, so that a copy can be restored anywhere.
    """
    return archive(copied_files(disk, locations))


def copied_files(disk: DiskIO, locations: Locations) -> Mapping[str, bytes]:
    """Give all that belongs into a whole copy, by its path in there."""
    return {path: disk.read(file, SIZE_LIMIT) for path, file in _files(locations)}


def archive(files: Mapping[str, bytes]) -> bytes:
    """Give an archive of *files*, with an index of their digests."""
    import io  # noqa: PLC0415 - few commands make or open an archive
    import zipfile  # noqa: PLC0415 - the same

    index = {"schema": SCHEMA, "files": {path: digest(raw) for path, raw in files.items()}}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, raw in {INDEX: json.dumps(index, indent=1).encode(), **files}.items():
            entry = zipfile.ZipInfo(path)  # its time is 1980: the archive of the same files has the same bytes
            entry.external_attr = (stat.S_IFREG | 0o600) << 16
            packed.writestr(entry, raw, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _files(locations: Locations) -> Iterator[tuple[str, Path]]:
    for folder in FOLDERS:
        root = locations.data / folder
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.name.endswith(".tmp"):
                yield f"{folder}/{_in_unicode(path.relative_to(root).as_posix())}", path


def _in_unicode(name: str) -> str:
    """Give a file's name as an archive can hold it: bytes of it that are no UTF-8 as `%E9`."""
    return _NO_UNICODE.sub(lambda found: f"%{ord(found.group()) & 0xFF:02X}", name)


def open_backup(disk: DiskIO, path: Path) -> Backup:
    """Open an archive made by `whole_copy`; raise `BadDataError` if it is none, or larger than it can be.

    An entry that differs from the index, or cannot be unpacked, is told among the faults and left out.
    """
    import io  # noqa: PLC0415 - few commands make or open an archive
    import zipfile  # noqa: PLC0415 - the same
    import zlib  # noqa: PLC0415 - the same

    raw = disk.read(path, _MOST_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            entries = packed.infolist()
            if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise _no_backup(path, "it holds more than a backup can hold")
            return _checked(packed, entries, path)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        raise _no_backup(path, "it is no archive, or a damaged one") from error


def _checked(packed: "zipfile.ZipFile", entries: "list[zipfile.ZipInfo]", path: Path) -> Backup:
    try:
        index = json.loads(packed.read(INDEX))["files"]
        expected = {str(name): str(number) for name, number in index.items()}
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise _no_backup(path, f"it holds no {INDEX}") from error
    files, faults = {}, []
    for entry in entries:
        if entry.filename == INDEX or not _is_safe(entry.filename):
            continue
        content = _unpacked(packed, entry)
        if content is None or digest(content) != expected.get(entry.filename):
            faults.append(f"{quote(entry.filename)} in the backup is damaged.")
        if content is not None:
            files[entry.filename] = content
    present = {entry.filename for entry in entries}
    faults += [f"{quote(name)} is missing in the backup." for name in sorted(expected.keys() - present)]
    return Backup(files, tuple(faults))


def _unpacked(packed: "zipfile.ZipFile", entry: "zipfile.ZipInfo") -> bytes | None:
    import zipfile  # noqa: PLC0415 - few commands make or open an archive
    import zlib  # noqa: PLC0415 - the same

    if entry.file_size > SIZE_LIMIT:
        return None
    try:
        with packed.open(entry) as opened:
            # What an entry says of its size is not to be trusted.
            content = opened.read(SIZE_LIMIT + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError):
        return None
    return content if len(content) <= SIZE_LIMIT else None


def _is_safe(name: str) -> bool:
    parts = name.split("/")
    return parts[0] in FOLDERS and len(parts) > 1 and not any(part in {"", ".", ".."} or "\\" in part for part in parts)


def _no_backup(path: Path, reason: str) -> BadDataError:
    message = f"this is no backup of this program: {reason}. Name a file that `roadmap backup` made."
    return BadDataError(message, path=str(path))
