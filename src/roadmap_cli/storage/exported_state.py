"""A JSON export as a file: all that a person has here, beside what it means for people and scripts."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_file import compose, join_lines, open_journal_file
from roadmap_cli.storage.journal_lines import Line, lines_of, united_file
from roadmap_cli.storage.remote_names import is_content_path
from roadmap_cli.storage.strict_json import StrictDecoder

SCHEMA_NAME = "roadmap.export"
MAJOR = 1
SCHEMA = {"name": SCHEMA_NAME, "major": MAJOR, "minor": 0}

LOOKED_AT = 4_096
"""Bytes at the beginning of a file that say whether it is an export."""

_CONTENT = "content/"


class OwnState(NamedTuple):
    """All that a person has here: each event as the journal keeps it, in order, and own files by their paths."""

    events: tuple[str, ...] = ()
    content: Mapping[str, bytes] = {}


def state_of(files: Mapping[str, bytes], lines: Iterable[Line]) -> OwnState:
    """Give what the *files* of a whole copy hold; *lines* are those of its journal."""
    united = open_journal_file(united_file([], lines), "the journal")
    events = lines_of(united, EventReader()) if united else []
    content = {path.removeprefix(_CONTENT): raw for path, raw in files.items() if path.startswith(_CONTENT)}
    return OwnState(tuple(line.text for line in events), content)


def exported_file(path: str, raw: bytes) -> dict[str, str]:
    """Give a file as JSON can hold it: as text where it is UTF-8, in base64 otherwise."""
    try:
        return {"path": path, "text": raw.decode()}
    except UnicodeDecodeError:
        return {"path": path, "base64": b64encode(raw).decode()}


def is_export(raw: bytes) -> bool:
    """Tell whether a file says of itself that it is a JSON export."""
    return f'"{SCHEMA_NAME}"'.encode() in raw[:LOOKED_AT]


def open_export(raw: bytes, path: str) -> tuple[Mapping[str, bytes], tuple[str, ...]]:
    """Give the files of a whole copy that a JSON export holds, and what of it was left out.

    Raises `BadDataError` where it is damaged or from a newer version.
    """
    document = _decoded(raw, path)
    schema = document.get("schema")
    major = schema.get("major") if isinstance(schema, dict) and schema.get("name") == SCHEMA_NAME else None
    if not isinstance(major, int) or not isinstance(document.get("events"), list):
        raise _damaged(path, "it lacks its schema or its events")
    if major > MAJOR:
        message = "this export was made by a newer version of this program. Update this one to read it."
        raise BadDataError(message, path=path)
    lines = [json.dumps(event, separators=(",", ":")) for event in document["events"]]
    files = {"progress/export.json": compose({}, join_lines(b"", lines), device="export")}
    faults: list[str] = []
    content = document.get("content", [])
    for entry in content if isinstance(content, list) else []:
        name, held = _content_file(entry)
        if name and held is not None:
            files[_CONTENT + name] = held
        else:
            faults.append(f"{quote(name or 'a file')} in the export was left out: no file can be made of it.")
    return files, tuple(faults)


def _decoded(raw: bytes, path: str) -> dict[str, Any]:
    decoder = StrictDecoder()
    try:
        document = decoder.decode(raw.removeprefix(b"\xef\xbb\xbf").decode())
    except (ValueError, RecursionError) as error:
        raise _damaged(path, "it is no JSON") from error
    if decoder.faults or not isinstance(document, dict):
        raise _damaged(path, decoder.faults[0] if decoder.faults else "it is no object")
    return document


def _content_file(entry: object) -> tuple[str, bytes | None]:
    """Give the path and the bytes of a file; none where the path leads elsewhere or there is nothing in it."""
    path, text, packed = (entry.get(key) for key in ("path", "text", "base64")) if isinstance(entry, dict) else (0,) * 3
    if not isinstance(path, str) or not is_content_path(path):
        return (path if isinstance(path, str) else ""), None
    try:
        if isinstance(text, str):
            return path, text.encode()
        return path, b64decode(packed, validate=True) if isinstance(packed, str) else None
    except ValueError:
        return path, None


def _damaged(path: str, reason: str) -> BadDataError:
    return BadDataError(f"this export is damaged: {reason}.", path=path, hint="Export it again where it came from.")
