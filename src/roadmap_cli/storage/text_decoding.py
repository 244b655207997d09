"""Bytes of a stranger's text file, made into lines that are safe to show and to search."""

import re
import unicodedata
from typing import NamedTuple

from roadmap_cli.domain.errors import BadDataError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_WINDOWS_1252 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_SAMPLE = 4096
_ZEROS_OF_UTF_16 = 0.7
_MOST_CONTROLS = 0.3
_MOST_STRANGE_CONTROLS = 0.02

# What a terminal obeys goes whole: the letters in an escape sequence are no part of the text.
_SEQUENCE = re.compile(
    "\x1b\\[[0-?]{0,64}[ -/]{0,8}[@-~]"  # move, colour, clear
    "|\x1b[\\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\\\)?"  # title, clipboard, device strings
    "|\x9b[0-?]{0,64}[ -/]{0,8}[@-~]"
    "|\x1b[ -/]{0,8}[0-~]?"
)
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_HIDDEN = re.compile("[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_SPACE = re.compile(r"\s+")


class Decoded(NamedTuple):
    """A text, and what there is to tell about how it was read."""

    text: str
    notices: tuple[str, ...] = ()


def decode(raw: bytes, name: str) -> Decoded:
    """Make text of *raw* by its mark, as UTF-8, or with a notice by the best guess; binary raises `BadDataError`."""
    for mark, codec, said in _MARKS:
        if raw.startswith(mark):
            return _decode_as(raw, codec, said, name)
    if unmarked := _unmarked_utf_16(raw):
        decoded = _decode_as(raw, unmarked, "UTF-16", name)
        return decoded._replace(notices=(*decoded.notices, f"{name} was read as UTF-16."))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        # Windows-1252 is what nearly all files called Latin-1 are; its five holes stay what Latin-1 makes of them.
        text = raw.decode("latin-1").translate(_WINDOWS_1252)
        if _share_of_controls(text) > _MOST_STRANGE_CONTROLS:
            raise _binary(name) from None
        return Decoded(text, (f"{name} is not in UTF-8 and was read as Latin-1: look at its accents.",))
    if _share_of_controls(text) > _MOST_CONTROLS:
        raise _binary(name)
    return Decoded(text)


def _decode_as(raw: bytes, codec: str, said: str, name: str) -> Decoded:
    try:
        return Decoded(raw.decode(codec))
    except UnicodeDecodeError:
        broken = f"{name} begins as {said} and is damaged; what could not be read stands as \ufffd."
        return Decoded(raw.decode(codec, "replace"), (broken,))


def _unmarked_utf_16(raw: bytes) -> str | None:
    sample = raw[:_SAMPLE]
    half = len(sample) // 2
    if not half:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _ZEROS_OF_UTF_16 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > _ZEROS_OF_UTF_16 and not odd else None


def _share_of_controls(text: str) -> float:
    return len(_CONTROL.findall(text.replace("\x0c", "").replace("\x1b", ""))) / max(len(text), 1)


def _binary(name: str) -> BadDataError:
    message = "it holds binary data, no text."
    return BadDataError(message, path=name, hint="Give plain text, Markdown, HTML, PDF, DOCX or JSON Resume.")


def tidy_lines(text: str) -> tuple[str, ...]:
    """Give the lines of *text* as a person reads them, as many as it has.

    Escape sequences and what cannot be seen are taken out, other control characters become spaces, forms
    that mean the same (full-width letters, ligatures) become one, and white space becomes single spaces.
    """
    if "\x1b" in text or "\x9b" in text:
        text = _SEQUENCE.sub("", text)
    return tuple(map(tidy, _LINE_END.split(text)))


def tidy(line: str) -> str:
    """Give one line as a person reads it, its indentation kept in part."""
    if line.isascii() and line.isprintable() and "  " not in line:
        return line.rstrip()
    plain = unicodedata.normalize("NFKC", _HIDDEN.sub("", _CONTROL.sub(" ", line)))
    indent = "  " if plain[:2].isspace() and len(plain[:2]) == len("  ") else ""
    return (indent + _SPACE.sub(" ", plain).strip()).rstrip()


def has_controls(text: str) -> bool:
    """Tell whether *text* holds anything that a terminal would obey, tabs and ends of lines aside."""
    return _CONTROL.search(_LINE_END.sub("", text)) is not None
