"""`resources`, `open` and `link --resource`."""

import webbrowser
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import MONDAY, Program
from roadmap_cli.domain.events import LINK, Draft
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.locations import find_locations


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Give the addresses that a browser was asked to open."""
    addresses: list[str] = []

    class Browser:
        def open(self, url: str) -> bool:
            addresses.append(url)
            return True

    monkeypatch.setattr(webbrowser, "get", Browser)
    return addresses


def forge_link(program: Program, url: str) -> None:
    """Put a link to *url* into the journal, as another program or version could have left it."""
    journal = Journal(find_locations({"ROADMAP_HOME": str(program.home)}))
    journal.append([Draft(LINK, "git", {"url": url, "role": "resource"})], moment=MONDAY.moment, day=MONDAY.today)


def rows(program: Program, *words: str) -> list[dict[str, Any]]:
    return program.json("resources", *words)["resources"]


def test_the_chosen_language_comes_first_and_others_are_left_out(roadmap: Program) -> None:
    """--language speaks for one command, `use --language` for all."""
    everything = rows(roadmap, "orms")
    go = rows(roadmap, "orms", "--language", "golang")
    roadmap.ok("use", "--language", "go")
    chosen = rows(roadmap, "orms")

    languages = [row["language"] for row in go]
    assert go == chosen
    assert set(languages) == {"go", None}
    assert languages == sorted(languages, key=lambda language: language is None)
    assert {row["language"] for row in everything} > {"go", None}
    assert {row["language"] for row in rows(roadmap, "orms", "--language", "java")} == {"java", None}


def test_a_kind_alone_keeps_its_numbers(roadmap: Program, opened: list[str]) -> None:
    """The number that the list shows is the one that `open` takes."""
    whole = rows(roadmap, "docker")
    kind = whole[-1]["kind"]
    [*_, last] = rows(roadmap, "docker", "--kind", kind)

    roadmap.ok("open", "docker", str(last["number"]))

    assert last == whole[-1]
    assert opened == [last["url"]]


def test_an_unknown_kind_is_answered_with_those_that_there_are(roadmap: Program) -> None:
    """A usage error that helps."""
    answer = roadmap("resources", "docker", "--kind", "boks")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("No resource is of the kind 'boks'. There are article, book, course, docs, own, ")


def test_links_of_ones_own_are_listed_last_and_open(small: Program, opened: list[str]) -> None:
    """`link --resource` keeps a page among them; evidence is none."""
    small.ok("link", "sql", "https://example.com/read", "--resource")
    small.ok("link", "sql", "https://example.com/built", "--evidence")

    listed = small.ok("resources", "sql")
    small.ok("open", "sql")

    assert listed.out == (
        "Where to learn SQL\n 1 kept by you  own\n   https://example.com/read\n\nOpen one: roadmap open sql 1\n"
    )
    assert opened == ["https://example.com/read"]
    assert [row["url"] for row in rows(small, "sql", "--kind", "own")] == opened


def test_without_an_item_it_is_about_what_is_being_learned(roadmap: Program) -> None:
    """And about the best next thing where nothing is."""
    best = roadmap.json("next", "-n", "1")["items"][0]["id"].partition("/")[0]
    before = roadmap.json("resources")["items"]
    roadmap.ok("start", "docker")
    roadmap.ok("start", "sql-basics")

    learning = roadmap.json("resources")

    assert before == [best]
    assert set(learning["items"]) == {"docker", "sql-basics"}
    assert {row["item"].partition("/")[0] for row in learning["resources"]} == {"docker", "sql-basics"}


def test_nothing_left_to_learn_asks_for_a_name(small: Program) -> None:
    """A finished roadmap has nothing to list of its own accord."""
    small.ok("done", "begin", "data", "ship")

    answer = small("resources")

    assert answer.code == 3
    assert answer.err.startswith("Nothing is being learned, and nothing is left to begin. Name an item")


def test_an_item_that_nothing_teaches_says_how_to_keep_a_page(small: Program) -> None:
    """An empty list would look like a fault."""
    assert small.ok("resources", "git").out == (
        "Where to learn Git\nNothing is known that fits.\nKeep a page of your own: roadmap link git URL --resource\n"
    )


def test_open_hands_the_address_to_the_browser(roadmap: Program, opened: list[str]) -> None:
    """The first one without a number, another with it, of another language where one is named."""
    listed = rows(roadmap, "orms")
    go = rows(roadmap, "orms", "--language", "go")

    roadmap.ok("open", "orms")
    answer = roadmap.json("open", "orms", "3")
    roadmap.ok("open", "orms", "1", "--language", "go")

    assert opened == [listed[0]["url"], listed[2]["url"], go[0]["url"]]
    assert (answer["url"], answer["opened"]) == (listed[2]["url"], True)


def test_without_a_browser_the_address_is_there_to_copy(small: Program) -> None:
    """In one piece, however narrow the screen is."""
    url = "https://example.com/" + "long/" * 30
    small.ok("link", "git", url, "--resource")

    answer = small.ok("open", "git")

    assert answer.out == f"{url}\n"
    assert small.json("open", "git")["opened"] is False


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://me:secret@example.com/",
        "https://me@example.com/",
        "data:text/html,hello",
        "--new-window",
        "https://example.com/\n--x",
        "ftp://example.com/",
    ],
)
def test_open_never_gives_a_browser_anything_but_a_plain_web_address(
    small: Program, opened: list[str], url: str
) -> None:
    """A link in the journal that no command would have kept is refused."""
    forge_link(small, url)
    assert [row["url"] for row in rows(small, "git")] == [url]

    answer = small("open", "git")

    assert (answer.code, answer.out, opened) == (4, "", [])
    assert "The address " in answer.err
    assert "so it is not opened" in answer.err


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://me:pw@example.com", "example.com"]
)
def test_link_keeps_plain_web_addresses_alone(small: Program, url: str) -> None:
    """The first of two doors."""
    answer = small("link", "git", url, "--resource")

    assert answer.code == 2
    assert small.journal() == {}


def test_open_starts_nothing_but_a_browser(small: Program, opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """No shell, no program, no other way of opening."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError

    small.ok("link", "git", "https://example.com/$(id)", "--resource")
    for name in ("os.system", "os.popen", "subprocess.Popen", "webbrowser.open"):
        monkeypatch.setattr(name, forbidden)

    small.ok("open", "git")

    assert opened == ["https://example.com/$(id)"]


def test_a_number_out_of_range_is_not_found(small: Program, opened: list[str]) -> None:
    """The sentence says how many there are; zero is no number at all."""
    small.ok("link", "git", "https://example.com/a", "--resource")

    beyond, none, zero = small("open", "git", "2"), small("open", "sql"), small("open", "git", "0")

    assert (beyond.code, beyond.err) == (
        3,
        "git has no resource 2: there are 1. See them with `roadmap resources git`.\n",
    )
    assert (none.code, none.err) == (
        3,
        "sql has no resource 1: there are none. See them with `roadmap resources sql`.\n",
    )
    assert (zero.code, opened) == (2, [])


def test_only_languages_that_skills_have_tools_for_can_be_chosen(roadmap: Program) -> None:
    """A language that the content knows by name alone would change nothing."""
    answer = roadmap("use", "--language", "php")

    assert answer.code == 3
    assert answer.err == (
        "No language is called 'php'. There are python, typescript, go, java, rust, csharp and kotlin.\n"
    )


def test_tools_follow_the_language(roadmap: Program) -> None:
    """`show` has a line for each language until one is chosen; `next` names the tools of the chosen one."""
    before = roadmap.ok("show", "orms").out
    roadmap.ok("use", "--language", "go")
    after = roadmap.ok("show", "orms").out
    shown = roadmap.json("next", "-n", "99")["items"]

    assert "  Python: SQLAlchemy" in before
    assert "  Go: GORM" in before
    assert ("  Go: GORM" in after, "Python: SQLAlchemy" in after) == (True, False)
    assert "  In 4 of the 5 sources\n" in after
    assert all(isinstance(item["tools"], list) for item in shown)
