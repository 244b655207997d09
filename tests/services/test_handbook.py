"""Nothing that a source says is lost on the way into its handbook, nor into Markdown."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from factories import bundled, bundled_outline, make_catalogue, make_roadmap, make_skill, make_standing, make_step
from roadmap_cli.domain.catalogue import Amount, Guide, GuideEntry, GuideRow, GuideSection
from roadmap_cli.domain.outline import Outline
from roadmap_cli.domain.roadmaps import Aside, Milestone
from roadmap_cli.rendering.markdown_document import markdown
from roadmap_cli.services.handbook import Grid, Handbook, Listing, guide_blocks, handbook, texts_of

ROADMAPS = ("backend", "birjob", "bytepane", "resumax", "skillpath", "startupbricks")


@cache
def bundled_handbook(roadmap: str) -> Handbook:
    """Give the handbook of a bundled roadmap for somebody who has not begun."""
    return handbook(make_standing(bundled_outline(roadmap)))


def folded(text: str) -> str:
    return " ".join(text.split())


def said_by_roadmap(outline: Outline) -> Iterator[str]:
    """Walk the data of a roadmap: every text that its source gave it."""
    roadmap, catalogue = outline.roadmap, outline.catalogue
    source, pace = roadmap.source, roadmap.pace
    yield from filter(None, (roadmap.title, roadmap.audience, *roadmap.stack, pace.stated))
    yield from filter(None, (source.publisher, source.title, source.author, source.date))
    yield from map(catalogue.title, (*roadmap.assumes, *outline.gaps))
    for stage in roadmap.stages:
        yield from filter(None, (stage.title, stage.goal, stage.outcome))
        for step in stage.steps:
            yield from filter(None, (step.title, step.summary, step.why, step.note))
            yield from (task.text for task in step.tasks)
            yield from map(catalogue.title, (*step.items, *step.uses, *outline.step_leaves(step)))
            for name in step.choice.of if step.choice else ():
                is_technology = name in catalogue.technologies
                yield catalogue.technologies[name].name if is_technology else catalogue.title(name)
    for milestone in roadmap.milestones:
        yield from filter(None, (milestone.title, milestone.text))
    for aside in roadmap.aside:
        yield from filter(None, (catalogue.title(aside.skill), aside.when))


def said_by_section(section: GuideSection) -> Iterator[str]:
    """Walk a section of a guide: its columns, rows, cells, entries, figures and note."""
    yield from filter(None, (section.title, section.note))
    if section.rows:
        yield from section.columns.values()
    for row in section.rows:
        yield row.title
        for cell in row.cells.values():
            yield from filter(None, (cell.text, cell.basis, cell.date))
    for entry in section.entries:
        yield from filter(None, (entry.title, entry.text))
        if entry.amount:
            yield from filter(None, (entry.amount.text, entry.amount.basis, entry.amount.date))


def said(roadmap: str) -> set[str]:
    """Give all that a bundled roadmap and its sections of every guide say."""
    guides = bundled().catalogue.guides.values()
    mine = [(guide, section) for guide in guides for section in guide.sections if section.roadmap == roadmap]
    texts = [*said_by_roadmap(bundled_outline(roadmap)), *(guide.question for guide, _ in mine)]
    return {folded(text) for text in (*texts, *(text for _, one in mine for text in said_by_section(one)))}


@pytest.mark.parametrize("roadmap", ROADMAPS)
def test_a_handbook_holds_all_that_its_source_says(roadmap: str) -> None:
    """Goals, outcomes, tasks, topics, notes, milestones, asides, and every cell and entry of its part of each guide."""
    whole = "\n".join(map(folded, texts_of(bundled_handbook(roadmap).blocks)))

    assert {text for text in said(roadmap) if text not in whole} == set()


@pytest.mark.parametrize("roadmap", ROADMAPS)
def test_markdown_holds_all_that_a_source_says(roadmap: str) -> None:
    """The same walk through the document, read back without its backslashes."""
    document = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown(bundled_handbook(roadmap)))

    assert {text for text in said(roadmap) if text not in document} == set()


def test_the_bundled_roadmaps_are_all_looked_at() -> None:
    """A new one cannot be forgotten, and each has much to say."""
    assert set(bundled().roadmaps) == set(ROADMAPS)
    assert min(len(said(roadmap)) for roadmap in ROADMAPS if roadmap != "backend") > 150


@pytest.mark.parametrize("roadmap", ROADMAPS)
def test_every_item_of_a_step_stands_in_it_once(roadmap: str) -> None:
    """As many entries to tick as the roadmap has items, topics and tasks, and as its milestones."""
    outline = bundled_outline(roadmap)
    lists = [block for block in bundled_handbook(roadmap).blocks if isinstance(block, Listing)]

    ticked = [entry for block in lists for entry in block.entries if entry.status is not None]

    steps = list(outline.roadmap.steps())
    wanted = sum(len(step.items) + len(step.tasks) for step in steps) + len(outline.roadmap.milestones)
    assert len(ticked) == wanted
    topics = [leaf for step in steps for leaf in outline.step_leaves(step) if leaf not in step.items]
    assert sum(len(entry.below) for entry in ticked) == len(topics)


CATALOGUE = make_catalogue(
    make_skill("sql", topics={"joins": 60, "views": 30}),
    "redis",
    guides=[
        Guide(
            "stores",
            "Which store?",
            (
                GuideSection(
                    "way",
                    "A publisher",
                    "2026-03",
                    "Mine",
                    {"pay": "Pay"},
                    (GuideRow("Go", None, None, None, {"pay": Amount("$5", basis="US median", date="2025")}),),
                    (GuideEntry(None, "Ask.", None, None, Amount("$7", basis="bonus")),),
                    None,
                ),
                GuideSection(
                    "other", "Another", None, "Theirs", {}, (), (GuideEntry(None, "No.", None, None, None),), None
                ),
            ),
        )
    ],
)
ROADMAP = make_roadmap(
    make_step("one", "sql", tasks={"ask": "sql/joins"}, weeks=(1, 2), lasts=(3, 4), open_ended=True, level="essential"),
    aside=[Aside("redis", "month 6", None)],
)._replace(milestones=(Milestone("apply", "Apply", "one", "Now."),), guides=("stores",))


def test_ticks_are_those_of_the_person() -> None:
    """A topic, a task, an item in part and one that is whole each say how far they are."""
    document = markdown(handbook(make_standing(ROADMAP, CATALOGUE, {"sql/joins": "done"})))
    whole = markdown(handbook(make_standing(ROADMAP, CATALOGUE, {"sql": "skipped"}, reached={"way:apply"})))

    assert "- [x] Do ask.\n" in document
    assert "- [ ] Sql (1 h 30 min)\n  - [x] Joins\n  - [ ] Views\n" in document
    assert "- [ ] **Milestone: Apply**: Now.\n" in document
    assert "Sql (1 h 30 min) (skipped)\n" in whole


def test_a_guide_in_a_handbook_is_its_roadmaps_own_part() -> None:
    """What others say stays away, and who says so needs no word; a guide alone has everybody, each with a name."""
    mine = "\n".join(texts_of(handbook(make_standing(ROADMAP, CATALOGUE)).blocks))
    everybody = "\n".join(texts_of(guide_blocks(CATALOGUE.guides["stores"])))

    assert ("Which store?" in mine, "Mine" in mine, "Theirs" in mine, "No." in mine) == (True, True, False, False)
    assert ("Mine (A publisher, 2026-03)" in everybody, "Theirs (Another)" in everybody) == (True, True)


def test_a_figure_says_what_it_measures_and_as_of_when() -> None:
    """In a cell and behind an entry."""
    blocks = handbook(make_standing(ROADMAP, CATALOGUE)).blocks

    [grid] = [block for block in blocks if isinstance(block, Grid)]

    assert grid == (("", "Pay"), (("Go", "$5 (US median, 2025)"),), "table")
    assert "Ask. ($7, bonus)" in set(texts_of(blocks))


def test_a_step_says_when_and_how_long() -> None:
    """Weeks, duration and level stand with its title; what is aside with its time."""
    texts = set(texts_of(handbook(make_standing(ROADMAP, CATALOGUE)).blocks))

    assert "One (weeks 1 to 2, 3 to 4 weeks or more, essential)" in texts
    assert {"Redis", "month 6"} <= texts
