"""The folder of content files: what is read, in which order, and what is said of what cannot be."""

import os
import shutil
from pathlib import Path

import pytest

from roadmap_cli.domain.errors import BadDataError, RoadmapError
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.storage import content_files, folders
from roadmap_cli.storage.content_files import data_root, read_content, read_files

SAMPLE = Path(__file__).parent / "content_sample"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a folder of its own with the sample's files."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


def refused(root: Path) -> BadDataError:
    """Give the error with which the content below *root* is refused."""
    with pytest.raises(BadDataError) as caught:
        read_content(root)
    return caught.value


def test_the_bundled_content_is_right() -> None:
    """All of it loads, the default roadmap first, and the default roadmap leaves no gap."""
    content = read_content(data_root())

    assert next(iter(content.roadmaps)) == "backend"
    assert list(content.roadmaps)[1:] == sorted(list(content.roadmaps)[1:])
    assert len(content.catalogue.skills) > 100
    assert outline_of(content.roadmaps["backend"], content.catalogue).gaps == ()


def test_files_come_by_name_and_in_order(root: Path) -> None:
    """What is hidden, not YAML, or not a file is passed over."""
    (root / "skills" / ".hidden.yaml").write_text("no: content", encoding="utf-8")
    (root / "skills" / "notes.txt").write_text("no content", encoding="utf-8")
    (root / "skills" / "folder.yaml").mkdir()

    files = read_files(root)

    assert list(files) == [
        "content.yaml",
        "projects.yaml",
        "technologies.yaml",
        "skills/basics.yaml",
        "skills/data.yaml",
        "resources/data.yaml",
        "guides/stores.yaml",
        "roadmaps/backend.yaml",
        "roadmaps/tiny.yaml",
    ]
    assert files["content.yaml"] == (root / "content.yaml").read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
def test_a_pipe_among_the_files_is_not_waited_for(root: Path) -> None:
    """What is no regular file is never opened."""
    os.mkfifo(root / "skills" / "pipe.yaml")

    files = read_files(root)

    assert "skills/pipe.yaml" not in files


def test_a_file_with_the_wrong_ending_is_told_and_not_passed_over(root: Path) -> None:
    """Nobody looks for an hour why a roadmap is not listed."""
    (root / "roadmaps" / "mine.yml").write_text("id: mine", encoding="utf-8")

    error = refused(root)

    assert error.path.endswith("mine.yml")
    assert "rename" in error.message


@pytest.mark.parametrize("name", ["roadmaps/tiny.yaml", "guides/stores.yaml"])
def test_a_file_is_called_like_the_id_in_it(name: str, root: Path) -> None:
    """The error stands at the id."""
    (root / name).rename((root / name).with_name("other.yaml"))

    error = refused(root)

    assert (error.line, error.key) == (1, "id")
    assert "differs from the file's name" in error.message


@pytest.mark.parametrize("name", ["skills/Big One.yaml", "skills/projects.yaml", "skills/nul.yaml"])
def test_a_file_of_skills_is_called_like_an_area(name: str, root: Path) -> None:
    """An area's id is its file's name, so that name must be an id, and not that of the projects."""
    (root / "skills/data.yaml").rename(root / name)

    error = refused(root)

    assert Path(error.path) == root / name


def test_content_without_its_date_is_refused(root: Path) -> None:
    """The error names the file that is missing and what belongs into it."""
    (root / "content.yaml").unlink()

    error = refused(root)

    assert error.path == str(root / "content.yaml")
    assert "date: 2026-11-20" in error.message


def test_a_path_is_short_below_the_working_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person sees the path that they would type."""
    monkeypatch.chdir(root.parent)
    (root / "content.yaml").write_text("date: soon\n", encoding="utf-8")

    error = refused(root)

    assert str(error).startswith(f"{Path('content', 'content.yaml')}, line 1: 'date' must be a day")


def test_a_file_that_cannot_be_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is the system's own, in the error for bad data."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(content_files, "open", refuse, raising=False)

    error = refused(root)

    assert error.path == str(root / "content.yaml")
    assert "(Permission denied)" in error.message


def test_a_folder_that_cannot_be_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without leave to look into it is not taken for an empty one."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)

    error = refused(root)

    assert error.path == str(root / "skills")
    assert "(Permission denied)" in error.message


def test_folders_that_do_not_exist_are_empty(root: Path) -> None:
    """Content may have no guides and no roadmaps."""
    shutil.rmtree(root / "guides")
    shutil.rmtree(root / "roadmaps")

    content = read_content(root)

    assert (content.catalogue.guides, content.roadmaps) == ({}, {})


def test_a_working_folder_that_is_gone_does_not_hide_the_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The path is given whole where it cannot be shortened."""

    def refuse() -> None:
        raise FileNotFoundError(2, "No such file or directory")

    (root / "content.yaml").write_text("date: soon\n", encoding="utf-8")
    monkeypatch.setattr("os.getcwd", refuse)

    error = refused(root)

    assert error.path == str(root / "content.yaml")


def test_a_file_that_is_too_long_is_not_read_to_its_end(root: Path) -> None:
    """A file of any length costs no more memory than the limit."""
    with (root / "content.yaml").open("ab") as file:
        file.truncate(5 * 1024 * 1024)

    error = refused(root)

    assert len(read_files(root)["content.yaml"]) == 4 * 1024 * 1024 + 1
    assert "4 MiB" in error.message


def test_an_installation_without_its_content_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `data` folder that merely lies nearby is not taken for the program's."""
    package = tmp_path / "src" / "roadmap_cli"
    (package / "storage").mkdir(parents=True)
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(folders, "__file__", str(package / "storage" / "folders.py"))

    with pytest.raises(RoadmapError, match="install roadmap-cli again"):
        data_root()
    (tmp_path / "pyproject.toml").touch()
    in_checkout = data_root()
    (package / "data").mkdir()
    installed = data_root()

    assert in_checkout == str(tmp_path / "data")
    assert installed == str(package / "data")
