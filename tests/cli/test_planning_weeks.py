"""`plan` with all its options."""

import re
from pathlib import Path

import pytest

from conftest import Program


def planned(plan: dict) -> list[list[str]]:
    return [[item["id"] for item in week["items"]] for week in plan["weeks"]]


def test_a_plan_without_a_wish_takes_ten_hours_a_week(small: Program) -> None:
    """The weeks hold everything that is open, in order, from today on."""
    plan = small.json("plan")

    assert (plan["start"], plan["finish"]) == ("2026-11-23", "2026-12-19")
    assert (plan["hours_per_week"], plan["fits"]) == (10, True)
    assert planned(plan) == [
        ["shell", "git", "http", "sql"],
        ["sql", "cache", "rest"],
        ["docker", "docker-compose", "shop"],
        ["shop"],
    ]
    assert sum(week["hours"] for week in plan["weeks"]) == 38


def test_what_is_done_leaves_the_plan(small: Program) -> None:
    """Only what is open is planned."""
    small.ok("done", "begin")

    assert planned(small.json("plan"))[0] == ["sql", "cache"]


def test_months_alone_say_how_many_hours_a_week_they_take(small: Program) -> None:
    """The least with which everything fits."""
    plan = small.json("plan", "--months", "1")

    assert plan["fits"] is True
    assert plan["hours_per_week"] == 8.87
    assert plan["finish"] <= "2026-12-27"


def test_a_plan_that_does_not_fit_says_so_with_the_ways_out(small: Program) -> None:
    """One sentence, then what to leave out, how many hours or how many months; the weeks hold the first of these."""
    answer = small.ok("plan", "--months", "1", "--hours", "5")
    plan = small.json("plan", "--months", "1", "--hours", "5")

    assert "It does not fit: 38 h are left, and 1 month at 5 h a week hold 21 h 25 min.\n" in answer.out
    assert [way["code"] for way in plan["ways_out"]] == ["leave_out", "hours_per_week", "months"]
    assert "  • leave out 3 items of 18 h (the weeks below do)\n" in answer.out
    assert "  • 8 h 52 min a week\n" in answer.out
    assert "  • 2 months at 5 h a week\n" in answer.out
    assert [item["id"] for item in plan["left_out"]] == ["docker-compose", "docker", "shop"]
    assert plan["finish"] == "2026-12-20"


def test_where_leaving_out_is_not_enough_only_the_other_ways_are_named(small: Program) -> None:
    """What is essential is never left out; the weeks then run past the deadline."""
    plan = small.json("plan", "--months", "1", "--hours", "2")

    assert [way["code"] for way in plan["ways_out"]] == ["hours_per_week", "months"]
    assert plan["left_out"] == []
    assert plan["finish"] > plan["deadline"]


def test_a_level_plans_down_to_it(small: Program) -> None:
    """--level essential leaves the others out without a word about fitting."""
    plan = small.json("plan", "--level", "essential")

    assert {item for week in planned(plan) for item in week} == {"shell", "git", "http", "sql"}


def test_a_start_moves_everything(small: Program) -> None:
    """A week that begins in its middle holds its share of the hours."""
    plan = small.json("plan", "--start", "2026-12-03")

    assert plan["weeks"][0]["start"] == "2026-12-03"
    assert plan["weeks"][0]["end"] == "2026-12-06"
    assert plan["weeks"][0]["hours"] == 5.7


def test_a_source_keeps_its_own_pace(small: Program) -> None:
    """Weeks times hours of the source, whatever the catalogue reckons; that is told."""
    plan = small.json("plan", "tiny")

    assert planned(plan) == [["http"], ["http"], ["cache"], ["cache"]]
    assert plan["notes"][0] == (
        "Ask: the source gives it 10 h, the catalogue reckons 3 h; the plan follows the source."
    )


def test_what_a_source_does_not_teach_is_told_and_can_be_planned_first(small: Program) -> None:
    """--complete puts the gaps before the first week of the source."""
    told = small.json("plan", "tiny")
    complete = small.json("plan", "tiny", "--complete")

    assert told["notes"][-1] == "tiny needs 1 skill that it does not teach (sql); --complete plans it first."
    assert [item["id"] for item in complete["added"]] == ["sql"]
    assert planned(complete)[0] == ["sql"]


def test_the_year_of_the_bundled_source_takes_its_weeks_exactly(roadmap: Program) -> None:
    """From a Monday, nothing done: each step of birjob ends with the week that its source says."""
    plan = roadmap.json("plan", "birjob", "--months", "12")
    steps = {step["id"]: step["weeks"] for stage in roadmap.json("show", "birjob")["stages"] for step in stage["steps"]}

    weeks_of: dict[str, list[int]] = {}
    for week in plan["weeks"]:
        for item in week["items"]:
            weeks_of.setdefault(item["step"], []).append(week["week"])
    assert {step: [weeks[0], weeks[-1]] for step, weeks in weeks_of.items()} == steps


def test_nothing_left_to_plan(small: Program) -> None:
    """A finished roadmap needs no weeks."""
    small.ok("done", "begin", "data", "ship")

    answer = small.ok("plan", "--months", "1")

    assert "Nothing is left to plan: all of it is done, known or skipped.\n" in answer.out
    assert small.json("plan")["weeks"] == []


def test_a_plan_begins_today_or_later(small: Program) -> None:
    """What is open cannot be learned in days that are over."""
    answer = small("plan", "--start", "2026-11-22")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "2026-11-22 is over, and what is open can only be learned from today on. Leave --start away to begin today.\n"
    )
    assert small.ok("plan", "--start", "today").out == small.ok("plan").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--save", "--at", "19:00"), "--at and --alarm are about a calendar."),
        (("--save", "--ics", "plan.ics", "--at", "25:00"), "'25:00'"),
        (("--save", "--drop-goal"), "Either --save makes a goal or --drop-goal ends the one that is set."),
        (("--drop-goal", "--hours", "200"), "A week has 168 h, not 200 h."),
    ],
)
def test_a_plan_that_is_refused_saves_nothing(small: Program, words: tuple[str, ...], said: str) -> None:
    """All that was typed is read before anything is written."""
    small.ok("plan", "--months", "3", "--save")
    before = small.journal()

    answer = small("plan", *words)

    assert answer.code == 2
    assert said in answer.err
    assert "saved" not in answer.err
    assert small.journal() == before


def test_a_calendar_is_written_to_a_file_alone(small: Program, tmp_path: Path) -> None:
    """Not to a folder, of which nothing is touched."""
    answer = small("plan", "--ics", str(tmp_path))

    assert answer.code == 2
    assert answer.err == f"{tmp_path} is a folder. Name a file in it, such as plan.ics.\n"
    assert small("plan", "--ics", "/").code == 2


@pytest.mark.parametrize("hours", ["0.5", "2", "10", "40"])
def test_weeks_that_follow_one_another_alike_are_one_row(small: Program, hours: str) -> None:
    """Each week stands in one row, each milestone stands once, and no row repeats the one before."""
    small.ok("pause", "2026-12-07..2027-01-31", "at sea")
    small.ok("pause", "2026-12-20..2026-12-27", "and ill")
    weeks = small.json("plan", "--hours", hours)["weeks"]

    shown = small.ok("plan", "--hours", hours, environment={"COLUMNS": "200"}).out

    rows = re.findall(
        r"^ *(\d+)(?:\u2013(\d+))?  (\w{3} \d{4}-\d\d-\d\d) +(?:(\d+) \u00d7 )?(.*)$", shown, re.MULTILINE
    )
    spans = [range(int(first), int(last or first) + 1) for first, last, *_ in rows]
    assert [number for span in spans for number in span] == [week["week"] for week in weeks]
    assert [len(span) for span in spans] == [int(times or 1) for *_, times, _ in rows]
    assert [day[4:] for _, _, day, *_ in rows] == [weeks[span[0] - 1]["start"] for span in spans]
    assert shown.count("◆") == sum(len(week["milestones"]) for week in weeks)
    assert "at seaOff" not in shown
    if hours == "0.5":
        assert len(rows) < len(weeks) / 3


def test_a_plan_of_some_items_says_which(small: Program) -> None:
    """Words are enough to name them, so it is told what they were taken for; all of them left out again is a slip."""
    notes = small.json("plan", "--only", "docker")["notes"]
    refused = small("plan", "--only", "docker", "--without", "docker")

    assert notes[0] == "Only Containers, with what it needs."
    assert refused.code == 2
    assert refused.err == "All that --only asks for is left out again by --without. Give one of the two.\n"


def test_a_link_to_a_calendar_stays_a_link(small: Program, tmp_path: Path) -> None:
    """What it leads to is brought up to date."""
    small.ok("plan", "--ics", str(tmp_path / "plan.ics"))
    before = (tmp_path / "plan.ics").read_bytes()
    (tmp_path / "link.ics").symlink_to("plan.ics")

    small.ok("plan", "--hours", "3", "--ics", str(tmp_path / "link.ics"))

    assert (tmp_path / "link.ics").is_symlink()
    assert (tmp_path / "plan.ics").read_bytes() != before
