"""One file of the journal: a header, and one event on each line.

The digest is blake2b with 16 bytes over the event lines as they stand in the file: from the first byte
after the header's newline to the last byte before the newline that precedes `]}`, the commas at the
ends of the lines and the newlines between them included. For no events these are no bytes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from json import JSONDecodeError
from typing import NamedTuple

from roadmap_cli.domain.events import Event
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.storage.event_reader import EventReader, InvalidEventError
from roadmap_cli.storage.journal_faults import damaged
from roadmap_cli.storage.strict_json import Cursor, StrictDecoder

SCHEMA_NAME = "roadmap.progress"
MAJOR = 1
SCHEMA = f'{{"name":"{SCHEMA_NAME}","major":{MAJOR},"minor":0}}'

SIZE_LIMIT = 64 * 1024 * 1024
"""The largest file in bytes that is read; a busy month takes a thousandth of it."""

_HEADER_END = b'"events":[\n'
_FILE_END = b"\n]}\n"
_WRITTEN_AFRESH = frozenset({"schema", "device", "count", "digest", "events"})
_OUR_KEYS = frozenset({"id", "n", "device", "kind", "data"})

_BAD_KEY = "a key of the file stands twice, or is no text"
_NO_END = "something stands behind its end"

# How many bytes of lines are decoded at a time: large enough for speed, small enough to keep memory flat.
_SLICE = 64 * 1024


@dataclass(frozen=True, slots=True)
class JournalFile:
    """A file of the journal, whole as far as that can be told.

    *header* gives the JSON text of each key of the file except `events`, as it was written. *body* is
    the event lines as they go into the file, *lines* the number of the line on which each event began.
    """

    path: str
    major: int
    header: Mapping[str, str]
    body: bytes
    lines: Sequence[int]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileEvents:
    """The valid events of a file, and for each event that was set aside its line and what is wrong with it."""

    events: list[Event]
    set_aside: list[tuple[int, str]]


def placeholder_of(name: str) -> str:
    """Give the name that iCloud puts in the place of a file that it moved off the disk."""
    return f".{name}.icloud"


def digest(body: bytes | memoryview) -> str:
    """Give the digest of event lines."""
    from _blake2 import blake2b  # noqa: PLC0415 - what hashlib gives, without loading OpenSSL

    return blake2b(body, digest_size=16).hexdigest()


def compose(header: Mapping[str, str], body: bytes, *, device: str | None = None) -> bytes:
    """Give the content of a file with these event lines; unknown keys of *header* are kept as they are.

    *device* is the id that the file is to bear, where that of *header* is not to stay. A schema older
    than this version's becomes this version's.
    """
    count = body.count(b"\n") + 1 if body else 0
    texts = {"schema": _newest_schema(header.get("schema"))}
    texts["device"] = header.get("device", '""') if device is None else json.dumps(device)
    texts |= {"count": str(count), "digest": f'"{digest(body)}"'}
    texts |= {key: text for key, text in header.items() if key not in _WRITTEN_AFRESH}
    first = "".join(f"{json.dumps(key)}:{text}," for key, text in texts.items())
    return b"{" + first.encode() + _HEADER_END + body + (_FILE_END if body else _FILE_END[1:])


def _newest_schema(text: str | None) -> str:
    return SCHEMA if text is None or json.loads(text)["major"] < MAJOR else text


def join_lines(body: bytes, lines: Sequence[str]) -> bytes:
    """Add event lines below *body*, which stays as it is, byte for byte."""
    added = ",\n".join(lines).encode()
    return body + b",\n" + added if body and added else body + added


def open_journal_file(raw: bytes, path: str) -> JournalFile | None:
    """Take a file apart and check that it is whole; None if it is plainly another program's.

    Raises `BadDataError` for a file that is damaged.
    """
    # Some editors put this mark before what they save.
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    return _open_as_written(raw, path) or _open_slowly(raw, path)


def read_events(file: JournalFile, reader: EventReader) -> FileEvents:
    """Read the events of a file; one that is invalid is set aside and costs the others nothing."""
    found = FileEvents([], [])
    decoder = StrictDecoder()
    number = 0
    for piece in _slices(file.body):
        try:
            text = f"[{piece.decode()}]"
        except UnicodeDecodeError as error:
            raise damaged(file.path, "it is no UTF-8 text") from error
        try:
            events = reader.read_all(_decode(text, decoder))
        except (ValueError, RecursionError):
            number += _read_one_by_one(text, file, number, reader, found)
        else:
            found.events.extend(events)
            number += len(events)
    if number != len(file.lines):
        raise damaged(file.path, "its number of events is not its number of lines")
    return found


def _decode(text: str, decoder: StrictDecoder) -> list[object]:
    decoder.faults.clear()
    values = decoder.decode(text)
    if decoder.faults or not isinstance(values, list):
        raise InvalidEventError(*decoder.faults)
    return values


def _read_one_by_one(text: str, file: JournalFile, first: int, reader: EventReader, found: FileEvents) -> int:
    """Read the events in *text*, which begin with number *first* of the file; give how many there are."""
    cursor = Cursor(text)
    number = first
    try:
        for _, raw in cursor.elements():
            try:
                found.events.append(_judge(raw, cursor.faults, reader))
            except InvalidEventError as error:
                found.set_aside.append((_line(file, number), str(error)))
            number += 1
    except JSONDecodeError as error:
        raise damaged(file.path, f"it is no JSON ({error.msg})", _line(file, number)) from error
    return number - first


def _judge(raw: object, faults: Sequence[str], reader: EventReader) -> Event:
    if faults:
        raise InvalidEventError(faults[0])
    return reader.read(raw)


def _line(file: JournalFile, number: int) -> int:
    return file.lines[min(number, len(file.lines) - 1)]


def _slices(body: bytes) -> Iterator[bytes]:
    position = 0
    while position < len(body):
        end = body.find(b"\n", position + _SLICE)
        end = len(body) if end < 0 else end
        yield body[position:end].removesuffix(b",") if end < len(body) else body[position:end]
        position = end + 1


def _open_as_written(raw: bytes, path: str) -> JournalFile | None:
    """Open a file that stands as this program wrote it; None if that is not sure."""
    start = raw.find(b"\n") + 1
    if not (raw[:start].endswith(_HEADER_END) and raw.endswith(_FILE_END)):
        return None
    body = raw[start : -len(_FILE_END)]
    try:
        cursor = Cursor(raw[:start].decode() + "]}")
        header, values, _ = _take_apart(cursor)
    except (ValueError, InvalidEventError):
        return None
    lines = range(2, 2 + (body.count(b"\n") + 1 if body else 0))
    if values.get("digest") != digest(body) or values.get("count") != len(lines):
        return None
    major, notices = _check_schema(values, path)
    return JournalFile(path, major, header, body, lines, notices) if major else None


def _open_slowly(raw: bytes, path: str) -> JournalFile | None:
    """Open a file in any layout, telling damage from another program's file."""
    cursor = _cursor(raw, path)
    try:
        header, values, elements = _take_apart(cursor)
    except InvalidEventError as error:
        raise damaged(path, str(error), cursor.line) from error
    except JSONDecodeError as error:
        raise damaged(path, f"it is no JSON ({error.msg}, column {error.colno})", error.lineno) from error
    major, notices = _check_schema(values, path)
    if not major:
        if _looks_like_ours(values, elements):
            raise damaged(path, "its schema has another name, but its events are ours", 1)
        return None
    body = ",\n".join(element.text for element in elements or ()).encode()
    if major == MAJOR:
        _check_whole(values, elements, body, path)
    return JournalFile(path, major, header, body, [element.line for element in elements or ()], notices)


def _cursor(raw: bytes, path: str) -> Cursor:
    if not raw.strip(b"\0 \t\r\n"):
        raise damaged(path, "it holds nothing but blanks or zeros" if raw else "it is empty")
    try:
        cursor = Cursor(raw.decode())
    except UnicodeDecodeError as error:
        raise damaged(path, "it is no UTF-8 text", raw.count(b"\n", 0, error.start) + 1) from error
    if cursor.peek() != "{":
        raise damaged(path, "it does not begin as a JSON object does", cursor.line)
    return cursor


class _Element(NamedTuple):
    """One of the events of a file, unread: where it begins, how it is written, whether it has the keys of ours."""

    line: int
    text: str
    is_ours: bool


def _take_apart(cursor: Cursor) -> tuple[dict[str, str], dict[str, object], list[_Element] | None]:
    """Give the texts and the values of the keys but for a list of events, and that list if there is one."""
    texts: dict[str, str] = {}
    values: dict[str, object] = {}
    elements: list[_Element] | None = None
    cursor.take("{")
    is_open = cursor.peek() != "}" or cursor.take("}") != "}"
    while is_open:
        _, key = cursor.value()
        if not isinstance(key, str) or key in values or (key == "events" and elements is not None):
            raise InvalidEventError(_BAD_KEY)
        cursor.take(":")
        if key == "events" and cursor.peek() == "[":
            elements = []
            for text, value in cursor.elements():
                is_ours = isinstance(value, dict) and value.keys() >= _OUR_KEYS
                elements.append(_Element(cursor.line - text.count("\n"), _on_one_line(text), is_ours))
        else:
            text, values[key] = cursor.value()
            texts[key] = _on_one_line(text)
            if cursor.faults:
                raise InvalidEventError(cursor.faults[0])
        is_open = cursor.take(",}") == ","
    if cursor.peek():
        raise InvalidEventError(_NO_END)
    return texts, values, elements


def _on_one_line(text: str) -> str:
    if "\n" not in text:
        return text
    return "".join(part.strip(" \t\r") for part in text.split("\n"))


def _check_schema(values: Mapping[str, object], path: str) -> tuple[int, tuple[str, ...]]:
    """Give the major version, 0 for a schema that is not ours, and what there is to tell."""
    schema = values.get("schema")
    if not isinstance(schema, dict) or schema.get("name") != SCHEMA_NAME:
        return 0, ()
    major = schema.get("major")
    if type(major) is not int or major < 1:
        raise damaged(path, "the version in its schema is no number from 1", 1)
    notices: list[str] = []
    if major > MAJOR:
        notices.append(f"a newer version of the program wrote it (format {major}); it is read as far as it can be")
    device = values.get("device")
    if device is not None and not (isinstance(device, str) and is_id(device)):
        notices.append("its header names a device that is no proper device id; its events are used")
    return major, tuple(notices)


def _looks_like_ours(values: Mapping[str, object], elements: Sequence[_Element] | None) -> bool:
    if elements is None:
        return False
    return any(element.is_ours for element in elements) or (not elements and {"schema", "device"} <= values.keys())


def _check_whole(values: Mapping[str, object], elements: Sequence[_Element] | None, body: bytes, path: str) -> None:
    if elements is None:
        raise damaged(path, "it holds no list of events")
    if "digest" in values and values["digest"] != digest(body):
        raise damaged(path, "its digest is not that of its events, so something changed it after it was written")
    if "count" in values and values["count"] != len(elements):
        raise damaged(path, f"it holds {len(elements)} events, but not so many were written")
