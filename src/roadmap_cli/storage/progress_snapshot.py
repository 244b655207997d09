"""What the journal adds up to, kept from one command to the next, so that reading costs the same after ten years.

A snapshot counts only while every file of the journal and of its mirror has the name, inode, size and
times that it had before it was read. As in git, a file that changed so shortly before the snapshot was
kept that a further change might not show is read and compared by its digest; once that is long enough
ago, the snapshot is marked as seen later.

It lies in two files: what changes with every event, and the base, which holds what all but the last
events add up to and is only looked at where somebody asks for notes, links or entries of time.
"""

import os
from collections.abc import Callable, Mapping
from functools import cache, partial
from json import dumps, loads
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from roadmap_cli.domain.events import Event, Status
from roadmap_cli.domain.late_mapping import LateMapping
from roadmap_cli.domain.progress import Link, LoggedDay, Note, Pause, Progress, RunningClock, TimeEntry
from roadmap_cli.storage.cache_file import UNREADABLE, digest_of, key_of, read_cached, store
from roadmap_cli.storage.journal_facts import RESOLUTION, FileFacts, facts_of

if TYPE_CHECKING:
    from roadmap_cli.domain.ledger import Ledger
    from roadmap_cli.storage.folders import Folders
    from roadmap_cli.storage.locations import Locations

    Places = Folders | Locations

FORMAT = 5
FILE_NAME = "progress.json"
BASE_NAME = "progress-base.json"

Row = TypeVar("Row")


class JournalFacts(NamedTuple):
    """The files of the journal and of its mirror as they are seen now."""

    progress: tuple[FileFacts, ...]
    safety: tuple[FileFacts, ...]


class Snapshot(NamedTuple):
    """What was kept: *progress*, *notices* to tell each time, and what a write has to know.

    *digests* are those of the bytes of each file, by folder and name. *is_settled* tells that nothing
    has to be mended before the next event is added; *base* knows the last events and what came before.
    """

    progress: Progress
    notices: tuple[str, ...]
    digests: Mapping[str, Mapping[str, str]]
    is_settled: bool
    base: "KeptBase"


def look_at(locations: "Places") -> JournalFacts | None:
    """See which files there are now; None where that cannot be seen, so that nothing kept can be trusted."""
    progress, safety = facts_of(os.fspath(locations.progress)), facts_of(os.fspath(locations.safety))
    return None if progress is None or safety is None else JournalFacts(progress, safety)


def load_snapshot(locations: "Places", facts: JournalFacts, rebuild: Callable[[], Progress]) -> Snapshot | None:
    """Give what was kept of a journal in the state *facts*; None where there is none that can be trusted.

    *rebuild* reads the journal whole; it is called where the base turns out damaged when it is needed.
    """
    path = _path(locations, FILE_NAME)
    parts = read_cached(path, _key(locations))
    if parts is None:
        return None
    try:
        files = loads(parts["files"])
        if [facts.progress, facts.safety] != [_facts_kept(files["progress"]), _facts_kept(files["safety"])]:
            return None
        digests = {folder: {row[0]: row[-1] for row in files[folder]} for folder in ("progress", "safety")}
        if not _is_still_true(path, locations, facts, digests):
            return None
        kept = loads(parts["core"])
        base = KeptBase(_path(locations, BASE_NAME), kept["base"], parts["tail"], rebuild)
        return Snapshot(_progress(kept, base), tuple(kept["notices"]), digests, kept["settled"], base)
    except UNREADABLE:
        return None


def save_snapshot(
    locations: "Places",
    facts: JournalFacts,
    digests: Mapping[str, Mapping[str, str]],
    ledger: "Ledger",
    *,
    notices: tuple[str, ...],
    is_settled: bool,
    base: str | None = None,
) -> None:
    """Keep what *ledger* adds up to, for as long as the files are as they were when *facts* were seen.

    *base* is the name under which the ledger's base is kept already; without one it is kept too.
    """
    if base is None:
        base = os.urandom(16).hex()
        rows = {"core": _core(ledger.base), "notes": dict(ledger.base.notes), "links": dict(ledger.base.links)}
        rows["entries"] = dict(ledger.base.entries)
        store(_path(locations, BASE_NAME), base, {name: _encoded(part) for name, part in rows.items()})
    core = _core(ledger.progress) | {"base": base, "notices": notices, "settled": is_settled}
    tail = {"last_n": ledger.last_n, "events": [_row(event) for event in ledger.tail]}
    files = {
        "progress": [[*row, digests["progress"].get(row.name, "")] for row in facts.progress],
        "safety": [[*row, digests["safety"].get(row.name, "")] for row in facts.safety],
    }
    parts = {"files": _encoded(files), "core": _encoded(core), "tail": _encoded(tail)}
    store(_path(locations, FILE_NAME), _key(locations), parts)


def _path(locations: "Places", name: str) -> str:
    return os.path.join(locations.cache, name)  # noqa: PTH118 - pathlib costs start-up time


def _key(locations: "Places") -> str:
    return key_of(f"progress {FORMAT}", [os.fsencode(locations.data)])


def _facts_kept(rows: list[list[str | int]]) -> tuple[FileFacts, ...]:
    return tuple([FileFacts(*row[:-1]) for row in rows])  # type: ignore[arg-type]


def _is_still_true(
    path: str, locations: "Places", facts: JournalFacts, digests: Mapping[str, Mapping[str, str]]
) -> bool:
    """Compare the files that may have changed unseen; where none can have any more, note that they were compared."""
    kept_at = os.stat(path).st_mtime_ns  # noqa: PTH116 - pathlib costs start-up time
    folders = (("progress", locations.progress, facts.progress), ("safety", locations.safety, facts.safety))
    doubtful = [
        (folder, os.path.join(place, row.name), row)  # noqa: PTH118 - pathlib costs start-up time
        for folder, place, rows in folders
        for row in rows
        if row.newest + RESOLUTION > kept_at
    ]
    if any(_digest_of(file) != digests[folder][row.name] for folder, file, row in doubtful):
        return False
    if doubtful:
        os.utime(path)
    return True


def _digest_of(file: str) -> str:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - pathlib costs start-up time
            return digest_of(opened.read())
    except OSError:
        return "unreadable"


class KeptBase:
    """What all events but the last add up to, and the last ones, each read from the disk when it is asked for."""

    def __init__(self, path: str, name: str, tail: bytes, rebuild: Callable[[], Progress]) -> None:
        self.name = name
        self._path = path
        self._tail = tail
        self._rebuild = rebuild

    def ledger(self) -> "Ledger":
        """Give the ledger; raise one of `UNREADABLE` where the base is damaged or another one by now."""
        from roadmap_cli.domain.ledger import Ledger  # noqa: PLC0415 - only a write needs single events

        parts = self._parts()
        tail = loads(self._tail)
        base = _progress_of(
            loads(parts["core"]), *(LateMapping(_reader(parts[name], kind)) for name, kind in _KINDS.items())
        )
        return Ledger(base, tuple([Event(*row) for row in tail["events"]]), tail["last_n"])

    def whole(self) -> Progress:
        """Give the progress with everything in it, from the journal itself where the base is damaged."""
        try:
            return self.ledger().progress
        except UNREADABLE:
            return self._rebuild()

    def _parts(self) -> Mapping[str, bytes]:
        parts = read_cached(self._path, self.name)
        if parts is None:
            message = "the base is not there"
            raise ValueError(message)
        return {name: parts[name] for name in ("core", *_KINDS)}


_KINDS: Mapping[str, Callable[..., tuple[object, ...]]] = {"notes": Note, "links": Link, "entries": TimeEntry}


def _progress(kept: Mapping[str, Any], base: KeptBase) -> Progress:
    """Give the progress that was kept; what few commands look at is worked out when one does."""
    whole = cache(base.whole)
    late = (LateMapping(partial(_attribute, whole, name)) for name in _KINDS)
    return _progress_of(kept, *late)


def _attribute(whole: Callable[[], Progress], name: str) -> Mapping[str, Any]:
    return getattr(whole(), name)  # type: ignore[no-any-return]


def _progress_of(
    kept: Mapping[str, Any], notes: Mapping[str, Any], links: Mapping[str, Any], entries: Mapping[str, Any]
) -> Progress:
    statuses = {status.value: status for status in Status}
    return Progress(
        statuses={item: statuses[status] for item, status in kept["statuses"].items()},
        days=kept["days"],
        minutes=kept["minutes"],
        notes=notes,
        links=links,
        followed=kept["followed"],
        main=kept["main"],
        language=kept["language"],
        reached=frozenset(kept["reached"]),
        entries=entries,
        pauses=tuple([Pause(*row) for row in kept["pauses"]]),
        goal=kept["goal"],
        clock=kept["clock"] and RunningClock(*kept["clock"]),
        last_logged=kept["last_logged"] and LoggedDay(*kept["last_logged"]),
    )


def _reader(part: bytes, kind: Callable[..., Row]) -> Callable[[], dict[str, tuple[Row, ...]]]:
    return lambda: {item: tuple([kind(*row) for row in rows]) for item, rows in loads(part).items()}


def _core(progress: Progress) -> dict[str, Any]:
    return {
        "statuses": dict(progress.statuses),
        "days": dict(progress.days),
        "minutes": dict(progress.minutes),
        "followed": dict(progress.followed),
        "main": progress.main,
        "language": progress.language,
        "reached": sorted(progress.reached),
        "pauses": progress.pauses,
        "goal": progress.goal,
        "clock": progress.clock,
        "last_logged": progress.last_logged,
    }


def _row(event: Event) -> tuple[Any, ...]:
    return (event.id, event.n, event.device, event.at, event.day, event.kind, event.skill, event.data)


def _encoded(part: object) -> bytes:
    return dumps(part, separators=(",", ":")).encode("ascii") + b"\n"
