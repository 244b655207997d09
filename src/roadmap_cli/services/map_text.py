"""How wide a text will be drawn, before anything can measure it; reckoned rather too wide than too narrow."""

from unicodedata import combining, east_asian_width

_SLIM = frozenset("iljtfrI.,:;'|!()[]-/ ")
_BROAD = frozenset("mwMW@%&<>=+~#")
_SLIM_EM, _BROAD_EM, _WIDE_EM, _CAPITAL_EM, _USUAL_EM = 0.42, 0.98, 1.05, 0.74, 0.63


def text_width(text: str, size: float) -> float:
    """Give how wide *text* is at most in a plain sans-serif typeface of *size* pixels."""
    return sum(map(_ems, text)) * size


def _ems(letter: str) -> float:
    """Give the width of one letter in ems, as the widest of the usual typefaces (DejaVu Sans) has it."""
    if letter in _SLIM:
        return _SLIM_EM
    if letter in _BROAD:
        return _BROAD_EM
    if combining(letter):
        return 0.0
    if east_asian_width(letter) in {"W", "F"} or not letter.isascii():
        return _WIDE_EM
    return _CAPITAL_EM if letter.isupper() else _USUAL_EM


def wrapped(text: str, width: float, size: float, *, lines: int) -> tuple[str, ...]:
    """Break *text* into at most *lines* lines no wider than *width* pixels, the last cut with … where it must be."""
    found: list[str] = []
    rest = text.split() or [""]
    while rest and len(found) < lines:
        line = rest.pop(0)
        while rest and text_width(f"{line} {rest[0]}", size) <= width:
            line = f"{line} {rest.pop(0)}"
        if text_width(line, size) > width:
            line, over = _broken(line, width, size)
            rest.insert(0, over)
        found.append(line)
    if rest:
        found[-1] = _cut(f"{found[-1]} {rest[0]}", width, size)
    return tuple(found)


def _broken(word: str, width: float, size: float) -> tuple[str, str]:
    """Break a word that is wider than a line where the line ends."""
    end = 1
    while end < len(word) and text_width(word[: end + 1], size) <= width:
        end += 1
    return word[:end], word[end:]


def _cut(line: str, width: float, size: float) -> str:
    while len(line) > 1 and text_width(f"{line}…", size) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
