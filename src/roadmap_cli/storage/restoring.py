"""What a backup holds, brought back beside what is here: added where it is missing, never in place of anything."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from roadmap_cli.domain.errors import BadDataError, NotFoundError, quote_path
from roadmap_cli.domain.events import Event
from roadmap_cli.storage.backups import FOLDERS, copied_files, open_backup
from roadmap_cli.storage.durable_io import DiskIO, make_folders, save
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.exported_state import LOOKED_AT, OwnState, is_export, open_export, state_of
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_file import SIZE_LIMIT, open_journal_file
from roadmap_cli.storage.journal_lines import Line, intact_lines, lines_of
from roadmap_cli.storage.journal_survey import is_journal_name
from roadmap_cli.storage.journal_uniting import take_in
from roadmap_cli.storage.save_failures import saving

JOURNALS = frozenset({"progress", "safety"})
"""The folders of a whole copy that hold events."""

ASIDE = ".restored"
"""What a file of the person's own content is called by, beside one of the same name that differs."""


class Source(NamedTuple):
    """The files of a backup by their path, such as `progress/laptop.2026-11.json`, and what is wrong with it."""

    files: Mapping[str, bytes]
    faults: tuple[str, ...]


class Restored(NamedTuple):
    """What came back: *events* that were missing here of *found* in all, files of content, and what there is to tell.

    *beside* are files that differ from the ones here and lie beside them.
    """

    events: tuple[Event, ...]
    found: int
    content: tuple[str, ...]
    beside: tuple[str, ...]
    notices: tuple[str, ...]


def open_source(disk: DiskIO, path: Path) -> Source:
    """Open what is to be restored: a backup, a JSON export, a copied data folder, or one file of a journal.

    Raises `NotFoundError` where nothing is there, and `BadDataError` where it is nothing of the kind.
    """
    if path.is_dir():
        return _folder(disk, path)
    if not path.is_file():
        message = f"There is no file {quote_path(path)}."
        raise NotFoundError(message, hint="Name a backup: `roadmap where` says where they lie.")
    if is_export(_beginning(path)):
        return Source(*open_export(disk.read(path, SIZE_LIMIT), str(path)))
    if is_journal_name(path.name):
        return Source({f"progress/{path.name}": disk.read(path, SIZE_LIMIT)}, ())
    backup = open_backup(disk, path)
    return Source(backup.files, backup.faults)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LOOKED_AT)


def _folder(disk: DiskIO, path: Path) -> Source:
    """Read a copied data folder, or a folder of a journal's files; never what lies deeper in some other folder."""
    if any((path / name).is_dir() for name in JOURNALS):
        found = {f"{name}/{one}": file for name in FOLDERS for one, file in _below(path / name)}
    else:
        found = {f"progress/{one.name}": one for one in sorted(path.iterdir()) if is_journal_name(one.name)}
    files = {name: disk.read(file, SIZE_LIMIT) for name, file in found.items() if file.is_file()}
    if not count_events(files):
        message = "this folder holds no journal."
        hint = "Name a copy of a data folder, or a file that `roadmap backup` made."
        raise BadDataError(message, path=str(path), hint=hint)
    return Source(files, ())


def _below(root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.name.endswith(".tmp"):
            yield path.relative_to(root).as_posix(), path


def restore(journal: Journal, source: Source, *, moment: datetime) -> Restored:
    """Add each event and each file of *source* that is missing here; nothing that is here changes or goes.

    *moment* is now, with its time zone. Raises `NotSavedError` and `LockedError`.
    """
    held = list(lines_in(source.files))
    lines = {line.event.id: line for line in held if line.event}
    received = take_in(journal, list(lines.values()), moment=moment)
    with saving(journal.locations.own_content):
        content, beside = _restore_content(journal, source.files)
    notices = (*source.faults, *_unreadable(held), *received.notices)
    return Restored(received.events, len(lines), tuple(content), tuple(beside), notices)


def _unreadable(lines: Iterable[Line]) -> Iterator[str]:
    count = len({line.text for line in lines if line.event is None})
    if count:
        yield f"{count:,} event{'s' if count > 1 else ''} in it cannot be read and did not come back."


def count_events(files: Mapping[str, bytes]) -> int:
    """Count the events that the files of a backup hold, each once."""
    return len({line.event.id for line in lines_in(files) if line.event})


def lines_in(files: Mapping[str, bytes]) -> Iterator[Line]:
    """Give the lines of each journal and mirror among the *files* of a whole copy; of a damaged one what is whole."""
    reader = EventReader()
    for name, raw in files.items():
        if name.split("/")[0] in JOURNALS:
            try:
                file = open_journal_file(raw, name)
            except BadDataError:
                yield from intact_lines(raw, reader)
            else:
                yield from lines_of(file, reader) if file else ()


def _restore_content(journal: Journal, files: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    new: list[str] = []
    beside: list[str] = []
    for name, raw in files.items():
        folder, _, below = name.partition("/")
        if folder not in {"content", "drafts", "quarantine"}:
            continue
        path = journal.locations.data / folder / below
        if not path.exists():
            new.append(name)
        elif path.read_bytes() != raw:
            path = _free_name(path, raw)
            beside.append(str(path))
        make_folders(journal.disk, path.parent)
        if not path.exists():
            save(journal.disk, path, raw)
    return new, beside


def _free_name(path: Path, raw: bytes) -> Path:
    """Give the name under which the same bytes lie already, or the first that is free."""
    number = 1
    while True:
        candidate = path.with_name(f"{path.name}{ASIDE}{'' if number == 1 else f'-{number}'}")
        if not candidate.exists() or candidate.read_bytes() == raw:
            return candidate
        number += 1


def own_state(journal: Journal) -> OwnState:
    """Give all that a person has here, as `restore` would bring it back elsewhere; reading changes nothing."""
    files = copied_files(journal.disk, journal.locations)
    return state_of(files, lines_in(files))
