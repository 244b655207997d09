"""`doctor`: whether a person's data is well, and how it gets well."""

import gzip
import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from conftest import Program
from roadmap_cli.domain.examination import MENDABLE
from roadmap_cli.services.sight_words import WORDS
from roadmap_cli.storage import journal
from roadmap_cli.storage.durable_io import DiskIO

DOCS = Path(__file__).parents[2] / "docs" / "doctor.md"
NASTY = Path(__file__).parents[1] / "nasty"
SAMPLES = [row.split("\t")[0] for row in (NASTY / "progress.tsv").read_text("utf-8").splitlines()[1:]]
KEYS = {"code", "message", "path", "line", "key", "fix", "severity"}


def own_file(program: Program) -> Path:
    (path,) = (program.home / "progress").glob("*.json")
    return path


def kept_in(home: Path) -> dict[Path, bytes]:
    """Give the content of every file but those of the cache."""
    files = [path for path in home.rglob("*") if path.is_file() and home / "cache" not in path.parents]
    return {path: path.read_bytes() for path in files}


def damage(program: Program) -> Path:
    """Let somebody have ticked something, and the file be cut off without a safety copy."""
    program.ok("done", "shell")
    path = own_file(program)
    path.write_bytes(path.read_bytes()[:-4])
    shutil.rmtree(program.home / "safety")
    return path


def test_a_clean_bill(small: Program) -> None:
    """It says what was looked at, and ends with 0."""
    small.ok("done", "shell")

    answer = small.ok("doctor", environment={"COLUMNS": "400"})

    assert answer.err == ""
    assert answer.out == (
        "Your data is well.\n"
        f"Looked at 1 file, 1 safety copy, 1 event from 1 device, and what lies around them in {small.home}.\n"
    )


def test_before_anything_is_recorded_all_is_well(small: Program) -> None:
    """And nothing is made to say so."""
    before = sorted(small.home.iterdir())

    answers = [small.ok("doctor"), small.ok("doctor", "--fix")]

    assert [answer.out.splitlines()[0] for answer in answers] == ["Your data is well: nothing is recorded yet."] * 2
    assert sorted(small.home.iterdir()) == before


def test_what_is_wrong_is_told_with_file_and_line_and_what_to_do(small: Program) -> None:
    """The whole screen; the program ends with 1."""
    path = damage(small)
    path.write_text("\n[]")
    small.home.joinpath("progress", "other.json").write_text('{"other": true}')
    raw = path.read_bytes()

    answer = small("doctor", environment={"COLUMNS": "400"})

    assert (answer.code, answer.err) == (1, "")
    fault = "This file of the journal is damaged: it does not begin as a JSON object does."
    first, *rest = answer.out.splitlines()
    assert first == "1 error in your data."
    assert rest[rest.index("") :] == [
        "",
        "Errors",
        f"  ! progress/{path.name}, line 2: {fault}",
        "    → roadmap doctor --fix",
        "",
        "Good to know",
        "  · progress/other.json: This is another program's file and is ignored.",
        "",
        "roadmap doctor --fix puts 1 of these right: it copies everything first, and deletes nothing.",
    ]
    assert path.read_bytes() == raw


def test_scripts_get_each_problem_in_its_parts(small: Program) -> None:
    """Code, sentence, file, line, key, what to do about it, and how bad it is."""
    path = damage(small)

    answer = small("doctor", "--json")
    fixed = small("doctor", "--fix", "--json")

    assert (answer.code, answer.err, answer.document["schema"]) == (1, "", "roadmap.doctor")
    (problem,) = answer.data["problems"]
    assert problem.keys() == KEYS
    assert (problem["code"], problem["path"], problem["line"]) == ("damaged_file", str(path), 2)
    assert (problem["fix"], problem["severity"]) == ("roadmap doctor --fix", "error")
    assert (answer.data["fixed"], answer.data["backup"]) == ([], None)
    assert answer.data["checked"].keys() == {"files", "safety_copies", "events", "devices"}
    assert (fixed.code, fixed.data["problems"]) == (0, [])
    assert [one.keys() for one in fixed.data["fixed"]] == [{"code", "message", "path"}]
    assert Path(fixed.data["backup"]).is_file()


def test_what_stopped_every_command_stops_none_after_the_repair(small: Program) -> None:
    """Reading names `doctor --fix`; after it the tick is there again, and a second run changes nothing."""
    damage(small)
    before = small("status")

    answer = small.ok("doctor", "--fix")
    files = kept_in(small.home)
    again = small.ok("doctor", "--fix")

    assert before.code == 4
    assert "roadmap doctor --fix" in before.err
    assert "1 event was saved" in " ".join(answer.out.split())
    assert small.json("show", "shell")["status"] == "done"
    assert again.out.splitlines()[0] == "Your data is well."
    assert "Put right" not in again.out
    assert kept_in(small.home) == files


def test_a_secret_is_told_and_not_shown(small: Program) -> None:
    """The event is named, so that it can be purged."""
    token = "ghp_" + "aB3dE6gH9jK2mN5pQ8sT1vW4xY7zA0cD3fG6"
    small.ok("note", "shell", f"my token: {token}")
    event = small.json("history")["events"][0]["id"]

    answer = small("doctor")
    script = small("doctor", "--json")
    (problem,) = script.data["problems"]
    small.ok(*problem["fix"].split()[1:], "--yes")

    assert (answer.code, script.code) == (1, 1)
    assert f"→ roadmap purge {event[:8]}" in answer.out
    assert token not in answer.out + script.out
    assert small.ok("doctor").out.startswith("Your data is well.")


def test_a_repair_waits_for_other_writers_and_looking_does_not(small: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another process holds the journal, --fix gives up with 5 and has changed nothing."""
    path = damage(small)
    raw = path.read_bytes()
    monkeypatch.setattr(journal, "Journal", partial(journal.Journal, lock_timeout=0.02))

    with DiskIO().lock(small.home / "lock", 1):
        answer = small("doctor", "--fix")
        looking = small("doctor")

    assert (answer.code, looking.code) == (5, 1)
    assert path.read_bytes() == raw


def test_a_repair_on_a_full_disk_says_so(small: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """NOT saved, exit code 1, every file as it was."""
    path = damage(small)
    raw = path.read_bytes()

    class FullDisk(DiskIO):
        def write(self, file: int, content: bytes) -> None:
            super().write(file, content[:1])
            raise OSError(28, os.strerror(28))

    monkeypatch.setattr(journal, "Journal", partial(journal.Journal, disk=FullDisk()))
    answer = small("doctor", "--fix")

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("NOT saved: ")
    assert path.read_bytes() == raw
    assert list(small.home.rglob("*.tmp")) == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_hostile_file_reaches_the_terminal(small: Program, sample: str) -> None:
    """Looked at and put right, on a screen and for scripts: no traceback, and nothing that a terminal obeys."""
    source = NASTY / sample
    content = source.read_bytes() if source.exists() else gzip.decompress(Path(f"{source}.gz").read_bytes())
    small.ok("done", "shell")
    (small.home / "progress" / Path(sample).name).write_bytes(content)

    answers = [small(*words.split()) for words in ("doctor", "doctor --json", "doctor --fix", "doctor --json")]

    for answer in answers:
        assert (answer.code in {0, 1}, answer.err) == (True, "")
        assert all(letter.isprintable() or letter == "\n" for letter in answer.out)
        assert max(map(len, answer.out.splitlines())) < 1_000
    assert [problem for problem in answers[-1].data["problems"] if problem["fix"] == "roadmap doctor --fix"] == []


def test_hostile_names_are_shown_harmlessly(small: Program) -> None:
    """A file may be called anything."""
    small.ok("done", "shell")
    (small.home / "progress" / "a\x1b[2J\u202e\nb.json").write_bytes(b"{}")
    (small.home / "progress" / "c\x1b[2J 2.json").write_bytes(own_file_bytes(small))

    for words in (("doctor",), ("doctor", "--json"), ("doctor", "--fix")):
        answer = small(*words)

        assert all(letter.isprintable() or letter == "\n" for letter in answer.out + answer.err)


def own_file_bytes(program: Program) -> bytes:
    return next((program.home / "progress").glob("*-*.json")).read_bytes()


def test_the_docs_list_every_code_with_its_severity() -> None:
    """Scripts and people can look up what each means and what --fix does."""
    rows = [line.split(" | ") for line in DOCS.read_text("utf-8").splitlines() if line.startswith("| `")]
    listed = {
        code.strip("`"): severity for codes, severity, *_ in rows for code in codes.removeprefix("| ").split(", ")
    }
    mended = {
        code for codes, *_, done in rows for code in codes.removeprefix("| ").split(", ") if done[:7] != "nothing"
    }

    told = {str(sight): str(words.severity) for sight, words in WORDS.items()}
    assert listed == told | {
        "invalid_event": "warning",
        "future_time": "warning",
        "secret_in_text": "warning",
        "little_room": "warning",
        "unknown_kind": "info",
        "unknown_item": "info",
    }
    assert {code.strip("`") for code in mended} == {str(sight) for sight in MENDABLE}
