"""A roadmap as a spreadsheet: a row for each thing that can be ticked, no cell of which is ever a formula."""

import csv
import io
from collections.abc import Iterator

from roadmap_cli.domain.events import Status
from roadmap_cli.domain.web_addresses import fault_of
from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.services.inventory import Inventory, ItemRecord

COLUMNS = (
    "roadmap",
    "stage",
    "step",
    "weeks",
    "id",
    "title",
    "part of",
    "kind",
    "level",
    "hours",
    "status",
    "since",
    "logged hours",
    "needs",
    "notes",
    "evidence",
    "links",
)

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How formulas begin, the full-width forms that some spreadsheets take for the same included."""


def csv_document(inventory: Inventory) -> str:
    """Give *inventory* as CSV: every cell quoted, on one line, and text to every spreadsheet.

    Lines end in a line feed, which every reader of CSV takes and a terminal shows.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in inventory.records:
        writer.writerows([list(map(cell, row)) for row in _rows(record, inventory)])
    return buffer.getvalue()


def cell(text: str) -> str:
    """Give *text* on one line and so that no spreadsheet runs it: with `'` before what would begin a formula."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_DANGEROUS) else line


def _rows(record: ItemRecord, inventory: Inventory) -> Iterator[tuple[str, ...]]:
    """Give a row for each topic of an item; what was written beside the item stands in the first."""
    item = record.item
    weeks = "" if record.step.weeks is None else "-".join(map(str, dict.fromkeys(record.step.weeks)))
    needs = "; ".join(" or ".join(map(inventory.titles.__getitem__, group)) for group in record.requires)
    where = (inventory.roadmap.id, record.stage.title, record.step.title, weeks and f"weeks {weeks}")
    addresses = [(link.role, link.url) for link in record.links if not fault_of(link.url)]
    written = (
        _number(record.logged_hours) if record.logged_hours else "",
        needs,
        " | ".join(f"{note.day}: {note.text}" for note in record.notes),
        " ".join(url for role, url in addresses if role == "evidence"),
        " ".join(url for role, url in addresses if role != "evidence"),
    )
    since = "" if record.day is None or item.status is Status.NONE else record.day
    if not item.topics:
        hours = _number(item.hours)
        yield (*where, item.id, item.title, "", item.kind, item.level, hours, item.status, since, *written)
    for number, topic in enumerate(item.topics):
        beside = ("", *written) if number == 0 else ("", "", needs, "", "", "")
        hours = _number(topic.hours)
        yield (*where, topic.id, topic.title, item.title, "topic", item.level, hours, topic.status, *beside)


def _number(hours: float) -> str:
    return f"{hours:g}"
