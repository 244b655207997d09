"""Small made-up results, one for each view, in which every field that a view shows is filled."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from placement_samples import PLACEMENT_VIEWS
from time_samples import TIME_VIEWS

from roadmap_cli.domain.catalogue import Amount, Guide, GuideEntry, GuideRow, GuideSection, Resource
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.progress import Link, Note
from roadmap_cli.domain.roadmaps import Aside, Choice, Duration, Pace, Source
from roadmap_cli.domain.syncing import Conflict, SyncStatus
from roadmap_cli.rendering.agenda_view import render_today, render_week
from roadmap_cli.rendering.change_view import render_change
from roadmap_cli.rendering.choice_view import render_choice
from roadmap_cli.rendering.comparison_view import render_comparison
from roadmap_cli.rendering.dashboard_view import render_dashboard, render_roadmap_list
from roadmap_cli.rendering.doctor_view import render_diagnosis
from roadmap_cli.rendering.export_view import render_export
from roadmap_cli.rendering.guide_view import render_guide, render_guide_list
from roadmap_cli.rendering.handbook_view import render_handbook
from roadmap_cli.rendering.history_view import render_history
from roadmap_cli.rendering.item_view import render_item
from roadmap_cli.rendering.overview_view import render_roadmap, render_stage, render_step
from roadmap_cli.rendering.pauses_view import render_pauses
from roadmap_cli.rendering.plan_view import render_plan
from roadmap_cli.rendering.recommendation_view import render_recommendation
from roadmap_cli.rendering.remarks_view import render_remarks
from roadmap_cli.rendering.resources_view import render_opened, render_resources
from roadmap_cli.rendering.sync_view import render_sync, render_sync_status
from roadmap_cli.rendering.validation_view import render_validation
from roadmap_cli.rendering.where_view import render_version, render_where
from roadmap_cli.services.agenda import AgendaDay, AgendaItem, AgendaPart, FinishedItem, Today, WeekAgenda
from roadmap_cli.services.changes import Change, OpenPrerequisite, Reached, ShareChange, StatusChange
from roadmap_cli.services.choosing import Chosen
from roadmap_cli.services.comparison import ComparedItem, ComparedRoadmap, Comparison, Move, OrderDifference
from roadmap_cli.services.comparison import Place as ComparedPlace
from roadmap_cli.services.dashboard import Dashboard, LearningItem, ListedRoadmap, RoadmapList
from roadmap_cli.services.diagnosis import FIX, Checked, Diagnosis, Fixed
from roadmap_cli.services.exporting import Export
from roadmap_cli.services.goals import GoalProgress
from roadmap_cli.services.guides import GuideList, ListedGuide
from roadmap_cli.services.handbook import Grid, Handbook, Heading, ListEntry, Listing, Paragraph
from roadmap_cli.services.history import History, HistoryEntry
from roadmap_cli.services.item_details import ItemDetails, Neighbour, Placement
from roadmap_cli.services.leaving_out import LeftOut
from roadmap_cli.services.opening import Opened
from roadmap_cli.services.overview import (
    ItemOverview,
    MilestoneOverview,
    RoadmapOverview,
    StageOverview,
    StepOverview,
    TaskOverview,
    TopicOverview,
)
from roadmap_cli.services.pausing import PausedDays, Pauses
from roadmap_cli.services.planning import Added, Plan, PlannedItem, PlannedWeek
from roadmap_cli.services.problems import Problem, Severity
from roadmap_cli.services.recommendation import Part, Reason, Recommendation, RecommendedItem
from roadmap_cli.services.remarks import Remarks
from roadmap_cli.services.resources import ListedResource, ResourceList
from roadmap_cli.services.sync_report import ReceivedFrom, SyncReport
from roadmap_cli.services.timetable import DaysOff
from roadmap_cli.services.validation import Counts, Validation
from roadmap_cli.services.ways_out import WayOut
from roadmap_cli.services.whereabouts import Place, Version, Whereabouts

DONE, LEARNING, NONE = Status.DONE, Status.LEARNING, Status.NONE

CHANGE = Change(
    changed=(
        StatusChange("sql", "SQL", LEARNING, DONE),
        StatusChange("sql/joins", "Joins", NONE, DONE),
        StatusChange("http/headers", "Headers", NONE, DONE),
    ),
    unlocked=("cache", "rest"),
    milestones=(Reached("tiny", "apply", "Apply", "Start to apply now."),),
    shares=(ShareChange("tiny", "A tiny way", 0.25, 0.5), ShareChange("backend", "Everything", 0.1, 0.1)),
    open_prerequisites=(OpenPrerequisite("sql", "SQL", ("shell", "git")),),
    unchanged=(StatusChange("git", "Git", Status.KNOWN, Status.KNOWN),),
    undone=("Took back: note on sql: joins are sets",),
    events=("e1",),
)

CHOSEN = Chosen(
    roadmap="tiny",
    title="A tiny way",
    main="tiny",
    followed=("tiny", "backend"),
    language="go",
    assumed=(),
    done="use",
    changed=(StatusChange("shell", "The shell", NONE, Status.KNOWN),),
    shares=(ShareChange("tiny", "A tiny way", 0, 0.125),),
)

RECOMMENDED = RecommendedItem(
    "http",
    "skill",
    "HTTP",
    3,
    Level.ESSENTIAL,
    (Reason("ready", "you have what it needs: The shell"), Reason("order", "stage 1 of 2: First")),
    "first",
    "web",
    Part("http/methods", "Methods", 0.75),
    ("Django", "Flask"),
)
PROJECT = RecommendedItem(
    "shop",
    "project",
    "A small shop",
    20,
    Level.OPTIONAL,
    (Reason("opens", "opens the way to 8 h more"),),
    "first",
    "web",
    None,
)

MILESTONES = (
    MilestoneOverview("first", "First answer", "Show it.", "web", reached=True, open=0),
    MilestoneOverview("apply", "Apply", None, "more", reached=False, open=1),
)

DASHBOARD = Dashboard(
    roadmap="tiny",
    title="A tiny way",
    share_done=0.258,
    hours=1234.5,
    hours_left=916,
    learning=(LearningItem("sql", "skill", "SQL", 4.25, 0.5, "2026-11-20"),),
    next=(RECOMMENDED, PROJECT),
    milestones=MILESTONES,
    behind_hours=None,
    followed=("tiny",),
    started=True,
)

ROADMAPS = RoadmapList(
    (
        ListedRoadmap("backend", "Everything", 12, 66, 112, 1090, 0.004, True, True, "us", None),
        ListedRoadmap("tiny", "A tiny way", 1, 1, 1, 0.5, 1.0, True, False, "Somebody", "a week"),
        ListedRoadmap("other", "Another way", 2, 3, 4, 5.25, 0.0, False, False, "Someone", None),
    )
)

TOPICS = (TopicOverview("http/methods", "Methods", 0.75, DONE), TopicOverview("http/headers", "Headers", 2.25, NONE))
ITEMS = (
    ItemOverview("http", "skill", "HTTP", 3, Level.ESSENTIAL, LEARNING, 0.25, True, False, TOPICS),
    ItemOverview("cache", "skill", "Caching", 4, Level.OPTIONAL, NONE, 0, False, False, ()),
    ItemOverview("graphql", "skill", "GraphQL", 5, Level.OPTIONAL, NONE, 0, True, True, ()),
)
STEP = StepOverview(
    id="web",
    title="The web",
    level=Level.ESSENTIAL,
    weeks=(1, 4),
    lasts=Duration((2, 3), open_ended=True),
    skills=("http", "cache", "graphql"),
    uses=("sql",),
    tasks=(
        TaskOverview(
            "ask", "Ask for a page, and for another one, until it is dull to ask for any page at all.", ("http",), DONE
        ),
        TaskOverview("read", "Read it.", ("http",), NONE),
    ),
    status=LEARNING,
    share_done=0.25,
    hours=12,
    summary="Speak it.",
    why="It is everywhere.",
    note="The source has caches before tables.",
    inferred=("cache",),
    project=None,
    choice=Choice(("cache", "graphql"), 1),
    items=ITEMS,
)
LAST_STEP = STEP._replace(
    id="more", title="More", level=None, weeks=(5, 5), status=NONE, share_done=0, items=ITEMS[1:2]
)
STAGE = StageOverview("first", "First", "Begin.", "You have begun.", (1, 2), LEARNING, 0.1, 16, (STEP, LAST_STEP))
ROADMAP = RoadmapOverview(
    id="tiny",
    kind="roadmap",
    title="A tiny way",
    audience="Readers",
    stack=("Python",),
    source=Source("Somebody", "Tiny", "Someone", "2026-03", "tiny.txt"),
    pace=Pace(),
    assumes=("shell", "git"),
    gaps=("sql",),
    hours=16,
    hours_left=14.4,
    share_done=0.1,
    stages=(STAGE, STAGE._replace(id="second", title="Second", months=None, steps=(LAST_STEP,))),
    milestones=MILESTONES,
    aside=(Aside("docker", "month 2", Level.OPTIONAL), Aside("nosql", None, None)),
    guides=("stores",),
)

ITEM = ItemDetails(
    id="http",
    kind="skill",
    title="HTTP",
    area="Basics",
    summary="Ask and answer over the network.",
    why="Every service speaks it.",
    hours=3,
    requires=("shell", "go", "python"),
    requires_any_of=(("go", "python"),),
    after=("git",),
    unlocks=("cache",),
    exercises=("sql",),
    exercised_by=("shop",),
    part_of=None,
    topics=TOPICS,
    resources=(
        Resource("A book", "https://example.com/book", "book", "python", 180, free=False, seen="2026"),
        Resource("A page", "https://example.com/page", "docs", None, None, free=True, seen="2026"),
    ),
    tools={"python": ("django", "flask"), "go": ("chi",)},
    aliases=("hypertext",),
    status=LEARNING,
    day="2026-11-20",
    roadmaps=(
        Placement("tiny", "first", "web", Level.ESSENTIAL, (1, 4), (1, 2), "The web", None, uses=False),
        Placement("backend", "only", "all", None, None, None, "All of it", None, uses=True),
        Placement("other", None, None, Level.OPTIONAL, None, None, "explained aside", "month 6", uses=False),
    ),
    notes=(Note("e1", "2026-11-19", "joins are sets\nand more"), Note("e2", "2026-11-20", "indexes help")),
    links=(Link("e3", "2026-11-20", "https://example.com/mine", "evidence"),),
    logged_hours=1.5,
    neighbours={
        name: Neighbour(name, title, status)
        for name, title, status in (
            ("shell", "The shell", DONE),
            ("go", "Go", NONE),
            ("python", "Python", LEARNING),
            ("git", "Git", Status.KNOWN),
            ("cache", "Caching", Status.SKIPPED),
            ("sql", "SQL", NONE),
            ("shop", "A small shop", NONE),
        )
    },
    names={"python": "Python", "django": "Django", "flask": "Flask", "go": "Go", "chi": "chi"},
    sources=2,
    sources_in_all=5,
)

GUIDE = Guide(
    id="stores",
    question="Which store?",
    sections=(
        GuideSection(
            roadmap="tiny",
            publisher="Somebody",
            date="2026-03",
            title="Stores side by side",
            columns={"good": "Good for", "cost": "Cost"},
            rows=(
                GuideRow("Tables", "sql", None, None, {"good": Amount("almost everything"), "cost": Amount("$5")}),
                GuideRow("Documents", None, None, None, {"good": Amount("some things")}),
            ),
            entries=(),
            note="One voice among many.",
        ),
        GuideSection(
            roadmap=None,
            publisher="Somebody else",
            date=None,
            title="Advice",
            columns={},
            rows=(),
            entries=(
                GuideEntry("First", "Start with tables.", "sql", None, Amount("$5 to $9", 5, 9, "USD", "month")),
                GuideEntry(None, "Measure before you move.", None, None, None),
            ),
            note=None,
        ),
    ),
)

HISTORY = History(
    (
        HistoryEntry(
            "e3", 3, "laptop-1", "2026-11-20T10:00:00Z", "2026-11-20", "undo", None, {}, False, "undo: done sql"
        ),
        HistoryEntry("e2", 2, "laptop-1", "2026-11-20T10:00:00Z", "2026-11-19", "status", "sql", {}, True, "done sql"),
        HistoryEntry("e1", 1, "desk-2", "", "", "note", "sql", {}, False, "note on sql: one\ntwo"),
    ),
    total=1003,
)

PLAN = Plan(
    roadmap="tiny",
    title="A tiny way",
    start=date(2026, 11, 20),
    finish=date(2026, 12, 6),
    deadline=date(2026, 12, 13),
    hours_per_week=5,
    hours=12,
    fits=False,
    sentence="It does not fit: 38 h are left.",
    weeks=(
        PlannedWeek(
            1, date(2026, 11, 20), date(2026, 11, 22), 2, None, (PlannedItem("git", "Git", 2, None, {"git": 120}),), ()
        ),
        PlannedWeek(
            2,
            date(2026, 11, 23),
            date(2026, 11, 29),
            5,
            "First",
            (
                PlannedItem("http", "HTTP", 4.5, "web", {"http": 270}),
                PlannedItem("sql", "SQL", 0.5, "web", {"sql": 30}),
            ),
            ("First answer",),
        ),
        PlannedWeek(
            3,
            date(2026, 11, 30),
            date(2026, 12, 6),
            5,
            "First",
            (PlannedItem("sql", "SQL", 5, "web", {"sql": 300}),),
            (),
        ),
    ),
    left_out=tuple(LeftOut(f"skill-{n}", f"Skill {n}", n, Level.OPTIONAL, "it is optional") for n in range(1, 15)),
    ways_out=(WayOut("hours_per_week", 9, "9 h a week"), WayOut("months", 2, "2 months at 5 h a week")),
    added=(Added("git", "Git", 2),),
    notes=("The web: 1 of cache, graphql is enough, so graphql is not planned.",),
)

GOAL = GoalProgress(
    roadmap="tiny",
    start=date(2026, 11, 16),
    by=date(2026, 12, 13),
    week=2,
    weeks=4,
    hours=20,
    hours_done=8,
    hours_left=12,
    behind_hours=1.5,
    behind_days=2,
    finish=date(2026, 12, 11),
    sentence="1 h 30 min behind, the work of 2 days. 12 h left, until 2026-12-11; the goal is 2026-12-13.",
)
HOLIDAYS = DaysOff(date(2026, 12, 20), date(2027, 1, 3), "holidays")
SQL_TODAY = AgendaItem("sql", "SQL", 1.5, (AgendaPart("sql/joins", "Joins", 0.5), AgendaPart("sql/views", "Views", 1)))
HTTP_TODAY = AgendaItem("http", "HTTP", 0.5, (AgendaPart("http", "HTTP", 0.5),))
TODAY = Today(
    day=date(2026, 11, 25),
    roadmap="tiny",
    title="A tiny way",
    hours=2,
    sentence="2 h today.",
    items=(SQL_TODAY, HTTP_TODAY),
    done=(FinishedItem("git", "Git", date(2026, 11, 25)),),
    off=None,
    next_day=date(2026, 11, 27),
    goal=GOAL,
)
WEEK = WeekAgenda(
    week=2,
    start=date(2026, 11, 23),
    end=date(2026, 11, 29),
    roadmap="tiny",
    title="A tiny way",
    hours=3.5,
    sentence=GOAL.sentence,
    stage="First",
    items=(SQL_TODAY, HTTP_TODAY),
    days=(
        AgendaDay(date(2026, 11, 25), 2, (SQL_TODAY, HTTP_TODAY)),
        AgendaDay(date(2026, 11, 27), 1.5, (SQL_TODAY,)),
    ),
    milestones=("First answer",),
    done=(FinishedItem("git", "Git", date(2026, 11, 23)),),
    off=(DaysOff(date(2026, 11, 28), date(2026, 11, 28), None),),
    goal=GOAL,
)
FLU = PausedDays(1, date(2026, 11, 2), date(2026, 11, 2), 1, None, over=True)
HOLIDAY_PAUSE = PausedDays(2, date(2026, 12, 20), date(2027, 1, 3), 15, "holidays", over=False)
PAUSES = Pauses((FLU, HOLIDAY_PAUSE), HOLIDAY_PAUSE, None, GOAL, date(2026, 11, 30))
GOAL_PLAN = PLAN._replace(
    goal=GOAL, weeks=(*PLAN.weeks[1:], PLAN.weeks[2]._replace(week=4, hours=0, items=(), off=(HOLIDAYS,))), added=()
)

RECOMMENDATION = Recommendation("tiny", "A tiny way", (RECOMMENDED, PROJECT), ready=4, open=9)
REMARKS = Remarks(
    item="sql",
    title="SQL",
    notes=(Note("e1", "2026-11-20", "joins are sets\nand more"),),
    links=(Link("e2", "2026-11-20", "https://example.com/a", "resource"),),
    removed="an old\nnote",
)
WHEREABOUTS = Whereabouts(
    (
        Place("progress", "/home/me/progress", "your journal", exists=True),
        Place("cache", "/tmp/c", "for speed", exists=False),
    )
)

VALIDATION = Validation(
    folder="/home/me/content",
    problems=(
        Problem(
            "bad_data",
            "'gti' is no item; did you mean 'git'?",
            "roadmaps/tiny.yaml",
            12,
            "assumes",
            None,
            Severity.ERROR,
        ),
        Problem("bad_data", "The file is missing.", "content.yaml", None, None, None, Severity.ERROR),
    ),
    counts=Counts(1, 2, 0, 1, 1, 1, 3, 1),
)

DIAGNOSIS = Diagnosis(
    folder="/home/me/roadmap",
    problems=(
        Problem(
            "damaged_file",
            "This file of the journal is damaged: it is empty.",
            "/home/me/roadmap/progress/laptop.2026-11.json",
            3,
            None,
            FIX,
            Severity.ERROR,
        ),
        Problem(
            "secret_in_text",
            "Event 9b1c2d3e holds what looks like a GitHub token.",
            "/home/me/roadmap/progress/desktop.2026-11.json",
            2,
            "text",
            "roadmap purge 9b1c2d3e",
            Severity.WARNING,
        ),
        Problem("little_room", "The disk is full.", "/home/me/roadmap", None, None, "Free some.", Severity.WARNING),
        *(
            Problem("other_file", "It is ignored.", f"/home/me/roadmap/{name}.json", None, None, None, Severity.INFO)
            for name in "abcdefg"
        ),
    ),
    fixed=(),
    backup=None,
    checked=Checked(3, 2, 1204, 2),
)
REPAIRED = DIAGNOSIS._replace(
    problems=(),
    fixed=(
        Fixed(
            "damaged_file",
            "It was damaged: 3 events were saved, and its bytes lie in /home/me/roadmap/quarantine/a.json.1234.",
            "/home/me/roadmap/progress/a.json",
        ),
    ),
    backup="/home/me/roadmap/backups/before-repair-20261125T182011Z.zip",
)

HANDBOOK = Handbook(
    "tiny",
    "A tiny way",
    (
        Heading(1, "A tiny way"),
        Paragraph("Somebody, Tiny", "Source"),
        Heading(2, "First (month 1)"),
        Paragraph("Begin.", "Goal"),
        Heading(3, "The web (week 1)"),
        Paragraph("Speak it."),
        Paragraph("", "To learn"),
        Listing(
            (
                ListEntry("HTTP (3 h)", None, LEARNING, (ListEntry("Methods", None, DONE), ListEntry("Headers"))),
                ListEntry("Git", None, DONE),
            )
        ),
        Paragraph("The source has caches before tables.", "Note"),
        Heading(2, "Milestones"),
        Listing((ListEntry("Show it.", "First answer", DONE), ListEntry("", "Apply", Status.SKIPPED))),
        Heading(3, "Stores side by side"),
        Grid(("", "Good for", "Cost"), (("Tables", "almost everything", "$5"), ("Documents", "", "$9"))),
        Listing((ListEntry("Start with tables.", "First"), ListEntry("Few.", "Who pays?"))),
    ),
)

COMPARISON = Comparison(
    roadmaps=(
        ComparedRoadmap("tiny", "A tiny way", 0.5, 2, 1, ("http",), ("sql",)),
        ComparedRoadmap("backend-of-all", "Everything", 1090, 2, 0, (), ()),
    ),
    shared=("git",),
    items=(
        ComparedItem(
            "git",
            "Git",
            2,
            {"tiny": ComparedPlace("w01", (1, 2), (1, 1), 0.0), "backend-of-all": ComparedPlace("a", None, None, 0.5)},
        ),
        ComparedItem("http", "HTTP", 3, {"tiny": ComparedPlace("w03", (3, 3), (1, 1), 0.4)}),
        ComparedItem(
            "cache",
            "Caching",
            4,
            {"tiny": ComparedPlace(None, None, None, None), "backend-of-all": ComparedPlace("b", None, None, 0.75)},
        ),
    ),
    orders=(
        OrderDifference("tiny", "backend-of-all", 1, 3, 0.6667, (Move("git", "Git", 0.0, 0.5),)),
        OrderDifference("tiny", "other", 1, 0, 1.0, (Move("git", "Git", 0.1, 0.2),)),
    ),
)

RESOURCES = ResourceList(
    items=("http", "sql"),
    titles=("HTTP", "SQL"),
    language="go",
    kind=None,
    resources=(
        ListedResource(1, "http", "A book", "https://example.com/book", "book", "go", 3, free=False),
        ListedResource(2, "http/methods", "A page", "https://example.com/page", "docs", None, None, free=True),
        ListedResource(1, "sql", "kept by you", "https://example.com/mine", "own", None, None, free=True),
    ),
)

SYNC = SyncReport(
    remote="git@host:me/roadmap.git",
    branch="main",
    state="both",
    sent=3,
    received=(
        ReceivedFrom("desktop-5e1f0a77", 1, ("done docker",)),
        ReceivedFrom("phone-00c0ffee", 70, tuple(f"note on sql: thought {number}" for number in range(50))),
    ),
    content_received=("skills/mine.yaml",),
    content_sent=("roadmaps/way.yaml", "skills/mine.yaml.conflict-laptop-7f3a9c21-1a2b3c4d.txt"),
    conflicts=(Conflict("skills/mine.yaml", "skills/mine.yaml.conflict-laptop-7f3a9c21-1a2b3c4d.txt"),),
    notices=("'x.json' was not sent: it is damaged, or another program's.",),
    changed=CHANGE.changed,
    unlocked=CHANGE.unlocked,
    milestones=CHANGE.milestones,
    shares=CHANGE.shares,
)
SYNC_STATUS = SyncStatus("git@host:me/roadmap.git", "main", "unsent", 3, "2026-11-23T09:30:00Z")

VIEWS = {
    "validation": (VALIDATION, render_validation),
    "nothing to complain of": (VALIDATION._replace(problems=()), render_validation),
    "diagnosis": (DIAGNOSIS, render_diagnosis),
    "a clean bill": (DIAGNOSIS._replace(problems=()), render_diagnosis),
    "nothing to look at": (DIAGNOSIS._replace(problems=(), checked=Checked(0, 0, 0, 0)), render_diagnosis),
    "repaired": (REPAIRED, render_diagnosis),
    "change": (CHANGE, render_change),
    "choice": (CHOSEN, render_choice),
    "dashboard": (DASHBOARD, render_dashboard),
    "dashboard with a goal": (DASHBOARD._replace(goal=GOAL, behind_hours=1.5), render_dashboard),
    "dashboard of a beginner": (DASHBOARD._replace(started=False, learning=()), render_dashboard),
    "list": (ROADMAPS, render_roadmap_list),
    "guide": (GUIDE, render_guide),
    "guides": (GuideList((ListedGuide("stores", "Which store?", ("tiny", "other")),)), render_guide_list),
    "handbook": (HANDBOOK, render_handbook),
    "comparison": (COMPARISON, render_comparison),
    "resources": (RESOURCES, render_resources),
    "no resources": (RESOURCES._replace(items=("sql",), titles=("SQL",), kind="book", resources=()), render_resources),
    "opened": (Opened("http", "A book", "https://example.com/" + "b" * 60, opened=False), render_opened),
    "export": (Export("tiny", "markdown", None, "# A tiny way\n\n" + "Long, " * 15 + "wide.\n"), render_export),
    "export to a file": (Export("tiny", "markdown", "way.md", "# A tiny way\n"), render_export),
    "history": (HISTORY, render_history),
    "item": (ITEM, render_item),
    "topic": (ITEM._replace(id="http/methods", kind="topic", part_of="http"), render_item),
    "roadmap": (ROADMAP, lambda result: render_roadmap(result, depth=2)),
    "roadmap with topics": (ROADMAP, lambda result: render_roadmap(result, depth=4)),
    "empty roadmap": (ROADMAP._replace(stages=()), lambda result: render_roadmap(result, depth=3)),
    "stage": (STAGE, lambda result: render_stage(result, depth=3)),
    "step": (STEP, lambda result: render_step(result, depth=4)),
    "plan": (PLAN, render_plan),
    "plan of a goal": (GOAL_PLAN, render_plan),
    "today": (TODAY, render_today),
    "nothing today": (TODAY._replace(items=(), done=(), sentence="Off today: holidays."), render_today),
    "week": (WEEK, render_week),
    "empty week": (WEEK._replace(days=(), items=(), done=(), milestones=(), off=()), render_week),
    "pauses": (PAUSES, render_pauses),
    "no pauses": (Pauses((), None, FLU._replace(reason="flu")), render_pauses),
    "recommendation": (RECOMMENDATION, render_recommendation),
    "nothing to recommend": (RECOMMENDATION._replace(items=()), render_recommendation),
    "remarks": (REMARKS, render_remarks),
    "no remarks": (Remarks("sql", "SQL", (), ()), render_remarks),
    "sync": (SYNC, render_sync),
    "sync without news": (
        SYNC._replace(
            state="unchanged",
            sent=0,
            received=(),
            content_received=(),
            content_sent=(),
            conflicts=(),
            notices=(),
            milestones=(),
            shares=(),
        ),
        render_sync,
    ),
    "sync status": (SYNC_STATUS, render_sync_status),
    "where": (WHEREABOUTS, render_where),
    "version": (Version("1.2.3", "2026-11-20"), render_version),
    **TIME_VIEWS,
    **PLACEMENT_VIEWS,
}
"""Each view's result and how it is rendered."""


def with_text(value: Any, text: str) -> Any:
    """Give *value* with *text* behind every text in it, those of statuses and levels left alone."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return value + text
    if isinstance(value, tuple):
        entries = [with_text(entry, text) for entry in value]
        return type(value)(*entries) if hasattr(value, "_fields") else tuple(entries)
    if isinstance(value, ReceivedFrom):
        return replace(value, device=value.device + text, events=with_text(value.events, text))
    if isinstance(value, Mapping):
        return {with_text(key, text): with_text(entry, text) for key, entry in value.items()}
    return value
