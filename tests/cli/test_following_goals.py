"""A plan that is saved, and a life with it: `plan --save`, `today`, `week`, `pause`, `next`, the dashboard."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from conftest import Program
from roadmap_cli.cli.clock import Now

MONDAY = date(2026, 11, 23)


def on(day: date | int) -> Now:
    """Give the evening of a day, or of so many days after the first."""
    when = day if isinstance(day, date) else MONDAY + timedelta(days=day)
    return Now(datetime(when.year, when.month, when.day, 20, tzinfo=UTC), when)


@pytest.fixture
def saved(small: Program) -> Program:
    """Give somebody whose goal it is to do all in four weeks of ten hours, on weekdays."""
    small.ok("plan", "--weeks", "4", "--hours", "10", "--days", "mon-fri", "--save")
    return small


def test_saving_a_plan_changes_nothing_of_it(small: Program) -> None:
    """The weeks of the goal are those that were shown before, and `plan` alone shows them again."""
    shown = small.json("plan", "--weeks", "4", "--hours", "10")
    saved = small.json("plan", "--weeks", "4", "--hours", "10", "--save")
    again = small.json("plan")

    assert shown["weeks"] == saved["weeks"] == again["weeks"]
    assert (shown["goal"], len(saved["events"]), again["events"]) == (None, 1, [])
    assert again["goal"]["sentence"] == "On course. 38 h left, until 2026-12-19; the goal is 2026-12-20."


def test_other_wishes_leave_the_goal_alone(saved: Program) -> None:
    """A plan with options answers what if; only --save changes the goal, and undo brings the old one back."""
    goal = saved.json("plan")["goal"]

    what_if = saved.json("plan", "--hours", "2")
    saved.ok("plan", "--hours", "2", "--save")
    changed = saved.json("plan")["goal"]
    saved.ok("undo")

    assert what_if["goal"] is None
    assert changed["finish"] == what_if["finish"] or changed["finish"] <= what_if["finish"]
    assert saved.json("plan")["goal"] == goal


def test_a_goal_can_be_dropped_and_brought_back(saved: Program) -> None:
    """Then plans are made without one, and what follows a goal says how to have one."""
    dropped = saved.ok("plan", "--drop-goal")
    without = saved("today")
    again = saved("plan", "--drop-goal")
    saved.ok("undo")

    assert dropped.err == "Saved. Take it back with `roadmap undo`.\n"
    assert (without.code, without.err) == (
        3,
        "You have no goal to follow yet. Make a plan your goal: `roadmap plan --months 12 --save`.\n",
    )
    assert again.err.startswith("You have no goal to drop.")
    assert saved.json("today")["hours"] == 2


def test_today_holds_its_hours_and_fewer_after_a_tick(saved: Program) -> None:
    """What is finished today has used them up; what is left of the day stays."""
    before = saved.json("today")
    saved.ok("done", "shell")
    after = saved.json("today")

    assert (before["hours"], [item["id"] for item in before["items"]]) == (2, ["shell"])
    assert before["sentence"] == "2 h today."
    assert (after["hours"], after["items"], after["sentence"]) == (0, [], "What today holds is done.")
    assert [item["id"] for item in after["done"]] == ["shell"]
    assert after["next_day"] == "2026-11-24"


def test_a_weekend_has_no_hours(saved: Program) -> None:
    """The day is not one of those that were chosen; nothing falls behind on it."""
    saved.ok("done", "begin", now=on(4))

    saturday = saved.json("today", now=on(5))
    sunday = saved.json("today", now=on(6))

    assert saturday["sentence"] == "No hours are planned for this day of the week."
    assert saturday["next_day"] == "2026-11-30"
    assert saturday["goal"]["behind_hours"] == sunday["goal"]["behind_hours"]


def test_what_slips_moves_and_is_told(saved: Program) -> None:
    """After two days without anything one is two days behind, everywhere."""
    today = saved.json("today", now=on(2))
    dashboard = saved.json("status", now=on(2))

    assert (today["goal"]["behind_hours"], today["goal"]["behind_days"]) == (4, 2)
    assert dashboard["behind_hours"] == 4
    assert today["items"][0]["id"] == "shell"
    assert "Week 1 of 5. 4 h behind, the work of 2 days." in " ".join(saved.ok("status", now=on(2)).out.split())


def test_next_follows_the_plan(small: Program) -> None:
    """What this week's plan has comes before stricter items, and says so."""
    small.ok("done", "begin", "sql")
    usual = small.json("next", "-n", "9")["items"]
    small.ok("plan", "--only", "docker", "--hours", "3", "--save")

    followed = small.json("next", "-n", "9")["items"]

    assert usual[0]["id"] != "docker"
    assert followed[0]["id"] == "docker"
    assert {"code": "planned", "text": "this week's plan has it"} in followed[0]["reasons"]


def test_a_pause_moves_the_plan_and_nothing_falls_behind(saved: Program) -> None:
    """Days off are gone around, told where they lie, and taken back by their number."""
    before = saved.json("plan")["goal"]["finish"]
    paused = saved.json("pause", "2026-11-30..2026-12-06", "away")
    week = saved.json("week", "2")
    today = saved.json("today", now=on(9))
    removed = saved.json("pause", "--remove", "1")

    assert (paused["added"]["days"], paused["finish_before"]) == (7, before)
    assert paused["goal"]["finish"] > before
    assert (week["days"], week["off"]) == ([], [{"first": "2026-11-30", "last": "2026-12-06", "reason": "away"}])
    assert today["sentence"] == "Off today: away."
    assert (removed["pauses"], removed["goal"]["finish"]) == ([], before)


def test_pauses_are_listed_in_the_order_of_the_calendar(small: Program) -> None:
    """Each with the number that removes it; the same days twice are refused."""
    small.ok("pause", "2027-01-04..2027-01-08")
    answer = small.ok("pause", "2026-W52", "holidays")
    twice = small("pause", "2026-12-21..2026-12-27")

    assert answer.out == (
        "Off: 2026-12-21..2026-12-27, 7 days (holidays).\n\n"
        "1  2026-12-21..2026-12-27  7 days  holidays\n"
        "2  2027-01-04..2027-01-08  5 days\n"
    )
    assert (twice.code, twice.err.partition(".")[0]) == (2, "2026-12-21")


def test_pauses_that_cover_everything_leave_no_plan(small: Program) -> None:
    """The plan says why; more than ten years without a day are told instead of searched through."""
    small.ok("pause", "2026-11-01..2027-03-31", "a winter")
    covered = small.json("plan", "--weeks", "6", "--hours", "10")
    small.ok("pause", "2027-04-01..2037-03-15", "for long")
    small.ok("pause", "2037-03-16..2047-01-01", "for longer")
    never = small("plan", "--hours", "10")

    assert covered["sentence"].startswith("It does not fit: 38 h are left, and 6 weeks have no day to learn on")
    assert [way["code"] for way in covered["ways_out"]] == ["weeks"]
    assert covered["weeks"][-1]["end"] > "2027-03-31"
    assert (never.code, never.out) == (2, "")
    assert "pause --remove" in never.err


def test_a_week_shows_what_is_done_and_what_comes(saved: Program) -> None:
    """This one, the next one, one that is over, and none after the last."""
    saved.ok("done", "shell", "git", now=on(1))

    over = saved.json("week", "1", now=on(8))
    this = saved.json("week", now=on(1))
    following = saved.json("week", "next", now=on(1))
    far = saved("week", "40")

    assert [item["id"] for item in over["done"]] == ["shell", "git"]
    assert (over["days"], this["week"], following["week"]) == ([], 1, 2)
    assert following["days"][0]["day"] == "2026-11-30"
    assert far.err == "The plan has no week 40: it ends with week 4. See them all with `roadmap plan`.\n"


def test_a_finished_roadmap_is_no_goal(small: Program) -> None:
    """It says why, and where there is more."""
    small.ok("done", "begin", "data", "ship")

    answer = small("plan", "--save")

    assert (answer.code, answer.err) == (
        2,
        "Nothing is left to plan in backend. Choose another roadmap: see `roadmap list`.\n",
    )


def test_a_goal_that_is_reached_says_so(saved: Program) -> None:
    """Nothing is left for today, and the plan is empty."""
    saved.ok("done", "begin", "data", "ship")

    assert saved.json("today")["sentence"] == "The goal is reached: nothing of it is left."
    assert "The goal is reached: nothing of it is left.\n" in saved.ok("plan").out


def test_a_goal_from_nowhere_is_told_and_does_not_matter(small: Program) -> None:
    """What another version or another content wrote is passed over with a word."""
    small.ok("plan", "--hours", "4", "--save")
    journal = next((small.home / "progress").glob("*.json"))
    assert b'"roadmap":"backend"' in journal.read_bytes()

    small.ok("plan", "tiny", "--save")
    small.ok("use", "tiny")

    assert small.json("status")["behind_hours"] == 0
    small.ok("use", "backend")
    assert small.json("status")["behind_hours"] is None


def test_scope_words_are_those_of_the_roadmap(small: Program) -> None:
    """--only brings what it needs, --without takes what needs it, and a name from elsewhere is refused."""
    only = small.json("plan", "--only", "cache")
    without = small.json("plan", "--without", "http")
    elsewhere = small("plan", "tiny", "--only", "docker")

    assert {item["id"] for week in only["weeks"] for item in week["items"]} >= {"cache"}
    planned = {item["id"] for week in without["weeks"] for item in week["items"]}
    assert "http" not in planned
    assert any(note.startswith("Left out as well, since it needs what you left out: ") for note in without["notes"])
    assert (elsewhere.code, elsewhere.err.partition(".")[0]) == (3, "'docker' is no part of tiny")


def test_a_calendar_is_written_and_brought_up_to_date(saved: Program, tmp_path: Path) -> None:
    """Each import has the same entries; a file that is no calendar of ours stays as it is."""
    file, other = tmp_path / "plan.ics", tmp_path / "notes.ics"
    other.write_text("BEGIN:VCALENDAR\nPRODID:-//somebody else//\n")

    first = saved.ok("plan", "--ics", str(file), "--at", "19:00", "--alarm", "15m")
    before = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    saved.ok("plan", "--ics", str(file), "--at", "19:00", now=on(2))
    after = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    refused = saved("plan", "--ics", str(other))
    nowhere = saved("plan", "--ics", str(tmp_path / "missing" / "plan.ics"))

    assert first.err == f"19 entries in {file}.\n"
    assert len(before) == 19
    assert {str(entry["uid"]) for entry in before[2:]} <= {str(entry["uid"]) for entry in after}
    assert (refused.code, other.read_text()) == (2, "BEGIN:VCALENDAR\nPRODID:-//somebody else//\n")
    assert "is no calendar of ours, and was not touched." in refused.err
    assert (nowhere.code, list(tmp_path.glob(".*"))) == (1, [])


def test_saving_again_takes_what_is_left_as_the_goal(small: Program) -> None:
    """Who has slipped may begin anew: without what no longer fits, on course, by the same day."""
    small.ok("plan", "--weeks", "4", "--hours", "10", "--save")
    late = small.json("plan", now=on(14))
    anew = small.json("plan", "--save", now=on(14))

    assert (late["fits"], late["goal"]["behind_hours"]) == (False, 20)
    assert {item["id"] for item in late["left_out"]} == {"docker", "docker-compose", "shop"}
    planned = {item["id"] for week in late["weeks"] for item in week["items"]}
    assert planned >= {"docker", "shop"}
    assert (anew["fits"], anew["goal"]["behind_hours"], anew["goal"]["by"]) == (True, 0, "2026-12-20")
    assert {item["id"] for week in anew["weeks"] for item in week["items"]}.isdisjoint({"docker", "shop"})
    assert small.json("plan", "--save", now=on(40))["goal"]["by"] is None


def test_a_goal_that_never_fitted_does_not_claim_to_be_on_course(small: Program) -> None:
    """Nothing slipped, and yet its day is too early."""
    saved = small.json("plan", "--weeks", "1", "--hours", "5", "--save")

    assert saved["goal"]["sentence"].startswith("Nothing has slipped, and yet it does not fit. 38 h left: ")


def test_pauses_without_an_end_stop_the_plan_and_nothing_else(saved: Program) -> None:
    """What only has the goal beside it still works, and the way out that is named leads out."""
    too_long = saved("pause", "2026-12-01..2036-12-01")
    saved.ok("pause", "2026-12-01..2036-11-01")

    added = saved.ok("pause", "2036-11-02..2046-10-01")
    planned = [saved(name) for name in ("plan", "today", "week")]
    beside = [saved.ok(*line.split()) for line in ("status", "next", "pause", "forecast", "stats", "prompt")]
    removed = saved.ok("pause", "--remove", "2")

    assert too_long.code == 2
    assert "is longer than ten years" in too_long.err
    assert "Your goal cannot be planned. " in added.err
    assert "Saved. Take it back with `roadmap undo`." in added.err
    assert [answer.code for answer in planned] == [2, 2, 2]
    assert all("roadmap pause --remove N" in answer.err for answer in planned)
    assert all("Your goal cannot be planned. " in answer.err for answer in beside[:3])
    assert beside[-1].err == ""
    assert "cannot be planned" not in saved.ok("status").err
    assert removed.out.startswith("No longer off: 2036-11-02..2046-10-01")


def test_a_goal_that_cannot_be_planned_can_be_ended(saved: Program) -> None:
    """Though there is no plan to show afterwards either."""
    saved.ok("pause", "2026-12-01..2036-11-01")
    saved.ok("pause", "2036-11-02..2046-10-01")

    answer = saved("plan", "--drop-goal", "--hours", "1")
    kept = saved.json("history")["events"][0]["kind"]
    ended = saved("plan", "--drop-goal")

    assert (answer.code, kept) == (2, "pause")
    assert ended.code == 2
    assert "What you did is saved." in ended.err
    assert saved.ok("status").err == ""
