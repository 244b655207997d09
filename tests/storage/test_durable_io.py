"""Files written whole and confirmed, or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from journal_doubles import WatchedDisk, disk_refusing, temporary_files

from roadmap_cli.domain.errors import LockedError, NotSavedError
from roadmap_cli.storage.durable_io import (
    DiskIO,
    discard,
    is_dangling,
    make_folders,
    prepare,
    remove_leftovers,
    save,
)
from roadmap_cli.storage.save_failures import saving


def sharing_violation(code: int) -> OSError:
    """Give what Windows raises while another program has the file open."""
    error = OSError(errno.EACCES, "in use")
    error.winerror = code  # type: ignore[attr-defined,unused-ignore]
    return error


class BusyDisk(DiskIO):
    """A disk on which another program holds each file for the first *times* attempts."""

    def __init__(self, times: int, code: int) -> None:
        """Refuse *times* attempts with the Windows error *code*; count the seconds waited."""
        self.waited = 0.0
        super().__init__(self._wait)
        self._times = times
        self._code = code

    def _wait(self, seconds: float) -> None:
        self.waited += seconds

    def replace(self, source: Path, target: Path) -> None:
        def attempt() -> None:
            self._times -= 1
            if self._times >= 0:
                raise sharing_violation(self._code)
            source.replace(target)

        self._patiently(attempt)


@pytest.mark.parametrize("before", [None, b"", b"old"])
def test_save_replaces_the_whole_content(tmp_path: Path, before: bytes | None) -> None:
    """After a save the file holds the new content, for its owner only, and nothing lies beside it."""
    path = tmp_path / "a.json"
    if before is not None:
        path.write_bytes(before)

    confirmed = save(DiskIO(), path, b"new")

    assert confirmed
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_the_steps_of_a_save_stand_in_their_order(tmp_path: Path) -> None:
    """The content is on the disk before the name changes, and the name is on the disk before anyone says saved."""
    disk = WatchedDisk()

    save(disk, tmp_path / "a.json", b"new")

    steps = [step.operation for step in disk.steps]
    assert steps == ["create", "write", "sync", "size", "close", "replace", "sync_folder"]
    assert disk.steps[-1].path == tmp_path


def test_what_was_prepared_can_be_discarded(tmp_path: Path) -> None:
    """Until it is put in place the old content stays, and what is discarded leaves nothing behind."""
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    prepared = prepare(DiskIO(), path, b"new")
    assert (prepared.temporary.read_bytes(), path.read_bytes()) == (b"new", b"old")
    discard(DiskIO(), prepared)

    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_a_short_write_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    """A disk that keeps fewer bytes than it was given makes the save fail."""

    class ShortDisk(DiskIO):
        def write(self, file: int, content: bytes) -> None:
            os.write(file, content[:-1])

    with pytest.raises(OSError, match="error"):
        save(ShortDisk(), tmp_path / "a.json", b"new")

    assert list(tmp_path.iterdir()) == []


def test_a_partial_write_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may take a few bytes at a time; all of them arrive."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, content: write(file, bytes(content[:3])))

    save(DiskIO(), tmp_path / "a.json", b"0123456789")

    assert (tmp_path / "a.json").read_bytes() == b"0123456789"


def test_an_unconfirmed_name_is_told(tmp_path: Path) -> None:
    """If the folder cannot be confirmed the content is there all the same, and save says so."""
    confirmed = save(disk_refusing("sync_folder", errno.EIO), tmp_path / "a.json", b"new")

    assert not confirmed
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_links_stay_links(tmp_path: Path) -> None:
    """A linked file is written where it lies, without a temporary file on another disk; the link stays one."""
    real, link = tmp_path / "real", tmp_path / "linked"
    real.mkdir()
    link.mkdir()
    (real / "b.json").write_bytes(b"old")
    (link / "a.json").symlink_to(real / "b.json")
    disk = WatchedDisk()

    save(disk, link / "a.json", b"new")

    assert (link / "a.json").is_symlink()
    assert (real / "b.json").read_bytes() == b"new"
    assert [step.path.parent for step in disk.steps if step.operation == "create"] == [real]


def test_new_folders_are_private_and_confirmed_from_the_top(tmp_path: Path) -> None:
    """Each new folder can be entered by its owner only, and its name is on the disk before the next is made."""
    disk = WatchedDisk()

    make_folders(disk, tmp_path / "a" / "b")

    assert [(step.operation, step.path) for step in disk.steps] == [
        ("make_folder", tmp_path / "a"),
        ("sync_folder", tmp_path),
        ("make_folder", tmp_path / "a" / "b"),
        ("sync_folder", tmp_path / "a"),
    ]
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b")} == {0o700}


def test_folders_that_exist_are_left_alone(tmp_path: Path) -> None:
    """A folder that another process made meanwhile will do, and one that is there costs nothing."""
    disk = WatchedDisk(lambda step: step.path.mkdir() if step.operation == "make_folder" else None)

    make_folders(disk, tmp_path / "a")
    make_folders(disk, tmp_path / "a")

    assert [step.operation for step in disk.steps] == ["make_folder", "sync_folder"]


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    """What is no folder is not written into."""
    (tmp_path / "a").touch()

    with pytest.raises(NotSavedError, match="is no folder"), saving(tmp_path / "a"):
        make_folders(DiskIO(), tmp_path / "a")


def test_a_link_that_leads_nowhere_is_an_error(tmp_path: Path) -> None:
    """A disk that is not plugged in is not replaced by an empty folder."""
    (tmp_path / "a").symlink_to(tmp_path / "unplugged")

    assert is_dangling(tmp_path / "a")
    with pytest.raises(NotSavedError, match="connect the disk"), saving(tmp_path / "a"):
        make_folders(DiskIO(), tmp_path / "a")
    assert not (tmp_path / "unplugged").exists()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "ROADMAP_HOME"),
        (errno.EPERM, "permissions"),
        (errno.EIO, "check the disk"),
        (errno.EMFILE, "Too many open files"),
    ],
)
def test_each_failure_says_why_and_what_to_do(tmp_path: Path, code: int, words: str) -> None:
    """The sentence begins with NOT saved, names the path, and says what is left of the old data."""
    with pytest.raises(NotSavedError, match=words) as caught, saving(tmp_path):
        save(disk_refusing("write", code), tmp_path / "a.json", b"new")

    assert str(caught.value).startswith("NOT saved: ")
    assert str(tmp_path) in str(caught.value)
    assert "untouched" in str(caught.value)
    assert caught.value.exit_code == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_in_use_is_waited_for(tmp_path: Path, code: int) -> None:
    """A sharing violation passes: the save waits and succeeds."""
    disk = BusyDisk(3, code)

    save(disk, tmp_path / "a.json", b"new")

    assert (tmp_path / "a.json").read_bytes() == b"new"
    assert 0 < disk.waited < 0.1


def test_a_file_that_stays_in_use_is_not_saved(tmp_path: Path) -> None:
    """After about two and a half seconds the person is told to close the other program."""
    disk = BusyDisk(1000, 32)

    with pytest.raises(NotSavedError, match="another program keeps"), saving(tmp_path):
        save(disk, tmp_path / "a.json", b"new")

    assert 2.4 <= disk.waited <= 2.6
    assert list(tmp_path.iterdir()) == []


def test_other_errors_are_not_waited_for(tmp_path: Path) -> None:
    """An error that does not pass is told at once."""
    disk = BusyDisk(1, 17)

    with pytest.raises(OSError, match="in use"):
        save(disk, tmp_path / "a.json", b"new")

    assert disk.waited == 0


def test_only_own_leftovers_are_removed(tmp_path: Path) -> None:
    """What looks like a temporary file of somebody else stays where it is."""
    names = [".a.json.0123abcd.tmp", ".b.json.0123abcd.tmp", ".a.json.x.tmp", ".syncthing.a.json.tmp", "a.json.tmp"]
    for name in names:
        (tmp_path / name).touch()

    remove_leftovers(DiskIO(), tmp_path, r"a\.json")

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])


def test_a_leftover_that_will_not_go_is_no_error(tmp_path: Path) -> None:
    """Rubbish never stands in the way of a write."""
    (tmp_path / ".a.json.0123abcd.tmp").touch()

    remove_leftovers(disk_refusing("remove", errno.EACCES), tmp_path, r"a\.json")

    assert temporary_files(tmp_path) == [".a.json.0123abcd.tmp"]


def test_only_regular_files_are_listed(tmp_path: Path) -> None:
    """Folders, pipes and links that lead nowhere or in a circle are no files; a link to a file is one."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "b").touch()
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")

    assert DiskIO().names(tmp_path) == ["a", "b"]


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    """A file that is too large costs no memory."""
    (tmp_path / "a").write_bytes(b"12345")

    assert DiskIO().read(tmp_path / "a", 5) == b"12345"
    with pytest.raises(OSError, match="large"):
        DiskIO().read(tmp_path / "a", 4)


_HOLDER = """
import sys
from pathlib import Path
from roadmap_cli.storage.durable_io import DiskIO
with DiskIO().lock(Path(sys.argv[1]), 10):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_lock_that_another_process_holds_is_told(tmp_path: Path) -> None:
    """Who waits too long gets exit code 5 and a sentence that names the lock; the lock's file is never deleted."""
    path = tmp_path / "lock"
    command = [sys.executable, "-c", _HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"

        with pytest.raises(LockedError, match="lock") as caught, DiskIO().lock(path, 0):
            pass

        holder.communicate("")
    with DiskIO().lock(path, 0):
        assert path.stat().st_mode & 0o777 == 0o600
    assert caught.value.exit_code == 5
    assert path.exists()
