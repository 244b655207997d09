"""The text of a Word document (.docx), tables, headers, footers, notes and text boxes included.

Its XML passes through a parser that builds nothing, so that a document costs no more than its text; the
limits are looked at before anything is unpacked.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from roadmap_cli.domain.errors import BadDataError

MOST_BYTES = 10 * 1024 * 1024
MOST_ENTRIES = 2_000
MOST_UNPACKED = 20 * 1024 * 1024
MOST_TEXT = 1024 * 1024
_MOST_ELEMENTS = 500_000
_DEEPEST = 32
"""How many paragraphs may stand in each other, as those of a text box stand in the one that it is tied to."""

_MAIN = "word/document.xml"
_PARTS = (
    re.compile(r"word/header\d*\.xml"),
    re.compile(r"word/document\.xml"),
    re.compile(r"word/(?:footnotes|endnotes)\.xml"),
    re.compile(r"word/footer\d*\.xml"),
)
_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_HEADING = re.compile(r"(?:heading|title)\s?([1-6]?)", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, NotImplementedError, RuntimeError, ValueError)


def docx_lines(raw: bytes, name: str) -> list[str]:
    """Give the text of a document, a line for each paragraph; headings begin with `#`, entries of lists with `-`.

    Raises `BadDataError` where it is damaged, locked, no document at all, or larger than it may be.
    """
    if len(raw) > MOST_BYTES:
        raise _too_much(name, "this document is larger than 10 MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            entries = packed.infolist()
            _check(entries, name)
            lines = _Lines(name)
            for part in _parts(entries):
                lines.read(packed.read(part))
            return lines.found
    except _BROKEN:
        message = "this document is damaged or locked and cannot be read."
        raise BadDataError(message, path=name, hint="Open it in a word processor and save it as .docx anew.") from None


def _check(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MOST_ENTRIES:
        raise _too_much(name, "this document has more than 2,000 parts.")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_much(name, "this document unpacks to more than 20 MB.")
    if _MAIN not in {entry.filename for entry in entries}:
        message = "this is an archive and no Word document (.docx)."
        raise BadDataError(message, path=name, hint="Save the text as .docx, PDF or plain text.")


def _too_much(name: str, message: str) -> BadDataError:
    return BadDataError(message, path=name, hint="Save its text alone, without pictures, as plain text.")


def _parts(entries: list[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    # The last of several entries of one name is the one that programs open.
    by_name = {entry.filename: entry for entry in entries}
    for wanted in _PARTS:
        yield from (by_name[part] for part in sorted(by_name) if wanted.fullmatch(part))


class _Lines:
    """The paragraphs of one document, gathered while its parts pass by."""

    def __init__(self, name: str) -> None:
        self.found: list[str] = []
        self._name = name
        self._size = 0
        self._elements = 0
        self._paragraphs: list[list[str]] = []
        self._prefixes: list[str] = []
        self._reading = False
        self._fallback = 0

    def read(self, part: bytes) -> None:
        """Read one part; raise `BadDataError` where it declares entities, or holds too much text."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        # No document of a word processor has a DOCTYPE; entities, which explode or read files, need one.
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._paragraphs, self._prefixes, self._fallback, self._reading = [], [], 0, False
        parser.Parse(part, True)

    def _refuse(self, *_: object) -> None:
        message = "this document declares XML entities, which no word processor writes; it was not read."
        raise BadDataError(message, path=self._name, hint="Open it in a word processor and save it as .docx anew.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS or len(self._paragraphs) > _DEEPEST:
            raise _too_much(self._name, "this document has more parts in its text than any that people write.")
        space, _, element = tag.rpartition(" ")
        if space == _COMPATIBILITY and element == "Fallback":
            self._fallback += 1  # the same text box again, for older programs
        if self._fallback or space not in _WORD:
            return
        value = next((text for key, text in attributes.items() if key.rpartition(" ")[2] == "val"), "")
        if element == "p":
            self._paragraphs.append([])
            self._prefixes.append("")
        elif element == "t":
            self._reading = True
        elif element in {"tab", "br", "cr", "noBreakHyphen"}:
            self._add({"tab": " ", "noBreakHyphen": "-"}.get(element, "\n"))
        elif self._prefixes and (element == "numPr" or (element == "pStyle" and value.startswith("List"))):
            self._prefixes[-1] = self._prefixes[-1] or "- "
        elif element == "pStyle" and self._prefixes and (heading := _HEADING.match(value)):
            self._prefixes[-1] = "#" * int(heading[1] or 1) + " "

    def _end(self, tag: str) -> None:
        space, _, element = tag.rpartition(" ")
        if space == _COMPATIBILITY and element == "Fallback":
            self._fallback -= 1
        if self._fallback or space not in _WORD:
            return
        if element == "t":
            self._reading = False
        elif element == "p" and self._paragraphs:
            text, prefix = "".join(self._paragraphs.pop()), self._prefixes.pop()
            self.found.extend(f"{prefix}{line.strip()}" for line in text.split("\n") if line.strip())

    def _text(self, text: str) -> None:
        if self._reading and not self._fallback:
            self._add(text)

    def _add(self, text: str) -> None:
        self._size += len(text)
        if self._size > MOST_TEXT:
            raise _too_much(self._name, "this document holds more than 1 MiB of text.")
        if self._paragraphs:
            self._paragraphs[-1].append(text)
