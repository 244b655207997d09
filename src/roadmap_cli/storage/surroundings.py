"""What lies around the journal: who may read it, what killed writes left, how much room there is, the sync's files."""

import json
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from roadmap_cli.domain.examination import Examination, Mended, Room, Seen, Sight
from roadmap_cli.domain.secret_shapes import has_credentials
from roadmap_cli.storage.durable_io import FILE_MODE, FOLDER_MODE, DiskIO
from roadmap_cli.storage.locations import Locations

MODES = frozenset({Sight.OPEN_PERMISSIONS, Sight.CLOSED_PERMISSIONS})
"""What is put right by a change of modes alone."""

_LEFTOVER = re.compile(r"\..+\.[0-9a-f]{8}\.tmp")
_OTHERS, _OTHERS_WRITE, _OTHERS_ENTER = 0o077, 0o022, 0o011
_SETTINGS_LIMIT = 64 * 1024
_REPOSITORY_PARTS = ("HEAD", "objects", "refs")
_LOCKS = ("*.lock", "refs/**/*.lock", "objects/info/*.lock")
_REMOTE = re.compile(r"^\s*(?:push)?url\s*=\s*(\S+)", re.MULTILINE)


def look_around(disk: DiskIO, locations: Locations) -> Iterator[Seen]:
    """Look at everything but the journal's events, and change nothing."""
    yield from (Seen(Sight.LEFTOVER_FILE, str(path)) for path in leftovers(disk, locations))
    yield from _permissions(locations)
    yield from _sync(disk, locations)


def room_of(folder: Path) -> Room | None:
    """Say how much room the disk has that holds *folder*, or will hold it; None where that cannot be told."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None
    return Room(usage.free, usage.total)


def folders_of(locations: Locations) -> tuple[Path, ...]:
    """Give the folders that hold what belongs to the person alone."""
    return (locations.progress, locations.safety, locations.quarantine, locations.own_content, locations.backups)


def leftovers(disk: DiskIO, locations: Locations) -> list[Path]:
    """Give what writes of this program left behind when they were killed."""
    found = []
    for folder in (locations.data, *folders_of(locations)):
        with suppress(OSError):
            found += [folder / name for name in disk.names(folder) if _LEFTOVER.fullmatch(name)]
    # A write that was under way when the folder was listed is over by now.
    return [path for path in found if path.exists()]


def _permissions(locations: Locations) -> Iterator[Seen]:
    if os.name != "posix":
        return
    data = _mode(locations.data)
    if data is None:
        return
    if data & _OTHERS_WRITE:
        yield Seen(Sight.OPEN_PERMISSIONS, str(locations.data), number=data)
    for folder in folders_of(locations):
        mode = _mode(folder)
        if mode is not None and mode & _OTHERS and folder.is_dir():
            yield Seen(Sight.OPEN_PERMISSIONS, str(folder), number=mode)
    for path in (locations.device, locations.sync_settings, locations.sync_repository):
        # Behind a folder that nobody else can enter they may have any mode: git and sync engines give them theirs.
        mode = _mode(path)
        if mode is not None and mode & _OTHERS and data & _OTHERS_ENTER:
            yield Seen(Sight.OPEN_PERMISSIONS, str(path), number=mode)
    yield from _closed(locations)


def _closed(locations: Locations) -> Iterator[Seen]:
    """Find what its owner may not use."""
    for folder in (locations.data, *folders_of(locations)):
        mode = _mode(folder)
        if mode is None or not folder.is_dir():
            continue
        if mode & FOLDER_MODE != FOLDER_MODE:
            yield Seen(Sight.CLOSED_PERMISSIONS, str(folder), number=mode)
        elif not os.access(folder, os.W_OK | os.X_OK):
            yield Seen(Sight.NOT_WRITABLE, str(folder))
        with suppress(OSError):
            for path in sorted(folder.iterdir()):
                own = _mode(path) if path.is_file() else None
                if own is not None and not own & stat.S_IRUSR:
                    yield Seen(Sight.CLOSED_PERMISSIONS, str(path), number=own)


def open_to_owner_alone(seen: Examination, locations: Locations) -> Iterator[Mended]:
    """Let nobody but their owner come near what *seen* has found open or closed to the wrong ones."""
    for one in seen.seen:
        if one.sight in MODES:
            path = Path(one.path)
            # Of what belongs to another account this one cannot change the mode: it stays a problem.
            with suppress(OSError):
                if path.is_dir():
                    path.chmod(FOLDER_MODE)
                _set_modes(path, locations)
                yield Mended(one.sight, one.path)


def _set_modes(path: Path, locations: Locations) -> None:
    """Let a file, or each file in a folder of the person's, be read by its owner alone."""
    files = [path] if path.is_file() else sorted(path.iterdir()) if path in folders_of(locations) else []
    for file in files:
        with suppress(OSError):
            if file.is_file():
                file.chmod(FILE_MODE)


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None


def _sync(disk: DiskIO, locations: Locations) -> Iterator[Seen]:
    if locations.sync_settings.exists():
        yield from _sync_settings(disk, locations.sync_settings)
    folder = locations.sync_repository
    if not folder.exists():
        return
    if not all((folder / part).exists() for part in _REPOSITORY_PARTS):
        yield Seen(Sight.DAMAGED_SYNC_REPOSITORY, str(folder))
        return
    with suppress(OSError):
        config = disk.read(folder / "config", _SETTINGS_LIMIT).decode(errors="replace")
        if any(map(has_credentials, _REMOTE.findall(config))):
            yield Seen(Sight.CREDENTIALS_IN_REMOTE, str(folder / "config"))
    with suppress(OSError):
        for path in sorted(
            (*folder.glob("*.lock"), *folder.glob("refs/**/*.lock"), *folder.glob("objects/info/*.lock"))
        ):
            yield Seen(Sight.GIT_LOCK, str(path), number=int(path.stat().st_mtime))


def _sync_settings(disk: DiskIO, path: Path) -> Iterator[Seen]:
    try:
        settings = json.loads(disk.read(path, _SETTINGS_LIMIT))
    except (OSError, ValueError, RecursionError):
        settings = None
    match settings:
        case {"remote": str(remote), "branch": str()}:
            if has_credentials(remote):
                yield Seen(Sight.CREDENTIALS_IN_REMOTE, str(path))
        case _:
            yield Seen(Sight.DAMAGED_SYNC_SETTINGS, str(path))
