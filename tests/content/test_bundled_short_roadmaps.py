"""What the roadmaps of bytepane and startupbricks hold of their sources: phases that last, and blocks of two weeks."""

from factories import bundled, bundled_outline, make_standing
from roadmap_cli.domain.roadmaps import Duration
from roadmap_cli.services.handbook import Heading, handbook

BYTEPANE, STARTUPBRICKS = (bundled().roadmaps[name] for name in ("bytepane", "startupbricks"))
PHASES = ["p1", "p2", "p3", "p4", "p5"]


def test_bytepane_has_five_phases_that_last_some_weeks_or_go_on() -> None:
    """Three to five weeks, four to six, twice three to four, and the last one on the job."""
    lasts = {stage.id: [step.lasts for step in stage.steps] for stage in BYTEPANE.stages if stage.id in PHASES}

    assert lasts == {
        "p1": [Duration((3, 5), open_ended=False)],
        "p2": [Duration((4, 6), open_ended=False)],
        "p3": [Duration((3, 4), open_ended=False)],
        "p4": [Duration((3, 4), open_ended=False)],
        "p5": [Duration(None, open_ended=True)],
    }
    assert list(lasts) == PHASES
    assert all(stage.title.startswith("Phase ") for stage in BYTEPANE.stages if stage.id in PHASES)


def test_the_weeks_of_bytepane_add_up_to_those_of_its_pace() -> None:
    """Thirteen to nineteen, the open end left out; hours it does not give."""
    weeks = [step.lasts.weeks for step in BYTEPANE.steps() if step.lasts is not None and step.lasts.weeks is not None]

    assert BYTEPANE.pace.weeks == (sum(low for low, _ in weeks), sum(high for _, high in weeks)) == (13, 19)
    assert (BYTEPANE.pace.hours_per_week, BYTEPANE.pace.months) == (None, None)


def test_bytepane_has_25_tasks_in_its_phases_and_three_pieces() -> None:
    """Five to each phase, and three things to show to an employer, each of them a project."""
    kind = bundled().catalogue.kind
    [pieces] = [step for step in BYTEPANE.steps() if step.id == "three-pieces"]

    assert [len(step.tasks) for stage in BYTEPANE.stages if stage.id in PHASES for step in stage.steps] == [5] * 5
    assert [[item for item in task.covers if kind(item) == "project"] for task in pieces.tasks] == [
        ["auth-api"],
        ["job-system"],
        ["api-test-suite"],
    ]


def test_an_open_end_is_told_as_such() -> None:
    """Who reads the roadmap as a document sees weeks where there are some, and words where there are none."""
    blocks = handbook(make_standing(bundled_outline("bytepane"))).blocks

    headings = [block.text for block in blocks if isinstance(block, Heading) and block.level == 3]
    assert "Language, Runtime & HTTP (3 to 5 weeks)" in headings
    assert "Advanced Backend Systems (open-ended)" in headings


def test_startupbricks_has_four_months_and_seven_blocks_of_two_weeks() -> None:
    """Two blocks to a month and one to the last, weeks 1 to 14 without a gap."""
    blocks = [step.weeks for step in STARTUPBRICKS.steps()]

    assert [stage.months for stage in STARTUPBRICKS.stages] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert [len(stage.steps) for stage in STARTUPBRICKS.stages] == [2, 2, 2, 1]
    assert blocks == [(first, first + 1) for first in range(1, 15, 2)]


def test_startupbricks_has_the_pace_of_its_source() -> None:
    """Four months in the title, fourteen numbered weeks, 20 to 30 hours in each."""
    pace = STARTUPBRICKS.pace

    assert (pace.months, pace.weeks, pace.hours_per_week) == ((4, 4), (14, 14), (20, 30))
    assert STARTUPBRICKS.assumes == ()


def test_startupbricks_builds_six_projects() -> None:
    """One to each of the first four blocks; three are for the portfolio, the blog put online among them."""
    kind, owner = bundled().catalogue.kind, bundled().catalogue.owner

    built = {
        step.id: [owner(item).id for item in step.items if kind(owner(item).id) == "project"]
        for step in STARTUPBRICKS.steps()
    }

    assert {step: projects for step, projects in built.items() if projects} == {
        "w01": ["cli-calculator"],
        "w03": ["cli-user-manager"],
        "w05": ["blog-schema"],
        "w07": ["blog-api"],
        "w13": ["blog-api", "realtime-chat", "ecommerce-api"],
    }


def test_both_tell_their_publisher_and_article() -> None:
    """With the date where the article has one."""
    assert (BYTEPANE.source.publisher, BYTEPANE.source.date) == ("BytePane", None)
    assert (STARTUPBRICKS.source.publisher, STARTUPBRICKS.source.date) == ("Startupbricks", "2026-01-19")
    assert all(roadmap.source.title and roadmap.source.file for roadmap in (BYTEPANE, STARTUPBRICKS))
