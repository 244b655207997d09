"""What the bundled guides hold: each table of a source with all its rows, each question, and who says so."""

import pytest

from factories import bundled
from roadmap_cli.domain.catalogue import GuideSection

GUIDES = bundled().catalogue.guides
SECTIONS = [(guide.id, section) for guide in GUIDES.values() for section in guide.sections]
SOURCES = {name: roadmap for name, roadmap in bundled().roadmaps.items() if name != "backend"}
TABLES = {
    "birjob": {
        "languages": ("Node.js / TypeScript", "Python", "Java", "Go", "Rust"),
        "api-styles": (
            "Learning curve",
            "Too much or too little data",
            "Caching",
            "Best for",
            "Adoption",
            "What job postings ask",
        ),
        "databases-when": ("PostgreSQL", "Redis", "MongoDB", "Elasticsearch", "SQLite"),
        "which-orm": ("Prisma", "SQLAlchemy", "Django ORM", "Hibernate", "Drizzle ORM"),
        "career-levels": (
            "Junior backend engineer",
            "Mid-level backend engineer",
            "Senior backend engineer",
            "Staff engineer",
            "Principal engineer or architect",
        ),
        "certifications": (
            "AWS Developer Associate",
            "Meta Backend Developer (Coursera)",
            "MongoDB Associate Developer",
            "Oracle Certified Java Developer",
        ),
    },
    "bytepane": {
        "languages": ("Node.js", "Python", "Go", "Java", "Rust"),
        "career-levels": ("Junior", "Mid-level", "Senior", "Staff and principal"),
    },
    "startupbricks": {
        "market": ("High demand", "Good pay", "Solving problems", "Stability"),
        "languages": ("What draws you", "What you build", "Where you come from", "Where you want to work"),
        "postgresql-depth": ("DDL", "DML", "Filtering", "Joins", "Aggregation"),
        "auth-methods": ("JWT", "Session", "OAuth 2.0", "Refresh tokens"),
        "deployment-platforms": ("Railway", "Render", "AWS EC2", "DigitalOcean"),
        "stacks": ("Runtime", "Framework", "Database", "Cache", "ORM", "Login", "Tests", "Containers"),
        "career-levels": ("Junior", "Mid-level", "Senior", "Staff"),
    },
}
"""The tables of each article in its order, by the guide that holds them, each with its rows."""

SIZES = {"birjob": [5, 6, 5, 5, 5, 4], "bytepane": [5, 4], "startupbricks": [4, 4, 5, 4, 4, 8, 4]}
COLUMNS = {"birjob": [4, 2, 3, 4, 3, 3], "bytepane": [4, 3], "startupbricks": [1, 2, 1, 1, 1, 2, 3]}
"""How many columns each of these tables has beside the titles of its rows."""


def tables(roadmap: str, guide: str) -> dict[tuple[str, ...], GuideSection]:
    """Give the tables that a guide has from a source, by the titles of their rows."""
    return {
        tuple(row.title for row in section.rows): section
        for name, section in SECTIONS
        if (name, section.roadmap) == (guide, roadmap) and section.rows
    }


@pytest.mark.parametrize("roadmap", list(TABLES))
def test_each_table_of_an_article_is_there_with_its_rows_and_columns(roadmap: str) -> None:
    """No row is lost or made up, and no cell is empty."""
    found = [tables(roadmap, guide)[rows] for guide, rows in TABLES[roadmap].items()]

    assert SIZES[roadmap] == [len(section.rows) for section in found]
    assert COLUMNS[roadmap] == [len(section.columns) for section in found]
    assert all(list(row.cells) == list(section.columns) for section in found for row in section.rows)
    assert all(cell.text for section in found for row in section.rows for cell in row.cells.values())


def test_the_questions_of_three_articles_are_there() -> None:
    """Five, seven without answers, and ten; each has its question and something to say."""
    questions = {
        section.roadmap: [entry.title for entry in section.entries if entry.title and entry.text]
        for section in GUIDES["faq"].sections
    }

    assert {source: len(asked) for source, asked in questions.items()} == {
        "skillpath": 5,
        "bytepane": 7,
        "startupbricks": 10,
    }
    assert all(title.endswith("?") for asked in questions.values() for title in asked)


@pytest.mark.parametrize("roadmap", list(SOURCES))
def test_each_guide_is_listed_by_each_roadmap_that_it_has_a_section_of(roadmap: str) -> None:
    """And a roadmap lists no guide in which its source says nothing."""
    listed = SOURCES[roadmap].guides

    assert {guide for guide, section in SECTIONS if section.roadmap == roadmap} == set(listed)
    assert len(set(listed)) == len(listed)


def test_the_merged_roadmap_lists_every_guide() -> None:
    """Whoever follows it finds all of them there."""
    assert sorted(bundled().roadmaps["backend"].guides) == sorted(GUIDES)


@pytest.mark.parametrize("guide", list(GUIDES))
def test_each_section_has_a_source_and_says_something(guide: str) -> None:
    """It comes from one of the five articles, with the publisher and date that the article has."""
    for section in GUIDES[guide].sections:
        source = SOURCES[str(section.roadmap)].source
        assert (section.publisher, section.date) == (source.publisher, source.date)
        assert section.title
        assert section.rows or section.entries


@pytest.mark.parametrize("guide", list(GUIDES))
def test_sections_of_one_source_stand_together_and_under_titles_of_their_own(guide: str) -> None:
    """Who compares what the sources say finds each in one place."""
    sections = GUIDES[guide].sections

    order = [section.roadmap for section in sections]
    assert order == sorted(order, key=order.index)
    assert len({(section.roadmap, section.title) for section in sections}) == len(sections)


def test_each_guide_asks_a_question() -> None:
    """There are 28, none asks what another asks, and each is a whole sentence."""
    questions = [guide.question for guide in GUIDES.values()]

    assert len(set(questions)) == len(questions) == 28
    assert all(question.endswith("?") for question in questions)


def test_a_row_about_something_of_the_catalogue_points_to_it() -> None:
    """What a row or an entry is about is in the catalogue under that id."""
    catalogue = bundled().catalogue
    rows = [row for _, section in SECTIONS for row in section.rows]
    entries = [entry for _, section in SECTIONS for entry in section.entries]

    skills = {thing.skill for thing in (*rows, *entries) if thing.skill}
    technologies = {thing.technology for thing in (*rows, *entries) if thing.technology}
    assert skills
    assert technologies
    assert all(skill in catalogue for skill in skills)
    assert technologies <= set(catalogue.technologies)


def test_figures_have_a_low_and_a_high_end_in_order() -> None:
    """Where a machine is to compare a figure, it is not upside down."""
    amounts = [cell for _, section in SECTIONS for row in section.rows for cell in row.cells.values()]
    amounts += [entry.amount for _, section in SECTIONS for entry in section.entries if entry.amount]

    measured = [amount for amount in amounts if amount.low is not None and amount.high is not None]
    assert measured
    assert all(float(amount.low or 0) <= float(amount.high or 0) for amount in measured)
