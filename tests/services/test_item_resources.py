"""What teaches an item, and in which order."""

from factories import make_catalogue, make_resource, make_roadmap, make_skill
from roadmap_cli.domain.catalogue import Resource
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.item_details import item_details

BOOK = make_resource("book")
JAVA, PYTHON = make_resource("java", language="java"), make_resource("py", language="python")
JOINS, AGAIN = make_resource("joins"), make_resource("book", kind="tutorial")
CATALOGUE = make_catalogue(
    make_skill("sql", topics="joins views"),
    "http",
    resources={"sql": [BOOK, JAVA, PYTHON], "sql/joins": [JOINS, AGAIN]},
)


def teaching(item: str, language: str | None = None) -> tuple[Resource, ...]:
    """Give what teaches *item*."""
    outlines = [outline_of(make_roadmap("sql http"), CATALOGUE)]
    return item_details(item, outlines, CATALOGUE, Progress(), language=language).resources


def test_a_skill_is_taught_by_what_teaches_its_topics_too() -> None:
    """Its own come first; an address that stands under both is given once."""
    assert teaching("sql") == (BOOK, JAVA, PYTHON, JOINS)


def test_a_topic_is_taught_by_what_teaches_its_skill() -> None:
    """Its own come first; what teaches another topic is no help."""
    assert teaching("sql/joins") == (JOINS, AGAIN, JAVA, PYTHON)
    assert teaching("sql/views") == (BOOK, JAVA, PYTHON)


def test_the_language_of_the_person_comes_first_and_nothing_is_left_out() -> None:
    """What is in no language follows, then what is in others; scripts see them all."""
    assert teaching("sql", "python") == (PYTHON, BOOK, JOINS, JAVA)
    assert item_details("sql", [], CATALOGUE, Progress(), language="python").language == "python"


def test_an_item_that_nothing_teaches_has_no_resources() -> None:
    """An empty list, not a missing one."""
    assert teaching("http") == ()
