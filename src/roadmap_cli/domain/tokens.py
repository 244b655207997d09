"""Text as words with their places, in one pass whose time is linear in its length."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"([^\W_]+(?:\+\+|#)?|&|(?<![\w.])\.(?=[A-Za-z])[^\W_]+(?:\+\+|#)?)")
# What has no space in it, but a dot or a colon that does not end it; in a time that is linear in its length.
_CHUNK: Final = re.compile(r"(?<!\S)[^\s.:]*+[.:]\S++")
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
_LABELLING: Final = " \t[](){}<>:|*-"
"""What stands between an address and its label, as in [GitHub](github.com/ana) and GitHub: github.com/ana."""

_PROFILES: Final = frozenset([
    "github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "leetcode.com", "hackerrank.com", "codeforces.com",
])  # fmt: skip
"""Where people have pages of their own, whose label says no more than whose page it is."""

_LABEL_WITHIN: Final = 40
"""In how many characters before an address its label is looked for."""

_EDGES: Final = "()[]<>{},;:\"'!?*_`"
# Each becomes one character, so that places in the text stay what they are.
_PLAIN: Final = {"\u00a0": " ", "\u2010": "-", "\u2011": "-", "\u2019": "'", "\t": " ", "*": " ", "`": " "}
_MASK: Final = "\x00"
BREAK: Final = "\n"
"""The gap before the first word of a line."""

WRAPPED_FROM: Final = 45
"""The length in characters from which a line counts as one that a margin has broken."""


class Tokens(NamedTuple):
    """The words of a text in small letters, each with the gap before it, and where it starts and ends in the *text*.

    A *gap* is what stands between a word and the one before it: a line break for the first word of
    a line, unless the line goes on with a sentence that a margin has broken. *line_starts* says where each line does.
    """

    words: list[str]
    gaps: list[str]
    places: list[int]
    ends: list[int]
    text: str
    line_starts: list[int]

    def line_of(self, word: int) -> int:
        """Give the line, from 0, in which a word stands, by its number."""
        return bisect_right(self.line_starts, self.places[word]) - 1

    def written(self, first: int, last: int) -> str:
        """Give the words from *first* to *last* as the text has them."""
        return self.text[self.places[first] : self.ends[last]]


def tokenise(lines: Sequence[str], dotted: Container[str] = ()) -> Tokens:
    """Take *lines* apart into words; what stands in addresses is none, but for *dotted* names such as asp.net."""
    text = "\n".join(lines)
    plain = text
    for sign, plainer in _PLAIN.items():
        plain = plain.replace(sign, plainer)  # faster than translate, which looks at every character
    plain = _without_addresses(plain, dotted)
    small = plain.lower()
    if len(small) != len(plain):  # a letter that becomes two would shift what follows
        small = "".join([letter if len(letter.lower()) != 1 else letter.lower() for letter in plain])
    parts = _WORD.split(small)  # a gap, a word, a gap, ..., a gap
    borders = list(accumulate(map(len, parts)))
    gaps = [BREAK if BREAK in gap else gap for gap in parts[:-1:2]]
    starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
    tokens = Tokens(_with_and(parts[1::2]), gaps, borders[:-1:2], borders[1::2], text, starts)
    if gaps:
        gaps[0] = BREAK
    for line in [line for line, broken in enumerate(lines[:-1]) if len(broken) >= WRAPPED_FROM]:
        number = bisect_left(tokens.places, starts[line + 1])
        if 0 < number < len(gaps) and _goes_on(tokens, plain, line, number):
            gaps[number] = " "
    return tokens


def _with_and(words: list[str]) -> list[str]:
    """Give *words* with the sign for and as that word."""
    return ["and" if word == "&" else word for word in words] if "&" in words else words


def _goes_on(tokens: Tokens, plain: str, line: int, number: int) -> bool:
    """Tell whether a word, by its *number*, that stands below a *line* goes on with the sentence of that line."""
    before, place = tokens.ends[number - 1], tokens.places[number]
    gap = plain[before:place]
    if not gap.isspace() or gap.count(BREAK) != 1 or before < tokens.line_starts[line]:
        return False
    begin = plain[place]
    return (begin.islower() or begin.isdigit()) and plain[before - 1].isalnum()


def _without_addresses(text: str, dotted: Container[str]) -> str:
    """Put signs that belong to no word in place of web and mail addresses."""
    parts: list[str] = []
    done = 0
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        begin = _address_begin(chunk, dotted)
        if begin is not None:
            start = match.start() + begin
            label = _label_begin(text[max(done, start - _LABEL_WITHIN) : start], chunk[begin:])
            parts += text[done : start - label], _MASK * (len(chunk) - begin + label)
            done = match.end()
    parts.append(text[done:])
    return "".join(parts)


def _label_begin(before: str, address: str) -> int:
    """Give how many characters before an address its label begins, where that names a site of profiles; or 0."""
    host, _, path = address.rpartition("://")[2].strip(_EDGES).lower().partition("/")
    site = host.removeprefix("www.")
    if not path or site not in _PROFILES:
        return 0
    words, name = before.rstrip(_LABELLING), site.partition(".")[0]
    begin = len(words) - len(name)
    is_label = words != before and words.lower().endswith(name) and not words[max(begin - 1, 0) : begin].isalnum()
    return len(before) - begin if is_label else 0


def _address_begin(chunk: str, dotted: Container[str]) -> int | None:
    """Give where in *chunk* an address begins, None where there is none."""
    scheme = chunk.find("://")
    if scheme >= 0:
        begin = max(chunk.rfind(sign, 0, scheme) for sign in "([<>\"',;|") + 1
        label = _address_begin(chunk[:begin], dotted) if begin else None  # [github.com/ana](https://github.com/ana)
        return begin if label is None else label
    if "." not in chunk:
        return None
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
