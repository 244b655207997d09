"""A full disk, a lock that is held, damaged files, an impatient person: what the program says and what it leaves."""

import errno
import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from conftest import SMALL_CONTENT, Program
from roadmap_cli.storage import content_files, journal
from roadmap_cli.storage.durable_io import DiskIO

WRITING = [
    "done git",
    "start git",
    "skip git",
    "know git",
    "note git x",
    "link git https://a.example",
    "use tiny",
    "undo",
]
READING = ["status", "list", "show", "next", "plan", "history", "note git"]


class FailingDisk(DiskIO):
    """A disk that refuses to write, with the error that the system would give."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self._code = code

    def write(self, file: int, content: bytes) -> None:
        super().write(file, content[: len(content) // 2])
        raise OSError(self._code, os.strerror(self._code))


@pytest.mark.parametrize("line", WRITING)
@pytest.mark.parametrize(
    ("code", "reason"), [(errno.ENOSPC, "is full"), (errno.EROFS, "is read-only"), (errno.EACCES, "may not write to")]
)
def test_what_the_disk_does_not_take_is_not_saved(
    small: Program, monkeypatch: pytest.MonkeyPatch, line: str, code: int, reason: str
) -> None:
    """One sentence that begins with NOT saved, exit code 1, and every file as it was before."""
    small.ok("done", "shell")
    before = small.journal()

    monkeypatch.setattr(journal, "Journal", partial(journal.Journal, disk=FailingDisk(code)))
    answer = small(*line.split())

    told = answer.err.splitlines()[-1]
    assert (answer.code, answer.out) == (1, "")
    assert told.startswith("NOT saved: ")
    assert reason in told
    assert "Saved." not in answer.err
    assert small.journal() == before
    assert [path.name for path in small.home.rglob("*.tmp")] == []


def test_a_script_sees_that_nothing_was_saved(small: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """In JSON it is an error like any other."""
    monkeypatch.setattr(journal, "Journal", partial(journal.Journal, disk=FailingDisk(errno.ENOSPC)))

    answer = small("done", "git", "--json")

    assert (answer.code, answer.document["error"]["code"]) == (1, "not_saved")


@pytest.mark.parametrize("line", ["status", "done git"])
def test_a_home_that_is_a_file_is_no_home(small: Program, tmp_path: Path, line: str) -> None:
    """What cannot be a folder is told, and the file stays what it is."""
    (tmp_path / "file").write_text("mine")

    answer = small(*line.split(), environment={"ROADMAP_HOME": str(tmp_path / "file")})

    assert (answer.code, answer.out) == (4, "")
    assert "Not a directory" in answer.err
    assert (tmp_path / "file").read_text() == "mine"


def test_without_any_home_the_program_says_what_to_set(small: Program) -> None:
    """No folder is made up."""
    answer = small("status", environment={"ROADMAP_HOME": None, "HOME": None})

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("No home folder is known: set HOME, or set ROADMAP_HOME")


def test_a_lock_that_another_process_holds(small: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """After its patience the program gives up with 5 and changes nothing; reading needs no lock."""
    small.ok("done", "shell")
    before = small.journal()
    monkeypatch.setattr(journal, "Journal", partial(journal.Journal, lock_timeout=0.02))

    with DiskIO().lock(small.home / "lock", 1):
        answer = small("done", "git")
        reading = small("show", "shell")

    assert (answer.code, answer.out) == (5, "")
    assert answer.err.startswith("Another process has held ")
    assert small.journal() == before
    assert reading.code == 0


@pytest.mark.parametrize("line", READING)
def test_a_damaged_journal_is_read_from_its_safety_copy(small: Program, line: str) -> None:
    """What was seen before is seen again, one sentence tells of the damage, and not a byte of it is changed."""
    small.ok("done", "shell")
    expected = small(*line.split())
    (path,) = (small.home / "progress").glob("*.json")
    path.write_bytes(path.read_bytes()[:-40])
    before = small.journal()

    answer = small(*line.split())

    assert (answer.code, answer.out) == (expected.code, expected.out)
    assert answer.err.count(path.name) == 1
    assert "the copy in the safety folder counts in its place" in answer.err
    assert small.journal() == before


@pytest.mark.parametrize("line", WRITING)
def test_a_damaged_journal_is_made_whole_by_the_next_write(small: Program, line: str) -> None:
    """The damaged bytes are kept, nothing of what was there is lost, and what was asked for is saved."""
    small.ok("done", "shell")
    (path,) = (small.home / "progress").glob("*.json")
    damaged = path.read_bytes()[:-40]
    path.write_bytes(damaged)

    answer = small.ok(*line.split())
    after = small.ok("status")

    assert "was damaged and is whole again" in answer.err
    assert [kept.read_bytes() for kept in (small.home / "quarantine").iterdir()] == [damaged]
    assert after.err == ""
    assert small.ok("history", "--json").data["total"] > 1


@pytest.mark.parametrize("line", [*WRITING, *READING])
def test_a_damaged_journal_without_a_copy_stops_every_command_and_stays_as_it_is(small: Program, line: str) -> None:
    """The program names the file and says what to do; not a byte of it is changed."""
    small.ok("done", "shell")
    (path,) = (small.home / "progress").glob("*.json")
    path.write_bytes(path.read_bytes()[:-40])
    shutil.rmtree(small.home / "safety")
    before = small.journal()

    answer = small(*line.split())

    assert (answer.code, answer.out) == (4, "")
    assert path.name in answer.err
    assert "damaged" in answer.err
    assert answer.err.count("\n") == 1
    assert small.journal() == before


@pytest.mark.parametrize("line", WRITING)
def test_a_journal_of_a_newer_version_is_read_and_not_written(small: Program, line: str) -> None:
    """What this version does not know it must not lose."""
    small.ok("done", "shell")
    (path,) = (small.home / "progress").glob("*.json")
    path.write_bytes(path.read_bytes().replace(b'"major":1', b'"major":2'))
    before = small.journal()

    answer = small(*line.split())

    assert answer.code == 4
    assert "newer version" in answer.err
    assert small.journal() == before
    assert small.json("show", "shell")["status"] == "done"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("skills/core.yaml", "hours: 4", "hours: many", "core.yaml, line "),
        ("skills/core.yaml", "requires: [shell]", "requires: [shel]", "core.yaml, line "),
        ("roadmaps/backend.yaml", "title: Everything", "titel: Everything", "backend.yaml, line "),
        ("roadmaps/tiny.yaml", "stages:", "stages: [", "tiny.yaml, line "),
        ("roadmaps/tiny.yaml", "A tiny way", "\x1b]0;gone\x07", "tiny.yaml"),
    ],
)
def test_damaged_content_is_told_with_file_and_line(
    small: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    """Exit code 4, one sentence, no traceback, and nothing of the file reaches the terminal raw."""
    shutil.copytree(SMALL_CONTENT, tmp_path / "content")
    path = tmp_path / "content" / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    monkeypatch.setattr(content_files, "data_root", lambda: tmp_path / "content")

    answer = small("next")

    assert (answer.code, answer.out) == (4, "")
    assert told in answer.err
    assert answer.err.count("\n") == 1
    assert answer.err.removesuffix("\n").isprintable()


@pytest.mark.parametrize("content", [b"", b"{", b"\0" * 100, b'{"schema":"roadmap.content"}\n[]', b"[" * 100_000])
def test_a_damaged_cache_costs_time_and_nothing_else(small: Program, content: bytes) -> None:
    """Neither the cached content nor the cached progress is ever trusted."""
    small.ok("done", "shell")
    whole = small.ok("status").out
    for path in (small.home / "cache").iterdir():
        path.write_bytes(content)

    assert small.ok("status").out == whole


def test_an_interruption_ends_with_130(small: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the program asks: one sentence, and nothing is changed."""

    def interrupt(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupt)
    answer = small("use", "tiny", answers="")

    assert (answer.code, answer.out) == (130, "")
    assert answer.err.endswith("Interrupted; what was saved before stays.\n")
    assert small.journal() == {}


def test_an_answer_that_never_comes_is_an_interruption(small: Program) -> None:
    """Ctrl-D at a question."""
    answer = small("know", "http", answers="")

    assert (answer.code, answer.out) == (130, "")
    assert small.journal() == {}


def test_an_answer_that_is_neither_yes_nor_no_is_asked_for_again(small: Program) -> None:
    """Nothing is taken for a yes that is none."""
    answer = small.ok("know", "http", answers="perhaps\nN\n")

    assert answer.err.count("Mark these as known too? [Y/n]") == 2
    assert small.json("show", "shell")["status"] == "none"


def test_a_fault_of_the_program_itself_is_no_traceback(small: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what kind of fault it was and how to see more, and what was saved before it."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("roadmap_cli.rendering.change_view.render_change", fail)
    answer = small("done", "git")

    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "The program failed in a way that it should not (ZeroDivisionError). What you did is saved. "
        "ROADMAP_DEBUG=1 shows where it failed; please report it.\n"
    )
    assert small.json("show", "git")["status"] == "done"


def test_the_traceback_can_be_asked_for(small: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """ROADMAP_DEBUG lets it through."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("roadmap_cli.services.dashboard.dashboard", fail)

    with pytest.raises(ZeroDivisionError):
        small("status", environment={"ROADMAP_DEBUG": "1"})


def test_a_notice_about_the_journal_is_told_once(small: Program) -> None:
    """What reading and writing both see is said one time, and not to scripts."""
    small.ok("done", "shell")
    (small.home / "progress" / "foreign.json").write_text('{"other": true}')

    answer = small.ok("done", "git")
    script = small.ok("done", "http", "--json")

    assert answer.err.count("foreign.json") == 1
    assert script.err == ""


@pytest.mark.parametrize("name", ["", " ", "-"])
@pytest.mark.parametrize(
    "line", ["plan --ics", "restore", "import", "add", "new", "backup", "validate", "export csv -o", "map -o"]
)
def test_what_names_no_file_is_refused(small: Program, line: str, name: str) -> None:
    """An unset variable of a script must not mean the folder where it happens to run."""
    answer = small(*line.split(), name)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Invalid value for ")
    assert "empty" in answer.err or "'-' names no file here" in answer.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("week -1", "No such option: -1. See `roadmap week --help`.\n"),
        ("week 1 2", "More words than it takes: 2. See `roadmap week --help`.\n"),
        ("sync a b c", "More words than it takes: b c. See `roadmap sync --help`.\n"),
        ("plan --hours", "Option '--hours' requires an argument. See `roadmap plan --help`.\n"),
        ("-9", "No such option: -9. See `roadmap --help`.\n"),
    ],
)
def test_a_slip_of_the_finger_is_told_in_whole_sentences(small: Program, line: str, said: str) -> None:
    """With the page of help that is about it."""
    answer = small(*line.split())

    assert (answer.code, answer.err) == (2, said)


def test_what_stands_where_the_own_file_belongs_is_named(small: Program) -> None:
    """A folder, or a link to itself: the sentence names it, not the folder that it lies in."""
    small.ok("done", "shell")
    (own,) = (small.home / "progress").iterdir()

    own.unlink()
    own.mkdir()
    folder = small("done", "git")
    own.rmdir()
    own.symlink_to(own)
    link = small("done", "git")

    kept = "What was saved before is untouched.\n"
    assert folder.err.endswith(
        f"NOT saved: {own} is a folder where a file belongs: move it away, then try again. {kept}"
    )
    assert link.err.endswith(f"NOT saved: {own} is a link that leads round in a circle: repair the link. {kept}")
