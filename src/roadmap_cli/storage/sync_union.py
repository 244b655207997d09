"""The files of this device and those of a remote's tree, made one: on the disk first, then as a tree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from roadmap_cli.domain.errors import BadDataError, NewerFormatError, quote
from roadmap_cli.domain.events import Event
from roadmap_cli.storage.content_uniting import Verdict, clashes, conflict_path, verdict_of
from roadmap_cli.storage.durable_io import DiskIO
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.git_repository import GitRepository
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_file import SIZE_LIMIT, open_journal_file, read_events
from roadmap_cli.storage.journal_lines import unite
from roadmap_cli.storage.journal_survey import is_journal_name as is_read
from roadmap_cli.storage.journal_uniting import mend, receive, whole_files
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.own_content import SIZE_LIMIT as CONTENT_LIMIT
from roadmap_cli.storage.own_content import (
    ChangedMeanwhileError,
    ContentFiles,
    is_in_the_way,
    read_own_content,
    remove_content,
    write_content,
)
from roadmap_cli.storage.remote_files import CONTENT, JOURNAL, RemoteFiles
from roadmap_cli.storage.remote_names import folded, is_journal_name
from roadmap_cli.storage.save_failures import UNCONFIRMED


@dataclass(slots=True)
class Gained:
    """What the rounds of one sync brought so far; *sent* are ids of events that the remote did not have."""

    events: dict[str, Event] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    content_received: dict[str, None] = field(default_factory=dict)
    content_sent: dict[str, None] = field(default_factory=dict)
    conflicts: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)

    def tell(self, *notices: str) -> None:
        """Add what there is to tell the person, each sentence once."""
        self.notices += [notice for notice in notices if notice not in self.notices]


class SyncUnion:
    """One round of uniting; *left_alone* are paths of content that the remote has and that could not come here."""

    def __init__(
        self,
        disk: DiskIO,
        locations: Locations,
        journal: Journal,
        repository: GitRepository,
        device: str,
        gained: Gained,
        *,
        moment: datetime,
        left_alone: tuple[str, ...],
    ) -> None:
        self._disk = disk
        self._locations = locations
        self._journal = journal
        self._repository = repository
        self._device = device
        self._gained = gained
        self._moment = moment
        self.left_alone = left_alone

    def write(self, remote: RemoteFiles, base: RemoteFiles) -> str | None:
        """Unite what is here with *remote*, *base* being what they had in common; give the tree of both.

        The disk has all of it when this returns. None if somebody changed a file meanwhile.
        """
        files = self._unite_journal(remote)
        try:
            contents, removed = self._unite_content(remote, base)
        except ChangedMeanwhileError:
            return None
        paths: dict[tuple[str, ...], bytes] = {(JOURNAL, name): content for name, content in files.items()}
        paths |= {(CONTENT, *path.split("/")): content for path, content in contents.items()}
        self._repository.keep(paths.values())
        changes: dict[tuple[bytes, ...], str | None] = {
            _bytes(path): self._repository.id_of(content) for path, content in paths.items()
        }
        changes |= {_bytes((CONTENT, *path.split("/"))): None for path in removed}
        tree = self._repository.write_tree(remote.tree, changes) if changes else remote.tree
        return tree or self._repository.empty_tree

    def _unite_journal(self, remote: RemoteFiles) -> dict[str, bytes]:
        """Take in what the remote has and is not here; give the files that the remote's tree has to change."""
        repository = self._repository
        whole = self._whole_files()
        ids = {name: repository.id_of(content) for name, content in whole.items()}
        differing = [name for name, found in remote.journal.items() if ids.get(name) != found]
        sound = repository.files_up_to(SIZE_LIMIT, [remote.journal[name] for name in differing])
        theirs = repository.contents(sound)
        found = {name: theirs[remote.journal[name]] for name in differing if remote.journal[name] in sound}
        for name in sorted(set(differing) - set(found)):
            self._gained.tell(f"{quote(name)} was left alone in the remote: it is too large for a file of the journal.")
        if found:
            received = receive(self._journal, found, moment=self._moment)
            # A file by a new name may hold what others hold already: a conflict copy does.
            old = whole if found.keys() - whole.keys() else {}
            known = {event for name, content in old.items() for event in event_ids(content, name)}
            self._gained.events |= {event.id: event for event in received.events if event.id not in known}
            self._gained.tell(*received.notices)
            whole = whole_files(self._journal)
        self._tell_unsent(whole)
        self._gained.sent = events_unknown_to(repository, remote, whole)
        changed: dict[str, bytes] = {}
        for name, content in whole.items():
            if not is_journal_name(name) or (name in differing and name not in found):
                continue
            united = _united(name, content, found.get(name))
            if united is not None and repository.id_of(united) != remote.journal.get(name):
                changed[name] = united
        return changed

    def _whole_files(self) -> Mapping[str, bytes]:
        """Give the files here that are whole, after what is damaged was put right where that can be done."""
        whole = whole_files(self._journal)
        if all(name in whole for name in self._names()):
            return whole
        try:
            self._gained.tell(*mend(self._journal, moment=self._moment))
        except BadDataError as error:
            self._gained.tell(str(error))
        return whole_files(self._journal)

    def _names(self) -> list[str]:
        folder = self._locations.progress
        return [name for name in self._disk.names(folder) if is_read(name)] if self._disk.is_folder(folder) else []

    def _tell_unsent(self, whole: Mapping[str, bytes]) -> None:
        for name in self._names():
            if name not in whole:
                self._gained.tell(f"{quote(name)} was not sent: it is damaged, or another program's.")
            elif not is_journal_name(name):
                self._gained.tell(f"{quote(name)} was not sent: its name is not one that every system can keep.")

    def _unite_content(self, remote: RemoteFiles, base: RemoteFiles) -> tuple[dict[str, bytes], set[str]]:
        """Bring content here to where it belongs; give what the remote's tree has to change and to lose."""
        repository = self._repository
        own = read_own_content(self._disk, self._locations.own_content)
        self._gained.tell(*own.notices)
        here = {path: repository.id_of(content) for path, content in own.files.items()}
        # What never came here was not deleted here, and a folder that is gone was hardly emptied on purpose.
        common = {path: found for path, found in base.content.items() if own.is_there and path not in self.left_alone}
        blocked = self._blocked(own, remote)
        self.left_alone = tuple(sorted(blocked & remote.content.keys()))
        paths = sorted({*here, *remote.content} - blocked)
        verdicts = {path: verdict_of(common.get(path), here.get(path), remote.content.get(path)) for path in paths}
        wanted = [path for path in paths if verdicts[path] is not Verdict.STAYS and path in remote.content]
        theirs = repository.contents(remote.content[path] for path in wanted)
        changed: dict[str, bytes] = {}
        removed: set[str] = set()
        for path in paths:
            mine, found = own.files.get(path), remote.content.get(path)
            if verdicts[path] is not Verdict.STAYS:
                changed |= self._take(path, mine, None if found is None else theirs[found], verdicts[path])
            elif mine is None:
                removed.add(path)
            elif here[path] != found:
                changed[path] = mine
        self._gained.content_sent |= dict.fromkeys([*changed, *sorted(removed)])
        return changed, removed

    def _blocked(self, own: ContentFiles, remote: RemoteFiles) -> frozenset[str]:
        """Tell of the paths that stay as they are on both sides, and give them."""
        small = self._repository.files_up_to(CONTENT_LIMIT, remote.content.values())
        reasons = {path: "it is too large" for path, found in remote.content.items() if found not in small}
        taken = {folded(path): path for path in own.files}
        for path in remote.content:
            if path not in own.files and is_in_the_way(self._locations.own_content, path):
                reasons[path] = "something else stands in its place here"
            elif taken.get(folded(path), path) != path:
                reasons[path] = f"some systems take its name for that of {quote(taken[folded(path)])}"
        for path in clashes({**own.files, **dict.fromkeys(own.skipped, b"")}, remote.content):
            reasons[path] = "it is a file on one side and a folder on the other"
        for path, reason in sorted(reasons.items()):
            if path not in own.skipped:
                self._gained.tell(f"{quote(f'{CONTENT}/{path}')} was left alone: {reason}.")
        return own.skipped | reasons.keys()

    def _take(self, path: str, mine: bytes | None, found: bytes | None, verdict: Verdict) -> dict[str, bytes]:
        """Put what the remote has at *path* here; give what is to be sent for that: our version, where both changed."""
        folder, sent = self._locations.own_content, {}
        if verdict is Verdict.BOTH and mine is not None:
            kept = conflict_path(path, self._device, mine)
            if not (folder / kept).exists():
                self._write(kept, mine, before=None)
            sent[kept] = mine
            self._gained.conflicts[path] = kept
        if found is None and mine is not None:
            remove_content(self._disk, folder, path, before=mine)
        elif found is not None:
            self._write(path, found, before=mine)
        self._gained.content_received[path] = None
        return sent

    def _write(self, path: str, content: bytes, *, before: bytes | None) -> None:
        if not write_content(self._disk, self._locations.own_content, path, content, before=before):
            self._gained.tell(UNCONFIRMED)


def events_unknown_to(repository: GitRepository, remote: RemoteFiles, whole: Mapping[str, bytes]) -> set[str]:
    """Give the ids of the events in *whole*, files of the journal here, that the remote does not have."""
    changed = [name for name, content in whole.items() if remote.journal.get(name) != repository.id_of(content)]
    unknown = {found for name in changed for found in event_ids(whole[name], name)}
    if not unknown:
        return unknown
    # A file that is new there may hold what others hold already: a conflict copy does.
    names = [name for name in changed if name in remote.journal]
    names = names if len(names) == len(changed) else list(remote.journal)
    sound = repository.files_up_to(SIZE_LIMIT, [remote.journal[name] for name in names])
    theirs = repository.contents(sound)
    for name in names:
        unknown -= event_ids(theirs.get(remote.journal[name], b""), name)
    return unknown


def event_ids(content: bytes, name: str) -> set[str]:
    """Give the ids of the events in a file of the journal; none where it is damaged or none."""
    try:
        file = open_journal_file(content, name)
        return {event.id for event in read_events(file, EventReader()).events} if file else set()
    except BadDataError:
        return set()


def _united(name: str, here: bytes, there: bytes | None) -> bytes | None:
    """Give what the remote shall hold at *name*; None where that is what it holds already."""
    if there is None:
        return here
    try:
        return unite(here, there, path=name)
    except NewerFormatError:
        return None
    except BadDataError:
        # What is damaged there stays in the remote's history, and what is whole takes its place.
        return here


def _bytes(path: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(part.encode() for part in path)
