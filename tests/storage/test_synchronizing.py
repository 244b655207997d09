"""Sync between machines through a bare repository."""

import contextlib
import hashlib
import itertools
import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from journal_doubles import MOMENT, make_file, make_line
from sizes import IS_RELEASE

from git_worlds import Home, World, git, needs_git
from roadmap_cli.domain.errors import LockedError, OtherFilesError, SyncConflictError, SyncError
from roadmap_cli.storage import synchronizing
from roadmap_cli.storage.durable_io import DiskIO
from roadmap_cli.storage.git_program import GitProgram
from roadmap_cli.storage.git_repository import GitRepository, Pushed
from roadmap_cli.storage.repair import repair

pytestmark = needs_git


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def meet(*homes: Home) -> None:
    """Sync twice around, so that each has what the last one brought."""
    for home in (*homes, *homes):
        home.sync()


def test_the_first_sync_fills_an_empty_remote(world: World) -> None:
    """The journal's files stand in it as they are on the disk, byte for byte, on `main`."""
    laptop = world.home("laptop")
    laptop.note("read it", "again")

    synced = laptop.sync()

    (own,) = laptop.own_files
    assert (synced.state, synced.sent, synced.branch, synced.events) == ("sent", 2, "main", ())
    assert world.files() == {f"progress/{own.name}"}
    assert git(world.remote, "show", f"main:progress/{own.name}") == own.read_text().strip()


def test_a_machine_with_nothing_joins_and_gets_all(world: World) -> None:
    """The second machine names the remote and has what the first did."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("one", "two")
    laptop.sync()

    synced = desktop.sync()

    assert (synced.state, synced.sent, len(synced.events)) == ("received", 0, 2)
    assert desktop.progress == laptop.progress


def test_both_write_and_both_have_it_all(world: World) -> None:
    """Whatever the order: what each wrote is on both afterwards, and the same progress."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    desktop.note("b")
    laptop.sync()
    desktop.sync()
    laptop.note("c")
    desktop.note("d")

    desktop.sync()
    came = laptop.sync()
    desktop.sync()

    assert {str(event.data["text"]) for event in came.events} == {"b", "d"}
    assert laptop.notes == desktop.notes == {"a", "b", "c", "d"}
    assert laptop.progress == desktop.progress


def test_a_sync_without_news_changes_nothing(world: World) -> None:
    """No commit, no file, no byte."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    desktop.note("b")
    meet(laptop, desktop)
    before = git(world.remote, "rev-parse", "main"), [path.stat().st_mtime_ns for path in laptop.own_files]

    synced = laptop.sync()

    assert (synced.state, synced.sent) == ("unchanged", 0)
    assert (git(world.remote, "rev-parse", "main"), [path.stat().st_mtime_ns for path in laptop.own_files]) == before


def test_what_others_keep_in_the_remote_stays(world: World) -> None:
    """A README beside the progress, unknown files added later: a sync leaves them byte for byte."""
    laptop = world.home("laptop")
    readme = world.blob(b"my progress\r\n")
    world.commit(world.tree(("100755", readme, "README.md")))
    laptop.note("a")
    laptop.sync()
    rows = git(world.remote, "ls-tree", "main").splitlines()
    tree = git(world.remote, "mktree", content="\n".join([*rows, f"100644 blob {readme}\tlater.txt"]).encode())
    world.commit(tree, git(world.remote, "rev-parse", "main"))
    laptop.note("b")

    laptop.sync()

    listed = git(world.remote, "ls-tree", "main")
    assert f"100755 blob {readme}\tREADME.md" in listed
    assert f"100644 blob {readme}\tlater.txt" in listed


def test_a_remote_with_other_files_is_refused_and_left_as_it_is(world: World) -> None:
    """Somebody's project is no place for progress; three of its names say which it is."""
    laptop = world.home("laptop")
    laptop.note("a")
    names = ["setup.py", "src.py", "tox.ini", "zebra"]
    commit = world.commit(world.tree(*(("100644", world.blob(b"x"), name) for name in names)))

    with pytest.raises(OtherFilesError) as caught:
        laptop.sync()

    assert "'setup.py', 'src.py', 'tox.ini' and more" in str(caught.value)
    assert git(world.remote, "rev-parse", "main") == commit
    assert not laptop.locations.sync_settings.exists()


def test_the_remotes_default_branch_is_used(world: World) -> None:
    """Be it called as it will."""
    git(world.remote, "symbolic-ref", "HEAD", "refs/heads/trunk")
    world.commit(world.tree(("100644", world.blob(b"hello"), "README")), branch="trunk")
    laptop = world.home("laptop")
    laptop.note("a")

    synced = laptop.sync()

    assert synced.branch == "trunk"
    assert len(world.files("trunk")) == 2


def test_a_renamed_branch_is_followed(world: World) -> None:
    """As long as the branch is there it is kept to; when it goes, the new default takes its place."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    laptop.sync()
    desktop.sync()
    git(world.remote, "branch", "-m", "main", "trunk")
    laptop.note("b")

    branches = [laptop.sync().branch, desktop.sync().branch]

    assert branches == ["trunk", "trunk"]
    assert desktop.notes == {"a", "b"}
    assert json.loads(desktop.locations.sync_settings.read_text())["branch"] == "trunk"


def test_a_vanished_branch_is_made_anew(world: World) -> None:
    """The remote was deleted and made again, empty: all is sent to it, as a history that begins there."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    meet(laptop, desktop)
    git(world.remote, "update-ref", "-d", "refs/heads/main")
    desktop.note("b")

    laptop.sync()
    desktop.sync()

    assert git(world.remote, "rev-list", "--max-parents=0", "--count", "main") == "1"
    assert laptop.sync().events[0].data["text"] == "b"
    assert len(world.files()) == 2


def test_a_rewritten_history_is_adopted_and_not_pushed_back(world: World) -> None:
    """What somebody purged from the remote's history comes back through no machine, and no event is lost."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    meet(laptop, desktop)
    secret = git(world.remote, "rev-parse", "main")
    purged = world.commit(world.tree(("100644", world.blob(b"begun anew"), "README")))
    desktop.note("b")

    told = [laptop.sync().notices, desktop.sync().notices]
    laptop.sync()

    assert all("was rewritten" in notices[0] for notices in told)
    history = git(world.remote, "rev-list", "main").split()
    assert secret not in history
    assert history[-1] == purged
    assert laptop.notes == desktop.notes == {"a", "b"}
    kept = git(laptop.locations.sync_repository, "cat-file", "--batch-all-objects", "--batch-check")
    assert secret not in kept


def test_a_remote_restored_from_a_backup_gets_back_what_it_lacks(world: World) -> None:
    """It stands at an older commit that this machine knows: that is no rewriting."""
    laptop = world.home("laptop")
    laptop.note("a")
    laptop.sync()
    older = git(world.remote, "rev-parse", "main")
    laptop.note("b")
    laptop.sync()
    newest = git(world.remote, "rev-parse", "main")
    git(world.remote, "update-ref", "refs/heads/main", older)

    synced = laptop.sync()

    assert synced.notices == ()
    assert git(world.remote, "rev-parse", "main") == newest


def test_the_repository_can_be_lost(world: World) -> None:
    """It is only a copy: without it a sync takes the remote's again and loses nothing."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    laptop.sync()
    desktop.note("b")
    desktop.sync()
    laptop.note("c")
    laptop.forget_repository()

    laptop.sync()
    desktop.sync()

    assert laptop.notes == desktop.notes == {"a", "b", "c"}


def spoil_objects(repository: Path) -> None:
    for path in (repository / "objects").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"")


def spoil_config(repository: Path) -> None:
    (repository / "config").write_bytes(b"\0\0\0[")


def spoil_head(repository: Path) -> None:
    (repository / "HEAD").write_bytes(b"nonsense")


def remove_half(repository: Path) -> None:
    (repository / "HEAD").unlink()
    shutil.rmtree(repository / "refs")


@pytest.mark.parametrize("spoil", [spoil_objects, spoil_config, spoil_head, remove_half])
def test_a_damaged_repository_is_set_aside_and_made_anew(world: World, spoil) -> None:
    """Emptied objects after a power cut, a broken config: quarantined, and the sync goes on."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    desktop.note("b")
    meet(laptop, desktop)
    spoil(laptop.locations.sync_repository)
    laptop.note("c")

    synced = laptop.sync()
    desktop.sync()

    assert synced.sent == 1
    assert [path.name.startswith("sync.git.") for path in laptop.locations.quarantine.iterdir()] == [True]
    assert laptop.notes == desktop.notes == {"a", "b", "c"}
    assert laptop.sync().notices == ()


def test_locks_of_a_killed_git_are_removed(world: World) -> None:
    """After a second in which a git that still runs may end."""
    laptop = world.home("laptop")
    laptop.note("a")
    laptop.sync()
    laptop.note("b")
    repository = laptop.locations.sync_repository
    stale = [repository / "HEAD.lock", repository / "refs" / "heads" / "here.lock", repository / "packed-refs.lock"]
    for lock in stale:
        lock.touch()

    synced = laptop.sync()

    assert synced.sent == 1
    assert not any(lock.exists() for lock in stale)


def test_a_push_that_came_too_late_is_united_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another machine sends between our fetch and our push: its events come too, and nothing is forced."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    laptop.sync()
    laptop.note("b")
    push = GitRepository.push
    others = iter(["c", "d"])

    def late(self: GitRepository, *words: str) -> Pushed:
        if "laptop" in str(self._folder) and (text := next(others, None)):
            desktop.note(text)
            desktop.sync()
        return push(self, *words)

    monkeypatch.setattr(GitRepository, "push", late)

    synced = laptop.sync()

    assert {event.data["text"] for event in synced.events} == {"c", "d"}
    assert synced.sent == 1
    desktop.sync()
    assert desktop.progress == laptop.progress


def test_after_many_late_pushes_it_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends, with the exit code of a conflict, and what came in the meantime is here."""
    laptop = world.home("laptop")
    laptop.note("a")
    monkeypatch.setattr(GitRepository, "push", lambda *_: Pushed.BEHIND)

    with pytest.raises(SyncConflictError) as caught:
        laptop.sync()

    assert caught.value.exit_code == 5


def test_only_one_sync_at_a_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another one on this machine is waited for, but not for ever."""
    laptop = world.home("laptop")
    laptop.note("a")
    monkeypatch.setattr(synchronizing, "LOCK_TIMEOUT", 0.05)

    with DiskIO().lock(laptop.locations.sync_lock, 1), pytest.raises(LockedError):
        laptop.sync()


@pytest.mark.parametrize("year", [1970, 2099])
def test_no_order_depends_on_the_clock(world: World, year: int) -> None:
    """A machine whose clock is wrong by half a century sends and receives as any other."""
    laptop, desktop = world.homes("laptop", "desktop")
    wrong = datetime(year, 1, 1, tzinfo=UTC)
    desktop.note("b")
    desktop.sync()
    laptop.note("a", moment=wrong)
    laptop.sync(moment=wrong)
    desktop.note("c")
    desktop.sync()
    laptop.sync(moment=wrong)

    assert laptop.notes == desktop.notes == {"a", "b", "c"}
    assert laptop.progress == desktop.progress
    assert str(year) in git(world.remote, "log", "--format=%ad", "main")


def test_clones_with_one_device_id_lose_nothing(world: World) -> None:
    """Two copies of one home write into files of one name: both keep what both wrote."""
    laptop = world.home("laptop")
    laptop.note("a")
    laptop.sync()
    shutil.copytree(laptop.data, world.folder / "laptop-copy")
    copy = Home(world.folder / "laptop-copy", world.remote, laptop.environment)
    laptop.note("b")
    copy.note("c")

    meet(laptop, copy)

    assert laptop.notes == copy.notes == {"a", "b", "c"}
    assert laptop.progress == copy.progress


def test_a_conflict_copy_of_a_sync_engine_travels_and_counts_once(world: World) -> None:
    """A file by another name that holds what others hold brings no event twice, and makes no file elsewhere."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a", "b")
    laptop.sync()
    (own,) = laptop.own_files
    own.with_name(f"{own.stem} (conflicted copy).json").write_bytes(own.read_bytes())

    synced = laptop.sync()
    desktop.sync()

    assert synced.sent == 0
    assert len(world.files()) == 2
    assert len(desktop.journal.read().events) == 2

    (arrived,) = desktop.data.joinpath("progress").iterdir()
    assert arrived.name == own.name
    arrived.with_name("Copy of it.json").write_bytes(arrived.read_bytes())
    desktop.sync()
    assert laptop.sync().events == ()


def test_a_conflict_copy_that_a_repair_folded_in_stays_away(world: World) -> None:
    """The remote may keep it: no sync brings it back, and its event is everywhere."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    laptop.sync()
    (own,) = laptop.own_files
    copy = own.with_name(f"{own.stem} 2.json")
    copy.write_bytes(make_file([make_line(9, text="alone")], "other-00000000"))
    laptop.sync()
    desktop.sync()

    for home in (laptop, desktop):
        repair(home.journal, moment=MOMENT)
        home.sync()
    laptop.sync()

    for home in (laptop, desktop):
        assert not [path.name for path in (home.data / "progress").iterdir() if path.name == copy.name]
        assert home.notes == {"a", "alone"}


def test_a_damaged_file_is_put_right_before_it_is_sent(world: World) -> None:
    """Its mirror serves, and what had not been sent yet is sent."""
    laptop = world.home("laptop")
    laptop.note("a")
    laptop.sync()
    laptop.note("b")
    (own,) = laptop.own_files
    own.write_bytes(own.read_bytes()[:-20])

    synced = laptop.sync()

    assert synced.sent == 1
    assert git(world.remote, "show", f"main:progress/{own.name}") == own.read_text().strip()
    assert laptop.notes == {"a", "b"}


def test_a_file_that_cannot_be_put_right_is_not_sent(world: World) -> None:
    """It is told, the others are sent, and the remote keeps the whole version that it has."""
    laptop = world.home("laptop")
    laptop.note("a")
    laptop.sync()
    laptop.note("b")
    broken = laptop.data / "progress" / "other-00000000.2026-10.json"
    broken.write_bytes(make_file([make_line()])[:-20])

    synced = laptop.sync()

    assert synced.sent == 1
    assert any(broken.name in notice for notice in synced.notices)
    assert f"progress/{broken.name}" not in world.files()


@pytest.mark.parametrize("content", [b"", b"\0" * 64, b'{"schema":', b'{"name": "another program"}', b"<<<<<<<"])
def test_a_damaged_file_in_the_remote_comes_nowhere(world: World, content: bytes) -> None:
    """It is told and left alone there, and all else goes its way."""
    laptop = world.home("laptop")
    laptop.note("a")
    blob = world.blob(content)
    world.commit(world.tree(("040000", world.tree(("100644", blob, "x.2026-11.json")), "progress")))

    synced = laptop.sync()

    assert any("x.2026-11.json" in notice for notice in synced.notices)
    assert not (laptop.data / "progress" / "x.2026-11.json").exists()
    assert f"100644 blob {blob}\tx.2026-11.json" in git(world.remote, "ls-tree", "main:progress")
    assert synced.sent == 1


def test_what_is_whole_here_heals_what_is_damaged_there(world: World) -> None:
    """The damaged version stays in the remote's history."""
    laptop = world.home("laptop")
    laptop.note("a")
    laptop.sync()
    (own,) = laptop.own_files
    blob = world.blob(b"<<<<<<< HEAD\n")
    damaged = world.commit(
        world.tree(("040000", world.tree(("100644", blob, own.name)), "progress")),
        git(world.remote, "rev-parse", "main"),
    )

    laptop.sync()

    assert git(world.remote, "show", f"main:progress/{own.name}") == own.read_text().strip()
    assert damaged in git(world.remote, "rev-list", "main").split()


def test_another_remote_starts_afresh_and_the_first_one_is_not_forgotten(world: World) -> None:
    """What was known of one remote says nothing about another."""
    laptop = world.home("laptop")
    laptop.note("a")
    laptop.sync()
    other = World(world.folder / "second")
    laptop.note("b")

    sent = laptop.sync(str(other.remote)).sent
    back = laptop.sync()

    assert sent == 2
    assert (back.sent, back.notices) == (1, ())


def test_the_status_counts_what_waits_and_asks_nobody(world: World) -> None:
    """It works while the remote is away."""
    laptop = world.home("laptop")
    laptop.note("a")
    unset = laptop.synchronizer().status()
    laptop.sync()
    laptop.note("b", "c")
    shutil.rmtree(world.remote)

    waiting = laptop.synchronizer().status()

    assert (unset.state, unset.remote) == ("not_set_up", None)
    assert (waiting.state, waiting.unsent, waiting.remote) == ("unsent", 2, str(world.remote))
    assert waiting.synced == "2026-11-05T18:20:11Z"


class Killed(BaseException):
    """The process is gone; nothing catches this."""


@pytest.mark.parametrize("number", range(0, 26, 1 if IS_RELEASE else 3))
def test_a_sync_that_dies_before_any_call_of_git_loses_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Wherever it stops, the next one finds everything and brings all together."""
    laptop, desktop = world.homes("laptop", "desktop")
    laptop.note("a")
    laptop.write("mine.yaml", "a")
    laptop.sync()
    desktop.note("b")
    desktop.write("mine.yaml", "b")
    desktop.sync()
    laptop.note("c")
    laptop.write("mine.yaml", "c")
    calls = itertools.count()
    start = GitProgram._start

    def dying(self: GitProgram, *words, **options):
        if next(calls) == number:
            raise Killed
        return start(self, *words, **options)

    with monkeypatch.context() as patch, contextlib.suppress(Killed):
        patch.setattr(GitProgram, "_start", dying)
        laptop.sync()
    for home in (laptop, desktop):
        home.sync()

    assert laptop.notes == desktop.notes == {"a", "b", "c"}
    assert laptop.content == desktop.content
    assert set(laptop.content.values()) == {b"b", b"c"}


def blob_id(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def test_the_repository_is_packed_when_it_is_untidy(world: World) -> None:
    """Years of syncs do not fill it with small files."""
    laptop = world.home("laptop")
    laptop.note("a")
    laptop.sync()
    folder = laptop.locations.sync_repository / "objects" / "17"
    folder.mkdir(exist_ok=True)
    seventeen = (b"%d" % number for number in itertools.count() if blob_id(b"%d" % number).startswith("17"))
    for content in itertools.islice(seventeen, 20):
        git(laptop.locations.sync_repository, "hash-object", "-w", "--stdin", content=content)
    assert len(list(folder.iterdir())) >= 20
    laptop.note("b")

    laptop.sync()

    assert not folder.exists()
    assert laptop.sync().state == "unchanged"


def test_only_the_person_can_read_the_repository(world: World) -> None:
    """Whatever their umask."""
    laptop = world.home("laptop")
    laptop.note("a")
    before = os.umask(0)
    try:
        laptop.sync()
    finally:
        os.umask(before)

    assert laptop.locations.sync_repository.stat().st_mode & 0o777 == 0o700


GPG = """#!/bin/sh
cat > /dev/null
echo '[GNUPG:] SIG_CREATED ' >&2
printf -- '-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----\n'
"""


@pytest.mark.parametrize("can_sign", [True, False])
def test_commits_are_signed_where_the_persons_git_signs(world: World, can_sign: bool) -> None:
    """Where that fails nothing is sent and nothing lost, and it says why."""
    laptop = world.home("laptop")
    program = world.folder / "gpg"
    program.write_text(GPG if can_sign else "#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    (world.folder / "home" / ".gitconfig").write_text(f"[commit]\n\tgpgsign\n[gpg]\n\tprogram = {program}\n")
    laptop.note("a")

    if not can_sign:
        with pytest.raises(SyncError, match="could not sign"):
            laptop.sync()
        (world.folder / "home" / ".gitconfig").write_text("")
    synced = laptop.sync()

    assert synced.sent == 1
    assert ("PGP SIGNATURE" in git(world.remote, "cat-file", "commit", "main")) is can_sign
