"""`log` and `clock`, `forecast` and `stats`."""

from datetime import UTC, date, datetime, timedelta

import pytest

from conftest import Program
from roadmap_cli.cli.clock import Now


def later(program: Program, **passed: int) -> None:
    """Let time pass for *program*."""
    moment = program.now.moment + timedelta(**passed)
    program.now = Now(moment, moment.date())


def test_time_is_logged_and_shown_against_the_estimate(small: Program) -> None:
    """The answer says what was kept, and what that makes."""
    answer = small.ok("log", "sql", "1h30m", "--note", "joins")

    assert answer.out == (
        "SQL  sql\n"
        "+ 1 h 30 min on 2026-11-23\n"
        "1 h 30 min logged, 6 h estimated\n"
        "That day 1 h 30 min, that week 1 h 30 min, all items together\n"
    )
    assert answer.err == "Saved. Take it back with `roadmap undo`.\n"
    assert "1.5 h logged, 6 h estimated" in small.ok("show", "sql").out
    assert small.json("show", "sql")["logged_hours"] == 1.5


def test_the_entries_of_an_item_are_listed_with_those_of_its_topics(small: Program) -> None:
    """The newest day first."""
    small.ok("log", "sql", "1h30m", "--note", "all of it")
    small.ok("log", "sql/joins", "45m", "--on", "yesterday")

    assert small.ok("log", "sql").out == (
        "SQL  sql\n"
        "2 h 15 min logged, 6 h estimated\n"
        "\n"
        "Entries\n"
        "  2026-11-23  1 h 30 min             all of it\n"
        "  2026-11-22      45 min  sql/joins\n"
    )
    assert small.ok("log", "sql").err == ""


def test_all_time_by_item_week_and_roadmap(small: Program) -> None:
    """Each minute once in each of them."""
    small.ok("log", "shell", "3h")
    small.ok("done", "shell")
    small.ok("log", "sql", "1h", "--on", "-7d")

    answer = small.json("log")

    assert (answer["total_hours"], answer["week_hours"]) == (4, 3)
    assert [(item["id"], item["logged_hours"], item["ratio"]) for item in answer["items"]] == [
        ("shell", 3, 1.5),
        ("sql", 1, None),
    ]
    assert [(week["week"], week["hours"]) for week in answer["weeks"]] == [("2026-W48", 3), ("2026-W47", 1)]
    assert answer["roadmaps"][0]["logged_hours"] == 4


def test_a_wrong_entry_is_taken_back(small: Program) -> None:
    """Undo takes back what was logged, and says what it was."""
    small.ok("log", "sql", "15h")

    answer = small.ok("undo")
    small.ok("log", "sql", "1h30m")

    assert answer.out.startswith("Took back: log sql 15 h\n")
    assert small.json("log")["total_hours"] == 1.5
    assert [event["words"] for event in small.json("history")["events"]] == [
        "log sql 1 h 30 min",
        "undo: log sql 15 h",
        "log sql 15 h",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("log sql 25h", "25 h on one day is more than its 24 hours."),
        ("log sql 0", "'0' is no duration."),
        ("log sql soon", "'soon' is no duration."),
        ("log sql 99999h", "'99999h' is no duration."),
        ("log sql -- -90m", "'-90m' is less than nothing."),
        ("log sql 1h --on tomorrow", "2026-11-24 is still to come."),
        ("log sql --on yesterday", "How long did it take?"),
        ("log sql --note x", "How long did it take?"),
        ("clock start", "What is the clock for?"),
        ("clock stop sql", "`roadmap clock stop` takes no item"),
        ("clock start sql --took 2h", "--took and --note go with `roadmap clock stop`."),
        ("clock --note x", "--took and --note go with `roadmap clock stop`."),
        ("clock stop --took 0m", "'0m' is no duration."),
    ],
)
def test_what_cannot_be_is_refused(small: Program, words: str, sentence: str) -> None:
    """With one sentence, what to type instead, and nothing written."""
    answer = small(*words.split())

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(sentence)
    assert answer.err.count("\n") == 1
    assert small.journal() == {}


def test_a_day_has_24_hours_in_sum(small: Program) -> None:
    """Over all items, and the clock's time too."""
    small.ok("log", "sql", "20h", "--on", "2026-11-20")

    answer = small("log", "git", "4h1m", "--on", "2026-11-20")

    assert answer.code == 2
    assert answer.err.startswith(
        "2026-11-20 has 20 h already; 4 h 1 min more would pass its 24 hours. Give another day"
    )
    small.ok("log", "git", "4h", "--on", "2026-11-20")


@pytest.mark.parametrize("words", ["log", "clock stop", "clock drop"])
def test_there_is_nothing_to_stop_at_first(small: Program, words: str) -> None:
    """Somebody who has not begun is told how to."""
    answer = small(*words.split())

    assert answer.code == (0 if words == "log" else 3)
    assert "roadmap clock start ITEM" in answer.out + answer.err


def test_a_clock_logs_what_it_ran(small: Program) -> None:
    """It stands in the journal, so another process, or one after a reboot, can stop it."""
    begun = small.ok("clock", "start", "sql")
    later(small, minutes=75, seconds=30)
    running = small.ok("clock")
    stopped = small.ok("clock", "stop", "--note", "joins")

    assert begun.out.startswith("▸ SQL  sql  less than a minute\nStop and log it: roadmap clock stop\n")
    assert running.out.startswith("▸ SQL  sql  1 h 15 min\n")
    assert stopped.out == "+ 1 h 15 min for sql on 2026-11-23\nToday 1 h 15 min, this week 1 h 15 min logged\n"
    assert small.json("log", "sql")["entries"][0]["note"] == "joins"
    assert small.json("clock")["running"] is None


def test_one_clock_runs_at_a_time(small: Program) -> None:
    """To start another stops and logs the first; undo takes both back, and the first runs on."""
    small.ok("clock", "start", "sql")
    later(small, minutes=30)

    answer = small.json("clock", "start", "git")
    small.ok("undo")

    assert (answer["running"]["item"], answer["logged"]["item"], answer["logged"]["minutes"]) == ("git", "sql", 30)
    assert small.json("clock")["running"]["item"] == "sql"
    assert small.json("log")["total_hours"] == 0
    assert small("clock", "start", "sql").err.startswith("The clock for sql is running already.")


def test_a_clock_of_an_evening_counts_for_the_day_on_which_it_was_started(small: Program) -> None:
    """Past midnight is still that evening."""
    small.now = Now(datetime(2026, 11, 23, 22, 30, tzinfo=UTC), date(2026, 11, 23))
    small.ok("clock", "start", "sql")
    later(small, hours=3)

    small.ok("clock", "stop")

    assert small.json("log", "sql")["entries"][0]["day"] == "2026-11-23"


def test_a_clock_that_ran_for_20_hours_is_asked_about(small: Program) -> None:
    """On a terminal until the answer is a duration; what the person says is logged."""
    small.ok("clock", "start", "sql")
    later(small, hours=20)

    answer = small.ok("clock", "stop", answers="long\n2h\n")

    assert answer.err.startswith("The clock for sql has run for 20 h.\nHow long was it really?")
    assert "Write it as 90, 45m, 1h30m or 1.5h." in answer.err
    assert answer.out.startswith("+ 2 h for sql on 2026-11-23\n")


def test_where_nobody_can_be_asked_a_clock_of_20_hours_is_refused(small: Program) -> None:
    """The sentence says what to type; the clock runs on."""
    small.ok("clock", "start", "sql")
    later(small, hours=20)

    stopped, started = small("clock", "stop"), small("clock", "start", "git", "--json")
    taken = small.ok("clock", "stop", "--took", "2h")

    assert (stopped.code, stopped.out) == (2, "")
    assert stopped.err == (
        "The clock for sql has run for 20 h. Say how long it really was, such as `roadmap clock stop --took 2h`, "
        "or let it go: `roadmap clock drop`.\n"
    )
    assert started.document["error"]["code"] == "usage"
    assert taken.out.startswith("+ 2 h for sql")


def test_no_answer_leaves_the_clock_running(small: Program) -> None:
    """Enter alone changes nothing."""
    small.ok("clock", "start", "sql")
    later(small, hours=20)

    answer = small("clock", "stop", answers="\n")

    assert answer.code == 1
    assert "The clock runs on, nothing was logged." in answer.err
    assert small.json("clock")["running"]["item"] == "sql"


def test_a_dropped_clock_logs_nothing(small: Program) -> None:
    """However long it ran."""
    small.ok("clock", "start", "sql")
    later(small, hours=20)

    answer = small.ok("clock", "drop")

    assert answer.out.startswith("The clock for sql is stopped; nothing was logged.\n")
    assert small.json("log")["total_hours"] == 0


def play(program: Program, items: list[str], weeks: int) -> None:
    """Let somebody log five hours in each of *weeks* weeks, and finish an item in each."""
    program.now = Now(datetime(2026, 9, 1, 20, tzinfo=UTC), date(2026, 9, 1))
    for week in range(weeks):
        program.ok("log", items[week % len(items)], "5h")
        if week < len(items):
            program.ok("done", items[week])
        later(program, days=7)


def test_a_forecast_from_the_persons_own_weeks(small: Program) -> None:
    """Ten weeks and eight finished items are enough; a goal that another command saved is weighed."""
    play(small, ["shell", "git", "http/methods", "http/headers", "sql/select", "sql/joins", "cache", "rest"], 10)

    answer = small.json("forecast")

    assert answer["suffices"] is True
    assert answer["basis"]["finished"] == 8
    assert answer["basis"]["hours_per_week"] == 5
    assert answer["p50"] <= answer["p80"]
    assert answer == small.json("forecast")
    assert small.ok("forecast").out.startswith("Forecast for Everything  backend\nAs likely as not you finish by ")
    assert "9 items" not in small.ok("forecast").out


def test_a_forecast_for_a_beginner_is_the_plan(small: Program) -> None:
    """With what is still missing, and how to go on."""
    answer = small.ok("forecast")

    assert answer.out.startswith(
        "Forecast for Everything  backend\nToo early for a forecast: it needs 8 finished items"
    )
    assert answer.out.endswith("Log your time: roadmap log ITEM 1h30m   or roadmap clock start ITEM\n")


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"COLUMNS": "40"}, {"COLUMNS": "120"}, {"COLUMNS": None}])
def test_the_pictures_can_be_read_everywhere(small: Program, environment: dict[str, str | None]) -> None:
    """In ASCII, narrow, wide and piped: no line passes the screen, no sign is lost."""
    play(small, ["shell", "git", "sql"], 6)

    for words in ("stats", "forecast", "log", "log sql", "clock"):
        answer = small.ok(*words.split(), environment=environment)
        assert "?" not in answer.out
        assert environment.get("LC_ALL") != "C" or answer.out.isascii()
        assert max(map(len, answer.out.splitlines())) <= int(environment.get("COLUMNS", "80") or 1_000)


def test_figures_by_week(small: Program) -> None:
    """As many weeks as were asked for."""
    play(small, ["shell", "git", "sql"], 6)

    weeks = small.json("stats", "--weeks", "8")["weeks"]

    assert [week["hours"] for week in weeks] == [0, 5, 5, 5, 5, 5, 5, 0]
    assert [week["items"] for week in weeks] == [0, 1, 1, 2, 0, 0, 0, 0]
