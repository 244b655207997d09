"""What the journal adds up to, kept from one command to the next, so that reading costs the same after ten years.

A snapshot counts only while every file in the journal's folder has the name, inode, size and times that
it had before it was read. As in git, times so fresh that a further change might not move them are not
trusted: then nothing is kept, and the next command reads the journal again.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from json import dumps, loads
from pathlib import Path
from typing import Any, TypeVar

from roadmap_cli.domain.events import Status
from roadmap_cli.domain.progress import Link, Note, Progress
from roadmap_cli.storage.cache_file import key_of, read_cached, store

FORMAT = 1
FILE_NAME = "progress.json"

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class FolderState:
    """What tells whether the journal has changed; *newest* is the latest change, in nanoseconds."""

    key: str
    newest: int


def state_of(folder: Path) -> FolderState:
    """Look at the names, inodes, sizes and times in *folder*, without opening a file."""
    entries: list[tuple[str, int, int, int, int]] = []
    try:
        with os.scandir(folder) as found:
            for entry in found:
                facts = entry.stat()
                entries.append((entry.name, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns))
    except FileNotFoundError:
        # Nothing was ever written; or a link leads to a disk that is not there, which reading tells apart.
        is_gone = os.path.islink(folder) or os.path.islink(folder.parent)  # noqa: PTH114 - pathlib costs start-up time
        return FolderState(key_of("no folder", [os.urandom(16) if is_gone else os.fsencode(folder)]), 0)
    except OSError:
        # What cannot be looked at never matches what was kept of it.
        return FolderState(key_of("no folder", [os.urandom(16)]), 0)
    parts = (repr(entry).encode("utf-8", "surrogateescape") for entry in sorted(entries))
    newest = max((max(entry[3:]) for entry in entries), default=0)
    return FolderState(key_of(f"progress {FORMAT} {os.fspath(folder)}", parts), newest)


def load_snapshot(cache_folder: Path, state: FolderState) -> Progress | None:
    """Give the progress that was kept for *state*; None where there is none that can be trusted."""
    payload = read_cached(os.path.join(cache_folder, FILE_NAME), state.key)  # noqa: PTH118 - pathlib costs start-up time
    if payload is None:
        return None
    try:
        return _decode(payload)
    except (LookupError, TypeError, ValueError):
        return None


def save_snapshot(cache_folder: Path, state: FolderState, progress: Progress) -> None:
    """Keep *progress*, which was computed from files that were in *state* before they were read."""
    path = os.path.join(cache_folder, FILE_NAME)  # noqa: PTH118 - pathlib costs start-up time
    store(path, state.key, _encode(progress), unless_changed_since=state.newest)


def _encode(progress: Progress) -> bytes:
    core = {
        "statuses": progress.statuses,
        "days": progress.days,
        "minutes": progress.minutes,
        "followed": progress.followed,
        "main": progress.main,
        "language": progress.language,
        "reached": sorted(progress.reached),
    }
    notes = {item: [(note.event, note.day, note.text) for note in kept] for item, kept in progress.notes.items()}
    links = {
        item: [(link.event, link.day, link.url, link.role) for link in kept] for item, kept in progress.links.items()
    }
    return b"\n".join(dumps(part, separators=(",", ":")).encode("ascii") for part in (core, notes, links))


def _decode(payload: bytes) -> Progress:
    core, notes, links = payload.split(b"\n")
    kept = loads(core)
    statuses = {status.value: status for status in Status}
    return Progress(
        statuses={item: statuses[status] for item, status in kept["statuses"].items()},
        days=kept["days"],
        minutes=kept["minutes"],
        notes=_Deferred(notes, lambda row: Note(*row)),
        links=_Deferred(links, lambda row: Link(*row)),
        followed=kept["followed"],
        main=kept["main"],
        language=kept["language"],
        reached=frozenset(kept["reached"]),
    )


class _Deferred(Mapping[str, tuple[Value, ...]]):
    """A mapping that is decoded when it is first looked into: most commands show no notes, and notes are long."""

    def __init__(self, raw: bytes, make: Callable[[list[Any]], Value]) -> None:
        self._raw = raw
        self._make = make
        self._rows: dict[str, list[list[Any]]] | None = None

    def _loaded(self) -> dict[str, list[list[Any]]]:
        if self._rows is None:
            self._rows = loads(self._raw)
        return self._rows

    def __getitem__(self, item: str) -> tuple[Value, ...]:
        return tuple(map(self._make, self._loaded()[item]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded())

    def __len__(self) -> int:
        return len(self._loaded())
