"""Where to learn something: whose language, which kind, under which number."""

import pytest

from factories import make_catalogue, make_event, make_resource, make_skill
from roadmap_cli.domain.errors import NotFoundError, UsageError
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.opening import UnsafeAddressError, checked_address
from roadmap_cli.services.resources import ResourceList, resource_numbered, resources_of

BOOK = make_resource("Book", kind="book", minutes=90, free=False)
GO, JAVA = make_resource("Go", language="go"), make_resource("Java", language="java")
JOINS, AGAIN = make_resource("Joins"), make_resource("Book", kind="tutorial")
CATALOGUE = make_catalogue(
    make_skill("sql", topics="joins views", formerly="tables"),
    "http",
    "git",
    resources={"sql": [BOOK, JAVA, GO], "sql/joins": [JOINS, AGAIN], "http": [JAVA, JOINS]},
)
OWN = fold(
    [
        make_event("link", "sql", n=1, url="https://a.example", role="resource"),
        make_event("link", "sql", n=2, url="https://b.example", role="evidence"),
        make_event("link", "sql/views", n=3, url="https://c.example", role="resource"),
        make_event("link", "tables", n=4, url="https://d.example", role="resource"),
    ]
)


def listed(
    *items: str, language: str | None = None, kind: str | None = None, progress: Progress | None = None
) -> ResourceList:
    return resources_of(items, CATALOGUE, progress or Progress(), language=language, kind=kind)


def titles(*items: str, language: str | None = None, kind: str | None = None) -> list[str]:
    return [resource.title for resource in listed(*items, language=language, kind=kind).resources]


def test_the_language_comes_first_and_others_are_left_out() -> None:
    """Then what is in no language; without a language everything stays in its order."""
    assert titles("sql", language="go") == ["Go", "Book", "Joins"]
    assert titles("sql") == ["Book", "Java", "Go", "Joins"]


def test_an_address_is_listed_once() -> None:
    """The book stands under a topic of the skill too."""
    assert [row.url for row in listed("sql").resources].count(BOOK.url) == 1


def test_a_topic_is_taught_by_what_teaches_its_skill() -> None:
    """Its own pages first; those of other topics are no help."""
    assert titles("sql/joins") == ["Joins", "Book", "Java", "Go"]
    assert titles("sql/views") == ["Book", "Java", "Go"]


def test_a_resource_says_what_it_costs() -> None:
    """Hours where somebody has estimated them, and whether it is free."""
    book, *_, joins = listed("sql").resources

    assert (book.hours, book.free, book.kind, book.item) == (1.5, False, "book", "sql")
    assert (joins.hours, joins.free, joins.item) == (None, True, "sql/joins")


def test_the_links_that_a_person_keeps_come_last() -> None:
    """Those of the topics and of former ids too; what shows one's own work teaches nobody."""
    own = listed("sql", language="go", progress=OWN).resources[3:]

    assert [(row.url, row.kind) for row in own] == [
        ("https://a.example", "own"),
        ("https://d.example", "own"),
        ("https://c.example", "own"),
    ]
    assert [row.url for row in listed("sql", kind="own", progress=OWN).resources] == [row.url for row in own]


def test_a_number_means_the_same_whatever_is_listed() -> None:
    """It is counted for each item alone and before the kind is picked, so that `open` finds what the list showed."""
    several = listed("http", "sql", "http", language="go")

    assert several.items == ("http", "sql")
    assert [(row.item, row.number) for row in several.resources] == [
        ("http", 1),
        ("sql", 1),
        ("sql", 2),
        ("sql/joins", 3),
    ]
    whole = listed("sql")
    for kind in ("book", "docs"):
        for row in listed("sql", kind=kind).resources:
            assert row.kind == kind
            assert row == resource_numbered(whole, row.number)


def test_a_kind_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    """Nobody guesses the words."""
    with pytest.raises(UsageError) as caught:
        titles("sql", kind="boks")

    assert caught.value.hint == "There are book, docs, own, tutorial."


@pytest.mark.parametrize("number", [-1, 0, 5, 10**9])
def test_a_number_out_of_range_says_how_many_there_are(number: int) -> None:
    """And where to see them."""
    with pytest.raises(NotFoundError, match="there are 4") as caught:
        resource_numbered(listed("sql"), number)

    assert caught.value.hint == "See them with `roadmap resources sql`."
    with pytest.raises(NotFoundError, match="there are none"):
        resource_numbered(listed("git"), 1)


def test_nothing_to_learn_is_said() -> None:
    """Where nothing is being learned, a name is asked for."""
    with pytest.raises(NotFoundError, match="Nothing is being learned"):
        listed()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://me:secret@example.com",
        "https://me@example.com",
        "data:text/html,x",
        "--help",
        "https://",
        "https://example.com/\n",
        "",
    ],
)
def test_only_plain_web_addresses_may_be_opened(url: str) -> None:
    """Anything else is bad data, whoever wrote it."""
    with pytest.raises(UnsafeAddressError) as caught:
        checked_address(url)

    assert "is not opened" in str(caught.value)


def test_a_plain_web_address_may_be_opened() -> None:
    """It comes back as it was."""
    assert checked_address("http://example.com/a?b#c") == "http://example.com/a?b#c"
