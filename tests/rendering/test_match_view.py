"""The screen of `match`, as a person sees it."""

from rich.console import Console

from factories import make_catalogue, make_skill, make_technology
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.rendering.match_view import render_match
from roadmap_cli.services.lexicon import lexicon_of
from roadmap_cli.services.matching import find_mentions
from roadmap_cli.services.posting import compare_posting, compare_postings, read_found

CATALOGUE = make_catalogue(make_skill("sql"), make_skill("indexes", requires="sql"), make_skill("queues"))
LINES = ("Backend engineer", "Requirements:", "- indexes", "- no queues")


def _posting(lines: tuple[str, ...]) -> object:
    statuses = Statuses(CATALOGUE, Progress())
    found = find_mentions(lines, lexicon_of(CATALOGUE))
    reading = read_found(CATALOGUE, statuses, found, title=lines[0], kind="posting")
    return compare_posting(CATALOGUE, statuses, reading, {})


def _shown(result: object, width: int = 80) -> list[str]:
    console = Console(width=width, color_system=None, markup=False)
    with console.capture() as capture:
        console.print(render_match(result))  # type: ignore[arg-type]
    return [line.rstrip() for line in capture.get().splitlines()]


def test_a_posting_shows_what_is_missing_with_its_lines() -> None:
    """What is asked names its line, a prerequisite what it is needed for, and a negation stands apart."""
    assert _shown(_posting(LINES)) == [
        "Backend engineer  posting",
        "It asks for 1 skill: you have 0, are learning 0 and lack 1. What is missing",
        "takes 2 h, 1 prerequisite included.",
        "",
        "Missing, in the order of learning",
        "  ○ Sql      1 h  needed for Indexes",
        "  ○ Indexes  1 h  required: line 3 “indexes”",
        "",
        "Named, but not asked for",
        "  Queues  line 4 “queues”",
        "",
        "Read as a posting; if it is a résumé: roadmap match FILE --kind resume",
        "Plan just this: roadmap match FILE --plan --by DATE",
    ]


def test_no_title_is_cut_where_the_screen_is_narrow() -> None:
    """Titles and reasons wrap in their own columns, so that all of their words are there at 40 columns and at 80."""
    titles = ("Reading execution plans of slow statements", "Indexes, and when it is better not to add one")
    catalogue = make_catalogue(
        make_skill("plans", title=titles[0], aliases=("query plans",), requires="indexes"),
        make_skill("indexes", title=titles[1]),
    )
    statuses = Statuses(catalogue, Progress())
    lines = ("A job whose title is so long that it does not fit on a line of any usual screen", "- query plans")
    found = find_mentions(lines, lexicon_of(catalogue))
    reading = read_found(catalogue, statuses, found, title=lines[0], kind="posting")
    posting = compare_posting(catalogue, statuses, reading, {})

    for width in (40, 60, 80):
        shown = _shown(posting, width)
        words = " ".join(" ".join(shown).split())
        assert max(map(len, shown)) <= width
        assert all(word in words for title in (*titles, lines[0]) for word in title.split())
        assert {"“query", "plans”"} <= set(words.split())
        assert "…" not in words


def test_what_is_not_asked_stands_apart_by_the_name_that_was_used() -> None:
    """A technology and its skill, refused by the same word, are one row."""
    catalogue = make_catalogue(make_skill("queues"), technologies=[make_technology("kafka", skills="queues")])
    statuses = Statuses(catalogue, Progress())
    lines = ("Cook wanted", "No Kafka needed")
    reading = read_found(catalogue, statuses, find_mentions(lines, lexicon_of(catalogue)), title="Cook", kind="posting")

    shown = _shown(compare_posting(catalogue, statuses, reading, {}))

    assert shown[-2:] == ["Named, but not asked for", "  Kafka  line 2 “Kafka”"]


def test_a_text_that_names_nothing_says_so() -> None:
    """Nothing is made up."""
    assert _shown(_posting(("Cook wanted",))) == ["Cook wanted  posting", "It names no skill that we know."]


def test_several_postings_show_what_most_ask_for() -> None:
    """Each skill says how many ask for it, and what one learned skill opens is a sentence."""
    statuses = Statuses(CATALOGUE, Progress())
    postings = [_posting(LINES), _posting(("Data engineer", "You know queues and indexes"))]

    shown = _shown(compare_postings(CATALOGUE, statuses, postings))  # type: ignore[arg-type]

    assert shown[0] == "What 2 postings ask for"
    assert "  ○ Indexes  2 of 2  1 h" in shown
    assert "What opens most is Indexes: 2 of 2 postings, 1 h." in shown
