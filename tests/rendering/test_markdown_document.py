"""Markdown in which every text is text: read back with a parser of CommonMark and of GitHub's tables."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sample_results import HANDBOOK, with_text

from factories import bundled, bundled_outline, law, make_standing
from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.markdown_document import escape, markdown
from roadmap_cli.services.handbook import Block, Grid, Handbook, Heading, ListEntry, Listing, handbook

SPECIAL = [
    "[x](javascript:alert(1))",
    "![x](https://a.example/i.png)",
    "<script>",
    "<!-- ",
    "<https://a.example>",
    "&lt;",
    "&#x3c;",
    "|",
    "# ",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "12) ",
    "= ",
    "===",
    "---",
    "***",
    "> ",
    "`",
    "```",
    "~~",
    "~~~",
    "_a_",
    "[ ] ",
    "[a]: https://a.example",
    "\\",
    "\n",
    "\n\n",
    "\r",
    "    ",
    "\t",
    "\x1b[31m",
    "\x00",
    "\u202e",
    "\u2028",
    "\ud800",
    "a",
    " ",
]
HOSTILE = st.lists(st.sampled_from(SPECIAL) | st.text(max_size=3), max_size=8).map("".join)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
INERT = {"text", "text_special", "strong_open", "strong_close"}
NOT_OURS = {"html_block", "code_block", "fence", "blockquote_open", "hr", "ordered_list_open"}


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def shape(blocks: tuple[Block, ...]) -> Counter[str]:
    """Count what a reader must find in a document of *blocks*, and nothing else."""

    def entries(listed: tuple[ListEntry, ...]) -> int:
        return sum(1 + entries(entry.below) for entry in listed)

    grids = [block for block in blocks if isinstance(block, Grid)]
    return Counter(
        heading_open=sum(isinstance(block, Heading) for block in blocks),
        list_item_open=sum(entries(block.entries) for block in blocks if isinstance(block, Listing)),
        table_open=len(grids),
        th_open=sum(len(grid.columns) for grid in grids),
        td_open=sum(len(row) for grid in grids for row in grid.rows),
    )


def check(document: Handbook) -> None:
    """Read *document* as Markdown and hold it against its blocks."""
    text = markdown(document)
    tokens = READER.parse(text)
    found = Counter(token.type for token in tokens)
    wanted = shape(document.blocks)
    assert {kind: found[kind] for kind in wanted} == dict(wanted)
    assert NOT_OURS & set(found) == set()
    assert {child.type for child in inline(tokens)} - INERT == set()
    assert text.endswith("\n")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", text)


@law
@given(HOSTILE, st.sampled_from(("", "# ", "- ", "Note: ")))
def test_a_text_is_shown_as_it_is(text: str, before: str) -> None:
    """In a paragraph, a heading or an entry: nothing but text, on one line, whose letters are those of the text."""
    tokens = READER.parse(f"{before}{escape(text)}")

    children = inline(tokens)
    plain = before if before == "Note: " and one_line(text) else before.strip() if before == "Note: " else ""
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert "\n" not in escape(text)
    assert kinds <= {"paragraph", "inline", "heading", "bullet_list", "list_item"}
    assert ("heading" in kinds, "list_item" in kinds) == (before == "# ", before == "- ")
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == plain + one_line(text)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("[x](javascript:a)", "\\[x\\](javascript:a)"),
        ("![x](y)", "\\!\\[x\\](y)"),
        ("<script>", "\\<script\\>"),
        ("a|b", "a\\|b"),
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("2026) a", "2026\\) a"),
        ("2026-03", "2026-03"),
        ("a - 1. b", "a - 1. b"),
        ("C# is no a_b", "C# is no a_b"),
        ("C #", "C \\#"),
        ("_a_ &amp; b & c", "\\_a\\_ \\&amp; b & c"),
        ("`a`", "\\`a\\`"),
        ("a\n# b", "a \\# b"),
        ("a\x1b[31mb", "a\ufffd\\[31mb"),
        ("", ""),
    ],
)
def test_markup_is_escaped_and_nothing_else(text: str, escaped: str) -> None:
    """What needs no backslash gets none, so that the document reads well as it stands."""
    assert escape(text) == escaped


@law
@given(HOSTILE)
def test_a_hostile_handbook_keeps_its_shape(text: str) -> None:
    """Behind every text: as many headings, entries and cells as there are, no link, no image, no HTML, no code."""
    check(with_text(HANDBOOK, text))


@law
@given(HOSTILE)
def test_a_handbook_that_begins_with_hostile_text_keeps_its_shape(text: str) -> None:
    """Every heading, entry and cell made of it alone, where something stands at all."""
    text = f"{text}a"
    entry = ListEntry(text, text, below=(ListEntry(text),))
    blocks = (Heading(2, text), Listing((entry, ListEntry(text))), Grid((text, text), ((text, ""), ("", text))))

    check(Handbook("x", text, blocks))


@pytest.mark.parametrize("roadmap", ["backend", "birjob", "bytepane", "resumax", "skillpath", "startupbricks"])
def test_the_bundled_roadmaps_are_read_as_they_were_written(roadmap: str) -> None:
    """Each heading, entry, task and cell is found again by a reader of Markdown."""
    assert roadmap in bundled().roadmaps

    check(handbook(make_standing(bundled_outline(roadmap))))


def test_a_table_has_a_cell_for_each_head() -> None:
    """Line by line, a pipe in a cell escaped and an empty cell kept."""
    document = markdown(Handbook("x", "x", (Grid(("", "a|b"), (("Go", ""), ("C", "$5"))),)))

    assert document == "|  | a\\|b |\n| --- | --- |\n| Go |  |\n| C | $5 |\n"


def test_the_sample_as_markdown() -> None:
    """The whole document as a person finds it."""
    assert (
        markdown(HANDBOOK)
        == """\
# A tiny way

**Source:** Somebody, Tiny

## First (month 1)

**Goal:** Begin.

### The web (week 1)

Speak it.

**To learn:**

- [ ] HTTP (3 h)
  - [x] Methods
  - Headers
- [x] Git

**Note:** The source has caches before tables.

## Milestones

- [x] **First answer**: Show it.
- [ ] **Apply** (skipped)

### Stores side by side

|  | Good for | Cost |
| --- | --- | --- |
| Tables | almost everything | $5 |
| Documents |  | $9 |

- **First**: Start with tables.
- **Who pays?** Few.
"""
    )
