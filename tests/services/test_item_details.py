"""Everything that is known about one item."""

from factories import (
    make_catalogue,
    make_event,
    make_progress,
    make_project,
    make_roadmap,
    make_skill,
    make_stage,
    make_step,
    make_technology,
)
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import Link, Note, Progress
from roadmap_cli.domain.roadmaps import Aside
from roadmap_cli.services.item_details import ItemDetails, item_details

CATALOGUE = make_catalogue(
    "http",
    make_skill("sql", topics={"joins": 60, "views": 30}, after="http", aliases="rdbms", formerly="tables"),
    make_skill("orms", requires=["sql", ["http", "redis"]]),
    "redis",
    make_skill("caching", topics="ttl"),
    make_project("shop", requires="orms", exercises="sql http"),
)
OUTLINE = outline_of(
    make_roadmap(
        make_stage(
            "base",
            make_step("one", "http sql/joins", level="optional", weeks=(1, 2), uses="caching/ttl"),
            months=(1, 3),
        ),
        make_stage("more", make_step("two", "sql orms", uses="http redis caching"), months=(4, 6)),
        aside=[Aside("redis", "month 6", Level.OPTIONAL)],
    ),
    CATALOGUE,
)


def details(item: str, progress: Progress | None = None) -> ItemDetails:
    return item_details(item, [OUTLINE], CATALOGUE, progress or Progress())


def test_an_item_knows_what_it_needs_and_what_it_opens() -> None:
    """Prerequisites, alternatives, what is better first, what it unlocks, where it is exercised."""
    orms, sql = details("orms", make_progress({"http": "done"})), details("sql")

    assert (orms.requires, orms.requires_any_of, orms.unlocks) == (
        ("sql", "http", "redis"),
        (("http", "redis"),),
        ("shop",),
    )
    assert (sql.after, sql.unlocks, sql.exercised_by, sql.aliases) == (("http",), ("orms",), ("shop",), ("rdbms",))
    assert {name: (neighbour.title, neighbour.status) for name, neighbour in orms.neighbours.items()} == {
        "sql": ("Sql", "none"),
        "http": ("Http", "done"),
        "redis": ("Redis", "none"),
        "shop": ("Shop", "none"),
    }
    assert (details("shop").kind, details("shop").exercises) == ("project", ("sql", "http"))


def test_a_topic_is_part_of_its_skill() -> None:
    """It has its skill's prerequisites and its own title and hours, and opens nothing by itself."""
    joins = details("sql/joins", make_progress({"sql/joins": "done"}, days={"sql/joins": "2026-11-01"}))

    assert (joins.id, joins.kind, joins.title, joins.part_of, joins.hours) == ("sql/joins", "topic", "Joins", "sql", 1)
    assert (joins.unlocks, joins.topics, joins.status, joins.day) == ((), (), "done", "2026-11-01")
    assert [(topic.id, topic.hours) for topic in details("sql").topics] == [("sql/joins", 1), ("sql/views", 0.5)]


def test_each_place_of_an_item_is_named() -> None:
    """Every step that counts it or a part of it, those that only use it, and where it is explained aside."""

    def places(item: str) -> list[tuple[object, ...]]:
        return [(p.stage, p.step, p.level, p.weeks, p.months, p.when, p.uses) for p in details(item).roadmaps]

    one, two = (
        ("base", "one", "essential", (1, 2), (1, 3), None, False),
        ("more", "two", "essential", None, (4, 6), None, False),
    )
    assert [one, two] == places("sql")
    assert [one] == places("sql/joins")
    assert [two] == places("sql/views")
    assert [one, ("more", "two", None, None, (4, 6), None, True)] == places("http")
    assert places("redis") == [
        ("more", "two", None, None, (4, 6), None, True),
        (None, None, "optional", None, None, "month 6", False),
    ]
    met = [("base", "one", None, (1, 2), (1, 3), None, True), ("more", "two", None, None, (4, 6), None, True)]
    assert places("caching/ttl") == met
    assert places("caching") == met
    assert places("shop") == []


def test_what_a_person_wrote_stays_with_the_item_under_any_id() -> None:
    """Notes, links and logged time of former days are still there, topic by topic."""
    events = [
        make_event("note", "tables", n=1, text="old"),
        make_event("note", "sql", n=2, text="new"),
        make_event("note", "tables/joins", n=3, text="a topic's"),
        make_event("link", "tables", n=4, url="https://example.org", role="evidence"),
        make_event("time", "tables", n=5, minutes=30),
        make_event("time", "tables/joins", n=6, minutes=15),
        make_event("time", "sql", n=7, minutes=45),
        make_event("time", "sql/views", n=8, minutes=30),
        make_event("time", "http", n=9, minutes=600),
    ]
    progress = fold(events)

    sql, joins = details("sql", progress), details("sql/joins", progress)

    assert {"old", "new"} == {note.text for note in sql.notes}
    assert (Note(events[2].id, "2026-11-20", "a topic's"),) == joins.notes
    assert (Link(events[3].id, "2026-11-20", "https://example.org", "evidence"),) == sql.links
    assert (sql.logged_hours, joins.logged_hours) == (2, 0.25)


def test_the_day_of_a_renamed_item_is_known() -> None:
    """When it was ticked is not forgotten with its id."""
    progress = make_progress({"tables": "done"}, days={"tables": "2026-10-01"})

    assert (details("sql", progress).status, details("sql", progress).day) == ("done", "2026-10-01")


def test_an_item_says_in_how_many_sources_it_stands() -> None:
    """Counted, met or aside; the roadmap that was merged from the others is no source of its own."""
    ways = {"merged": "http sql orms redis shop", "one": "http", "two": "sql/joins", "three": "orms"}
    outlines = [outline_of(make_roadmap(items, name=name), CATALOGUE) for name, items in ways.items()]
    met = make_roadmap(make_step("s", "redis", uses="http"), name="four", aside=[Aside("sql", None, None)])
    outlines.append(outline_of(met, CATALOGUE))

    def sources(item: str, merged: str | None = "merged") -> tuple[int, int]:
        found = item_details(item, outlines, CATALOGUE, Progress(), merged=merged)
        return found.sources, found.sources_in_all

    assert [sources(item) for item in ("http", "sql", "sql/views", "orms", "shop")] == [
        (2, 4),
        (2, 4),
        (1, 4),
        (1, 4),
        (0, 4),
    ]
    assert sources("shop", merged=None) == (1, 5)


def test_of_an_item_of_ones_own_no_source_is_asked() -> None:
    """None of them could have it."""
    catalogue = make_catalogue(make_skill("http"), make_skill("my.rust"))
    outlines = [outline_of(make_roadmap("http", name="one"), catalogue)]

    found = item_details("my.rust", outlines, catalogue, Progress())

    assert (found.sources, found.sources_in_all) == (0, 0)


def test_tools_go_by_the_names_that_people_know() -> None:
    """Of the languages too; what the catalogue does not know goes by its id."""
    technologies = [make_technology("go", title="Go"), make_technology("gorm", title="GORM")]
    catalogue = make_catalogue(make_skill("orms", tools={"go": ("gorm", "lost")}), technologies=technologies)

    found = item_details("orms", [], catalogue, Progress())

    assert (found.tools, found.names) == ({"go": ("gorm", "lost")}, {"go": "Go", "gorm": "GORM"})
