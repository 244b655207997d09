"""Which of an item's resources a person sees."""

import io

from rich.console import Console
from sample_results import ITEM

from factories import make_resource
from roadmap_cli.domain.catalogue import Resource
from roadmap_cli.rendering.item_view import render_item


def shown(*resources: Resource, language: str | None = None) -> str:
    """Give the text of an item that *resources* teach."""
    console = Console(file=io.StringIO(), width=80, color_system=None)
    with console.capture() as capture:
        console.print(render_item(ITEM._replace(resources=resources, language=language)))
    return capture.get()


def test_resources_in_other_languages_are_left_out() -> None:
    """Who chose Python reads no Java; who chose nothing sees both."""
    resources = (make_resource("Snakes", language="python"), make_resource("Beans", language="java"))

    chosen, none = shown(*resources, language="python"), shown(*resources)

    assert ("Snakes" in chosen, "Beans" in chosen) == (True, False)
    assert ("Snakes" in none, "Beans" in none) == (True, True)


def test_without_a_resource_that_fits_there_is_no_heading() -> None:
    """A heading with nothing below would look like a fault."""
    assert "Where to learn it" not in shown(make_resource("Beans", language="java"), language="python")


def test_of_many_resources_the_first_are_shown_and_the_others_counted() -> None:
    """A screen does not fill up with addresses, and says how to see the rest."""
    text = shown(*(make_resource(f"Page {number}") for number in range(11)))

    assert ("Page 7\n" in text.replace("  docs, free", ""), "Page 8" in text) == (True, False)
    assert "3 more: roadmap resources http\n" in text
