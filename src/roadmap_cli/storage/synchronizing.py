"""Sync through git: fetch, unite by the events' ids, commit with both parents, push; never merge, never force."""

import hashlib
import os
import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime

from roadmap_cli.domain.errors import NoAccessError, SyncConflictError, SyncError, UnreachableError
from roadmap_cli.domain.remote_addresses import has_password, masked
from roadmap_cli.domain.syncing import Conflict, Synced, SyncStatus
from roadmap_cli.storage.device import load_device
from roadmap_cli.storage.durable_io import DiskIO, make_folders, remove_leftovers
from roadmap_cli.storage.git_failures import explained, refused
from roadmap_cli.storage.git_program import GitFailure, GitProgram
from roadmap_cli.storage.git_repository import GitRepository, Pushed, RefusedError, RemoteHeads
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_uniting import whole_files
from roadmap_cli.storage.locations import Locations
from roadmap_cli.storage.own_content import remove_content_leftovers
from roadmap_cli.storage.remote_files import NO_FILES, check_is_ours, files_in
from roadmap_cli.storage.remote_names import is_branch
from roadmap_cli.storage.repository_care import remove_stale_locks, set_aside
from roadmap_cli.storage.save_failures import saving
from roadmap_cli.storage.sync_settings import HERE, SyncSettings, load_sync_settings, save_sync_settings
from roadmap_cli.storage.sync_union import Gained, SyncUnion, events_unknown_to

LOCK_TIMEOUT = 30.0
"""Seconds that a sync waits for another one on this machine."""

DEFAULT_BRANCH = "main"

_INCOMING = "refs/incoming/branch"
_ATTEMPTS = 20
_LONGEST_PAUSE = 1.0

Phase = Callable[[str], AbstractContextManager[None]]
"""Begin a part of the work, named in a few words, that a person may have to wait for."""


class _RunAgain(Exception):  # noqa: N818 - no error: somebody was quicker
    """Something changed while it was being united."""


class Synchronizer:
    """One device's sync with one remote."""

    def __init__(
        self,
        locations: Locations,
        journal: Journal,
        git: GitProgram,
        *,
        moment: datetime,
        phase: Phase = lambda _words: nullcontext(),
        disk: DiskIO | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Sync what lies at *locations* at *moment*; tests give their own *disk* and *sleep* (in seconds)."""
        self._locations = locations
        self._journal = journal
        self._git = git
        self._moment = moment
        self._phase = phase
        self._disk = disk or DiskIO()
        self._sleep = sleep
        self._repository = GitRepository(git, locations.sync_repository)
        device = load_device(self._disk, locations.device)
        self._author = device.id if device else "roadmap"
        self._gained = Gained()

    def synchronize(self, remote: str | None = None) -> Synced:
        """Bring this device and the remote to one state; *remote*, an allowed address, is kept for later.

        Raises SyncError, LockedError where another sync takes too long, NotSavedError, BadDataError.
        """
        locations, disk = self._locations, self._disk
        with saving(locations.data):
            make_folders(disk, locations.data)
            with disk.lock(disk.resolve(locations.sync_lock), LOCK_TIMEOUT):
                remove_leftovers(disk, disk.resolve(locations.data), re.escape(locations.sync_settings.name))
                remove_content_leftovers(disk, locations.own_content)
                self._git.check_version()
                known = load_sync_settings(disk, locations.sync_settings)
                if remote is not None and (known is None or known.remote != remote):
                    known = SyncSettings(remote, "", left_alone=known.left_alone if known else ())
                if known is None:
                    message = "No remote is known to sync with."
                    raise SyncError(message)
                return self._synchronize(known)

    @property
    def remote(self) -> str | None:
        """The address that this device syncs with, if one was named."""
        settings = load_sync_settings(self._disk, self._locations.sync_settings)
        return settings.remote if settings else None

    @property
    def has_synced(self) -> bool:
        """Tell whether a sync with that address ever came to its end."""
        settings = load_sync_settings(self._disk, self._locations.sync_settings)
        return settings is not None and settings.synced is not None

    def status(self) -> SyncStatus:
        """Say how this device stands to the remote as it last saw it, without asking it."""
        settings = load_sync_settings(self._disk, self._locations.sync_settings)
        if settings is None:
            return SyncStatus(None, None, "not_set_up", 0, None)
        tracking = self._repository.commit_of(_tracking_ref(settings)) if self._repository.exists else None
        try:
            remote = files_in(self._repository, tracking) if tracking else NO_FILES
            unsent = len(events_unknown_to(self._repository, remote, whole_files(self._journal)))
        except GitFailure as failure:
            raise explained(failure, settings.remote) from failure
        state = "unsent" if unsent else "up_to_date"
        return SyncStatus(masked(settings.remote), settings.branch, state, unsent, settings.synced)

    def _synchronize(self, settings: SyncSettings) -> Synced:
        """Sync, and once more with a new repository where git failed because the old one is damaged."""
        address = settings.remote
        for is_last in (False, True):
            try:
                remove_stale_locks(self._locations.sync_repository, self._sleep)
                if not self._repository.exists:
                    set_aside(self._disk, self._locations)
                return self._rounds(settings)
            except RefusedError as refusal:
                raise refused(refusal.failure, address, refusal.reason) from refusal
            except GitFailure as failure:
                error = explained(failure, address, is_kept=self.remote == address)
                is_outside = isinstance(error, (UnreachableError, NoAccessError))
                if is_outside or is_last or not self._repository.exists or self._repository.is_sound():
                    raise error from failure
                set_aside(self._disk, self._locations)
                self._repository = GitRepository(self._git, self._locations.sync_repository)
                self._gained.tell(
                    "The copy of the remote that is kept here was damaged and was made anew; nothing is lost."
                )
        raise AssertionError  # pragma: no cover - the loop returns or raises

    def _rounds(self, settings: SyncSettings) -> Synced:
        for attempt in range(_ATTEMPTS):
            if attempt:
                self._sleep(os.urandom(1)[0] / 255 * min(0.02 * 2**attempt, _LONGEST_PAUSE))
            try:
                settings, theirs = self._fetch(settings)
                settings, is_done = self._unite_and_push(settings, theirs)
                if is_done:
                    return self._finished(settings)
            except _RunAgain:
                continue
        message = f"Others keep sending to {masked(settings.remote)} at the same time."
        raise SyncConflictError(message, hint="Nothing is lost; sync again in a moment.")

    def _fetch(self, settings: SyncSettings) -> tuple[SyncSettings, str | None]:
        """Give the settings with the branch that is there now, and the commit that it leads to, if any."""
        address = settings.remote
        with self._phase(f"Asking {masked(address)} what is new …"):
            if settings.branch and self._repository.exists:
                theirs = self._repository.fetch(address, settings.branch, _INCOMING)
                if theirs is not None:
                    return settings, theirs
            heads = self._repository.heads_of(address)
            branch = _branch_among(heads, settings.branch)
            if not self._repository.exists:
                make_folders(self._disk, self._locations.sync_repository)
                self._repository.begin(like=next(iter(heads.commits.values()), ""))
            theirs = None
            if branch in heads.commits:
                theirs = self._repository.fetch(address, branch, _INCOMING)
        if branch != settings.branch:
            if theirs is not None:
                check_is_ours(self._repository, theirs, address)
            settings = replace(settings, branch=branch)
            save_sync_settings(self._disk, self._locations.sync_settings, settings)
        return settings, theirs

    def _unite_and_push(self, settings: SyncSettings, theirs: str | None) -> tuple[SyncSettings, bool]:
        """Unite what is here with the commit *theirs* and send the result; tell whether nobody else was quicker."""
        repository = self._repository
        ours = repository.commit_of(HERE)
        tracking_ref = _tracking_ref(settings)
        tracking = repository.commit_of(tracking_ref)
        is_rewritten = self._is_rewritten(tracking, theirs, ours)
        if is_rewritten:
            # What was purged from the remote's history must not come back through ours.
            ours = None
            self._gained.tell(
                f"The history of {masked(settings.remote)} was rewritten: this device goes on from the new one."
            )
        with self._phase("Uniting …"):
            remote = files_in(repository, theirs) if theirs else NO_FILES
            told = files_in(repository, tracking).notices if tracking else ()
            self._gained.tell(*(notice for notice in remote.notices if notice not in told))
            base_commit = repository.merge_base(ours, theirs) if ours and theirs else None
            base = files_in(repository, base_commit) if base_commit else NO_FILES
            union = SyncUnion(
                self._disk,
                self._locations,
                self._journal,
                repository,
                self._author,
                self._gained,
                moment=self._moment,
                left_alone=settings.left_alone,
            )
            tree = union.write(remote, base)
            if tree is None:
                raise _RunAgain
        if union.left_alone != settings.left_alone:
            settings = replace(settings, left_alone=union.left_alone)
            save_sync_settings(self._disk, self._locations.sync_settings, settings)
        commit = self._commit(tree, theirs, ours)
        refs = {HERE: commit} | ({tracking_ref: theirs} if theirs else {})
        repository.point(refs)
        if commit != theirs:
            with self._phase(f"Sending to {masked(settings.remote)} …"):
                if repository.push(settings.remote, commit, settings.branch) is Pushed.BEHIND:
                    return settings, False
            repository.point({tracking_ref: commit})
        if is_rewritten or repository.is_untidy:
            with suppress(GitFailure):  # what stays harms nobody
                repository.tidy()
        return settings, True

    def _is_rewritten(self, tracking: str | None, theirs: str | None, ours: str | None) -> bool:
        """Tell whether the remote's history is not one that goes on from what this device knows of it."""
        if tracking is None:
            return False
        if theirs is None:
            return True
        if self._repository.is_ancestor(tracking, theirs):
            return False
        # A remote that went back (a restored backup of it) is sent what it lacks.
        return ours is None or not self._repository.is_ancestor(theirs, ours)

    def _commit(self, tree: str, theirs: str | None, ours: str | None) -> str:
        """Give the commit that holds *tree* and goes on from both sides: one that is there where that will do."""
        repository = self._repository
        if theirs and ours and theirs != ours:
            if repository.is_ancestor(ours, theirs):
                ours = None
            elif repository.is_ancestor(theirs, ours):
                theirs = None
        parents = list(dict.fromkeys(parent for parent in (ours, theirs) if parent))
        if len(parents) == 1 and repository.tree_of(parents[0]) == tree:
            return parents[0]
        message = f"Sync from {self._author}"
        return repository.commit(tree, parents, message, author=self._author, moment=self._moment)

    def _finished(self, settings: SyncSettings) -> Synced:
        synced = self._moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        save_sync_settings(self._disk, self._locations.sync_settings, replace(settings, synced=synced))
        gained = self._gained
        if has_password(settings.remote):
            gained.tell(
                "The remote's address holds a password, which lies readable in sync.json; better let git keep it."
            )
        has_sent = bool(gained.sent or gained.content_sent)
        has_received = bool(gained.events or gained.content_received)
        state = {(True, True): "both", (True, False): "sent", (False, True): "received"}
        return Synced(
            remote=masked(settings.remote),
            branch=settings.branch,
            state=state.get((has_sent, has_received), "unchanged"),
            sent=len(gained.sent),
            events=tuple(gained.events.values()),
            content_received=tuple(gained.content_received),
            content_sent=tuple(gained.content_sent),
            conflicts=tuple(Conflict(path, kept) for path, kept in gained.conflicts.items()),
            notices=tuple(gained.notices),
        )


def _branch_among(heads: RemoteHeads, wanted: str) -> str:
    """Choose the branch to sync with: the one that is *wanted* if it is there, else the remote's default."""
    plain = [name for name in heads.commits if is_branch(name)]
    usual = [name for name in (wanted, heads.default, DEFAULT_BRANCH, "master", *plain) if name in plain]
    return usual[0] if usual else wanted or DEFAULT_BRANCH


def _tracking_ref(settings: SyncSettings) -> str:
    """Give the ref that leads to what is known of the remote; each branch of each address has its own."""
    return f"refs/remotes/{hashlib.sha256(f'{settings.remote} {settings.branch}'.encode()).hexdigest()[:16]}"
