"""The lines of journal files: one event each, kept as they were written, and united without losing one."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from roadmap_cli.domain.events import Event
from roadmap_cli.storage.event_lines import preferred
from roadmap_cli.storage.event_reader import EventReader, InvalidEventError
from roadmap_cli.storage.journal_faults import damaged
from roadmap_cli.storage.journal_file import JournalFile, compose, join_lines, open_journal_file
from roadmap_cli.storage.strict_json import StrictDecoder

_PER_LINE = 10_000
"""How many places in one line are tried as the begin of an event: a whole file on one line has fewer."""

_BEGIN = re.compile(r"\{")


class Line(NamedTuple):
    """An event as it stands in a file; *event* is None where it is kept but cannot be used."""

    text: str
    event: Event | None


def lines_of(file: JournalFile, reader: EventReader) -> list[Line]:
    """Give the lines of a whole file, in its order."""
    if not file.body:
        return []
    decoder = StrictDecoder()
    texts = (text.removesuffix(",") for text in file.body.decode().split("\n"))
    return [Line(text, _event(text, decoder, reader)) for text in texts]


def intact_lines(raw: bytes, reader: EventReader) -> list[Line]:
    """Give every event that can still be read in the bytes of a damaged file, each once."""
    decoder = StrictDecoder()
    found: dict[str, Line] = {}
    for line in raw.split(b"\n"):
        try:
            text = line.decode().strip(" \t\r\0").removesuffix(",")
        except UnicodeDecodeError:
            continue
        event = _event(text, decoder, reader)
        intact = [Line(text, event)] if event else _events_within(text, decoder, reader)
        for whole in intact:
            if whole.event:
                found.setdefault(whole.event.id, whole)
    return list(found.values())


def _events_within(text: str, decoder: StrictDecoder, reader: EventReader) -> Iterator[Line]:
    """Find events inside a line that is none: another layout, or what a crash left behind on one line."""
    position = 0
    for _ in range(_PER_LINE):
        begin = _BEGIN.search(text, position)
        if begin is None:
            return
        position = begin.start() + 1
        decoder.faults.clear()
        try:
            value, end = decoder.decode_at(text, begin.start())
            event = None if decoder.faults else reader.read(value)
        except (ValueError, RecursionError):
            continue
        if event:
            yield Line(text[begin.start() : end], event)
            position = end


def _event(text: str, decoder: StrictDecoder, reader: EventReader) -> Event | None:
    decoder.faults.clear()
    try:
        value = decoder.decode(text)
        return None if decoder.faults else reader.read(value)
    except (ValueError, RecursionError, InvalidEventError):
        return None


def without_twins(lines: Iterable[Line], known: Mapping[str, Event]) -> list[Line]:
    """Leave out what events turn into when bits of their ids flip: all else is that of a *known* one, or of a line."""
    contents = {_content(event) for event in known.values()}
    whole: list[Line] = []
    for line in lines:
        if line.event is None:
            continue
        content = _content(line.event)
        if line.event.id in known or content not in contents:
            whole.append(line)
            contents.add(content)
    return whole


def _content(event: Event) -> tuple[object, ...]:
    return (event.n, event.device, event.at, event.kind, event.skill, json.dumps(event.data, sort_keys=True))


def unite(first: bytes, second: bytes, *, path: str) -> bytes:
    """Give the file that holds each event of two files once, the same bytes whatever their order.

    Raises `BadDataError` if one of them is damaged or is no file of the journal.
    """
    if first == second:
        return first
    files = [_opened(raw, path) for raw in (first, second)]
    reader = EventReader()
    return united_file(files, (line for file in files for line in lines_of(file, reader)))


def united_file(files: Iterable[JournalFile], lines: Iterable[Line]) -> bytes:
    """Give a file with the headers of *files* and each of *lines* once, in the order of events."""
    header: dict[str, str] = {}
    for file in files:
        for key, text in file.header.items():
            header[key] = max(header[key], text, key=_rank) if key in header else text
    return compose(header, join_lines(b"", [line.text for line in _in_order(_each_once(lines))]))


def _rank(text: str) -> tuple[int, int, str]:
    """Rank the texts of one key: a newer version before an older one, otherwise by their letters."""
    try:
        value = json.loads(text)
        return (value["major"], value["minor"], text)
    except (ValueError, TypeError, LookupError, RecursionError):
        return (0, 0, text)


def _each_once(lines: Iterable[Line]) -> Iterator[Line]:
    by_id: dict[str, Line] = {}
    unusable: dict[str, Line] = {}
    for line in lines:
        if line.event is None:
            unusable[line.text] = line
        else:
            known = by_id.setdefault(line.event.id, line)
            if known is not line:
                by_id[line.event.id] = preferred_line(known, line)
    yield from by_id.values()
    yield from unusable.values()


def preferred_line(first: Line, second: Line) -> Line:
    """Choose between two lines with one event: by the events, then the one that says more."""
    if first.event is None or second.event is None or first.text == second.text:
        return first
    chosen = preferred(first.event, second.event)
    if chosen is first.event and preferred(second.event, first.event) is second.event:
        return max(first, second, key=lambda line: (len(line.text), line.text))
    return first if chosen is first.event else second


def _in_order(lines: Iterable[Line]) -> list[Line]:
    def place(line: Line) -> tuple[bool, int, str, str]:
        event = line.event
        return (False, event.n, event.device, event.id) if event else (True, 0, "", line.text)

    return sorted(lines, key=place)


def _opened(raw: bytes, path: str) -> JournalFile:
    file = open_journal_file(raw, path)
    if file is None:
        raise damaged(path, "it is another program's file")
    return file
