"""The names by which texts mention technologies and skills, as a dictionary of words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

LONGEST_NAME: Final = 6
"""How many words a name has at most; longer ones are left out."""

SPELLABLE_FROM: Final = 6
"""How many letters a name has at least whose misspellings count."""

_EDGE: Final = 2


class Rule(NamedTuple):
    """When a name that means other things too counts: the rules of an Ambiguity, taken apart into words.

    *written* holds the ways to write it, empty where capital letters do not matter.
    """

    written: frozenset[str]
    near: frozenset[str]
    near_phrases: tuple[str, ...]
    never: tuple[str, ...]
    before: frozenset[str]
    after: frozenset[str]
    listed: bool
    weak: bool

    @property
    def is_open(self) -> bool:
        """Tell whether nothing has to hold but what must not."""
        return not (self.near or self.near_phrases or self.before or self.after or self.listed)


class Meaning(NamedTuple):
    """What a name stands for; with neither technologies nor skills it is words that mislead."""

    technologies: tuple[str, ...]
    skills: tuple[str, ...]
    rule: Rule | None


class Lexicon(NamedTuple):
    """Names as words with single spaces, each with a number in *senses*, which says by number what it may mean.

    *longest* says by the first word, and by the first two, of longer names how far to look, in words. *dotted*
    are the names that look like addresses, *spellable* by their edges those whose misspellings count.
    """

    names: Mapping[str, int]
    senses: Sequence[Sequence[int]]
    meanings: Sequence[Meaning]
    longest: Mapping[str, int]
    dotted: frozenset[str]
    spellable: Mapping[str, Sequence[str]]

    def numbers_of(self, name: str) -> Sequence[int]:
        """Give the numbers of the meanings of *name*, none where it is no name."""
        sense = self.names.get(name)
        return () if sense is None else self.senses[sense]

    def meanings_of(self, name: str) -> Iterator[Meaning]:
        """Give what *name* stands for, nothing where it is no name."""
        for number in self.numbers_of(name):
            yield self.meanings[number]


def edges(word: str, length: int) -> tuple[str, str]:
    """Give the keys under which a word of *length* letters is looked up that begins, or ends, like *word*."""
    return f"{word[:_EDGE]}{length}", f"{length}{word[-_EDGE:]}"
