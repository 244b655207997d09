"""What the journal adds up to, kept from one command to the next, so that reading costs the same after ten years.

A snapshot counts only while every file in the journal's folder has the name, inode, size and times that
it had before it was read. As in git, times so fresh that a further change might not move them are not
trusted: then nothing is kept, and the next command reads the journal again.
"""

import os
from collections.abc import Callable, Mapping
from json import dumps, loads
from pathlib import Path
from typing import TypeVar

from roadmap_cli.domain.events import Status
from roadmap_cli.domain.progress import Link, Note, Pause, Progress, RunningClock, TimeEntry
from roadmap_cli.storage import cache_file
from roadmap_cli.storage.cache_file import FolderState, read_cached, store
from roadmap_cli.storage.late_mapping import LateMapping

FORMAT = 3
FILE_NAME = "progress.json"

Row = TypeVar("Row")


def state_of(folder: Path) -> FolderState:
    """Look at the names, inodes, sizes and times in *folder*, without opening a file."""
    return cache_file.state_of(f"progress {FORMAT}", os.fspath(folder))


def load_snapshot(cache_folder: Path, state: FolderState) -> Progress | None:
    """Give the progress that was kept for *state*; None where there is none that can be trusted."""
    parts = read_cached(os.path.join(cache_folder, FILE_NAME), state.key)  # noqa: PTH118 - pathlib costs start-up time
    if parts is None:
        return None
    try:
        return _decode(parts)
    except cache_file.UNREADABLE:
        return None


def save_snapshot(cache_folder: Path, state: FolderState, progress: Progress) -> None:
    """Keep *progress*, which was computed from files that were in *state* before they were read."""
    path = os.path.join(cache_folder, FILE_NAME)  # noqa: PTH118 - pathlib costs start-up time
    store(path, state.key, _encode(progress), unless_changed_since=state.newest)


def _encode(progress: Progress) -> dict[str, bytes]:
    parts = {
        "core": {
            "statuses": progress.statuses,
            "days": progress.days,
            "minutes": progress.minutes,
            "followed": progress.followed,
            "main": progress.main,
            "language": progress.language,
            "reached": sorted(progress.reached),
            "pauses": progress.pauses,
            "goal": progress.goal,
            "clock": progress.clock,
        },
        "notes": dict(progress.notes),
        "links": dict(progress.links),
        "entries": dict(progress.entries),
    }
    return {name: dumps(part, separators=(",", ":")).encode("ascii") + b"\n" for name, part in parts.items()}


def _decode(parts: Mapping[str, bytes]) -> Progress:
    # All are read now, when a damaged one can still be made up for; most commands look at no notes.
    core, notes, links, entries = (parts[name] for name in ("core", "notes", "links", "entries"))
    kept = loads(core)
    statuses = {status.value: status for status in Status}
    return Progress(
        statuses={item: statuses[status] for item, status in kept["statuses"].items()},
        days=kept["days"],
        minutes=kept["minutes"],
        notes=LateMapping(lambda: _rows(notes, Note)),
        links=LateMapping(lambda: _rows(links, Link)),
        followed=kept["followed"],
        main=kept["main"],
        language=kept["language"],
        reached=frozenset(kept["reached"]),
        entries=LateMapping(lambda: _rows(entries, TimeEntry)),
        pauses=tuple([Pause(*row) for row in kept["pauses"]]),
        goal=kept["goal"],
        clock=kept["clock"] and RunningClock(*kept["clock"]),
    )


def _rows(part: bytes, kind: Callable[..., Row]) -> dict[str, tuple[Row, ...]]:
    return {item: tuple([kind(*row) for row in rows]) for item, rows in loads(part).items()}
