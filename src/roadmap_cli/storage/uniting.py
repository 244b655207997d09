"""Two versions of one file of the journal, made one that holds the events of both."""

import json
from collections.abc import Iterator, Mapping

from roadmap_cli.domain.events import Event
from roadmap_cli.storage.event_lines import preferred
from roadmap_cli.storage.event_reader import EventReader, InvalidEventError
from roadmap_cli.storage.journal_file import JournalFile, compose, damaged, join_lines, open_journal_file
from roadmap_cli.storage.strict_json import Cursor


def unite(first: bytes, second: bytes, *, path: str) -> bytes:
    """Give the file that holds each event of both, the same bytes whatever the order of the two.

    Raises BadDataError where one of them is damaged or no file of the journal.
    """
    if first == second:
        return first
    files = [_opened(raw, path) for raw in (first, second)]
    valid: dict[str, tuple[Event, str]] = {}
    invalid: set[str] = set()
    for file in files:
        for line, event in _lines(file):
            if event is None:
                invalid.add(line)
                continue
            known = valid.setdefault(event.id, (event, line))
            if known[1] != line:
                best = preferred(known[0], event)
                same = [text for one, text in (known, (event, line)) if one == best]
                valid[event.id] = (best, min(same))
    ordered = sorted(valid.values(), key=lambda entry: (entry[0].n, entry[0].device, entry[0].id))
    lines = [line for _, line in ordered] + sorted(invalid)
    header = _header(files[0].header, files[1].header)
    device = min(str(json.loads(file.header.get("device", '""'))) for file in files)
    return compose(header, device, join_lines(b"", lines))


def _opened(raw: bytes, path: str) -> JournalFile:
    file = open_journal_file(raw, path)
    if file is None:
        raise damaged(path, "it is another program's")
    return file


def _lines(file: JournalFile) -> Iterator[tuple[str, Event | None]]:
    reader = EventReader()
    try:
        cursor = Cursor(f"[{file.body.decode()}]")
        for text, raw in cursor.elements():
            yield text.replace("\n", ""), _event(raw, cursor, reader)
    except ValueError as error:
        raise damaged(file.path, "it holds something that is no JSON in UTF-8") from error


def _event(raw: object, cursor: Cursor, reader: EventReader) -> Event | None:
    try:
        return None if cursor.faults else reader.read(raw)
    except InvalidEventError:
        return None


def _header(first: Mapping[str, str], second: Mapping[str, str]) -> dict[str, str]:
    header = {key: min(first.get(key, text), text) for key, text in second.items()}
    header = {key: header.get(key, first.get(key, "")) for key in sorted({*first, *second})}
    header["schema"] = max((first["schema"], second["schema"]), key=_version)
    return header


def _version(schema: str) -> tuple[int, int, str]:
    values = json.loads(schema)
    minor = values.get("minor")
    return (values["major"], minor if type(minor) is int else 0, schema)
