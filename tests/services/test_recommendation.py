"""What is recommended can be learned now, in an order that the reasons explain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import (
    bundled,
    bundled_outline,
    law,
    make_catalogue,
    make_progress,
    make_roadmap,
    make_skill,
    make_standing,
    make_step,
    make_technology,
)
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.changes import Aim, apply_drafts, draft_statuses
from roadmap_cli.services.recommendation import Recommendation, recommend
from roadmap_cli.services.standing import Standing
from strategies import TARGETS, World, worlds

ALL = 10_000


def locked(standing: Standing, made: Recommendation) -> list[str]:
    """Give what is recommended although something that it needs and the roadmap lists is neither met nor needless."""
    statuses, outline = standing.statuses, standing.outline

    def is_met(skill: str) -> bool:
        counted = [leaf for leaf in outline.listed.get(skill, ()) if leaf not in standing.set_aside]
        return statuses.of(skill).is_met or (bool(counted) and all(statuses.leaves[leaf].is_met for leaf in counted))

    def holds_up(group: tuple[str, ...]) -> bool:
        due = [needed for needed in group if not standing.set_aside.issuperset(outline.listed.get(needed, ()))]
        return bool(due) and not any(map(is_met, group))

    owners = [outline.catalogue.owner(item.id) for item in made.items]
    return [skill.id for skill in owners if any(map(holds_up, skill.requires))]


@law
@given(worlds(), st.none() | st.integers(1, 300))
def test_nothing_locked_is_ever_recommended(world: World, minutes: int | None) -> None:
    """Each item that is recommended is open, and all that it needs and the roadmap lists is done, known or skipped."""
    made = recommend(world.standing, [], limit=ALL, minutes=minutes)

    open_items = [entry.item for entry in world.standing.entries if world.standing.open_leaves(entry)]
    assert locked(world.standing, made) == []
    assert {item.id for item in made.items} <= set(open_items)
    assert (len(made.items), len(open_items)) == (made.ready, made.open)


@given(worlds(), st.none() | st.integers(1, 300), st.integers(1, 6))
def test_few_recommendations_are_the_first_of_many(world: World, minutes: int | None, limit: int) -> None:
    """How many are asked for changes neither which come first nor what is said of them."""
    few, all_of_them = (recommend(world.standing, [], limit=count, minutes=minutes) for count in (limit, ALL))

    assert few == all_of_them._replace(items=all_of_them.items[:limit])


@pytest.mark.parametrize("roadmap", list(bundled().roadmaps))
@settings(law, max_examples=12)
@given(data=st.data())
def test_nothing_locked_is_recommended_on_the_way_through_a_bundled_roadmap(roadmap: str, data: st.DataObject) -> None:
    """Whatever somebody does next, in whatever order, no recommendation runs ahead."""
    catalogue, outline, progress = bundled().catalogue, bundled_outline(roadmap), Progress()
    items = st.sampled_from([*outline.listed, *outline.step_of])

    for _ in range(8):
        standing = Standing(outline, Statuses(catalogue, progress))
        made = recommend(standing, [], limit=ALL)
        assert locked(standing, made) == []
        follows = data.draw(st.booleans())
        ahead = [item.id for item in made.items[:5]]
        aims = ahead if follows and ahead else data.draw(st.lists(items, min_size=1, max_size=6))
        to = Status.DONE if follows else data.draw(TARGETS)
        progress = apply_drafts(
            progress, draft_statuses(catalogue, progress, [Aim(aim, named=True) for aim in aims], to)
        )


@law
@given(worlds(), st.none() | st.integers(1, 300))
def test_a_roadmap_can_be_finished_by_following_the_recommendations(world: World, minutes: int | None) -> None:
    """As long as anything is open something is recommended, until nothing is left."""
    progress = world.progress

    for _ in range(40):
        standing = world.after(progress).standing
        made = recommend(standing, [], limit=1, minutes=minutes)
        if not made.open:
            break
        [best] = made.items
        leaves = next(standing.open_leaves(entry) for entry in standing.entries if entry.item == best.id)
        statuses = {**progress.statuses, **dict.fromkeys(leaves, Status.DONE)}
        progress = Progress(statuses=statuses)

    assert made.open == 0
    assert standing.total.left == 0


CATALOGUE = make_catalogue(
    make_skill("http", minutes=120),
    make_skill("linux", minutes=60),
    make_skill("apis", requires="http", minutes=300),
    make_skill("sql", topics={"tables": 30, "joins": 90}),
    make_skill("docker", requires=["linux"], minutes=60),
    make_skill("orms", requires=[["sql", "nosql"]], minutes=60),
    "nosql",
)
ROADMAP = make_roadmap(
    make_step("one", "http linux"),
    make_step("two", "sql docker apis"),
    make_step("three", "orms nosql", level="optional"),
)
OUTLINE = outline_of(ROADMAP, CATALOGUE)


def ids(recorded: dict[str, str] | None = None, *, limit: int = ALL, minutes: int | None = None) -> list[str]:
    """Give the ids that are recommended, best first."""
    return [
        item.id for item in recommend(make_standing(OUTLINE, None, recorded), [], limit=limit, minutes=minutes).items
    ]


def test_stricter_levels_and_earlier_steps_come_first() -> None:
    """The level goes before the roadmap's order, and within a step what opens more hours."""
    assert ids() == ["http", "linux", "sql", "nosql"]
    assert ids({"http": "done"}) == ["linux", "sql", "apis", "nosql"]
    assert ids(limit=2) == ["http", "linux"]


def test_within_a_step_what_opens_more_hours_comes_first() -> None:
    """The hours of all that waits for it count, directly or through others, wherever it stands in the step."""
    catalogue = make_catalogue("a", "b", make_skill("c", requires="b"), make_skill("d", requires="c", minutes=600))
    outline = outline_of(make_roadmap("a b", "c d"), catalogue)

    assert [item.id for item in recommend(make_standing(outline), [], limit=ALL).items] == ["b", "a"]
    done = make_standing(outline, None, {"c": "done", "d": "done"})
    assert [item.id for item in recommend(done, [], limit=ALL).items] == ["a", "b"]


def test_what_is_being_learned_comes_first() -> None:
    """What was begun goes before anything stricter or earlier, as a whole or by one of its topics."""
    assert ids({"nosql": "learning"}) == ["nosql", "http", "linux", "sql"]
    assert ids({"sql": "learning"}) == ["sql", "http", "linux", "nosql"]
    assert ["sql", "http", "linux", "orms", "nosql"][:3] == ids({"sql/tables": "done"})[:3]


def test_what_fits_the_minutes_at_hand_comes_before_what_does_not() -> None:
    """Within a level, an item whose next part fits goes first; nothing is left out for being long."""
    assert ids(minutes=60) == ["linux", "sql", "http", "nosql"]
    assert ids(minutes=30) == ["sql", "http", "linux", "nosql"]


def test_the_part_to_begin_with_is_named() -> None:
    """It is the topic being learned, else the first that fits, else the first; a whole item has none."""

    def part(recorded: dict[str, str], minutes: int | None) -> str | None:
        made = recommend(make_standing(OUTLINE, None, recorded), [], limit=ALL, minutes=minutes)
        [begin] = [item.begin_with for item in made.items if item.id == "sql"]
        return begin and begin.id

    assert part({}, None) == "sql/tables"
    assert part({"sql/tables": "done"}, 10) == "sql/joins"
    assert part({"sql/joins": "learning"}, 30) == "sql/joins"
    assert recommend(make_standing(OUTLINE), [], limit=1).items[0].begin_with is None


def test_the_reasons_say_what_speaks_for_it() -> None:
    """Begun, fitting, ready, opening, shared and its place in the order, each where it holds."""
    other = outline_of(make_roadmap("http sql", name="other"), CATALOGUE)
    standing = make_standing(OUTLINE, None, {"linux": "done", "sql": "learning"})

    made = recommend(standing, [OUTLINE, other], limit=ALL, minutes=90)

    assert {item.id: [(reason.code, reason.text) for reason in item.reasons] for item in made.items} == {
        "sql": [
            ("learning", "you have begun it"),
            ("fits", "fits into 90 minutes"),
            ("opens", "opens the way to 1 h more"),
            ("shared", "counts in other too"),
            ("order", "stage 1 of 1: Stage"),
        ],
        "docker": [
            ("fits", "fits into 90 minutes"),
            ("ready", "you have what it needs: Linux"),
            ("order", "stage 1 of 1: Stage"),
        ],
        "http": [
            ("opens", "opens the way to 5 h more"),
            ("shared", "counts in other too"),
            ("order", "stage 1 of 1: Stage"),
        ],
        "nosql": [
            ("fits", "fits into 90 minutes"),
            ("opens", "opens the way to 1 h more"),
            ("order", "stage 1 of 1: Stage"),
        ],
    }


def test_only_alternatives_that_are_met_are_said_to_be_had() -> None:
    """Of several that would do, the reason names those that the person has."""
    made = recommend(make_standing(OUTLINE, None, {"sql": "done"}), [], limit=ALL)

    [orms] = [item for item in made.items if item.id == "orms"]
    assert ("ready", "you have what it needs: Sql") in orms.reasons


def test_more_followed_roadmaps_settle_a_tie() -> None:
    """Of two equals in a step the one that counts in more followed roadmaps comes first."""
    catalogue = make_catalogue("a", "b")
    way, other = (
        outline_of(make_roadmap(*steps, name=name), catalogue)
        for name, steps in {"way": ["a b"], "other": ["b"]}.items()
    )

    assert [item.id for item in recommend(make_standing(way), [way, other], limit=2).items] == ["b", "a"]
    assert [item.id for item in recommend(make_standing(way), [way], limit=2).items] == ["a", "b"]


def test_a_later_visit_of_a_skill_is_not_begun_by_an_earlier_one() -> None:
    """What a later step counts of a skill waits its turn although a part of the skill is done."""
    catalogue = make_catalogue(make_skill("logs", topics="first json"), "http")
    outline = outline_of(make_roadmap("logs/first", "http", "logs"), catalogue)

    def order(recorded: dict[str, str]) -> list[str]:
        return [item.id for item in recommend(make_standing(outline, None, recorded), [], limit=ALL).items]

    assert order({"logs/first": "done"}) == ["http", "logs"]
    assert order({"logs/first": "done", "logs": "learning"}) == ["logs", "http"]
    assert order({"logs/first": "done", "logs/json": "learning"}) == ["logs", "http"]


def test_a_topic_added_to_a_finished_skill_is_open_and_not_begun() -> None:
    """It is recommended in its place, and does not lock again what the skill had opened."""
    catalogue = make_catalogue("http", make_skill("sql", topics="tables views"), make_skill("orms", requires="sql"))
    outline = outline_of(make_roadmap("http", "sql", "orms"), catalogue)
    standing = make_standing(outline, None, {"sql": "done", "sql/tables": "done"})

    made = recommend(standing, [], limit=ALL)

    assert [item.id for item in made.items] == ["http", "sql", "orms"]
    assert "learning" not in {reason.code for item in made.items for reason in item.reasons}


def test_a_topic_that_is_being_learned_comes_first_in_a_finished_skill_too() -> None:
    """Who begins the new topic of a skill that is done has begun it here."""
    catalogue = make_catalogue("http", make_skill("sql", topics="tables views"))
    recorded = {"sql": "done", "sql/tables": "done", "sql/views": "learning"}

    [first, _] = recommend(make_standing(make_roadmap("http", "sql"), catalogue, recorded), [], limit=2).items

    assert (first.id, first.reasons[0].code) == ("sql", "learning")


def test_hours_count_what_is_left_here() -> None:
    """The hours of an item are those of its open leaves in this roadmap, its level the strictest of them."""
    [sql] = [
        item
        for item in recommend(make_standing(OUTLINE, None, {"sql/tables": "known"}), [], limit=ALL).items
        if item.id == "sql"
    ]

    assert (sql.hours, sql.level, sql.kind, sql.stage, sql.step) == (1.5, Level.ESSENTIAL, "skill", "Stage", "Two")


def test_nothing_is_recommended_where_nothing_is_open() -> None:
    """A finished roadmap has an empty recommendation."""
    progress = make_progress(dict.fromkeys(("http", "linux", "apis", "sql", "docker", "orms", "nosql"), "known"))

    made = recommend(Standing(OUTLINE, Statuses(CATALOGUE, progress)), [], limit=3)

    assert (made.items, made.ready, made.open) == ((), 0, 0)


def test_tools_come_in_the_language_of_the_person() -> None:
    """By name; without a language, or in one that has none, there are none."""
    catalogue = make_catalogue(
        make_skill("orms", tools={"go": ("gorm", "lost"), "java": ("jpa",)}),
        technologies=[make_technology("gorm", title="GORM"), make_technology("jpa")],
    )
    standing = make_standing(make_roadmap("orms"), catalogue)

    def tools(language: str | None) -> tuple[str, ...]:
        [item] = recommend(standing, [], limit=1, language=language).items
        return item.tools

    assert [tools(language) for language in ("go", "java", "rust", None)] == [("GORM", "lost"), ("Jpa",), (), ()]
