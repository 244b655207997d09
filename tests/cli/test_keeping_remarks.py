"""`note` and `link`."""

import pytest

from conftest import Program


def test_notes_are_kept_in_order_and_shown_once_each(small: Program) -> None:
    """The answer to a new note shows all of them."""
    first = small.ok("note", "sql", "one")
    second = small.ok("note", "sql", "two\nlines")

    assert first.out == "SQL  sql\n\nNotes\n   1 one\n"
    assert first.err == "Saved. Take it back with `roadmap undo`.\n"
    assert second.out == "SQL  sql\n\nNotes\n   1 one\n   2 two\n     lines\n"
    assert small.ok("note", "sql").out == second.out
    assert small.ok("note", "sql").err == ""


def test_links_are_kept_with_their_role(small: Program) -> None:
    """--evidence tells what one built from what one read."""
    small.ok("link", "shop", "https://example.com/read")

    answer = small.ok("link", "shop", "https://example.com/built", "--evidence")

    assert answer.out == (
        "A small shop  shop\n\nLinks\n"
        "   1 https://example.com/read (resource)\n"
        "   2 https://example.com/built (evidence)\n"
    )


@pytest.mark.parametrize(
    ("command", "first", "second"), [("note", "one", "two"), ("link", "https://one.example", "https://two.example")]
)
def test_one_of_several_can_be_removed_and_brought_back(small: Program, command: str, first: str, second: str) -> None:
    """The numbers are those that the list shows; nothing is deleted for good."""
    small.ok(command, "sql", first)
    small.ok(command, "sql", second)

    removed = small.ok(command, "sql", "--remove", "1")
    left = small.ok(command, "sql").out
    small.ok("redo")

    assert f"Removed: {first}\n" in removed.out
    assert removed.err == "Saved. Take it back with `roadmap redo`.\n"
    assert (first in left, second in left) == (False, True)
    assert first in small.ok(command, "sql").out


def test_a_number_that_there_is_not(small: Program) -> None:
    """The sentence says how many there are."""
    small.ok("note", "sql", "one")

    answer = small("note", "sql", "--remove", "2")

    assert (answer.code, answer.err) == (3, "sql has no note 2: it has 1. See them with `roadmap show sql`.\n")


def test_remarks_belong_to_items_alone(small: Program) -> None:
    """A step or a roadmap has no notes of its own."""
    assert small("note", "web", "x").code == 3
    assert small("note", "tiny", "x").code == 3


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_empty_note_is_refused(small: Program, text: str) -> None:
    """There is nothing to keep."""
    answer = small("note", "sql", text)

    assert answer.code == 2
    assert answer.err.startswith("The note is empty.")
    assert small.journal() == {}


def test_a_long_note_is_kept_whole_and_shown_in_part_beyond_reason_refused(small: Program) -> None:
    """What is kept comes back whole in JSON; what is too long is not cut in silence."""
    text = "word " * 1_500

    small.ok("note", "sql", text)
    refused = small("note", "sql", text * 2)

    assert small.json("note", "sql")["notes"][0]["text"] == text
    assert len(small.ok("note", "sql").out) < 1_000
    assert refused.code == 2
    assert refused.err.startswith("The note has 15,000 characters; 10,000 are kept at most.")


def test_text_that_looks_like_an_option_can_be_kept(small: Program) -> None:
    """After `--` everything is text."""
    answer = small.ok("note", "sql", "--", "--json")

    assert answer.out == "SQL  sql\n\nNotes\n   1 --json\n"
