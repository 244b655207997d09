"""The files that can be imported: read within limits, and told apart by what they hold."""

import stat
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple

from roadmap_cli.domain.errors import BadDataError, NotFoundError, UsageError, quote_path
from roadmap_cli.domain.imports import Material
from roadmap_cli.storage.csv_outline import looks_like_csv, read_csv
from roadmap_cli.storage.json_decoding import decode_json
from roadmap_cli.storage.markdown_outline import read_markdown

SIZE_LIMIT: Final = 8 * 1024 * 1024
"""The largest file in bytes: the largest public graph has some 0.6 MiB."""

EXPORT_SCHEMA: Final = "roadmap.export"
_LOOKED_AT = 4_096
_PAGES = ("<!doctype", "<html", "<head", "<?xml", "<svg")


class Format(StrEnum):
    """What a file that can be imported is."""

    GRAPH = "graph"
    EXPORT = "export"
    MARKDOWN = "markdown"
    CSV = "csv"


class ImportFile(NamedTuple):
    """A file that can be imported: its *text*, and what it holds as a *value* where it is JSON.

    Of an export of ours neither is read: it may be larger than anything else that is imported.
    """

    path: Path
    format: Format
    text: str
    value: Any = None


def open_import(path: Path) -> ImportFile:
    """Read the file at *path* and tell what it is, by what it holds.

    Raises NotFoundError where it is missing, UsageError where it is no file, and BadDataError where it is
    nothing that can be imported.
    """
    raw = _raw(path)
    if raw.lstrip().startswith(b"{") and f'"{EXPORT_SCHEMA}"'.encode() in raw[:_LOOKED_AT]:
        return ImportFile(path, Format.EXPORT, "")
    text = _text(raw, path)
    start = text.lstrip()
    if start[:9].casefold().startswith(_PAGES):
        message = "It is a web page (HTML), not the file that the page shows."
        raise BadDataError(message, path=str(path), hint="Save the file itself: its JSON, Markdown or CSV.")
    if path.suffix.lower() == ".json" or start.startswith(("{", '["', "[{")):
        value = decode_json(text, str(path))
        return ImportFile(path, _json_format(value, path), text, value)
    is_table = path.suffix.lower() in {".csv", ".tsv"} or (not path.suffix and looks_like_csv(start))
    return ImportFile(path, Format.CSV if is_table else Format.MARKDOWN, text)


def read_outline(file: ImportFile, *, name: str) -> Material:
    """Give what an outline in Markdown or a table holds; *name* is what it is called without a title."""
    if file.format is Format.CSV:
        return read_csv(file.text, str(file.path), name=name)
    return read_markdown(file.text, str(file.path), name=name)


def _json_format(value: object, path: Path) -> Format:
    if isinstance(value, dict) and (isinstance(value.get("nodes"), list) or isinstance(value.get("mockup"), dict)):
        return Format.GRAPH
    found = "a list" if isinstance(value, list) else "no list of `nodes`"
    message = f"It is JSON, but no graph of roadmap.sh: it holds {found}."
    hint = "A graph is an object with `nodes` and `edges`. An outline in Markdown or a CSV can be imported too."
    raise BadDataError(message, path=str(path), hint=hint)


def _raw(path: Path) -> bytes:
    """Read the file at *path*, one byte more than may be imported at most."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "no regular file"
            message = f"{quote_path(path)} is {what}."
            raise UsageError(message, hint="Name a file: a graph of roadmap.sh, an outline in Markdown or a CSV.")
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError):
        message = f"There is no file {quote_path(path)}."
        raise NotFoundError(
            message, hint="Name one that is there: `roadmap import --help` shows what it reads."
        ) from None
    except (OSError, ValueError) as error:
        message = f"It cannot be read ({getattr(error, 'strerror', None) or 'its name is none'})."
        raise BadDataError(message, path=str(path)) from None


def _text(raw: bytes, path: Path) -> str:
    if len(raw) > SIZE_LIMIT:
        message = f"It is larger than {SIZE_LIMIT // 2**20} MiB, which is the most that can be imported."
        raise BadDataError(message, path=str(path))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"It is no text in UTF-8: byte {error.start + 1} does not belong there."
        raise BadDataError(message, path=str(path)) from None
    if not text.strip() or "\0" in text:
        message = "It is empty." if not text.strip() else "It is no text: it holds a NUL character."
        raise BadDataError(message, path=str(path))
    return text
