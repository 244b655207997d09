"""The maps in a real Chromium: `nox -s browser` brings what this needs; without that the tests are skipped."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from drawn_graphs import large_graph
from factories import (
    bundled,
    bundled_outline,
    make_catalogue,
    make_progress,
    make_roadmap,
    make_skill,
    make_stage,
    make_step,
)
from roadmap_cli.domain.outline import Outline, outline_of
from roadmap_cli.domain.progress import Link, Note, Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.rendering.map_document import map_document
from roadmap_cli.services.graph_reading import read_drawing
from roadmap_cli.services.import_drafting import draft_import
from roadmap_cli.services.inventory import take_inventory
from roadmap_cli.services.standing import Standing
from roadmap_cli.storage.roadmapsh_schema import graph_of

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: `nox -s browser`")
CHROMIUM = os.environ.get("ROADMAP_CHROMIUM") or shutil.which("chromium")
AXE = os.environ.get("ROADMAP_AXE", "")
if CHROMIUM is None:
    pytest.skip("there is no chromium on this machine", allow_module_level=True)

SYNTHETIC, IMPORTED, HOSTILE = "300 topics", "an imported graph of 300", "hostile"
ROADMAPS = [*bundled().roadmaps, SYNTHETIC, IMPORTED]
SIZES = [(1280, 900), (400, 800)]
EVIL = (
    '"><img src=x onerror=window.hacked=1><script>window.hacked=1</script>',
    "</script><script>window.hacked=1</script>",
    "</text></svg><svg onload=window.hacked=1>",
    "javascript:window.hacked=1",
    "W" * 300,
    "\u202e\x1b[31m{{7*7}}",
    "漢字" * 40,
)


def synthetic() -> Outline:
    """Give a roadmap of 300 items in ten stages, each needing up to three before it."""
    random = Random(300)  # the same one each time
    words = ["queues", "indexes", "Unicode", "WWW", "a", "transactions", "of", "services", "HTTP/3", "observability"]
    skills = [
        make_skill(
            f"item-{number}",
            requires=[
                f"item-{one}" for one in {random.randrange(number) for _ in range(random.randrange(4))} if number
            ],
            title=" ".join(random.choices(words, k=random.randint(1, 7))),
        )
        if number
        else make_skill("item-0")
        for number in range(300)
    ]
    stages = [
        make_stage(f"stage-{ten}", make_step(f"step-{ten}", [skill.id for skill in skills[ten * 30 : ten * 30 + 30]]))
        for ten in range(10)
    ]
    return outline_of(make_roadmap(*stages), make_catalogue(*skills))


def imported() -> Outline:
    """Give a graph of 300 things to learn as it is imported, with what the catalogue has linked."""
    material = read_drawing(graph_of(large_graph(), "way.json"), {}, name="way")
    catalogue = bundled().catalogue
    way = draft_import(material, catalogue, name="way", file="way.json", may_link=True)
    own = {skill.id: skill for skill in way.skills}
    return outline_of(way.roadmap, replace(catalogue, skills={**catalogue.skills, **own}))


def hostile() -> Outline:
    """Give a roadmap whose every title is an attack."""
    skills = [make_skill(f"item-{number}", title=text, topics="one two") for number, text in enumerate(EVIL)]
    step = make_step("step", [skill.id for skill in skills], title=EVIL[0])
    stage = make_stage("stage", step)._replace(title=EVIL[0])
    return outline_of(make_roadmap(stage, title=EVIL[1]), make_catalogue(*skills))


def begun(outline: Outline) -> Progress:
    """Give the progress of somebody who has items of every status, and notes and evidence."""
    states = ("done", "known", "learning", "skipped", "none")
    leaves = list(outline.step_of)
    items = [counted for step in outline.leaves_of.values() for counted in step.values()]
    return make_progress(
        {leaf: states[number % 5] for number, item in enumerate(items[: len(items) // 2]) for leaf in item},
        notes={leaves[0]: (Note("e", "2026-11-01", EVIL[0]),)},
        links={leaves[0]: (Link("f", "2026-11-01", "https://example.com/a", "evidence"),)},
    )


@pytest.fixture(scope="session")
def maps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("maps")
    outlines = {name: bundled_outline(name) for name in bundled().roadmaps}
    outlines |= {SYNTHETIC: synthetic(), IMPORTED: imported(), HOSTILE: hostile()}
    paths = {}
    for number, (name, outline) in enumerate(outlines.items()):
        progress = begun(outline)
        paths[name] = folder / f"{number}.html"
        standing = Standing(outline, Statuses(outline.catalogue, progress))
        paths[name].write_text(map_document(take_inventory(standing, progress)), "utf-8")
    return paths


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page, and what it did that it should not have done."""

    page: Any
    faults: list[str] = field(default_factory=list)


@pytest.fixture
def show(chromium: Any, maps: dict[str, Path]) -> Iterator[Any]:
    """Open a map; at the end nothing was complained about and nothing was asked of anybody."""
    opened: list[Opened] = []

    def one(name: str, width: int = 1280, height: int = 900, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        found = Opened(context.new_page())
        address = maps[name].as_uri()
        found.page.on("console", lambda message: found.faults.append(message.text))
        found.page.on("pageerror", lambda error: found.faults.append(str(error)))
        found.page.on("dialog", lambda dialog: (found.faults.append("dialog"), dialog.dismiss()))
        found.page.on(
            "request",
            lambda request: request.url.split("#")[0] in {address, "data:,"} or found.faults.append(request.url),
        )
        opened.append(found)
        found.page.goto(address)
        return found.page

    yield one
    assert [fault for found in opened for fault in found.faults] == []
    for found in opened:
        found.page.context.close()


GEOMETRY = """() => {
  const shown = [...document.querySelectorAll('.region')].find((region) => region.offsetParent !== null);
  const box = (element) => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  return {
    tiles: [...shown.querySelectorAll('.tile')].map((tile) => ({
      box: box(tile.querySelector('rect')), texts: [...tile.querySelectorAll('text, use')].map(box)})),
    heads: [...shown.querySelectorAll('text.head, text.told')].map(box),
    bands: [...shown.querySelectorAll('.band')].map(box),
    page: [document.documentElement.scrollWidth, document.documentElement.clientWidth],
  };
}"""


EMPTY_STEPS = """() => [...document.querySelectorAll('#tables tbody')].filter(
  (step) => step.offsetParent !== null && ![...step.querySelectorAll('tr[data-n]')].some((row) => !row.hidden)
).length"""


def apart(a: list[float], b: list[float]) -> bool:
    return a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5


def inside(a: list[float], b: list[float]) -> bool:
    return a[0] >= b[0] - 0.5 and a[1] >= b[1] - 0.5 and a[2] <= b[2] + 0.5 and a[3] <= b[3] + 0.5


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", [*ROADMAPS, HOSTILE])
def test_nothing_overlaps(show: Any, name: str, width: int, height: int) -> None:
    """Tiles stand apart, words stay in their tile, heads stay clear, and the page never scrolls sideways."""
    found = show(name, width, height).evaluate(GEOMETRY)

    tiles = [tile["box"] for tile in found["tiles"]]
    assert [(a, b) for number, a in enumerate(tiles) for b in tiles[number + 1 :] if not apart(a, b)] == []
    assert [t for tile in found["tiles"] for t in tile["texts"] if not inside(t, tile["box"])] == []
    assert [head for head in found["heads"] if not all(apart(head, tile) for tile in tiles)] == []
    assert [head for head in found["heads"] if not any(inside(head, band) for band in found["bands"])] == []
    assert found["page"][0] <= found["page"][1]


@pytest.mark.parametrize("name", ROADMAPS)
def test_a_phone_shows_tables_as_entries(show: Any, name: str) -> None:
    """No column is squeezed: each title has the whole width, and what belongs to it stands below."""
    page = show(name, 400, 800)

    widths = page.evaluate("[...document.querySelectorAll('#tables tr[data-n] th')].map((cell) => cell.clientWidth)")
    assert min(widths) > 340
    assert page.get_by_role("table").count() > 0
    assert page.get_by_role("rowheader").count() >= len(widths)


def test_hostile_titles_do_nothing(show: Any) -> None:
    """They are words: no script of theirs ran, no image of theirs is there, and they can be read."""
    page = show(HOSTILE)
    for number in range(len(EVIL)):
        page.locator(".wide .tile").nth(number).click()
        assert page.locator("#panel-title").inner_text() != ""
        page.keyboard.press("Escape")

    assert page.evaluate("window.hacked === undefined && document.images.length === 0 && document.scripts.length === 1")
    assert EVIL[0] in page.locator("#panel-title, article h3").all_text_contents()


def test_filters_leave_what_is_wanted(show: Any) -> None:
    """What is filtered out loses its words, its curves, its row and its place in the keyboard's way; and comes back."""
    page = show("birjob")
    total = page.locator(".wide .tile").count()
    done = page.locator(".wide .tile.s-done").count()

    page.get_by_role("checkbox", name="done").uncheck()

    assert page.locator(".shown").inner_text() == f"{total - done} of {total} items"
    assert page.locator(".wide .tile.out").count() == page.locator(".wide .tile.s-done.out").count() == done
    assert page.locator("#tables tr[data-n]:visible").count() == total - done
    assert page.evaluate(EMPTY_STEPS) == 0
    assert page.locator(".wide .tile.out[tabindex='0']").count() == 0
    page.get_by_role("checkbox", name="essential").uncheck()
    assert page.locator(".wide .tile.l-essential:not(.out)").count() == 0
    page.get_by_role("checkbox", name="essential").check()
    page.get_by_role("checkbox", name="done").check()
    assert page.locator(".shown").inner_text() == f"All {total} items"
    assert page.locator(".tile.out").count() == 0
    assert page.locator("#tables tr:not([hidden])").count() == page.locator("#tables tr").count()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_click_shows_everything_about_an_item(show: Any, width: int, height: int) -> None:
    """The details have the item's title and lead on to what it needs; Escape closes them and gives the focus back."""
    page = show("backend", width, height)
    tile = page.locator(".tile:visible").nth(6)
    number = tile.get_attribute("data-n")
    title = page.locator(f"#d-{number} h3").text_content()

    tile.click()

    assert page.locator("#panel-title").inner_text() == title
    assert page.locator("#panel").is_visible()
    page.locator("#panel a[href^='#d-']").first.click()
    assert page.locator("#panel-title").inner_text() != title
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.dataset.n") == number


def test_the_keyboard_goes_everywhere(show: Any) -> None:
    """One stop for Tab; arrows reach every item, Enter opens, and what an item needs and opens is traced."""
    page = show("startupbricks")
    page.locator(".wide .tile").first.focus()
    page.keyboard.press("Home")
    seen = set()
    for _ in range(page.locator(".wide .tile").count()):
        seen.add(page.evaluate("document.activeElement.dataset.n"))
        page.keyboard.press("ArrowRight")

    assert len(seen) == page.locator(".wide .tile").count()
    page.keyboard.press("Home")
    first = page.evaluate("document.activeElement.dataset.row")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.row") != first
    assert page.locator(".wide.tracing").count() == 1
    assert page.locator(".wide .tile[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()


def test_hovering_traces_all_that_leads_to_an_item(show: Any) -> None:
    """The curves that light up are those of the item's prerequisites, all the way back, and of what it opens."""
    page = show("backend")
    needy = page.evaluate("document.querySelector('.wide .curve:last-of-type').dataset.after")

    page.locator(f".wide .tile[data-n='{needy}']").hover()

    direct = page.locator(f".wide .curve[data-after='{needy}']").count()
    assert page.locator(f".wide .curve.before[data-after='{needy}']").count() == direct > 0
    assert page.locator(".wide .curve.before").count() >= direct
    page.mouse.move(0, 0)
    assert page.locator(".tracing").count() == 0


def test_the_theme_follows_the_system_or_the_button(show: Any) -> None:
    """Light and dark are drawn differently, and the button wins over the system."""
    colour = "getComputedStyle(document.body).backgroundColor"
    light, dark = show("birjob", color_scheme="light"), show("birjob", color_scheme="dark")

    assert light.evaluate(colour) != dark.evaluate(colour)
    dark.locator(".theme").click()
    assert dark.evaluate(colour) == light.evaluate(colour)


def test_without_scripts_everything_is_there(show: Any) -> None:
    """Items lead to their details, which stand on the page, and no control is shown that would do nothing."""
    page = show("birjob", java_script_enabled=False)

    assert page.locator("#details article").first.is_visible()
    assert page.locator("form.filters").is_hidden()
    page.locator(".wide .tile").nth(3).click()
    assert page.url.endswith("#d-3")


def test_paper_has_the_whole_map_and_the_tables(show: Any) -> None:
    """On paper the map is broken into pages that together hold all of it, and the tables follow."""
    page = show("backend", color_scheme="dark")
    page.emulate_media(media="print")

    parts = page.evaluate(
        "[...document.querySelectorAll('.paper svg')]"
        ".map((part) => part.viewBox.baseVal).map((box) => [box.y, box.height])"
    )
    whole = float(page.locator(".wide svg").get_attribute("height"))
    assert parts[0][0] == 0
    assert all(abs(a[0] + a[1] - b[0]) < 0.2 for a, b in pairwise(parts))
    assert abs(sum(parts[-1]) - whole) < 0.2
    assert page.locator("#tables").is_visible()
    assert page.locator("form.filters").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(page.pdf(prefer_css_page_size=True)) > 10_000


@pytest.mark.skipif(not AXE, reason="axe-core is not here: ROADMAP_AXE names its axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", ["backend", SYNTHETIC, IMPORTED])
def test_axe_finds_nothing(show: Any, name: str, width: int, height: int, scheme: str) -> None:
    """No rule of axe-core is broken, with the details closed and open."""
    page = show(name, width, height, color_scheme=scheme, bypass_csp=True)
    page.evaluate(Path(AXE).read_text("utf-8"))
    run = "async () => (await axe.run()).violations.map((rule) => [rule.id, rule.nodes.slice(0, 3).map((n) => n.html)])"

    closed = page.evaluate(run)
    page.locator(".tile:visible").nth(4).click()
    opened = page.evaluate(run)

    assert (closed, opened) == ([], [])
