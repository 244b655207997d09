"""What every command promises: help, examples that run, a place in the docs, JSON, an exit code."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from conftest import Program
from drawn_graphs import small_graph, write_pages
from git_worlds import GIT, git, shell_environment, stand_in_for_ssh
from roadmap_cli.cli import command_line
from roadmap_cli.cli.app import COMMANDS, module_of
from roadmap_cli.domain.events import Event
from roadmap_cli.storage.event_lines import event_line
from roadmap_cli.storage.journal_file import compose, join_lines

ROOT = Path(__file__).parents[2]


def examples_of(text: str) -> list[str]:
    return [line.partition("  #")[0].strip() for line in text.splitlines()]


EXAMPLES = [example for module in (command_line, *map(module_of, COMMANDS)) for example in examples_of(module.EXAMPLES)]


TEXTS = {
    "posting.txt": "Backend engineer\n\nRequirements:\n- Python, Redis\n- no Kubernetes needed\n",
    "other.txt": "Go developer\n\nYou know Go, Kafka and Redis.\n",
    "resume.md": "# Ana\n\n## Experience\n- Built REST APIs in Python and PostgreSQL\n",
}
"""What the examples of `match` read."""


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory, bundled_cache: Path) -> Path:
    """Give the home of somebody who has used every command that leaves something behind, an undo last."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    shutil.copytree(bundled_cache, home / "cache")
    with pytest.MonkeyPatch.context() as patch:
        program = Program(home, patch)
        program.environment |= remote_of(home)
        for words in (
            ("follow", "resumax"),
            ("done", "git-github"),
            ("note", "docker", "mine"),
            ("link", "docker", "https://docs.docker.com"),
            ("plan", "--months", "12", "--save"),
            ("pause", "2027-07-05..2027-07-11", "summer"),
            ("log", "docker", "1h"),
            ("clock", "start", "git-github"),
            ("start", "linux-cli"),
            ("backup", str(home / "progress.zip")),
            ("export", "json", "--output", str(home / "mine.json")),
            ("undo",),
        ):
            program.ok(*words)
        for name, text in TEXTS.items():
            (home / name).write_text(text, encoding="utf-8")
        _install_own_roadmap(program, home)
        if GIT:
            (home.parent / "me" / "roadmap.git").mkdir(parents=True)
            git(home.parent / "me" / "roadmap.git", "init", "--quiet", "--bare", "--initial-branch=main")
            program.ok("sync", "git@host:me/roadmap.git")
        _put_note_of_another_machine(home / "progress")
    return home


def _install_own_roadmap(program: Program, home: Path) -> None:
    """Leave the roadmap of one's own that the examples of `edit` and `remove` name."""
    program.ok("new", str(home / "mine.yaml"))
    program.ok("add", str(home / "mine.yaml"))
    (home / "mine.md").write_text("# Tea\n\n- Water\n", "utf-8")


def _put_files_to_import(folder: Path) -> None:
    """Leave the files that the examples of `import` name."""
    (folder / "way.json").write_text(json.dumps(small_graph()), "utf-8")
    write_pages(folder / "content", small_graph())
    (folder / "outline.md").write_text("# Tea\n\n- Water\n- Docker\n", "utf-8")
    (folder / "table.csv").write_text("title,level\nWater,optional\nDocker,\n", "utf-8")


def remote_of(home: Path) -> dict[str, str]:
    """Give the variables with which `git@host` is the folder beside *home*."""
    return shell_environment(home, GIT_SSH_COMMAND=str(stand_in_for_ssh(home.parent)))


def _put_note_of_another_machine(progress: Path) -> None:
    """Leave the event whose id the examples of `purge` name."""
    note = Event("9b1c" + "0" * 28, 1, "desktop", "2026-11-05T18:20:11Z", "2026-11-05", "note", "docker", {"text": "x"})
    file = compose({}, join_lines(b"", [event_line(note)]), device="desktop")
    (progress / "desktop.2026-11.json").write_bytes(file)


@pytest.fixture
def prepared(tmp_path: Path, prepared_home: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    shutil.copytree(prepared_home, tmp_path / "prepared")
    program = Program(tmp_path / "prepared", monkeypatch)
    program.environment |= remote_of(prepared_home)
    return program


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_begins_with_a_summary_and_then_examples(roadmap: Program, command: str) -> None:
    """The first thing that help says is what a command does, the second how to type it."""
    answer = roadmap.ok(*filter(None, [command]), "--help", environment={"COLUMNS": "100"})

    module = module_of(command) if command else command_line
    summary, examples, *rest = answer.out.split("\n\n")
    assert summary.endswith(".")
    assert examples.startswith("Examples:\n")
    assert [line for line in examples_of(module.EXAMPLES) if line not in answer.out] == []
    assert rest[0].startswith("Usage: roadmap")


def test_the_list_of_commands_says_in_a_line_what_each_does(roadmap: Program) -> None:
    """At 80 columns no summary is cut, nor does one take two lines."""
    lines = roadmap.ok("--help", environment={"COLUMNS": "80"}).out.partition("Commands:\n")[2].splitlines()

    assert [line.split()[0] for line in lines] == list(COMMANDS)
    assert not [line for line in lines if "..." in line or len(line) > 80]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_can_be_read_everywhere(roadmap: Program, command: str) -> None:
    """Help holds nothing but ASCII, names every option's meaning, and shows nothing of the framework's own words."""
    answer = roadmap.ok(*filter(None, [command]), "--help", environment={"COLUMNS": "100"})

    own = re.sub(r"\{[a-z_]+\}", "", answer.out)  # the fields of a prompt are meant to be typed so
    assert answer.out.isascii()
    assert [word for word in ("{", "<int", "<float", "<text") if word in own] == []
    assert max(map(len, answer.out.splitlines())) <= 100


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_in_help_run_word_for_word(
    prepared: Program, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What help tells people to type works."""
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    if "restore" in example:
        shutil.copy(prepared.home / "progress.zip", tmp_path)
    if "mine.json" in example and "export" not in example:
        shutil.copy(prepared.home / "mine.json", tmp_path)
    if "way.yaml" in example and "new" not in example:
        shutil.copy(prepared.home / "mine.yaml", tmp_path / "way.yaml")
    if "import" in example:
        _put_files_to_import(tmp_path)
    if " team" in example:
        shutil.copytree(prepared.home / "content" / "roadmaps", tmp_path / "team")
    prepared.environment |= {"EDITOR": "true"}
    program, *words = shlex.split(example)
    if words[:1] == ["sync"] and GIT is None:
        pytest.skip("the program git is not on this machine")

    answer = prepared(*words)

    assert program == "roadmap"
    assert (answer.code, answer.out != "") == (0, True), answer.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_line_in_the_docs(command: str) -> None:
    """A command that the docs do not name cannot be found."""
    reference = (ROOT / "docs" / "commands.md").read_text("utf-8")

    assert [line for line in reference.splitlines() if f"roadmap {command}" in line] != []


def test_the_readme_leads_to_the_commands() -> None:
    """The front page shows the core commands and where the others stand."""
    readme = (ROOT / "README.md").read_text("utf-8")

    missing = [name for name in ("use", "show", "next", "done", "plan") if f"roadmap {name}" not in readme]
    assert missing == []
    assert "docs/commands.md" in readme


CHANGE = {"changed", "unlocked", "milestones", "shares", "events"}
SYNC = {"remote", "branch", "state", "sent", "received", "content_received", "content_sent", "conflicts", "notices"}
MATCH = {"kind", "title", "technologies", "skills"}
KEYS = {
    "": {"roadmap", "share_done", "learning", "next", "milestones", "behind_hours"},
    "status": {"roadmap", "share_done", "learning", "next", "milestones", "behind_hours"},
    "list": {"roadmaps"},
    "use birjob": CHANGE,
    "follow birjob": CHANGE,
    "unfollow resumax": CHANGE,
    "show": {"id", "title", "source", "pace", "assumes", "gaps", "stages", "milestones", "aside", "guides"},
    "show docker": {
        "id",
        "kind",
        "title",
        "summary",
        "why",
        "hours",
        "requires",
        "after",
        "unlocks",
        "topics",
        "resources",
        "tools",
        "status",
        "roadmaps",
        "notes",
        "links",
        "logged_hours",
    },
    "next": {"items"},
    "plan birjob --months 12": {
        "roadmap",
        "start",
        "finish",
        "hours_per_week",
        "fits",
        "weeks",
        "left_out",
        "ways_out",
        "added",
        "notes",
        "deadline",
        "hours",
        "sentence",
        "reserve",
        "goal",
        "events",
    },
    "week": {"week", "start", "end", "roadmap", "hours", "items", "days", "milestones", "done", "off", "goal"},
    "today": {"day", "roadmap", "hours", "sentence", "items", "done", "off", "next_day", "goal"},
    "pause 2026-12-20..2027-01-03 holidays": {"pauses", "added", "removed", "goal", "finish_before", "events"},
    "forecast": {"roadmap", "suffices", "p50", "p80", "planned", "latest", "goal", "milestones", "basis", "notes"},
    "stats": {"total_hours", "items", "weeks", "days", "burn_up", "accuracy", "areas"},
    "log docker 1h30m": CHANGE | {"item", "estimated_hours", "logged_hours", "entries"},
    "log": {"total_hours", "week_hours", "items", "weeks", "roadmaps"},
    "clock stop": CHANGE | {"running", "logged", "stopped", "today_hours", "week_hours"},
    "start docker": CHANGE,
    "done docker": CHANGE,
    "know docker": CHANGE,
    "assess": CHANGE | {"roadmap", "question", "asked", "limit", "known", "learning", "not_known", "excluded", "open"},
    "skip docker": CHANGE,
    "reset git-github": CHANGE,
    "note docker x": CHANGE,
    "link docker https://example.com": CHANGE,
    "undo": CHANGE,
    "redo": CHANGE,
    "history": {"events"},
    "sync": SYNC,
    "sync --status": {"remote", "branch", "state", "unsent", "synced"},
    "where": {"places"},
    "backup": {"file", "files", "events", "bytes"},
    "restore {home}/progress.zip": {"file", "found", "content", "beside", "notices"} | CHANGE,
    "purge 9b1c --yes": {"event", "words", "files", "failed", "rewrite"},
    "validate": {"problems"},
    "import {home}/mine.md": {"id", "learnable", "by_type", "linked", "grouped_by", "dropped", "file", "state"},
    "new mine.yaml": {"file", "schema", "schema_is_new"},
    "add {home}/mine.yaml": {"files"},
    "edit mine": {"files"},
    "remove mine --yes": {"id", "title", "path", "former", "kept", "broken"},
    "schema": {"schema"},
    "doctor": {"folder", "problems", "fixed", "backup", "checked"},
    "doctor --fix": {"folder", "problems", "fixed", "backup", "checked"},
    "guide": {"guides"},
    "compare birjob resumax": {"roadmaps", "shared", "items", "orders"},
    "match {home}/posting.txt": MATCH | {"has", "learning", "missing", "hours", "plan"},
    "match {home}/resume.md --kind resume": MATCH | {"roadmap", "suggestions", "gaps", "marked", "events"},
    "match {home}/posting.txt {home}/other.txt": {"kind", "postings", "demand"},
    "export markdown birjob": {"roadmap", "format", "file", "text"},
    "map birjob": {"roadmap", "file", "opened"},
    "resources docker": {"items", "titles", "language", "kind", "resources"},
    "open docker": {"item", "title", "url", "opened"},
    "prompt": {"roadmap", "title", "share_done", "hours_left", "next", "next_title", "behind_hours"},
    "completion zsh": {"shell", "script", "candidates"},
    "--version": {"version", "content"},
}


LINES = [line for line in KEYS if (not line or line.startswith("--") or line.split()[0] in COMMANDS)]
LINES = [line for line in LINES if GIT or line != "sync"]


@pytest.mark.parametrize("line", LINES)
def test_json_has_the_envelope_and_the_keys_of_the_contract(
    prepared: Program, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scripts find the schema's name, its version and the keys that they rely on, and nothing is said beside it."""
    monkeypatch.chdir(tmp_path)
    prepared.environment |= {"EDITOR": "true"}

    answer = prepared.ok(*line.format(home=prepared.home).split(), "--json")

    name = line.split(maxsplit=1)[0].removeprefix("--") if line else "status"
    assert answer.document.keys() == {"schema", "version", "data"}
    assert (answer.document["schema"], answer.document["version"]) == (f"roadmap.{name}", 1)
    assert KEYS[line] <= answer.data.keys()
    assert answer.err == ""


def test_every_command_is_held_to_the_contract() -> None:
    """A new command cannot be forgotten in the table of keys."""
    assert set(COMMANDS) <= {line.split()[0] for line in KEYS if line}


def test_json_may_be_asked_for_before_the_command(prepared: Program) -> None:
    """`roadmap --json next` and `roadmap next --json` are the same."""
    assert prepared("--json", "next").raw == prepared("next", "--json").raw


def test_json_keys_inside_the_answers(prepared: Program) -> None:
    """The lists in the answers have the keys of the contract too."""
    listed = prepared.json("list")["roadmaps"][0]
    stage = prepared.json("show", "birjob")["stages"][0]
    skill = prepared.json("show", "docker")
    plan = prepared.json("plan", "--months", "11", "--hours", "20")
    week = plan["weeks"][0]
    changed = prepared.json("done", "docker")
    event = prepared.json("history", "--limit", "1")["events"][0]

    assert {"id", "title", "stages", "steps", "skills", "hours", "share_done", "followed", "main"} <= listed.keys()
    assert {"id", "title", "goal", "outcome", "months", "steps"} <= stage.keys()
    step = {"id", "title", "level", "weeks", "lasts", "skills", "uses", "tasks", "status", "share_done"}
    assert step <= stage["steps"][0].keys()
    assert {"roadmap", "stage", "step", "level", "weeks", "months"} <= skill["roadmaps"][0].keys()
    assert all(isinstance(name, str) for name in [*skill["requires"], *skill["unlocks"]])
    item = prepared.json("next")["items"][0]
    assert {"id", "kind", "title", "hours", "level", "reasons"} <= item.keys()
    matched = prepared.json("match", str(prepared.home / "posting.txt"))
    for named in (matched["technologies"][0], matched["skills"][0]):
        assert {"id", "mentions", "status"} <= named.keys()
        assert {"line", "text", "negated", "section"} == named["mentions"][0].keys()
    assert {"id", "title", "hours", "status", "lines", "needed_for"} <= matched["missing"][0].keys()
    assert {"code", "text"} == item["reasons"][0].keys()
    assert {"week", "start", "end", "hours", "items"} <= week.keys()
    assert {"id", "title", "hours"} <= week["items"][0].keys()
    assert {"id", "hours", "level", "why", "worth"} <= plan["left_out"][0].keys()
    goal = prepared.json("plan")["goal"]
    assert {"roadmap", "start", "by", "week", "weeks", "hours", "hours_done", "hours_left"} <= goal.keys()
    assert {"behind_hours", "behind_days", "finish", "sentence"} <= goal.keys()
    day = prepared.json("week")["days"][0]
    assert {"day", "hours", "items"} <= day.keys()
    assert {"id", "title", "hours", "parts"} <= day["items"][0].keys()
    assert {"id", "title", "hours"} <= day["items"][0]["parts"][0].keys()
    pause = prepared.json("pause")["pauses"][0]
    assert {"number", "first", "last", "days", "reason", "over"} <= pause.keys()
    assert {"id", "from", "to"} <= changed["changed"][0].keys()
    assert {"roadmap", "before", "after"} <= changed["shares"][0].keys()
    assert {"id", "n", "device", "at", "day", "kind", "skill", "data"} <= event.keys()


FAILURES = {
    "plna": ("usage", 2),
    "plan --hours x": ("usage", 2),
    "plan --months 0": ("usage", 2),
    "done git --on whenever": ("usage", 2),
    "use": ("usage", 2),
    "done": ("usage", 2),
    "show nothing-like-it": ("not_found", 3),
    "done docker-": ("ambiguous", 3),
    "use --language klingon": ("not_found", 3),
    "note docker --remove 9": ("not_found", 3),
    "validate nowhere": ("not_found", 3),
    "import nowhere.json": ("not_found", 3),
    "import nowhere.json --name No.": ("not_found", 3),
    "restore nowhere.zip": ("not_found", 3),
    "purge 9b": ("usage", 2),
    "purge abcd": ("not_found", 3),
    "purge 9b1c": ("declined", 1),
    "log docker 25h": ("usage", 2),
    "log docker 1h --on tomorrow": ("usage", 2),
    "log docker --note x": ("usage", 2),
    "clock start": ("usage", 2),
    "clock start git-github": ("usage", 2),
    "clock stop --took -2h": ("usage", 2),
    "clock pause": ("usage", 2),
    "unfollow backend": ("usage", 2),
    "plan --hours 0": ("usage", 2),
    "plan --only nothing-like-it": ("not_found", 3),
    "pause whenever": ("usage", 2),
    "pause --remove 9": ("not_found", 3),
    "week 900": ("not_found", 3),
    "week last": ("usage", 2),
    "sync nowhere": ("usage", 2),
    "completion csh": ("usage", 2),
    "prompt --shell csh": ("usage", 2),
    "match nowhere.txt": ("not_found", 3),
    "match nowhere.txt --kind poem": ("usage", 2),
    "new {home}/mine.yaml": ("usage", 2),
    "add nowhere.yaml": ("not_found", 3),
    "add {home}/content/former": ("not_found", 3),
    "remove nothing-like-it": ("not_found", 3),
    "remove mine": ("declined", 1),
    "edit nothing-like-it": ("not_found", 3),
    "assess nowhere-like-it": ("not_found", 3),
    "assess --knows nothing-like-it": ("not_found", 3),
    "assess --knows docker --not docker": ("usage", 2),
}


@pytest.mark.parametrize("line", FAILURES)
def test_failures_are_one_sentence_for_people_and_one_object_for_scripts(prepared: Program, line: str) -> None:
    """Either way they bear the documented exit code, and no data is mixed with them."""
    code, exit_code = FAILURES[line]

    words = line.format(home=prepared.home).split()
    people = prepared(*words)
    scripts = prepared(*words, "--json")

    assert (people.code, people.out) == (exit_code, "")
    assert people.err.count("\n") == 1
    assert people.err.endswith(".\n") or people.err.endswith("?\n")
    assert scripts.code == exit_code
    assert scripts.document.keys() == {"schema", "version", "error"}
    assert scripts.document["error"].keys() == {"code", "message", "hint", "exit_code"}
    assert (scripts.document["error"]["code"], scripts.document["error"]["exit_code"]) == (code, exit_code)
    assert scripts.document["error"]["message"] in people.err
    assert scripts.err == ""


def test_a_plan_that_does_not_fit_is_an_answer(roadmap: Program) -> None:
    """It ends with 0, as every question that was answered does."""
    answer = roadmap("plan", "--months", "1", "--hours", "1", "--json")

    assert (answer.code, answer.data["fits"]) == (0, False)
