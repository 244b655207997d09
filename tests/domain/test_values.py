"""The small values: items of the catalogue, levels, hours, events, errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law, make_catalogue, make_event, make_project, make_skill
from roadmap_cli.domain import errors
from roadmap_cli.domain.errors import BadDataError, NotSavedError, RoadmapError, quote
from roadmap_cli.domain.hours import in_hours, in_minutes, in_words
from roadmap_cli.domain.levels import Level, strictest

CATALOGUE = make_catalogue(
    make_skill("sql", topics={"joins": 60, "views": 30}, formerly="tables"), make_project("shop")
)


def test_a_catalogue_knows_each_item_by_its_id() -> None:
    """Skills, projects and topics are items; a topic belongs to its skill; a leaf is its own."""
    assert list(CATALOGUE.items()) == ["sql", "sql/joins", "sql/views", "shop"]
    assert [CATALOGUE.kind(item) for item in CATALOGUE.items()] == ["skill", "topic", "topic", "project"]
    assert [CATALOGUE.title(item) for item in CATALOGUE.items()] == ["Sql", "Joins", "Views", "Shop"]
    assert [CATALOGUE.minutes(item) for item in CATALOGUE.items()] == [90, 60, 30, 60]
    assert [CATALOGUE.owner(item).id for item in CATALOGUE.items()] == ["sql", "sql", "sql", "shop"]
    assert CATALOGUE.leaves("sql") == ("sql/joins", "sql/views")
    assert CATALOGUE.leaves("sql/joins") == ("sql/joins",)
    assert all(item in CATALOGUE for item in CATALOGUE.items())
    assert not any(item in CATALOGUE for item in ("tables", "joins", "sql/", "", None))


def test_an_id_of_former_days_leads_to_its_heirs() -> None:
    """Several skills may have taken its place."""
    split = make_catalogue(make_skill("a", formerly="old"), make_skill("b", formerly="old older"))

    assert split.current_id == {"old": ("a", "b"), "older": ("b",)}


def test_levels_are_ordered_by_strictness() -> None:
    """Essential is the strictest, optional the laxest."""
    assert sorted(Level, key=lambda level: level.rank) == [Level.ESSENTIAL, Level.RECOMMENDED, Level.OPTIONAL]
    assert Level.RECOMMENDED is strictest([Level.OPTIONAL, Level.RECOMMENDED, Level.OPTIONAL])


@law
@given(st.integers(0, 10_000_000))
def test_hours_give_the_minutes_back(minutes: int) -> None:
    """Rounded to hundredths, hours still tell each minute from the next."""
    assert minutes == in_minutes(in_hours(minutes))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 h"), (1, "1 min"), (59, "59 min"), (60, "1 h"), (974, "16 h 14 min"), (65_400, "1,090 h")],
)
def test_minutes_are_told_in_hours_and_minutes(minutes: int, words: str) -> None:
    """Whole hours have no minutes, and less than an hour no hours."""
    assert words == in_words(minutes)


def test_whole_hours_are_whole_numbers() -> None:
    """A script reads 2, not 2.0."""
    assert (str(in_hours(120)), str(in_hours(90))) == ("2", "1.5")


def test_an_event_without_a_batch_is_its_own() -> None:
    """The batch is what the events of one command share, a text whatever was written."""
    assert make_event("note", name="a" * 32).batch == "a" * 32
    assert make_event("note", batch="b").batch == "b"
    assert make_event("note", batch=7).batch == "7"


@law
@given(st.text(max_size=300))
def test_a_quotation_is_short_and_plain(text: str) -> None:
    """At most 80 characters of the text are quoted, and none that moves a cursor."""
    quoted = quote(text)

    assert quoted.isprintable()
    assert len(eval(quoted)) <= 80
    assert len(text) > 80 or eval(quoted) == text


def test_each_failure_has_a_code_of_its_own_and_a_documented_exit_code() -> None:
    """Scripts tell failures apart by code; the exit codes are those of the design."""
    failures = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, RoadmapError) and kind is not RoadmapError
    ]

    assert len({kind.code for kind in failures}) == len(failures)
    assert {kind.code: kind.exit_code for kind in failures} == {
        "usage": 2,
        "not_found": 3,
        "ambiguous": 3,
        "bad_data": 4,
        "newer_format": 4,
        "not_saved": 1,
        "declined": 1,
        "locked": 5,
        "sync_failed": 1,
        "no_git": 1,
        "unreachable": 1,
        "no_access": 1,
        "not_a_repository": 1,
        "other_files": 1,
        "conflict": 5,
    }


def test_a_failure_is_a_sentence_that_says_where() -> None:
    """Bad data names file and line; what could not be saved says so first."""
    assert str(BadDataError("It is wrong.", path="data/a.yaml", line=3)) == "data/a.yaml, line 3: It is wrong."
    assert str(BadDataError("It is wrong.", path="data/a.yaml")) == "data/a.yaml: It is wrong."
    assert str(NotSavedError("the disk is full.")) == "NOT saved: the disk is full."
    assert (str(error := RoadmapError("It is so.", hint="Try this.")), error.hint) == ("It is so.", "Try this.")
