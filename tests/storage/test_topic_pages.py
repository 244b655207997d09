"""The pages beside a graph: names, summaries, and links however they are spelled."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.domain.imports import WebLink
from roadmap_cli.domain.web_addresses import fault_of
from roadmap_cli.storage.topic_pages import kind_of, link_of_line, page_of, read_pages

PAGE = """\
# Kettles

A **kettle** boils [water](https://example.com/water), and keeps
snake_case as `it` is.

Visit the following resources to learn more:

- [@official@Kettle [second edition]](https://example.com/Kettle_(vessel))
- [@article@Boil](https://example.com/boil "a title")
* [Plain](<https://example.com/plain>)
1. [@video@Watch](http://example.com/watch?v=1&t=(2)) and more
- [@roadmap.sh@Introduction](/guides/kettles)
- [@article@Bad](javascript:alert(1))
- [@article@Elsewhere](//example.com/kettle)
- [@article@Empty]()
- [@article@Broken](https://example.com/broken
- no link at all
[@article@No list](https://example.com/no-list)
"""


def test_a_page_is_its_first_paragraph_and_the_links_of_its_lists() -> None:
    """Brackets in titles and addresses stay, what is no web address is counted, one of the site becomes whole."""
    page = page_of("kettles@a.md", PAGE)

    assert page.summary == "A kettle boils water, and keeps snake_case as it is."
    assert page.unusable == 3
    assert page.links == (
        WebLink("Kettle [second edition]", "https://example.com/Kettle_(vessel)", "docs"),
        WebLink("Boil", "https://example.com/boil", "article"),
        WebLink("Plain", "https://example.com/plain", "article"),
        WebLink("Watch", "http://example.com/watch?v=1&t=(2)", "video"),
        WebLink("Introduction", "https://roadmap.sh/guides/kettles", "reference"),
        WebLink("Broken", "https://example.com/broken", "article"),
    )


@pytest.mark.parametrize(
    ("spelled", "kind"),
    [
        ("article", "article"),
        ("Article ", "article"),
        ("aricle", "article"),
        ("artilce", "article"),
        ("articles", "article"),
        ("official", "docs"),
        ("offical", "docs"),
        ("Official Documentation", "docs"),
        ("video", "video"),
        ("vidoe", "video"),
        ("YouTube", "video"),
        ("podcast", "video"),
        ("course", "course"),
        ("opensource", "repo"),
        ("open-source", "repo"),
        ("book", "book"),
        ("feed", "reference"),
        ("roadmap", "reference"),
        ("website", "reference"),
        ("roadmap.sh", "reference"),
        ("tutorial", "tutorial"),
        ("exercise", "practice"),
        ("paper", "spec"),
        ("tool", "tool"),
        ("", "article"),
        ("☃", "article"),
    ],
)
def test_kinds_are_understood_however_they_are_spelled(spelled: str, kind: str) -> None:
    """A kind that nobody has heard of is an article."""
    assert kind_of(spelled) == kind


@law
@given(st.text(alphabet='[]()@-*<>" \thttps://e.x/ab\\_`\x1b\u202e', max_size=120))
def test_no_line_gives_an_address_that_is_none(line: str) -> None:
    """Whatever a line holds, the link is a web address with a title of one line."""
    link = link_of_line(line)

    if link is not None:
        assert fault_of(link.url) is None
        assert link.title
        assert link.title.isprintable()


def test_pages_are_known_by_what_stands_behind_the_first_at_sign(tmp_path: Path) -> None:
    """Ids may begin with a hyphen; a link to elsewhere is no page, nor is a folder."""
    (tmp_path / "water@-t1.md").write_text("# Water\n\nWet.\n", "utf-8")
    (tmp_path / "spare@other.md").write_text("# Spare\n\nDry.\n", "utf-8")
    (tmp_path / "readme.md").write_text("no page", "utf-8")
    (tmp_path / "folder@x.md").mkdir()
    (tmp_path / "link@y.md").symlink_to(tmp_path / "readme.md")

    pages = read_pages(tmp_path, {"-t1"})

    assert {key: page.summary for key, page in pages.items()} == {"-t1": "Wet.", "other": None}
