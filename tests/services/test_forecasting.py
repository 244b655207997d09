"""When a person will be done."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import law, make_catalogue, make_progress, make_roadmap, make_skill, make_step
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import Pause, Progress, TimeEntry
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services import finish_model
from roadmap_cli.services.forecasting import OVERRUN, Forecast, GoalChance, forecast
from roadmap_cli.services.standing import Standing

TODAY = date(2026, 11, 23)
NAMES = [f"s{number}" for number in range(20)]
CATALOGUE = make_catalogue(*(make_skill(name, minutes=600) for name in NAMES))
WAY = make_roadmap(
    " ".join(NAMES[:12]), " ".join(NAMES[12:16]), " ".join(NAMES[16:]), milestones={"near": "step-1", "far": "step-2"}
)
OUTLINE = outline_of(WAY, CATALOGUE)
GOAL = {"roadmap": "way", "start": "2026-11-01", "by": "2027-06-01", "minutes_per_week": 1_200}


def learner(
    done: int = 8, *, weeks: int = 10, weekly: int = 480, actual: int = 600, **parts: object
) -> tuple[Standing, Progress]:
    """Give somebody who finished *done* items of ten hours each, and logged *weekly* minutes in each of *weeks* weeks.

    What each finished item took is *actual*; what is left of the hours went into the last item.
    """
    spent = [(TODAY - timedelta(days=7 * number + 7)).isoformat() for number in reversed(range(weeks))]
    entries: dict[str, list[TimeEntry]] = {}
    item, room = 0, actual
    for day in spent:
        left = weekly
        while left:
            name = NAMES[item] if item < done else NAMES[-1]
            minutes = min(left, room) if item < done else left
            entries.setdefault(name, []).append(TimeEntry("e", day, minutes, None))
            left -= minutes
            room -= minutes
            if not room:
                item, room = item + 1, actual
    progress = make_progress(
        dict.fromkeys(NAMES[:done], "done"), entries={name: tuple(some) for name, some in entries.items()}, **parts
    )
    return Standing(OUTLINE, Statuses(CATALOGUE, progress)), progress


def asked(*arguments: object, level: Level | None = None, **parts: object) -> Forecast:
    standing, progress = learner(*arguments, **parts)  # type: ignore[arg-type]
    return forecast(standing, progress, today=TODAY, level=level)


@pytest.fixture
def few_futures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw fewer futures, where the law is one of each."""
    monkeypatch.setattr(finish_model, "PATHS", 50)


FIXTURE_STAYS = settings(law, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.usefixtures("few_futures")
@FIXTURE_STAYS
@given(done=st.integers(8, 14), weeks=st.integers(12, 30), weekly=st.integers(480, 1_200), actual=st.integers(200, 600))
def test_dates_are_in_order_and_the_same_again(done: int, weeks: int, weekly: int, actual: int) -> None:
    """P50 never comes after P80, no milestone before the one that it follows, and nothing before today."""
    answer = asked(done, weeks=weeks, weekly=weekly, actual=actual)

    assert answer.suffices
    assert answer == asked(done, weeks=weeks, weekly=weekly, actual=actual)
    assert answer.p50 is not None
    assert TODAY <= answer.p50 <= (answer.p80 or date.max)
    open_ones = [milestone for milestone in answer.milestones if not milestone.reached]
    assert [one.p50 for one in open_ones] == sorted(one.p50 or date.max for one in open_ones)
    assert all((one.p50 or date.max) <= answer.p50 for one in open_ones)


@pytest.mark.parametrize(("done", "weeks"), [(7, 30), (8, 5), (0, 0)])
def test_with_too_few_data_it_says_so_and_shows_the_plan(done: int, weeks: int) -> None:
    """Under eight finished items or six weeks: the day of the plan, and how much later plans come true."""
    answer = asked(done, weeks=weeks, weekly=1_200)

    assert not answer.suffices
    assert (answer.p50, answer.p80) == (None, None)
    assert answer.planned is not None
    assert answer.latest == TODAY + timedelta(days=round((answer.planned - TODAY).days * OVERRUN))
    assert answer.sentence.startswith(
        "Too early for a forecast: it needs 8 finished items with time logged and 6 weeks"
    )
    assert f"there are {answer.basis.finished} and {answer.basis.weeks}" in answer.sentence
    assert all(one.planned and one.planned <= answer.planned for one in answer.milestones)


def test_eight_items_and_six_weeks_are_enough() -> None:
    """The bounds themselves are inside."""
    answer = asked(8, weeks=6, weekly=800)

    assert answer.suffices
    assert (answer.basis.finished, answer.basis.weeks) == (8, 6)


def test_it_rests_on_hours_and_ratio() -> None:
    """Twelve items of ten estimated hours that took five each, ten hours a week: a week for every two items."""
    answer = asked(12, weeks=6, weekly=600, actual=300)

    assert answer.basis.ratio == 0.5
    assert answer.basis.hours_per_week == 10
    assert answer.p50 is not None
    assert abs((answer.p50 - TODAY).days - 27) <= 1


def test_who_takes_longer_than_estimated_is_done_later() -> None:
    """The same hours, but each item took twice its estimate."""
    quick, slow = asked(8, weeks=16, weekly=600), asked(8, weeks=16, weekly=600, actual=1_200)

    assert (quick.basis.ratio, slow.basis.ratio) == (1, 2)
    assert quick.basis.hours_per_week == slow.basis.hours_per_week
    assert quick.p50 is not None
    assert slow.p50 is not None
    assert quick.p50 < slow.p50


def test_a_pause_ahead_moves_every_date_behind_it() -> None:
    """By the days of the pause, no more and no less."""
    pause = Pause("p", (TODAY + timedelta(days=7)).isoformat(), (TODAY + timedelta(days=20)).isoformat(), None)

    without, with_pause = asked(10, weeks=14, weekly=480), asked(10, weeks=14, weekly=480, pauses=(pause,))

    assert without.p50 is not None
    assert without.p80 is not None
    assert with_pause.p50 == without.p50 + timedelta(days=14)
    assert with_pause.p80 == without.p80 + timedelta(days=14)


def test_a_pause_behind_is_no_time_without_hours() -> None:
    """Four weeks without an hour slow the forecast down; the same four weeks as a pause do not."""
    standing, progress = learner(10, weeks=14, weekly=480)
    later = TODAY + timedelta(days=28)
    pause = Pause("p", TODAY.isoformat(), (later - timedelta(days=1)).isoformat(), "holidays")
    paused = Progress(statuses=progress.statuses, entries=progress.entries, pauses=(pause,))

    at_once = forecast(standing, progress, today=TODAY)
    idle = forecast(standing, progress, today=later)
    rested = forecast(standing, paused, today=later)

    assert at_once.p50 is not None
    assert rested.p50 == at_once.p50 + timedelta(days=28)
    assert idle.p50 is not None
    assert idle.p50 > rested.p50


def test_the_chance_of_a_goal() -> None:
    """Half of the futures end by the P50, four in five by the P80, none yesterday, all of them in fifty years."""
    answer = asked(10, weeks=14, weekly=480)
    assert answer.p50 is not None
    assert answer.p80 is not None

    def chance(by: date) -> float | None:
        goal = asked(10, weeks=14, weekly=480, goal=GOAL | {"by": by.isoformat()}).goal
        return goal.chance if goal else None

    assert chance(TODAY - timedelta(days=1)) == 0
    assert (chance(answer.p50) or 0) >= 0.5 > (chance(answer.p50 - timedelta(days=1)) or 0)
    assert (chance(answer.p80) or 0) >= 0.8 > (chance(answer.p80 - timedelta(days=1)) or 0)
    assert chance(date(2076, 1, 1)) == 1


def test_the_hours_that_a_goal_takes() -> None:
    """Who has just the hours for an even chance has it, who has more has more; a day that is past has none."""
    plain = asked(10, weeks=14, weekly=480)
    assert plain.p50 is not None
    assert plain.p80 is not None

    even = asked(10, weeks=14, weekly=480, goal=GOAL | {"by": plain.p50.isoformat()}).goal
    likely = asked(10, weeks=14, weekly=480, goal=GOAL | {"by": plain.p80.isoformat()}).goal
    soon = asked(10, weeks=14, weekly=480, goal=GOAL | {"by": (TODAY + timedelta(days=20)).isoformat()}).goal
    past = asked(10, weeks=14, weekly=480, goal=GOAL | {"by": "2026-11-20"}).goal

    assert even is not None
    assert likely is not None
    assert soon is not None
    assert past is not None
    assert even.hours == likely.hours == 8
    assert even.even_hours == pytest.approx(8, rel=0.03)
    assert likely.likely_hours == pytest.approx(8, rel=0.03)
    assert 8 < (soon.even_hours or 0) < (soon.likely_hours or 0)
    assert (past.chance, past.even_hours, past.likely_hours) == (0, None, None)


def test_the_goal_of_another_roadmap_is_none_here() -> None:
    """And one without a day has no chance."""
    assert asked(10, weeks=14, goal=GOAL | {"roadmap": "other"}).goal is None
    assert asked(10, weeks=14, goal=GOAL | {"by": None}).goal is None


def test_a_goal_without_data_has_no_chance_yet() -> None:
    """It is shown, and nothing is made up about it."""
    answer = asked(0, weeks=0, goal=GOAL)

    assert answer.goal == GoalChance(date(2027, 6, 1))
    assert answer.planned == TODAY + timedelta(days=69)


def test_nothing_left_is_said() -> None:
    """Then there is nothing to forecast, and a goal is met."""
    progress = make_progress(dict.fromkeys(NAMES, "known"), goal=GOAL)

    answer = forecast(Standing(OUTLINE, Statuses(CATALOGUE, progress)), progress, today=TODAY)

    assert answer.sentence == "Nothing is left: all of it is done, known or skipped."
    assert (answer.hours_left, answer.p50, answer.planned) == (0, None, None)
    assert answer.goal == GoalChance(date(2027, 6, 1), 1.0)
    assert all(milestone.reached for milestone in answer.milestones)


def test_who_stopped_long_ago_never_ends() -> None:
    """Weeks without hours count, and two years of them are told as they are."""
    standing, progress = learner(10, weeks=14, weekly=480)

    answer = forecast(standing, progress, today=TODAY + timedelta(days=730))

    assert answer.suffices
    assert (answer.p50, answer.p80) == (None, None)
    assert answer.sentence == "At your pace it takes longer than ten years."


def test_time_in_an_open_item_is_taken_off() -> None:
    """What went into it need not be spent again, down to a quarter of it."""
    standing, progress = learner(10, weeks=14, weekly=480)
    into = {**progress.entries, "s15": (TimeEntry("x", "2026-11-20", 300, None),)}

    before = forecast(standing, progress, today=TODAY)
    after = forecast(standing, Progress(statuses=progress.statuses, entries=into), today=TODAY)

    assert before.hours_left - after.hours_left == 5


def test_a_level_leaves_out_what_is_laxer() -> None:
    """The essentials alone are done sooner than everything."""
    way = make_roadmap(make_step("must", NAMES[:12]), make_step("may", NAMES[12:], level="optional"))
    _, progress = learner(10, weeks=14, weekly=480)
    standing = Standing(outline_of(way, CATALOGUE), Statuses(CATALOGUE, progress))

    whole = forecast(standing, progress, today=TODAY)
    essential = forecast(standing, progress, today=TODAY, level=Level.ESSENTIAL)

    goal = replace(progress, goal=GOAL | {"level": "essential"})

    assert (essential.hours_left, whole.hours_left) == (20, 92.5)
    assert forecast(standing, goal, today=TODAY).p50 == essential.p50
    assert (essential.p50 or date.max) < (whole.p50 or date.max)


def test_items_without_time_and_falling_hours_are_told() -> None:
    """The forecast cannot know what was not logged, nor whether less will become still less."""
    standing, progress = learner(10, weeks=30, weekly=480)
    quiet = {
        name: tuple(entry._replace(minutes=60) if entry.day > "2026-09-20" else entry for entry in entries)
        for name, entries in progress.entries.items()
        if name != "s0"
    }

    notes = forecast(standing, Progress(statuses=progress.statuses, entries=quiet), today=TODAY).notes

    assert notes[0].startswith("1 item is done without time")
    assert notes[1].startswith("The last 8 weeks had ")


@pytest.mark.usefixtures("few_futures")
@FIXTURE_STAYS
@given(extra=st.lists(st.integers(0, 600), min_size=14, max_size=14))
def test_more_hours_a_week_never_give_a_later_date(extra: list[int]) -> None:
    """Whichever weeks had more of them: spent on what is open, they bring every date nearer or leave it."""
    standing, progress = learner(10, weeks=14, weekly=480)
    more = tuple(
        TimeEntry("x", (TODAY - timedelta(days=7 * number + 2)).isoformat(), minutes, None)
        for number, minutes in enumerate(extra)
        if minutes
    )
    busier = replace(progress, entries={**progress.entries, NAMES[-1]: (*progress.entries[NAMES[-1]], *more)})

    before, after = forecast(standing, progress, today=TODAY), forecast(standing, busier, today=TODAY)

    for old, new in zip((before, *before.milestones), (after, *after.milestones), strict=True):
        assert (new.p50 or date.max) <= (old.p50 or date.max)
        assert (new.p80 or date.max) <= (old.p80 or date.max)


def test_a_goal_says_what_is_forecast() -> None:
    """What a goal leaves out is no part of the forecast, and with too few data its days off move the plan's date."""
    without = GOAL | {"without": NAMES[16:]}
    off = (Pause("p", TODAY.isoformat(), (TODAY + timedelta(days=27)).isoformat(), None),)

    whole, part = asked(10, weeks=14, goal=GOAL), asked(10, weeks=14, goal=without)
    early, later = asked(0, weeks=0, goal=without), asked(0, weeks=0, goal=without, pauses=off)
    plain, paused = asked(0, weeks=0), asked(0, weeks=0, pauses=off)

    assert whole.hours_left - part.hours_left == 32.5
    assert (part.p50 or date.max) < (whole.p50 or date.max)
    assert early.planned is not None
    assert later.planned == early.planned + timedelta(days=28)
    assert (paused.planned or date.max) >= (plain.planned or date.max) + timedelta(days=28)
