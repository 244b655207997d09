"""Words that a lost line break has run together, taken apart again: `developmentKafka`, `KubernetesExperience`."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from roadmap_cli.domain.lexicon import Lexicon
from roadmap_cli.domain.tokens import BREAK, Tokens
from roadmap_cli.services.spelling import near_name

_HUMP: Final = re.compile(r"(?<=[a-z\d]{2})[A-Z]")
_LEAST: Final = 3
"""How many letters a name has that is told from the rest of a word: Go in GoDaddy is none."""

_LEAST_UNSURE: Final = 4
"""The same of a name that means other things too."""

_MOST: Final = 80
"""How many letters a word has that is taken apart; a longer one is no text, and each cut costs its length."""


def take_apart(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """Cut words that are no names before a capital letter, where what stands before or behind the cut is one.

    What stands behind it begins a line.
    """
    cuts: dict[int, list[int]] = {}
    for hump in _HUMP.finditer(tokens.text):
        number = bisect_right(tokens.places, hump.start()) - 1
        if number >= 0 and hump.start() < tokens.ends[number]:
            cuts.setdefault(number, []).append(hump.start() - tokens.places[number])
    parts_of: dict[tuple[str, ...], list[str]] = {}
    parts: dict[int, list[str]] = {}
    for number, places in cuts.items():
        word = tokens.words[number]
        if len(word) > _MOST or word in lexicon.names or word in lexicon.longest:
            continue
        pieces = tuple(word[begin:end] for begin, end in pairwise([0, *places, None]))
        if pieces not in parts_of:
            joined = _joined(pieces, lexicon)
            parts_of[pieces] = joined if len(joined) == 1 or near_name(word, lexicon) is None else [word]
        if len(parts_of[pieces]) > 1:
            parts[number] = parts_of[pieces]
    return _with_parts(tokens, parts) if parts else tokens


def _joined(pieces: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Join *pieces* of a word again that lie side by side and are no names."""
    parts = [pieces[0]]
    for before, piece in pairwise(pieces):
        if _is_name(before, lexicon) or _is_name(piece, lexicon):
            parts.append(piece)
        else:
            parts[-1] += piece
    return parts


def _is_name(piece: str, lexicon: Lexicon) -> bool:
    return any(
        (meaning.skills or meaning.technologies) and len(piece) >= (_LEAST_UNSURE if meaning.rule else _LEAST)
        for meaning in lexicon.meanings_of(piece)
    )


def _with_parts(tokens: Tokens, parts: dict[int, list[str]]) -> Tokens:
    words: list[str] = []
    gaps: list[str] = []
    places: list[int] = []
    for number, word in enumerate(tokens.words):
        place = tokens.places[number]
        for later, part in enumerate(parts.get(number, (word,))):
            words.append(part)
            gaps.append(BREAK if later else tokens.gaps[number])
            places.append(place)
            place += len(part)
    ends = [place + len(word) for place, word in zip(places, words, strict=True)]
    return tokens._replace(words=words, gaps=gaps, places=places, ends=ends)
