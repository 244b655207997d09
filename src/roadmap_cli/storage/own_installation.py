"""The folder of a person's own roadmaps and skills: what lies in it, and how something gets in and out.

A file lies there byte for byte as its author wrote it, under its whole id. A text that gives way,
to a newer one or to none, is kept in `content/former`; both travel with `sync` and go into backups.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from roadmap_cli.domain.own_content import OwnFile
from roadmap_cli.storage.content_files import ENDING
from roadmap_cli.storage.durable_io import DiskIO, make_folders, save
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.save_failures import saving

FORMER: Final = "former"
LOCK_TIMEOUT: Final = 10.0


class Installed(NamedTuple):
    """Where a file lies, and where the text lies that gave way to it; None where there was none, or the same."""

    path: Path
    former: Path | None
    confirmed: bool


def installed_path(locations: Locations, whole_id: str) -> Path:
    """Give the place of the file that is installed under *whole_id*, whether it is there or not."""
    return locations.own_roadmaps / f"{whole_id}{ENDING}"


def install(disk: DiskIO, locations: Locations, file: OwnFile, raw: bytes, *, moment: datetime) -> Installed:
    """Put *raw*, in which check_own found *file*, in the place for it, and keep the text that was there.

    *moment* is now. Raises `NotSavedError` and `LockedError`.
    """
    path = installed_path(locations, file.whole_id)
    with saving(path), _held(disk, locations):
        make_folders(disk, path.parent)
        before = path.read_bytes() if path.is_file() else None
        if before == raw:
            return Installed(path, None, confirmed=True)
        former = None if before is None else _keep(disk, locations, file.whole_id, before, moment)
        return Installed(path, former, save(disk, path, raw))


def uninstall(disk: DiskIO, locations: Locations, path: Path, *, moment: datetime) -> Path:
    """Take the file at *path* out of the folder, and give the place where its text is kept."""
    with saving(path), _held(disk, locations):
        former = _keep(disk, locations, path.name.removesuffix(ENDING), path.read_bytes(), moment)
        disk.remove(path)
        disk.sync_folder(path.parent)
    return former


def _held(disk: DiskIO, locations: Locations) -> AbstractContextManager[None]:
    make_folders(disk, locations.data)
    return disk.lock(disk.resolve(locations.lock), LOCK_TIMEOUT)


def _keep(disk: DiskIO, locations: Locations, whole_id: str, raw: bytes, moment: datetime) -> Path:
    folder = locations.own_content / FORMER
    make_folders(disk, folder)
    for path in _names(folder, f"{whole_id}.{moment.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"):
        if not os.path.lexists(path):
            save(disk, path, raw)
            return path
        if path.is_file() and path.read_bytes() == raw:
            return path
    raise AssertionError  # pragma: no cover - there is no end of names


def _names(folder: Path, start: str) -> Iterator[Path]:
    # A text, not YAML: nothing loads it.
    yield folder / f"{start}.txt"
    number = 2
    while True:
        yield folder / f"{start}-{number}.txt"
        number += 1
