"""Text from files and people, made harmless for a terminal."""

import re

# What every screen is made of; text of nothing else needs no closer look.
_PLAIN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("━─├└│✓◆▸○●·•–…→░▒▓█")

# Patterns as text: `re` compiles them when one is first needed, which most screens never do.
_HARMFUL = (
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but for line feed, DEL, C1: what moves a cursor or speaks to a terminal
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls: what turns text around
    "\u200b\u2028\u2029\u2060-\u2065\ufeff"  # what hides, and what ends a line or a paragraph elsewhere
    "\ud800-\udfff"  # halves of characters, which cannot be written
    "]"
)
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILE_OF_MARKS = f"({_MARK}{{3}}){_MARK}+"

_ASCII = str.maketrans(
    {
        **dict.fromkeys("─╌┄", "-"),
        "━": "#",
        "●": "*",
        **dict.fromkeys("│┃", "|"),
        **dict.fromkeys("├┝┣", "|"),
        **dict.fromkeys("└╰┗", "`"),
        **dict.fromkeys("┌╭┏┐╮┓┘╯┛┬┴┼┤", "+"),
        **dict.fromkeys("█▉▊▋▌▍▎▏", "#"),
        "░": ":",
        "▒": "+",
        "▓": "%",
        "✓": "x",
        "▸": ">",
        "○": "o",
        "◆": "*",
        "◇": "o",
        "•": "*",
        "·": ".",
        "→": ">",
        "…": "~",
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "×": "x",
        "≥": ">",
        "≤": "<",
    }
)


def clean(text: str) -> str:
    """Give *text* without anything that a terminal would obey; line feeds stay.

    A character that is taken out leaves U+FFFD, so that nothing is hidden; of a pile of combining
    marks three stay.
    """
    if _PLAIN.issuperset(text):
        return text
    return re.sub(_PILE_OF_MARKS, r"\1", re.sub(_HARMFUL, "\ufffd", text))


def escaped(document: str) -> str:
    """Give a JSON *document* with what a terminal would obey written as escapes, so that none of it is lost."""
    return re.sub(_HARMFUL, lambda found: f"\\u{ord(found.group()):04x}", document)


def one_line(text: str, limit: int | None = None) -> str:
    """Give *text* clean and on one line, cut to *limit* characters where one is given."""
    line = " ".join(clean(text).split())
    return line if limit is None or len(line) <= limit else line[: limit - 1] + "…"


def to_ascii(text: str) -> str:
    """Give *text* in ASCII of the same width: glyphs as near as it has them, `?` for the rest."""
    text = text.translate(_ASCII)
    if text.isascii():
        return text
    from rich.cells import get_character_cell_size  # noqa: PLC0415 - few texts hold what has no near glyph

    return "".join(letter if letter.isascii() else "?" * get_character_cell_size(letter) for letter in text)
