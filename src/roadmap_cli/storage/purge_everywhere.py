"""A text taken out of everything that lies here: the journal, its mirror, the backups, the quarantine, the caches."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.backups import archive, open_backup
from roadmap_cli.storage.durable_io import DiskIO, save
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_file import SIZE_LIMIT
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.progress_snapshot import BASE_NAME, FILE_NAME
from roadmap_cli.storage.purging import without_text
from roadmap_cli.storage.sync_settings import command_to_begin_anew, load_sync_settings


class Purged(NamedTuple):
    """The files that were rewritten, and those that could not be read or written and may hold the text still."""

    files: tuple[str, ...]
    failed: tuple[str, ...]


def purge_everywhere(journal: Journal, purged: Collection[str]) -> Purged:
    """Take the text of the events *purged* (by their ids) out of every file below the data folder.

    Files of other devices too, since the person asked for it. Raises `NotSavedError` and `LockedError`.
    """
    rewritten: list[str] = []
    failed: list[str] = []
    with journal.writing():
        for path in _files(journal):
            try:
                if _purge(journal, path, purged):
                    rewritten.append(str(path))
            except (OSError, BadDataError):
                failed.append(str(path))
    for name in (FILE_NAME, BASE_NAME):
        with suppress(OSError):
            (journal.locations.cache / name).unlink()
    return Purged(tuple(rewritten), tuple(failed))


def past_of_sync(locations: Locations) -> str | None:
    """Give the command that begins the history of the synced repository anew; None where nothing is synced."""
    settings = load_sync_settings(DiskIO(), locations.sync_settings)
    return None if settings is None else command_to_begin_anew(settings, locations.sync_repository)


def _files(journal: Journal) -> Iterator[Path]:
    places = journal.locations
    for folder in (places.progress, places.safety, places.quarantine, places.backups):
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _purge(journal: Journal, path: Path, purged: Collection[str]) -> bool:
    disk = journal.disk
    if path.suffix == ".zip":
        files = open_backup(disk, path).files
        clean = {name: without_text(raw, purged) for name, raw in files.items()}
        is_clean = clean == files
        content = b"" if is_clean else archive(clean)
    else:
        raw = disk.read(path, SIZE_LIMIT)
        content = without_text(raw, purged)
        is_clean = content == raw
    if not is_clean:
        save(disk, path, content)
    return not is_clean
