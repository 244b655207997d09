"""Text from people and files is shown as text: no markup, no emoji codes, nothing that a terminal obeys."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from conftest import SMALL_CONTENT, Program
from roadmap_cli.storage import content_files

MARKUP = "[bold]x[/bold] [/] [link=https://evil.example]here[/link] :smile: :boom:"
HARMFUL = {
    "clear the screen": "a\x1b[2Jb",
    "set the title": "a\x1b]0;gone\x07b",
    "one-byte introducer": "a\x9b31mb",
    "bell and backspace": "a\x07\x08\x08b",
    "carriage return": "safe\rgone",
    "turned around": "a\u202eb\u2066c\u200f",
    "hidden": "a\u200bb\ufeffc\u2060",
    "line separators": "a\u2028b\u2029c\x85d",
    "delete": "a\x7fb",
}


HIDDEN = "\u200b\u200f\u202e\u2060\u2066\ufeff"


def controls_in(text: str) -> list[str]:
    """Give what is not there to be read, line feeds left out."""
    unread = {"Cc", "Cs", "Zl", "Zp"}
    return [
        letter for letter in text if letter != "\n" and (unicodedata.category(letter) in unread or letter in HIDDEN)
    ]


@pytest.mark.parametrize("command", ["note sql", "show sql", "history"])
def test_markup_and_emoji_codes_in_a_note_are_shown_as_they_are(small: Program, command: str) -> None:
    """Whatever looks like markup to a library is text to the person who wrote it."""
    small.ok("note", "sql", MARKUP)

    assert MARKUP in small.ok(*command.split(), environment={"COLUMNS": "200"}).out


@pytest.mark.parametrize("harm", HARMFUL.values(), ids=HARMFUL)
@pytest.mark.parametrize("environment", [{}, {"LC_ALL": "C"}], ids=["unicode", "ascii"])
def test_nothing_in_a_note_reaches_the_terminal_that_it_would_obey(
    small: Program, harm: str, environment: dict[str, str]
) -> None:
    """Not when it is added, shown, listed, removed or taken back, in text and in JSON."""
    answers = [
        small.ok(*words, environment=environment)
        for words in (
            ("note", "sql", harm),
            ("note", "sql"),
            ("show", "sql"),
            ("history",),
            ("note", "sql", "--json"),
            ("history", "--json"),
            ("undo",),
            ("redo",),
            ("note", "sql", "--remove", "1"),
        )
    ]

    assert [controls_in(answer.out + answer.err) for answer in answers] == [[]] * len(answers)


@pytest.mark.parametrize("harm", HARMFUL.values(), ids=HARMFUL)
def test_scripts_get_a_note_back_unharmed(small: Program, harm: str) -> None:
    """In JSON it is escaped, not lost."""
    small.ok("note", "sql", harm)

    assert small.json("note", "sql")["notes"][0]["text"] == harm


@pytest.mark.parametrize("harm", HARMFUL.values(), ids=HARMFUL)
def test_nothing_hostile_in_an_argument_is_echoed_raw(small: Program, harm: str) -> None:
    """Names, dates, levels, commands and languages are quoted harmlessly."""
    for words in (
        ("show", harm),
        ("done", harm),
        (harm,),
        ("done", "git", "--on", harm),
        ("plan", "--hours", harm),
        ("show", "--level", harm),
        ("use", "--language", harm),
        ("link", "git", harm),
        ("show", "--" + harm),
    ):
        for answer in (small(*words), small(*words, "--json")):
            assert answer.code in {2, 3}
            assert controls_in(answer.out + answer.err) == []


def test_hostile_titles_in_content_are_text(small: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A roadmap from a stranger cannot paint on the screen of who looks at it."""
    shutil.copytree(SMALL_CONTENT, tmp_path / "content")
    for name in ("skills/core.yaml", "roadmaps/backend.yaml", "guides/stores.yaml", "projects.yaml"):
        path = tmp_path / "content" / name
        lines = path.read_text("utf-8").splitlines()
        hostile = [
            f'{line.partition(":")[0]}: "[bold]{line.partition(": ")[2]}[/] :smile:"'
            if line.strip(" -").startswith(("title:", "summary:", "why:", "question:", "text:", "goal:"))
            else line
            for line in lines
        ]
        path.write_text("\n".join(hostile) + "\n", "utf-8")
    monkeypatch.setattr(content_files, "data_root", lambda: tmp_path / "content")

    wide = {"COLUMNS": "200"}
    for words in ("", "list", "show --depth 4", "show sql", "show web", "show begin", "show stores", "next", "plan"):
        out = small.ok(*words.split(), environment=wide).out
        assert "[bold]" in out, words
        assert "[/] :smile:" in out, words
    assert "[bold]SQL[/] :smile:" in small.ok("done", "sql", environment=wide).out
    assert "[bold]Everything[/] :smile:" in small.ok("follow", "backend", environment=wide).out


def test_a_journal_from_a_stranger_cannot_paint_either(small: Program) -> None:
    """Events that this version does not know, and ids that no catalogue knows, are shown as harmless text."""
    small.ok("done", "shell")
    (path,) = (small.home / "progress").glob("*.json")
    text = path.read_text("utf-8")
    evil = "a" + "".join(f"\\u{ord(letter):04x}" for letter in "\x1b[2J\u202e")
    events = [
        f'{{"id":"{number:032x}","n":{number},"device":"elsewhere","at":"2026-11-01T10:00:00Z","day":"2026-11-01",'
        f'"kind":"{kind}","skill":"{evil}","data":{{"to":"{evil}","value":"{evil}","text":"{evil}"}}}}'
        for number, kind in enumerate(("status", "note", evil), 1)
    ]
    header = text.partition('"events"')[0].partition(',"count"')[0]
    device = header.replace(path.name.partition(".")[0], "elsewhere")
    foreign = device + ',"events":[\n' + ",\n".join(events) + "\n]}\n"
    (small.home / "progress" / "elsewhere.2026-11.json").write_text(foreign, "utf-8")

    for words in ("", "history", "history --json", "done git", "show"):
        answer = small.ok(*words.split())
        assert controls_in(answer.out + answer.err) == []
    assert len(small.json("history")["events"]) == 5
