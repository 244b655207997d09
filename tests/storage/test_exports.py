"""A file that a person asks for is new and whole, or it is not there."""

import io
from pathlib import Path

import pytest

from roadmap_cli.domain.errors import RoadmapError, UsageError
from roadmap_cli.storage.exports import write_new_file


def test_the_text_is_written_as_it_is(tmp_path: Path) -> None:
    """In UTF-8 and with line feeds on every system."""
    write_new_file(tmp_path / "way.md", "# Weg\n\nÄpfel\n")

    assert (tmp_path / "way.md").read_bytes() == "# Weg\n\nÄpfel\n".encode()


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    """A usage error says so, and not a byte of it changes."""
    path = tmp_path / "way.md"
    path.write_text("mine")

    with pytest.raises(UsageError, match="is there already and was not touched"):
        write_new_file(path, "new")

    assert path.read_text() == "mine"


@pytest.mark.parametrize("kind", ["folder", "link", "link to nowhere"])
def test_what_is_no_file_is_never_written_over_either(tmp_path: Path, kind: str) -> None:
    """A folder stays a folder, and through a link nothing is written."""
    path, target = tmp_path / "way.md", tmp_path / "target"
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(target)
    if kind == "link":
        target.write_text("mine")

    with pytest.raises(UsageError):
        write_new_file(path, "new")

    assert target.exists() == (kind == "link")
    assert kind != "link" or target.read_text() == "mine"


def test_a_folder_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    """Nothing is made on the way."""
    with pytest.raises(RoadmapError, match="cannot be written: No such file or directory") as caught:
        write_new_file(tmp_path / "no" / "way.md", "x")

    assert caught.value.exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_half_a_file_does_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a full disk the same name can be used again."""

    class FullDisk(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(28, "No space left on device")

    def opened(path: Path, *_: object, **__: object) -> FullDisk:
        path.touch()
        return FullDisk()

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", opened)
        with pytest.raises(RoadmapError, match="cannot be written: No space left on device"):
            write_new_file(tmp_path / "way.md", "x" * 100)
    write_new_file(tmp_path / "way.md", "whole")

    assert (tmp_path / "way.md").read_text() == "whole"
