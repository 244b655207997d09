"""Small made-up results about time, one for each view, in which every field that a view shows is filled."""

from datetime import date, timedelta

from roadmap_cli.domain.events import Status
from roadmap_cli.rendering.forecast_view import render_forecast
from roadmap_cli.rendering.statistics_view import render_statistics
from roadmap_cli.rendering.time_view import render_clock, render_time_log, render_timesheet
from roadmap_cli.services.forecasting import Forecast, GoalChance, MilestoneForecast
from roadmap_cli.services.statistics import (
    Accuracy,
    AreaShare,
    BurnUp,
    BurnUpPoint,
    DayFigures,
    ItemAccuracy,
    Statistics,
    WeekFigures,
)
from roadmap_cli.services.timesheet import (
    ClockState,
    ItemTime,
    LoggedEntry,
    RoadmapTime,
    Running,
    TimeLog,
    Timesheet,
    WeekTime,
)
from roadmap_cli.services.track_record import Basis

TODAY = date(2026, 11, 25)
ENTRY = LoggedEntry(TODAY, "sql", 90, 1.5, "joins\nand more", "a" * 32)
OLDER = [
    LoggedEntry(TODAY - timedelta(days=number), "sql/joins", 60 + number, (60 + number) / 60, None, "b" * 32)
    for number in range(12, 0, -1)
]

LOG = TimeLog(
    item="sql",
    title="SQL",
    status=Status.LEARNING,
    estimated_hours=6,
    logged_hours=2.25,
    ratio=None,
    day_hours=3.5,
    week_hours=11,
    entries=(*OLDER, ENTRY),
    logged=ENTRY,
    events=("a" * 32,),
)

SHEET = Timesheet(
    total_hours=40.25,
    week_hours=3,
    items=(
        ItemTime("sql", "SQL", Status.DONE, 30, 36, 1.2),
        ItemTime("gone", "gone", Status.NONE, None, 4.25, None),
        *(ItemTime(f"s{number}", f"S {number}", Status.NONE, 1, 0.5, None) for number in range(15)),
    ),
    weeks=(
        WeekTime("2026-W48", date(2026, 11, 23), 3),
        WeekTime("2026-W47", date(2026, 11, 16), 0),
        WeekTime("2026-W46", date(2026, 11, 9), 12),
    ),
    roadmaps=(RoadmapTime("tiny", "A tiny way", 36, 30, 120),),
)

RUNNING = Running("sql", "SQL", "2026-11-25", "2026-11-25T08:00:00Z", 75, None)
CLOCK = ClockState(RUNNING, today_hours=1.5, week_hours=3)
FORGOTTEN = RUNNING._replace(minutes=1200, doubt="The clock for sql has run for 20 h")

FORECAST = Forecast(
    roadmap="tiny",
    title="A tiny way",
    today=TODAY,
    suffices=True,
    sentence="As likely as not you finish by 2027-03-01; in four cases of five it ends by 2027-05-01.",
    hours_left=120.5,
    p50=date(2027, 3, 1),
    p80=date(2027, 5, 1),
    planned=None,
    latest=None,
    goal=GoalChance(date(2027, 4, 1), 0.65, 6.5, 6, 8.25),
    milestones=(
        MilestoneForecast("answer", "First answer", True, 0),
        MilestoneForecast("apply", "Apply", False, 60, date(2027, 1, 10), date(2027, 2, 1)),
        MilestoneForecast("late", "Late", False, 90, date(2027, 2, 10), None),
    ),
    basis=Basis(20, 7.5, 6, 12, 3, 1.2),
    notes=("3 items are done without time; the forecast is as good as your log is complete.",),
)
TOO_EARLY = FORECAST._replace(
    suffices=False,
    sentence="Too early for a forecast: it needs 8 finished items and 6 weeks; there are 1 and 2.",
    p50=None,
    p80=None,
    planned=date(2027, 3, 1),
    latest=date(2027, 5, 1),
    goal=GoalChance(date(2027, 4, 1)),
    milestones=(MilestoneForecast("apply", "Apply", False, 60, planned=date(2027, 1, 10), latest=date(2027, 2, 1)),),
    basis=Basis(2, 7.5, 7.5, 1, 0, None),
    notes=(),
)

FIGURES = Statistics(
    today=TODAY,
    total_hours=40.25,
    items=2,
    weeks=(
        WeekFigures("2026-W47", date(2026, 11, 16), 6, 2),
        WeekFigures("2026-W48", date(2026, 11, 23), 3, 0),
    ),
    days=tuple(DayFigures(date(2026, 9, 7) + timedelta(days=9 * number), number) for number in range(1, 9)),
    burn_up=BurnUp(
        roadmap="tiny",
        title="A tiny way",
        hours=120,
        hours_done=30,
        by=date(2027, 4, 1),
        ahead_hours=6,
        points=tuple(
            BurnUpPoint(date(2026, 9, 13) + timedelta(days=7 * number), 3 * number, 2 * number + 4)
            for number in range(11)
        ),
    ),
    accuracy=Accuracy(12, 1.2, 0.8, 1.0, 1.5, (ItemAccuracy("sql", "SQL", 30, 36, 1.2),)),
    areas=(AreaShare("data", "Data", 36, 0.8944), AreaShare("web", "The web", 4.25, 0.1056)),
)
NOTHING = Statistics(
    today=TODAY,
    total_hours=0,
    items=0,
    weeks=FIGURES.weeks,
    days=(),
    burn_up=BurnUp("tiny", "A tiny way", 120, 0, None, None, (BurnUpPoint(TODAY, 0, None),)),
    accuracy=Accuracy(0, None, None, None, None, ()),
    areas=(),
)

TIME_VIEWS = {
    "time logged": (LOG, render_time_log),
    "time of an item": (LOG._replace(logged=None, status=Status.DONE, ratio=0.38), render_time_log),
    "no time of an item": (LOG._replace(logged=None, logged_hours=0, entries=()), render_time_log),
    "timesheet": (SHEET, render_timesheet),
    "empty timesheet": (Timesheet(0, 0, (), (), ()), render_timesheet),
    "clock": (CLOCK, render_clock),
    "no clock": (CLOCK._replace(running=None), render_clock),
    "clock just begun": (
        CLOCK._replace(running=RUNNING._replace(minutes=0), logged=ENTRY, stopped="git"),
        render_clock,
    ),
    "clock dropped": (CLOCK._replace(running=None, stopped="sql"), render_clock),
    "clock forgotten": (CLOCK._replace(running=FORGOTTEN), render_clock),
    "forecast": (FORECAST, render_forecast),
    "forecast too early": (TOO_EARLY, render_forecast),
    "statistics": (FIGURES, render_statistics),
    "statistics without a goal": (
        FIGURES._replace(burn_up=NOTHING.burn_up, areas=(), accuracy=NOTHING.accuracy, days=()),
        render_statistics,
    ),
    "no statistics": (NOTHING, render_statistics),
}
"""Each view's result and how it is rendered."""

WORDLESS = {"empty timesheet", "no clock", "no statistics"}
"""The views that show no text of a result."""
