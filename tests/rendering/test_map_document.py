"""The map as a document: whole, small, and deaf to whatever its texts say."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from factories import (
    bundled,
    bundled_outline,
    make_catalogue,
    make_progress,
    make_roadmap,
    make_skill,
    make_stage,
    make_standing,
    make_step,
)
from roadmap_cli.domain.catalogue import Resource
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import Link, Note, Progress
from roadmap_cli.domain.roadmaps import Choice, Source, Stage
from roadmap_cli.rendering.map_cards import page_of
from roadmap_cli.rendering.map_document import map_document, policy_of
from roadmap_cli.services.inventory import Inventory, take_inventory

NASTY = Path(__file__).parents[1] / "nasty" / "yaml"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "]]><!--",
    "\x1b[31mred\x9b31m \u202eevil",
    "javascript:alert(1)",
]
BAD_URLS = [
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "file:///etc/passwd",
    "vbscript:msgbox(1)",
    "//host/share",
    "https://user:pw@evil.example",
    "ms-msdt:/id",
    'https://a.example/"onclick="alert(1)\n',
    "data:text/html,<script>alert(1)</script>",
]


class Reader(HTMLParser):
    """What a browser would find: elements, their attributes, and the text of scripts and styles."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.text: list[str] = []
        self._inside = ""
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._inside = tag

    def handle_endtag(self, _tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        self.raw[self._inside].append(data) if self._inside in self.raw else self.text.append(data)


def hostile_inventory(text: str, url: str = "https://a.example/") -> Inventory:
    """Give a roadmap that says *text* wherever something can be said, and leads to *url*."""
    skill = replace_texts(make_skill("http", topics="one two", title=text), text)
    other = make_skill("apis", requires="http", title=text)
    resource = Resource(text, url, "docs", None, 60, free=True, seen="nowhere")
    catalogue = make_catalogue(skill, other, resources={"http": [resource]})
    stage = make_stage("stage", make_step("first", "http", title=text), make_step("second", "apis"))._replace(
        title=text
    )
    outline = outline_of(make_roadmap(stage, title=text)._replace(audience=text), catalogue)
    progress = make_progress(
        {"http": "done"},
        notes={"http": (Note("e", "2026-11-01", text),)},
        links={"http": (Link("f", "2026-11-01", url, "evidence"),)},
    )
    return take_inventory(make_standing(outline), progress)


def replace_texts(skill, text: str):
    return skill._replace(summary=text, why=text) if hasattr(skill, "_replace") else replace(skill, summary=text)


def shape(document: str) -> list[tuple[str, list[str]]]:
    return [(tag, sorted(attributes)) for tag, attributes in Reader(document).elements]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_a_text(text: str) -> None:
    """Hostile words make the same elements with the same attributes as harmless ones, and are there to be read."""
    harmless, hostile = (map_document(hostile_inventory(words)) for words in ("words", text))

    def without_lines(document: str) -> list[tuple[str, list[str]]]:
        return [element for element in shape(document) if element[0] != "text"]

    assert without_lines(hostile) == without_lines(harmless)
    assert Reader(hostile).raw == Reader(harmless).raw
    assert not {"\x1b", "\x9b", "\u202e"} & set(hostile)


@pytest.mark.parametrize("path", sorted(NASTY.glob("1[1-3]*-*.yaml")), ids=lambda path: path.stem)
def test_the_hostile_samples_stay_texts(path: Path) -> None:
    """Whole hostile files as titles and notes make no element and no attribute."""
    text = path.read_bytes().decode(errors="replace")

    elements = Reader(map_document(hostile_inventory(text))).elements

    assert [tag for tag, _ in elements if tag in {"img", "iframe", "object", "embed", "base", "foreignobject"}] == []
    assert [tag for tag, _ in elements].count("script") == 1
    assert [name for _, attributes in elements for name in attributes if name.startswith("on") or name == "style"] == []


@pytest.mark.parametrize("url", BAD_URLS)
def test_only_plain_web_addresses_are_links(url: str) -> None:
    """An address of any other kind is shown as text and leads nowhere."""
    elements = Reader(map_document(hostile_inventory("words", url))).elements

    targets = [value for _, attributes in elements for name, value in attributes.items() if name in {"href", "src"}]
    assert {target for target in targets if not target.startswith("#")} == {"data:,"}


def test_links_to_elsewhere_tell_nothing_of_the_page() -> None:
    """What leads out of the page has rel=noopener, and nothing else in it has an address to load."""
    elements = Reader(map_document(hostile_inventory("words"))).elements

    outward = [attributes for _, attributes in elements if urlsplit(attributes.get("href", "")).scheme == "https"]
    assert outward != []
    assert {attributes["rel"] for attributes in outward} == {"noopener noreferrer"}


@pytest.mark.parametrize("roadmap", bundled().roadmaps)
def test_one_script_and_one_style_are_allowed(roadmap: str) -> None:
    """The policy names the hashes of exactly the script and the style that stand in the file; it is under 1 MiB."""
    document = map_document(take_inventory(make_standing(bundled_outline(roadmap)), Progress()))

    reader = Reader(document)
    (policy,) = [attributes["content"] for tag, attributes in reader.elements if "http-equiv" in attributes]
    assert policy == policy_of("".join(reader.raw["style"]), "".join(reader.raw["script"]))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert len(document.encode()) < 2**20


def test_every_item_stands_on_both_maps_in_a_table_and_among_the_details() -> None:
    """Nothing of a roadmap is missing anywhere, and every id in the file stands once."""
    inventory = take_inventory(make_standing(bundled_outline("birjob")), Progress())

    elements = Reader(map_document(inventory)).elements

    numbers = [str(number) for number in range(len(inventory.records))]
    assert sorted(a["data-n"] for tag, a in elements if a.get("class", "").startswith("tile")) == sorted(numbers * 2)
    assert [a["data-n"] for tag, a in elements if tag == "tr" and "data-n" in a] == numbers
    assert [a["data-n"] for tag, a in elements if tag == "article"] == numbers
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    known = {f"#{one}" for one in ids}
    assert {a["href"] for _, a in elements if a.get("href", "").startswith("#")} <= known


def step_rows(*stages: Stage) -> list[tuple[str, str, list[str]]]:
    """Give the steps of the tables: name, facts, and the items below."""
    catalogue = make_catalogue(*(make_skill(name) for name in ("http", "sql", "go", "rust", "docker")))
    standing = make_standing(outline_of(make_roadmap(*stages), catalogue))
    page = page_of(take_inventory(standing, Progress()))
    return [(step.name, step.facts, [card.id for card in step.cards]) for one in page.stages for step in one.steps]


def test_the_tables_say_under_which_step_an_item_stands() -> None:
    """With its weeks, and how many are enough where one chooses among its items; not of technologies."""
    rows = step_rows(
        make_stage(
            "a",
            make_step("web", "http", title="The web", weeks=(1, 2)),
            make_step("data", "sql", title="Data", choice=Choice(("typescript", "python"), 1)),
            make_step("words", "go rust", title="A language", choice=Choice(("go", "rust"), 1)),
        ),
    )

    assert rows == [
        ("The web", "weeks 1\u20132", ["http"]),
        ("Data", "", ["sql"]),
        ("A language", "1 of 2 is enough", ["go", "rust"]),
    ]


def test_where_each_step_of_a_stage_is_its_item_the_tables_name_none() -> None:
    """The same words twice tell nobody anything; but where one step is named all are, so that it ends."""
    rows = step_rows(make_stage("a", make_step("web", "http"), make_step("data", "sql")))

    assert [name for name, _, _ in rows] == ["", ""]


def test_the_lead_says_a_source_only_where_there_is_one() -> None:
    """A roadmap of one's own comes from nowhere."""
    standing = make_standing(outline_of(make_roadmap("http"), make_catalogue(make_skill("http"))))
    inventory = take_inventory(standing, Progress())
    lone = inventory._replace(
        roadmap=inventory.roadmap._replace(source=Source(None, "", None, None, None), audience=None)
    )

    assert page_of(lone).lead == ""
    assert page_of(lone._replace(roadmap=lone.roadmap._replace(audience="For you."))).lead == "For you."
