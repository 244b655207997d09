"""Names that are spelt almost right."""

from typing import Final

from roadmap_cli.domain.lexicon import SPELLABLE_FROM, Lexicon, edges

_LONG_FROM: Final = 10
_LONGEST: Final = 24
_MOST_SLIPS: Final = 2
_SURE_LETTERS: Final = 3


def near_name(word: str, lexicon: Lexicon) -> str | None:
    """Give the one name that *word* misspells: by one letter, in a long name by two, with the first letters right.

    Two letters that have changed places count as one.
    """
    if not SPELLABLE_FROM - 1 <= len(word) <= _LONGEST or not word.isalpha() or not word.isascii():
        return None
    fits = {
        name
        for length in range(len(word) - _MOST_SLIPS, len(word) + _MOST_SLIPS + 1)
        for edge in edges(word, length)
        for name in lexicon.spellable.get(edge, ())
        if name[0] == word[0] and _is_near(word, name)
    }
    return fits.pop() if len(fits) == 1 else None


def _is_near(word: str, name: str) -> bool:
    if _is_inflected(word, name):
        return False
    if _is_one_slip(word, name):
        return True
    return (
        len(name) >= _LONG_FROM
        and word[:_SURE_LETTERS] == name[:_SURE_LETTERS]
        and _distance(word, name) <= _MOST_SLIPS
    )


def _is_one_slip(word: str, name: str) -> bool:
    """Tell whether one letter is put in, taken out, changed, or swapped with the next."""
    shorter, longer = sorted((word, name), key=len)
    place = 0
    while place < len(shorter) and shorter[place] == longer[place]:
        place += 1
    rest, other = shorter[place:], longer[place:]
    if len(longer) > len(shorter):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[1::-1] == other[:2] and rest[2:] == other[2:])


def _is_inflected(word: str, name: str) -> bool:
    """Tell whether *word* is the name with an ending, or without one: dockers is another word, not a slip."""
    return word.startswith(name) or name.startswith(word)


def _distance(one: str, other: str) -> int:
    """Give how many letters are put in, taken out, changed or swapped with the next from *one* to the *other*."""
    older: list[int] = []
    old = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        new = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(old[column] + 1, new[column - 1] + 1, old[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, older[column - 2] + 1)
            new.append(cost)
        older, old = old, new
    return old[-1]
