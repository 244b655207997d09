"""Whatever step of a write fails, once or for good: the old data is intact and the person is told."""

import errno
from pathlib import Path

import pytest
from journal_doubles import (
    Step,
    WatchedDisk,
    add,
    disk_refusing,
    make_journal,
    put_file,
    texts_of,
)

from roadmap_cli.domain.errors import NotSavedError


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
