"""`show` in all its forms, `list`, `status`, `next`, `history`, `where`, `--version`."""

# ruff: noqa: RUF001 - the signs of the views are what is compared

import pytest

from conftest import Program


@pytest.mark.parametrize(
    ("name", "first_line"),
    [
        ("", "Everything  backend"),
        ("tiny", "A tiny way  tiny"),
        ("begin", "Begin  begin"),
        ("web", "The web  web"),
        ("web/ask", "The web  web"),
        ("tiny:w03", "Ask again  w03  weeks 3–4"),
        ("w03", "Ask again  w03  weeks 3–4"),
        ("tiny:only", "The only stage  only  m 1"),
        ("http", "Hypertext transfer  http  skill  3 h"),
        ("http/methods", "Methods  http/methods  topic  2 h"),
        ("shop", "A small shop  shop  project  10 h"),
        ("stores", "Which store when?  stores"),
        ("web protocol", "Hypertext transfer  http  skill  3 h"),
        ("GraphQL", "GraphQL  graphql  skill  5 h"),
        ("join", "Join tables  sql/joins  topic  3 h"),
    ],
)
def test_show_finds_every_kind_of_thing_by_its_name(small: Program, name: str, first_line: str) -> None:
    """A roadmap, stage, step, task, skill, topic, project or guide, by id, word, title or alias."""
    answer = small.ok("show", *filter(None, [name]))

    assert answer.out.splitlines()[0] == first_line


@pytest.mark.parametrize(
    ("depth", "deepest", "hidden"),
    [("1", "Begin ", "Tools"), ("2", "Tools", "The shell"), ("3", "The shell", "Methods"), ("4", "Methods", "\0")],
)
def test_depth_says_how_far_down_the_tree_goes(small: Program, depth: str, deepest: str, hidden: str) -> None:
    """1 stages, 2 steps, 3 items, 4 topics."""
    answer = small.ok("show", "--depth", depth)

    assert deepest in answer.out
    assert hidden not in answer.out


def test_depth_of_a_stage_and_of_a_step(small: Program) -> None:
    """A part can be seen as deep as the whole."""
    assert "The shell" not in small.ok("show", "begin", "--depth", "2").out
    assert "Methods" in small.ok("show", "begin", "--depth", "4").out
    assert "Methods  " not in small.ok("show", "web", "--depth", "3").out


def test_levels_filter_the_tree(small: Program) -> None:
    """Only items of the levels named are shown, and with them the steps and stages that hold them."""
    answer = small.json("show", "--level", "recommended", "--level", "optional")

    shown = [item["id"] for stage in answer["stages"] for step in stage["steps"] for item in step["items"]]
    assert shown == ["cache", "rest", "graphql", "docker", "docker-compose", "shop"]


def test_statuses_filter_the_tree(small: Program) -> None:
    """What one is in the middle of can be seen alone."""
    small.ok("start", "sql")
    small.ok("done", "git")

    answer = small.ok("show", "--status", "learning", "--status", "done")

    rows = [line for line in answer.out.splitlines() if "  sql  " in line or "  git  " in line]
    assert len(rows) == 2
    assert "shell" not in answer.out


def test_a_filter_that_nothing_passes_says_so(small: Program) -> None:
    """An empty tree would look like a fault."""
    answer = small.ok("show", "--status", "skipped")

    assert "Nothing in this roadmap has that level and status.\nSee all of it with roadmap show backend\n" in answer.out


def test_a_filter_that_nothing_passes_says_so_in_a_stage_and_a_step(small: Program) -> None:
    """The same holds for a part of the roadmap."""
    for part in ("begin", "web"):
        answer = small.ok("show", part, "--status", "skipped")

        assert "Nothing in it has that level and status.\n" in answer.out


def test_show_an_item_with_everything_that_was_kept(small: Program) -> None:
    """Status with its day, notes and links stand with the item."""
    small.ok("done", "sql", "--on", "yesterday")
    small.ok("note", "sql", "joins are sets")
    small.ok("link", "sql", "https://example.com/a")

    answer = small.ok("show", "sql")

    assert "✓ done on 2026-11-22\n" in answer.out
    assert "Your notes\n   1 joins are sets\n" in answer.out
    assert "Your links\n   1 https://example.com/a (resource)\n" in answer.out


def test_the_bundled_roadmaps_and_guides_can_all_be_shown(roadmap: Program) -> None:
    """Every roadmap with every depth, and every guide."""
    for listed in roadmap.json("list")["roadmaps"]:
        shown = roadmap.json("show", listed["id"])
        for depth in "1234":
            assert roadmap.ok("show", listed["id"], "--depth", depth).out.startswith(listed["title"])
        for guide in shown["guides"]:
            assert roadmap.ok("show", guide).out.splitlines()[0].endswith(f"  {guide}")


def test_list_marks_the_main_roadmap_and_those_that_are_followed(small: Program) -> None:
    """A filled mark for the main one, an empty one for the others that are followed."""
    small.ok("follow", "tiny")

    lines = small.ok("list").out.splitlines()

    assert [line[:9] for line in lines[:2]] == ["● backend", "○ tiny   "]


def test_next_counts_and_explains(small: Program) -> None:
    """The best come first, each with why; -n says how many."""
    small.ok("start", "git")

    items = small.json("next", "-n", "1")["items"]

    assert [item["id"] for item in items] == ["git"]
    assert items[0]["reasons"][0] == {"code": "learning", "text": "you have begun it"}


def test_next_recommends_nothing_that_waits(small: Program) -> None:
    """Everything shown can be begun now."""
    assert [item["id"] for item in small.json("next", "-n", "99")["items"]] == ["shell", "git"]


def test_next_with_little_time_at_hand_says_what_to_begin_with(small: Program) -> None:
    """--minutes puts what fits first and names the topic that does."""
    small.ok("done", "shell")
    small.ok("start", "http/methods")

    long, short = small.json("next", "-n", "1"), small.json("next", "-n", "1", "--minutes", "1h30m")

    assert (long["items"][0]["id"], long["items"][0]["begin_with"]["id"]) == ("http", "http/methods")
    assert short["items"][0]["id"] == "http"


def test_next_says_when_nothing_is_left(small: Program) -> None:
    """A finished roadmap is an answer, not an empty screen."""
    small.ok("done", "begin", "data", "ship")

    answer = small.ok("next")

    assert answer.out == (
        "Nothing is left to learn in Everything: all of it is done, known or skipped.\n"
        "See the other roadmaps with roadmap list\n"
    )


def test_bare_and_status_are_the_same(small: Program) -> None:
    """`roadmap` alone shows where one stands."""
    assert small.ok().raw == small.ok("status").raw


def test_history_is_newest_first_and_limited(small: Program) -> None:
    """What is taken back is marked, and the rest can be asked for."""
    small.ok("done", "git")
    small.ok("done", "shell")
    small.ok("undo")

    answer = small.ok("history", "-n", "2")

    first, second, more = answer.out.splitlines()
    assert first.startswith("undo: done shell ")
    assert second.startswith("done shell")
    assert "taken back" in second
    assert more == "1 older: roadmap history --limit 0"
    assert len(small.json("history", "--limit", "0")["events"]) == 3


def test_where_names_each_folder_and_whether_it_is_there(small: Program) -> None:
    """Everything lies below ROADMAP_HOME."""
    before = {place["name"]: place["exists"] for place in small.json("where")["places"]}
    small.ok("done", "git")
    after = {place["name"]: (place["path"], place["exists"]) for place in small.json("where")["places"]}

    assert before["progress"] is False
    assert after["progress"] == (str(small.home / "progress"), True)
    assert after["device"] == (str(small.home / "device.json"), True)
    lines = small.ok("where").out.splitlines()
    told = {line.split("  ")[0]: line.endswith("(not there yet)") for line in lines if not line.startswith(" ")}
    assert (told["progress"], told["safety"], told["quarantine"]) == (False, False, True)


def test_version_names_the_program_and_the_content(small: Program) -> None:
    """One line, for reports of faults."""
    from roadmap_cli import __version__

    assert small.ok("--version").out == f"roadmap {__version__}, content of 2026-11-20\n"


def test_reading_writes_nothing_that_matters(small: Program) -> None:
    """Looking makes no journal, no device, no folder."""
    for line in ("", "list", "show", "show sql", "next", "plan", "history", "where", "--version", "note sql"):
        small.ok(*line.split())

    assert sorted(path.name for path in small.home.iterdir()) == ["cache"]


def test_a_clock_that_runs_is_seen_at_once(small: Program) -> None:
    """The first screen says for what it runs and how to stop it, as long as it does."""
    small.ok("clock", "start", "git")
    running, shown = small.json("status")["clock"], small.ok().out
    small.ok("clock", "drop")

    assert running == "git"
    assert "The clock runs for git: roadmap clock stop" in shown
    assert small.json("status")["clock"] is None
