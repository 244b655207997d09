"""Whatever step of a write fails, once or for good: the old data is intact and the person is told."""

import errno
from pathlib import Path

import pytest
from journal_doubles import (
    Step,
    WatchedDisk,
    add,
    bytes_in,
    disk_refusing,
    failing_disk,
    make_journal,
    prepare_device,
    put_file,
    temporary_files,
    texts_of,
)

from roadmap_cli.domain.errors import NotSavedError

CODES = [errno.EIO, errno.ENOSPC, errno.EROFS, errno.EACCES]


def steps_of_a_write(folder: Path) -> int:
    """Count the steps that a write in *folder* takes."""
    disk = WatchedDisk()
    add(make_journal(folder, disk), "counted")
    return len(disk.steps)


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("code", CODES)
def test_the_first_write_fails_at_every_step(tmp_path: Path, code: int, *, for_good: bool) -> None:
    """Whichever step of a person's first write fails, the next write works and nothing is half there."""
    count = steps_of_a_write(tmp_path / "counted")
    outcomes = set()

    for number in range(count):
        home = tmp_path / str(number)
        outcome = outcome_of(home, number, code, for_good=for_good)
        outcomes.add(outcome)
        assert texts_of(home) == ({"new"} if outcome == "unconfirmed" else set())
        add(make_journal(home), "healthy")
        assert texts_of(home) - {"new"} == {"healthy"}
        assert temporary_files(home) == []

    assert outcomes == {"not saved", "unconfirmed"}
    assert count > 15


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("code", CODES)
def test_a_later_write_fails_at_every_step(tmp_path: Path, code: int, *, for_good: bool) -> None:
    """Whichever step of a later write fails, the file is as it was, or holds the new event and the doubt is told."""
    prepare_device(tmp_path)
    add(make_journal(tmp_path), "first")
    count = steps_of_a_write(tmp_path)
    outcomes = set()

    for number in range(count):
        before, texts = bytes_in(tmp_path), texts_of(tmp_path)
        outcome = outcome_of(tmp_path, number, code, for_good=for_good, text=f"new {number}")
        outcomes.add(outcome)
        if outcome == "unconfirmed":
            assert texts_of(tmp_path) == texts | {f"new {number}"}
        else:
            assert bytes_in(tmp_path) == before
        add(make_journal(tmp_path), f"healthy {number}")
        assert temporary_files(tmp_path) == []

    assert outcomes == {"not saved", "unconfirmed"}
    assert texts_of(tmp_path) >= {f"healthy {number}" for number in range(count)}


def outcome_of(home: Path, number: int, code: int, *, for_good: bool, text: str = "new") -> str:
    """Write on a disk that fails at step *number*; tell what the person was told."""
    try:
        appended = add(make_journal(home, failing_disk(number, code, for_good=for_good)), text)
    except NotSavedError as error:
        told = str(error)
    else:
        told = ""
    if told:
        assert told.startswith("NOT saved: ")
        assert str(home) in told
        assert for_good or temporary_files(home) == []
        return "not saved"
    assert len(appended.notices) == 1
    assert "did not confirm" in appended.notices[0]
    return "unconfirmed"


def test_an_unreadable_file_of_another_device_is_told(tmp_path: Path) -> None:
    """A file that only another device writes, and that cannot be read now, does not stop a write."""
    other = put_file(tmp_path, b"{}")

    def before(step: Step) -> None:
        if step.path == other:
            raise PermissionError(errno.EACCES, "Permission denied")

    appended = add(make_journal(tmp_path, WatchedDisk(before)), "a")

    assert len(appended.events) == 1
    assert "cannot be read" in appended.notices[0]


@pytest.mark.parametrize(("operation", "code"), [("create", errno.EROFS), ("make_folder", errno.EACCES)])
def test_a_read_only_folder_is_told(tmp_path: Path, operation: str, code: int) -> None:
    """Where nothing can be written the sentence names the folder and the way out, and nothing is left behind."""
    if operation == "create":
        (tmp_path / "home" / "progress").mkdir(parents=True)

    with pytest.raises(NotSavedError, match="set ROADMAP_HOME") as caught:
        add(make_journal(tmp_path / "home", disk_refusing(operation, code)), "a")

    assert str(tmp_path / "home" / "progress") in str(caught.value)
    assert texts_of(tmp_path / "home") == set()


def test_a_file_in_the_place_of_the_journal_is_told(tmp_path: Path) -> None:
    """A file called progress is not overwritten, and the sentence says what is in the way."""
    (tmp_path / "progress").write_text("mine")

    with pytest.raises(NotSavedError, match="is no folder"):
        add(make_journal(tmp_path), "a")

    assert (tmp_path / "progress").read_text() == "mine"
