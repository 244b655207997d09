"""A plain outline in Markdown: headings, and below them lists of what is to be learned."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from roadmap_cli.domain.drawings import Drop
from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.domain.imports import Learnable, Material, WebLink
from roadmap_cli.storage.outline_words import Entry, Gathering, level_of, minutes_of
from roadmap_cli.storage.topic_pages import address_in, plain

LONGEST_LINE = 4_000
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#{0,6}[ \t]*")
_ITEM = re.compile(r"([ \t]{0,40})(?:[-*+]|\d{1,4}[.)])[ \t]+(?:\[([ xX])\][ \t]+)?(.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FRONT = "---"
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\((?:[^()]|\([^()]{0,200}\)){0,1000}\)")
_ASIDE = re.compile(r"[ \t]*[(\[]([^()\[\]]{1,30})[)\]][ \t]*\Z")


class _Line(NamedTuple):
    """A heading (*depth* counts its signs) or an entry of a list (*depth* is its indent)."""

    is_heading: bool
    depth: int
    text: str
    is_ticked: bool = False


def read_markdown(text: str, path: str, *, name: str) -> Material:
    """Read an outline: headings become stages and steps, what stands in lists is to be learned.

    A heading of the first level that stands alone is the title. An entry may end in a level or hours in
    brackets, and may be a link. Without headings, an entry with others below it is a step.
    """
    dropped: Counter[tuple[str, str]] = Counter()
    lines = list(_lines(text, dropped))
    tops = [line.text for line in lines if line.is_heading and line.depth == 1]
    title = (_name(tops[0]) if len(tops) == 1 else "") or name
    is_titled = len(tops) == 1
    levels = sorted({line.depth for line in lines if line.is_heading and not (is_titled and line.depth == 1)})
    gathering = Gathering(path)
    group = part = ""
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if not line.is_heading:
            has_own = following is not None and not following.is_heading and following.depth > line.depth
            if not levels and line.depth == 0:
                part = line.text if has_own else ""
            entry = _entry(line, gathering)
            gathering.add(_name(group), _name(part) or _name(group) or title, entry)
            dropped["tick", "an import brings no progress; use `roadmap done`"] += line.is_ticked
            continue
        if is_titled and line.depth == 1:
            continue
        if line.depth == levels[0] and len(levels) > 1:
            group, part = line.text, ""
        else:
            part = line.text
        if following is None or (following.is_heading and following.depth <= line.depth):
            gathering.add(_name(group), _name(line.text) or title, _entry(line, gathering))
    groups = gathering.groups()
    if not groups:
        message = "It holds nothing to learn: no list and no heading of an outline in Markdown."
        raise BadDataError(message, path=path)
    is_flat = all(line.depth == 0 for line in lines if not line.is_heading)
    by = "heading" if levels else "file" if is_flat else "indent"
    count = sum(len(one.learnables) for held in groups for one in held.parts)
    drops = tuple(Drop(kind, number, why) for (kind, why), number in sorted(dropped.items()) if number)
    return Material(title, "", groups, {by: count}, drops)


def _lines(text: str, dropped: Counter[tuple[str, str]]) -> Iterator[_Line]:
    lines = text.splitlines()
    if lines[:1] == [_FRONT] and _FRONT in lines[1:]:
        lines = lines[lines.index(_FRONT, 1) + 1 :]
        dropped["front matter", "it is no part of the outline"] += 1
    is_code = False
    before = ""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        underline = _UNDERLINE.fullmatch(below)
        if _FENCE.match(line):
            is_code = not is_code
        elif is_code or not line.strip() or _UNDERLINE.fullmatch(line):
            pass
        elif len(line) > LONGEST_LINE:
            dropped["line", f"it is longer than {LONGEST_LINE:,} characters"] += 1
        elif heading := _HEADING.fullmatch(line):
            yield _Line(True, len(heading[1]), heading[2])
        elif entry := _ITEM.fullmatch(line):
            yield _Line(False, len(entry[1].expandtabs(4)), entry[3].strip(), (entry[2] or " ") != " ")
        elif underline and not before.strip():
            yield _Line(True, 1 if underline[1][0] == "=" else 2, line.strip())
        else:
            dropped["text", "it is neither a heading nor in a list"] += 1
        before = line


def _entry(line: _Line, gathering: Gathering) -> Entry:
    words, level, minutes = line.text, None, None
    while aside := _ASIDE.search(words):
        said = [(level_of(one), minutes_of(one, needs_unit=True)) for one in re.split("[,;]", aside[1])]
        if (None, None) in said:
            break
        for found_level, found_minutes in said:
            level, minutes = level or found_level, minutes or found_minutes
        words = words[: aside.start()]
    links = tuple(_links(words))
    title = _name(words) or (links[0].url if links else "")
    kind = "heading" if line.is_heading else "entry"
    return Entry(Learnable(gathering.key(title or kind), title, kind, minutes=minutes, links=links), level)


def _links(words: str) -> Iterator[WebLink]:
    before, between, rest = words.partition("](")
    address = address_in(rest) if between else None
    if address is not None:
        yield WebLink(plain(before.partition("[")[2]) or address, address, "article")


def _name(words: str) -> str:
    return plain(_LINK.sub(r"\1", words))
