"""What the benchmarks make of what they measured; no time is measured here."""

import sys
from pathlib import Path

import pytest
from bounds import Figure, table, tell
from comparing import PATIENCE, Comparison, found_tools
from other_tools import Side, version_in
from performance import BEGIN, DOCUMENT, END, comparison_table, put
from runs import Race, ask, environment

PRINTS = [sys.executable, "-c", "print('done')"]


def test_a_bound_is_broken_by_what_is_above_it() -> None:
    figures = [Figure("one", 1.1, "F", 1.3), Figure("two", 1.4, "F", 1.3, "7 runs"), Figure("three", 1_234, "ms")]

    assert [figure.is_broken for figure in figures] == [False, True, False]
    assert table(figures).splitlines()[2:] == [
        "| one | 1.10 F | 1.3 F | holds |",
        "| two | 1.40 F (7 runs) | 1.3 F | BROKEN |",
        "| three | 1,234 ms |  |  |",
    ]


def test_what_is_told_ends_with_1_where_a_bound_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell([Figure("one", 1, "F", 2)]) == 0
    assert tell([Figure("one", 3, "F", 2), Figure("two", 1, "F")]) == 1

    assert capsys.readouterr().out.splitlines()[1:] == ["one: 3.00 F, at most 2: BROKEN", "two: 1.00 F"]


def test_a_race_gives_the_median_of_the_ratios_of_its_rounds() -> None:
    """Not the ratio of the medians: what slows a whole round down has no say."""
    race = Race([2.0, 30.0, 1.0].__getitem__, [1.0, 10.0, 4.0].__getitem__)

    for _ in range(3):
        race.run()

    assert race.ratio == 2
    assert race.medians == (2.0, 4.0)


def test_a_race_that_took_its_time_is_run_no_further() -> None:
    race = Race(lambda _: 4.0, lambda _: 6.0)

    for _ in range(9):
        race.run(most_seconds=15)

    assert len(race.times) == 2


def test_a_comparison_says_at_which_size_ours_is_slower() -> None:
    figures = {50: Figure("", 2.5, "", None, "5 : 2 ms"), 1_000: Figure("", 0.5, "", 1), 5_000: Figure("", 1.5, "", 1)}

    rows = comparison_table((Comparison("tool", "tool next", "next", figures),)).splitlines()

    assert rows[0] == "| tool | theirs | ours | 50 | 1,000 | 5,000 | at most |  |"
    assert rows[2] == (
        "| tool | `tool next` | `next` | 2.50 (5 : 2 ms) | 0.50 | 1.50 | 1 at 1,000, 1 at 5,000 | BROKEN at 5,000 |"
    )


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ("2.6.2\n", "2.6.2"),
        ("todoman, version 4.7.0\n", "4.7.0"),
        ("jrnl v4.6\n\nCopyright © 2012-2023 jrnl contributors\n", "4.6"),
        ("nothing of the kind", "of unknown version"),
    ],
)
def test_a_version_is_found_in_what_a_tool_says_of_itself(said: str, version: str) -> None:
    assert version_in(said) == version


def test_a_tool_that_is_not_here_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One in an environment of its own is found before one on PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    program = tmp_path / "jrnl" / "bin" / "jrnl"
    program.parent.mkdir(parents=True)
    program.touch()

    found, skipped = found_tools(tmp_path)

    assert {name: path for name, (_, path) in found.items()} == {"jrnl": str(program)}
    assert skipped[0] == f"taskwarrior is skipped: there is no `task` on PATH or in {tmp_path}."
    assert len(skipped) == 6


def test_a_command_that_fails_or_says_something_else_is_not_measured(tmp_path: Path) -> None:
    surroundings = environment(tmp_path)

    assert ask(PRINTS, surroundings, "done") == "done\n"
    with pytest.raises(SystemExit, match="does not say 'saved' but: 'done"):
        ask(PRINTS, surroundings, "saved")
    with pytest.raises(SystemExit, match="ended with 3"):
        ask([sys.executable, "-c", "raise SystemExit(3)"], surroundings)


def test_what_says_nothing_is_looked_at_afterwards(tmp_path: Path) -> None:
    silent = [sys.executable, "-c", "pass"]
    surroundings = environment(tmp_path)

    Side("", lambda _: silent, ("done",), look=lambda _: PRINTS).check(surroundings, PATIENCE)
    with pytest.raises(SystemExit, match="does not say 'done'"):
        Side("", lambda _: PRINTS, ("done",), look=lambda _: silent).check(surroundings, PATIENCE)


def test_the_tables_take_the_place_of_those_before() -> None:
    page = f"# Performance\n\n{BEGIN}old\n{END}\nThe rest.\n"

    new = put("new\n", page)

    assert new == f"# Performance\n\n{BEGIN}\nnew\n\n{END}\nThe rest.\n"
    assert put("new\n", new) == new
    with pytest.raises(SystemExit, match="no place for the tables"):
        put("new\n", "# Performance\n")


def test_the_page_has_a_place_for_the_tables() -> None:
    assert "new" in put("new", DOCUMENT.read_text("utf-8"))
