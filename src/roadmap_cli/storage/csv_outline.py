"""A table of things to learn: a CSV whose first line names its columns."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping

from roadmap_cli.domain.drawings import Drop
from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.domain.identifiers import is_item_id
from roadmap_cli.domain.imports import Learnable, Material, WebLink
from roadmap_cli.domain.web_addresses import fault_of
from roadmap_cli.storage.outline_words import Entry, Gathering, level_of, minutes_of
from roadmap_cli.storage.topic_pages import plain

COLUMNS = {
    "title": ("title", "name", "topic", "skill", "item", "task"),
    "stage": ("stage", "section", "group", "phase", "month"),
    "step": ("step", "module", "week", "subject"),
    "level": ("level", "priority"),
    "hours": ("hours", "time", "duration", "estimate"),
    "url": ("url", "link", "resource", "address"),
    "summary": ("summary", "description"),
    "id": ("id", "key"),
}
"""What a column is for, and the names by which it is known."""

_SEPARATORS = ",;\t"


def looks_like_csv(text: str) -> bool:
    """Tell whether the first line of *text* names the columns of a table."""
    first = text.partition("\n")[0]
    return any(first.count(sign) for sign in _SEPARATORS) and "title" in _columns(_cells(first, _separator(first)))


def read_csv(text: str, path: str, *, name: str) -> Material:
    """Read a table: a row is a thing to learn, `stage` and `step` say where it stands, or the row above does.

    Raises BadDataError where no column holds titles, or the table cannot be read.
    """
    separator = _separator(text.partition("\n")[0])
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    gathering = Gathering(path)
    dropped: Counter[tuple[str, str]] = Counter()
    count = 0
    stage = step = ""
    try:
        header = next(rows, [])
        columns = _columns(header)
        if "title" not in columns:
            message = "No column is called title (or name, topic or skill); the first line must name the columns."
            raise BadDataError(message, path=path, line=1)
        for row in rows:
            cells = {what: row[place].strip() for what, place in columns.items() if place < len(row)}
            if not cells.get("title"):
                dropped["row", "it has no title"] += any(map(str.strip, row))
                continue
            if cells.get("stage"):
                stage, step = _plain(cells, "stage"), ""
            step = _plain(cells, "step") or step
            gathering.add(stage, step or stage or name, _entry(cells, gathering, dropped))
            count += 1
    except csv.Error as error:
        message = f"It cannot be read as a table: {error}."
        raise BadDataError(message, path=path, line=rows.line_num) from None
    if not count:
        message = "It holds nothing to learn: no row below the first line has a title."
        raise BadDataError(message, path=path)
    by = "column" if {"stage", "step"} & columns.keys() else "file"
    drops = tuple(Drop(kind, number, why) for (kind, why), number in sorted(dropped.items()) if number)
    return Material(name, "", gathering.groups(), {by: count}, (*drops, *_unknown(header, columns)))


def _entry(cells: Mapping[str, str], gathering: Gathering, dropped: Counter[tuple[str, str]]) -> Entry:
    title, level, hours, url = _plain(cells, "title"), cells.get("level"), cells.get("hours"), cells.get("url")
    found_level = level_of(level or "")
    minutes = minutes_of(hours or "", needs_unit=False)
    dropped["level", "it is none of essential, recommended and optional"] += bool(level) and found_level is None
    dropped["hours", "they are no number above 0 and up to 1,000"] += bool(hours) and minutes is None
    dropped["link", "its address is not of the web"] += bool(url) and fault_of(url or "") is not None
    links = (WebLink(title, url, "article"),) if url and fault_of(url) is None else ()
    name = cells.get("id", "")
    return Entry(
        Learnable(
            key=gathering.key(name or title),
            title=title,
            type="row",
            summary=_plain(cells, "summary")[:4_000] or None,
            minutes=minutes,
            links=links,
            item=name if is_item_id(name) else None,
        ),
        found_level,
    )


def _plain(cells: Mapping[str, str], what: str) -> str:
    """Give a cell as one line, without the sign that keeps a spreadsheet from taking it for a formula."""
    text = cells.get(what, "")
    return plain(text[1:] if text.startswith("'") and text[1:2] in "=+-@" else text)


def _columns(header: list[str]) -> dict[str, int]:
    """Map what a column is for to its place: for each the first of its names that is there."""
    places = {cell.strip().casefold(): place for place, cell in reversed(list(enumerate(header)))}
    found = {what: next((places[name] for name in names if name in places), None) for what, names in COLUMNS.items()}
    return {what: place for what, place in found.items() if place is not None}


def _unknown(header: list[str], columns: Mapping[str, int]) -> Iterator[Drop]:
    count = sum(bool(cell.strip()) for place, cell in enumerate(header) if place not in columns.values())
    if count:
        yield Drop("column", count, "its name is not known")


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])
