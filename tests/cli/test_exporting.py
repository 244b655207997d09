"""`export` and `map`: everything goes out, and comes back."""

import json
import webbrowser
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import Program


@pytest.fixture
def learner(small: Program) -> Program:
    """Give the program of somebody who learned, wrote, and has a roadmap of their own."""
    small.ok("done", "shell")
    small.ok("start", "git")
    small.ok("note", "git", "=HYPERLINK(1) <b>bold</b> \x1b[31m")
    small.ok("link", "git", "https://github.com/me/x_y~z", "--evidence")
    small.ok("undo")
    small.ok("redo")
    (small.home / "content" / "roadmaps").mkdir(parents=True, exist_ok=True)
    (small.home / "content" / "notes.txt").write_bytes(b"mine\r\n")
    return small


def events_of(program: Program) -> list[object]:
    return sorted(json.dumps(event) for event in program.json("history", "--limit", "0")["events"])


def test_a_json_export_brings_everything_back(
    learner: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another machine the same events, statuses, notes and files are there; a second time nothing is new."""
    file = tmp_path / "mine.json"
    learner.ok("export", "json", "--output", str(file))
    other = Program(tmp_path / "other", monkeypatch)

    first = other.json("restore", str(file))
    second = other.json("restore", str(file))

    assert (len(first["events"]), second["events"]) == (first["found"], [])
    assert events_of(other) == events_of(learner)
    assert other.json("show", "git")["notes"] == learner.json("show", "git")["notes"]
    assert other.json("status") == learner.json("status")
    assert (other.home / "content" / "notes.txt").read_bytes() == b"mine\r\n"
    assert json.loads(other.json("export", "json")["text"]) == json.loads(file.read_bytes())


def test_reading_an_export_never_changes_what_is_here(learner: Program, tmp_path: Path) -> None:
    """An older export into a newer journal adds nothing and takes nothing back."""
    file = tmp_path / "mine.json"
    learner.ok("export", "json", "--output", str(file))
    learner.ok("done", "git")
    (learner.home / "content" / "notes.txt").write_bytes(b"newer\n")
    before = learner.journal()

    answer = learner.json("restore", str(file))

    assert (answer["events"], learner.journal()) == ([], before)
    assert [Path(path).read_bytes() for path in answer["beside"]] == [b"mine\r\n"]
    assert (learner.home / "content" / "notes.txt").read_bytes() == b"newer\n"


def test_json_holds_no_control_character(learner: Program) -> None:
    """What would steer a terminal stands in it as an escape, so that none of it is lost."""
    text = learner.json("export", "json")["text"]

    assert [letter for letter in text if not letter.isprintable() and letter != "\n"] == []
    assert "\x1b[31m" in json.loads(text)["events"][-3]["data"].get("text", "") or "\\u001b[31m" in text


@pytest.mark.parametrize("format_", ["markdown", "html", "csv", "json"])
def test_a_blank_export_says_nothing_of_the_person(learner: Program, format_: str) -> None:
    """Neither ticks nor notes, evidence, events nor own files are in it."""
    whole, blank = (learner.ok("export", format_, *words).out for words in ((), ("--blank",)))

    told = ("HYPERLINK", "github.com/me")
    assert [word for word in told if word not in whole] == []
    assert [word for word in (*told, "notes.txt", "[x]") if word in blank] == []


def test_markdown_has_notes_and_evidence_below_the_item(learner: Program) -> None:
    """A note is text, evidence a link; neither is raw HTML."""
    lines = learner.ok("export", "markdown").out.splitlines()

    assert "  - **Note, 2026-11-23**: \\=HYPERLINK(1) \\<b\\>bold\\</b\\> \ufffd\\[31m" in lines
    assert "  - **Evidence**: [https://github.com/me/x_y\\~z](<https://github.com/me/x_y~z>)" in lines


def test_a_spreadsheet_is_marked_as_utf_8_in_a_file(small: Program, tmp_path: Path) -> None:
    """A file has the mark, what goes through a pipe has not."""
    file = tmp_path / "way.csv"
    small.ok("export", "csv", "--output", str(file))

    piped = small.ok("export", "csv").raw

    assert file.read_bytes() == b"\xef\xbb\xbf" + piped


def test_the_map_is_opened_where_there_is_a_browser(small: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser gets the file's address; made again, it is the same file."""
    seen: list[str] = []
    monkeypatch.setattr(webbrowser, "get", lambda: SimpleNamespace(open=lambda url: seen.append(url) or True))

    first, second = small.json("map"), small.json("map", "--blank")

    path = Path(first["file"])
    assert first == second == {"roadmap": first["roadmap"], "file": str(path), "opened": True}
    assert seen == [path.as_uri()] * 2
    assert path.read_text("utf-8").startswith("<!doctype html>")
    assert path.stat().st_mode & 0o077 == 0


def test_the_map_is_told_where_there_is_no_browser(small: Program, tmp_path: Path) -> None:
    """The path stands on a line of its own; a file that is there is kept."""
    file = tmp_path / "map.html"

    said = small.ok("map", "--output", str(file)).out
    again = small("map", "--output", str(file))

    assert said.splitlines() == ["No browser was found. Open the map in one yourself:", str(file)]
    assert (again.code, "is there already and was not touched" in again.err) == (2, True)
