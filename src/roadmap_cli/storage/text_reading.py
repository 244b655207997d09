"""A posting or a résumé out of a file of any usual kind, as lines of text."""

import os
import re
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

from roadmap_cli.domain.errors import BadDataError, NotFoundError, quote_path
from roadmap_cli.storage.text_decoding import decode, has_controls, tidy_lines

if TYPE_CHECKING:
    from roadmap_cli.storage.folders import StrPath

Kind = Literal["text", "markdown", "html", "pdf", "docx", "json"]

MOST_TEXT = 1024 * 1024
MOST_PACKED = 20 * 1024 * 1024
STANDARD_INPUT = "standard input"

# Kinds that hold no text that could be read here, told by how they begin.
_STRANGERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document (.doc)"),
    (b"{\\rtf", "a document in RTF"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%!PS", "a document in PostScript"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file"),
)
_PDF_MARK = b"%PDF-"
_PDF_MARK_WITHIN = 1024
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_NAMED = {".pdf": "a PDF", ".docx": "a Word document (.docx)", ".doc": "a Word document"}
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown"})
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```|[-*] \[[ x]\] )|\*\*[^*\n]{1,80}\*\*|\]\(https?://", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|&~])")


class ReadText(NamedTuple):
    """The lines of a text, the *kind* of file that it stood in, and what there is to tell about the reading.

    Lines of plain text and Markdown are the file's own, so that line 3 here is line 3 there; elsewhere a
    line is a block of text, a heading with `#` before it, an entry of a list with `-`.
    """

    kind: Kind
    lines: tuple[str, ...]
    notices: tuple[str, ...] = ()


def read_text(source: "StrPath | bytes", *, name: str = STANDARD_INPUT) -> ReadText:
    """Read the text in a file, or in the bytes of one, whose kind is told by its content first, then by its name.

    Raises `NotFoundError` where there is no such file, and `BadDataError` where nothing can be read in it.
    """
    if not isinstance(source, bytes):
        name = os.fspath(source)
        source = _bytes_of(name)
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - pathlib costs start-up time
    lines, kind, notices = _lines(source, name, suffix)
    if not any(line.strip() for line in lines):
        message = "there is no text in it."
        raise BadDataError(message, path=name)
    if sum(map(len, lines)) > MOST_TEXT:
        raise _too_large(name)  # one letter of a compatibility form can stand for eighteen
    return ReadText(kind, lines, notices)


def read_stream(stream: BinaryIO) -> bytes:
    """Give what comes from standard input, no more than any kind may have."""
    return stream.read(MOST_PACKED + 1)


def _bytes_of(path: str) -> bytes:
    if not os.path.exists(path):  # noqa: PTH110 - the same
        message = f"There is no file {quote_path(path)}."
        raise NotFoundError(message, hint="Name a file, or - for what comes from standard input.")
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - the same
            return read_stream(file)
    except OSError as error:
        message = f"it cannot be read: {error.strerror or error}."
        raise BadDataError(message, path=path) from None


def _lines(raw: bytes, name: str, suffix: str) -> tuple[tuple[str, ...], Kind, tuple[str, ...]]:
    if _PDF_MARK in raw[:_PDF_MARK_WITHIN]:
        from roadmap_cli.storage.pdf_text import pdf_text  # noqa: PLC0415 - each kind loads what it needs

        found = pdf_text(raw, name)
        return tidy_lines("\n".join(found.pages)), "pdf", found.notices
    if raw.startswith(_ZIP_MARKS):
        from roadmap_cli.storage.docx_text import docx_lines  # noqa: PLC0415 - the same

        return tidy_lines("\n".join(docx_lines(raw, name))), "docx", ()
    _refuse_strangers(raw, name, suffix)
    return _text_lines(raw, name, suffix)


def _refuse_strangers(raw: bytes, name: str, suffix: str) -> None:
    hint = "Save it as .docx, PDF or plain text."
    for mark, what in _STRANGERS:
        if raw.startswith(mark):
            message = f"this is {what}, which cannot be read here."
            raise BadDataError(message, path=name, hint=hint)
    if raw and (what := _NAMED.get(suffix, "")):
        message = f"it is named like {what} and is none."
        raise BadDataError(message, path=name, hint="Give it the name of what it is, such as .txt.")
    if len(raw) > MOST_TEXT:
        raise _too_large(name)


def _too_large(name: str) -> BadDataError:
    message = "it is larger than 1 MiB, the most that a text may have."
    return BadDataError(message, path=name, hint="Cut out the part that matters.")


def _text_lines(raw: bytes, name: str, suffix: str) -> tuple[tuple[str, ...], Kind, tuple[str, ...]]:
    text, notices = decode(raw, name)
    if has_controls(text):
        notices = (*notices, f"{name} holds control characters, which were left out.")
    if suffix == ".json" or text.lstrip().startswith("{"):
        from roadmap_cli.storage.resume_json import resume_lines  # noqa: PLC0415 - as above

        return tidy_lines("\n".join(resume_lines(text, name))), "json", notices
    if suffix in _HTML_NAMES or (suffix not in _MARKDOWN_NAMES and "<" in text):
        from roadmap_cli.storage.html_text import html_lines, looks_like_html  # noqa: PLC0415 - as above

        if suffix in _HTML_NAMES or looks_like_html(text):
            return tidy_lines("\n".join(html_lines(text))), "html", notices
    if suffix in _MARKDOWN_NAMES or _MARKDOWN.search(text):
        return tidy_lines(_ESCAPED.sub(r"\1", text)), "markdown", notices
    return tidy_lines(text), "text", notices
