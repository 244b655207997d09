"""Text from files and people, made harmless for a terminal."""

import re

# C0 but for line feed, DEL, C1, surrogates, zero-width and bidirectional controls, line and paragraph
# separators, the byte order mark: what moves a cursor, speaks to a terminal or hides what is there.
_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
_MARKS = re.compile("([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")

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
        **dict.fromkeys("░", "."),
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
    if text.isascii() and text.isprintable():
        return text
    return _MARKS.sub(r"\1", _HARMFUL.sub("\ufffd", text))


def one_line(text: str, limit: int | None = None) -> str:
    """Give *text* clean and on one line, cut to *limit* characters where one is given."""
    line = " ".join(clean(text).split())
    return line if limit is None or len(line) <= limit else line[: limit - 1] + "…"


def to_ascii(text: str) -> str:
    """Give *text* in ASCII of the same width: glyphs as near as it has them, `?` for the rest."""
    return text.translate(_ASCII).encode("ascii", "replace").decode("ascii")
