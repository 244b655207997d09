"""Text as words with their places, in one pass whose time is linear in its length."""

import re
from collections.abc import Container, Sequence
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"(?:(?<![\w.])\.(?=[A-Za-z]))?[^\W_]+(?:\+\+|#)?|&")
_CHUNK: Final = re.compile(r"\S+")
_ENDINGS: Final = frozenset(
    [
        "com",
        "org",
        "net",
        "io",
        "dev",
        "co",
        "ai",
        "app",
        "me",
        "edu",
        "gov",
        "de",
        "uk",
        "eu",
        "in",
        "us",
        "info",
        "fr",
        "es",
        "nl",
        "pl",
        "ru",
        "ch",
        "at",
        "sh",
        "tech",
        "cloud",
        "so",
    ]
)
_EDGES: Final = "()[]<>{},;:\"'!?*_`"
# Each becomes one character, so that places in the text stay what they are.
_PLAIN: Final = str.maketrans(
    {"\u00a0": " ", "\u2010": "-", "\u2011": "-", "\u2019": "'", "\t": " ", "*": " ", "`": " "}
)
_MASK: Final = "\x00"
BREAK: Final = "\n"
"""The gap before the first word of a line."""

WRAPPED_FROM: Final = 45
"""The length in characters from which a line counts as one that a margin has broken."""


class Tokens(NamedTuple):
    """The words of a text in small letters, each with its line (from 0), where it starts and ends there, and its gap.

    A *gap* is what stands between a word and the one before it: a line break for the first word of
    a line, unless the line goes on with a sentence that a margin has broken. *places* counts characters
    through the whole text.
    """

    words: list[str]
    lines: list[int]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    places: list[int]


def tokenise(lines: Sequence[str], dotted: Container[str] = ()) -> Tokens:
    """Take *lines* apart into words; what stands in addresses is none, but for *dotted* names such as asp.net."""
    tokens = Tokens([], [], [], [], [], [])
    words, numbers, starts, ends, gaps, places = tokens
    before, offset = "", 0
    for number, raw in enumerate(lines):
        line = _without_addresses(raw.translate(_PLAIN), dotted)
        last = -1
        for match in _WORD.finditer(line):
            start, end = match.span()
            if last >= 0:
                gaps.append(line[last:start])
            else:
                gaps.append(" " if _goes_on(before, line, start) else BREAK)
            word = match.group().lower()
            words.append(word if word != "&" else "and")
            numbers.append(number)
            starts.append(start)
            ends.append(end)
            places.append(offset + start)
            last = end
        before, offset = line, offset + len(line) + 1
    return tokens


def _goes_on(before: str, line: str, start: int) -> bool:
    """Tell whether *line*, whose first word begins at *start*, goes on with the sentence of the line *before*."""
    is_open = len(before) >= WRAPPED_FROM and before.rstrip()[-1:].isalnum()
    return is_open and not line[:start].strip() and (line[start].islower() or line[start].isdigit())


def _without_addresses(line: str, dotted: Container[str]) -> str:
    """Put signs that belong to no word in place of web and mail addresses."""
    if "." not in line and "://" not in line:
        return line
    parts: list[str] = []
    done = 0
    for match in _CHUNK.finditer(line):
        chunk = match.group()
        if "." not in chunk and "://" not in chunk:
            continue
        begin = _address_begin(chunk, dotted)
        if begin is not None:
            parts += line[done : match.start() + begin], _MASK * (len(chunk) - begin)
            done = match.end()
    parts.append(line[done:])
    return "".join(parts)


def _address_begin(chunk: str, dotted: Container[str]) -> int | None:
    """Give where in *chunk* an address begins, None where there is none."""
    scheme = chunk.find("://")
    if scheme >= 0:
        return max(chunk.rfind(sign, 0, scheme) for sign in "([<>\"',;|") + 1
    bare = chunk.strip(_EDGES).rstrip(".").lower()
    host = bare.partition("/")[0]
    if "@" in host:
        return 0 if "." in host.partition("@")[2] and host.partition("@")[0] else None
    labels = host.split(".")
    if host.startswith("www.") and len(labels) > 1:
        return 0
    is_host = len(labels) > 1 and all(labels) and labels[-1] in _ENDINGS and host.isascii()
    if not is_host or (host in dotted and "/" not in bare) or any(known in dotted for known in bare.split("/")):
        return None
    return 0
