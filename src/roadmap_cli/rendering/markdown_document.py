"""A handbook as Markdown: no raw HTML, no images, nothing that a text could smuggle in."""

import re
from collections.abc import Iterator

from roadmap_cli.domain.events import Status
from roadmap_cli.domain.web_addresses import fault_of
from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.services.handbook import Block, Grid, Handbook, Heading, ListEntry, Listing, Paragraph

# What CommonMark and the tables of GitHub take for markup: an underscore only at the edge of a word, a
# number sign only where it stands alone, as behind a heading.
_MARKUP = re.compile(r"([\\`*{}\[\]<>|~!]|(?<!\w)_|_(?!\w)|(?<=\s)#|&(?=#?\w+;))")
_BLOCK_START = re.compile(r"^([-+=#])|^(\d{1,9})([.)])(?=\s|$)")


def markdown(document: Handbook) -> str:
    """Give *document* as Markdown, ending in a line feed."""
    parts = [part for block in document.blocks for part in _block(block)]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Give *text* on one line so that Markdown shows it as it is."""
    escaped = _MARKUP.sub(r"\\\1", one_line(text))
    return _BLOCK_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", escaped)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"{'#' * level} {escape(text)}"
        case Paragraph(text=text, label=label):
            yield " ".join(filter(None, (f"**{escape(label)}:**" if label else "", escape(text))))
        case Listing(entries=entries):
            yield "\n".join(line for entry in entries for line in _entry(entry))
        case Grid(columns=columns, rows=rows):
            yield "\n".join((_row(columns), _row(tuple("---" for _ in columns), raw=True), *map(_row, rows)))


def _entry(entry: ListEntry, indent: str = "") -> Iterator[str]:
    tick = "" if entry.status is None else f"[{'x' if entry.status.is_learned else ' '}] "
    skipped = " (skipped)" if entry.status is Status.SKIPPED else ""
    label = f"**{escape(entry.label)}**" if entry.label else ""
    joint = "" if not label or not entry.text else " " if str(entry.label).endswith(("?", "!", ".", ":")) else ": "
    yield f"{indent}- {tick}{label}{joint}{_text(entry)}{skipped}"
    for below in entry.below:
        yield from _entry(below, f"{indent}  ")


def _text(entry: ListEntry) -> str:
    """Give the text of an entry, leading to its address where that is a plain one of the web."""
    if not entry.url or fault_of(entry.url):
        return escape(entry.text)
    return f"[{escape(entry.text)}](<{entry.url.replace('<', '%3C').replace('>', '%3E')}>)"


def _row(cells: tuple[str, ...], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else map(escape, cells))} |"
