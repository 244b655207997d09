"""Tools that keep entries: watson the time, jrnl notes, buku pages."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

from other_tools import (
    ALL_AT_5000,
    Found,
    Side,
    Tool,
    Work,
    our_change,
    our_entries,
    our_next,
    our_sums,
)
from runs import ask
from worlds import FOUND_OUT, PAGE

from roadmap_cli.domain.events import LINK, NOTE

BEGIN = datetime(2024, 12, 1, 9, tzinfo=UTC)
LEARNED = "What I learned."


def fill_watson(found: Found) -> None:
    """Write half an hour for each thing into its file of frames."""
    (found.home / "watson").mkdir()
    frames = []
    for thing in found.world.things:
        start = int((BEGIN + timedelta(hours=thing.number)).timestamp())
        frames.append([start, start + 1800, thing.title, UUID(int=thing.number + 1).hex, [], start + 1800])
    (found.home / "watson" / "frames").write_text(json.dumps(frames), "utf-8")


def watson_works(found: Found) -> Iterator[Work]:
    """All entries of time, the sums of them, and adding one."""
    program, titles = found.program, found.titles

    def add(number: int) -> list[str]:
        return [program, "add", "-f", f"2026-11-{number % 9 + 10} 08:00", "-t", "08:30", titles[number]]

    every = Side("watson log --all", lambda _: [program, "log", "--all", "-G"], titles)
    yield Work(every, our_entries(found), ALL_AT_5000)
    sums = Side("watson report --all", lambda _: [program, "report", "--all", "-G"], (*titles, "Total"))
    yield Work(sums, our_sums(found), ALL_AT_5000)
    yield Work(Side("watson add", add, ("Adding",)), our_change(found, "log ITEM 30m", "30m"), ALL_AT_5000)


def fill_jrnl(found: Found) -> None:
    """Write an entry for each thing into its journal, a text file."""
    when = (BEGIN + timedelta(hours=thing.number) for thing in found.world.things)
    entries = (
        f"[{at:%Y-%m-%d %H:%M}] {thing.title}.\n{FOUND_OUT}\n\n"
        for at, thing in zip(when, found.world.things, strict=True)
    )
    (found.home / "journal.txt").write_text("".join(entries), "utf-8")
    (found.home / "jrnl.yaml").write_text(
        f"version: v4\njournals:\n  default:\n    journal: {found.home}/journal.txt\n"
        "timeformat: '%Y-%m-%d %H:%M'\ncolors: {body: none, date: none, tags: none, title: none}\n"
        "default_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\nhighlight: false\n"
        "indent_character: '|'\nlinewrap: 79\ntagsymbols: '@'\ntemplate: false\n",
        "utf-8",
    )


def jrnl_works(found: Found) -> Iterator[Work]:
    """All entries, the last three, and adding one."""
    program, titles = [found.program, "--config-file", str(found.home / "jrnl.yaml")], found.titles

    def last(count: int) -> list[str]:
        return [*program, "-n", str(count), "--short"]

    def add(number: int) -> list[str]:
        return [*program, f"2026-11-{number % 9 + 10} 08:00: {LEARNED}"]

    every = Side("jrnl --short", lambda _: [*program, "--short"], titles)
    yield Work(every, our_entries(found), ALL_AT_5000)
    yield Work(Side("jrnl -n 3 --short", lambda _: last(3), titles[-1:]), our_next(), ALL_AT_5000)
    added = Side("jrnl TEXT", add, (LEARNED.rstrip("."),), look=lambda _: last(1))
    yield Work(added, our_change(found, "note ITEM TEXT", LEARNED), ALL_AT_5000)


def fill_buku(found: Found) -> None:
    """Import a page for each thing from a list in Markdown."""
    pages = "".join(f"- [{thing.title}]({PAGE}{thing.number})\n" for thing in found.world.things)
    path = found.home / "pages.md"
    path.write_text(pages, "utf-8")
    ask([found.program, "--nostdin", "--tacit", "--import", str(path)], found.surroundings)


def buku_works(found: Found) -> Iterator[Work]:
    """All pages, the last three, and adding one."""
    program, titles = [found.program, "--nostdin", "--nc", "--np"], found.titles

    def add(number: int) -> list[str]:
        return [*program, "--offline", "--add", f"{PAGE}new/{number}", "--title", "A page"]

    yield Work(Side("buku --print", lambda _: [*program, "--print"], titles), our_entries(found), ALL_AT_5000)
    last = Side("buku --print -3", lambda _: [*program, "--print", "-3"], titles[-1:])
    yield Work(last, our_next(), ALL_AT_5000)
    yield Work(
        Side("buku --add URL", add, (f"{PAGE}new/",)), our_change(found, "link ITEM URL", f"{PAGE}new/"), ALL_AT_5000
    )


WATSON = Tool("watson", "td-watson", "watson", fill_watson, watson_works)
JRNL = Tool("jrnl", "jrnl", "jrnl", fill_jrnl, jrnl_works, NOTE)
BUKU = Tool("buku", "buku", "buku", fill_buku, buku_works, LINK)
