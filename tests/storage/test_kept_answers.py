"""Answers that are kept count for as long as nothing has changed that they were made of."""

import os
from pathlib import Path

import pytest

from roadmap_cli.storage import kept_answers
from roadmap_cli.storage.kept_answers import RESOLUTION, UnsureError, keep, read_kept, state_of

LATER = 3 * RESOLUTION


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "watched" / "inner").mkdir(parents=True)
    (tmp_path / "watched" / "a.txt").write_bytes(b"a")
    (tmp_path / "watched" / "inner" / "b.txt").write_bytes(b"b")
    return tmp_path / "watched"


def newest(folder: Path) -> int:
    return max(path.stat().st_ctime_ns for path in folder.rglob("*"))


def kept(folder: Path, *, since: int, words: tuple[str, ...] = ("x",)) -> Path:
    path = folder.parent / "cache" / "answer.txt"
    keep(str(path), state_of([str(folder)], words, since), since, b"the answer\n")
    return path


def test_what_was_kept_is_given_back_byte_for_byte(folder: Path) -> None:
    """Save then load is identity."""
    path = kept(folder, since=newest(folder) + LATER)

    assert read_kept(str(path), [str(folder)], ["x"]) == b"the answer\n"


@pytest.mark.parametrize("words", [("y",), (), ("x", ""), ("", "x")])
def test_other_words_have_another_answer(folder: Path, words: tuple[str, ...]) -> None:
    """Where one word ends and the next begins counts too."""
    path = kept(folder, since=newest(folder) + LATER)

    assert read_kept(str(path), [str(folder)], words) is None


@pytest.mark.parametrize("change", ["write", "replace", "remove", "add", "rename", "add deep"])
def test_any_change_below_a_folder_ends_it(folder: Path, change: str) -> None:
    """Whatever happens to a file, the answer is made anew."""
    path = kept(folder, since=newest(folder) + LATER)
    file = folder / "a.txt"

    match change:
        case "write":
            file.write_bytes(b"b")
        case "replace":
            (folder.parent / "new").write_bytes(b"a")
            os.replace(folder.parent / "new", file)  # noqa: PTH105 - what is tried here
        case "remove":
            file.unlink()
        case "add":
            (folder / "c.txt").touch()
        case "rename":
            file.rename(folder / "z.txt")
        case "add deep":
            (folder / "inner" / "c.txt").touch()

    assert read_kept(str(path), [str(folder)], ["x"]) is None


def test_a_change_that_leaves_no_trace_in_the_times_is_seen_while_it_can_happen(folder: Path) -> None:
    """As in git: what changed about when the answer was made is read, for its times tell nothing."""
    path = kept(folder, since=newest(folder))
    file = folder / "a.txt"
    times = file.stat()

    file.write_bytes(b"b")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert read_kept(str(path), [str(folder)], ["x"]) is None


def test_bytecode_does_not_count(folder: Path) -> None:
    """The interpreter writes it while the program runs."""
    path = kept(folder, since=newest(folder) + LATER)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").touch()

    assert read_kept(str(path), [str(folder)], ["x"]) == b"the answer\n"


def test_a_folder_that_comes_ends_it(tmp_path: Path) -> None:
    """Own content that is begun later is seen."""
    path = tmp_path / "answer.txt"
    keep(str(path), state_of([str(tmp_path / "content")], [], LATER), LATER, b"x")
    assert read_kept(str(path), [str(tmp_path / "content")], []) == b"x"

    (tmp_path / "content").mkdir()

    assert read_kept(str(path), [str(tmp_path / "content")], []) is None


def test_a_link_in_a_circle_is_given_up(folder: Path) -> None:
    """Nothing is kept of what has no end."""
    (folder / "inner" / "up").symlink_to(folder)

    with pytest.raises(UnsureError):
        state_of([str(folder)], [], LATER)


def test_every_damage_is_noticed(folder: Path) -> None:
    """Whichever byte is another one, or missing, the file is not believed; nothing raises."""
    path = kept(folder, since=newest(folder) + LATER)
    whole = path.read_bytes()

    for place in range(len(whole)):
        path.write_bytes(whole[:place])
        assert read_kept(str(path), [str(folder)], ["x"]) is None
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read_kept(str(path), [str(folder)], ["x"]) is None


def test_what_cannot_be_kept_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure in the last step takes the prepared file away again."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(kept_answers.os, "replace", refuse)

    path = kept(folder, since=LATER)

    assert list(path.parent.iterdir()) == []
