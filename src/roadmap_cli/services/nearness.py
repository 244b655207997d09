"""What stands near a word of a text, told without reading its surroundings anew for each word."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from roadmap_cli.domain.lexicon import Rule
from roadmap_cli.domain.tokens import Tokens

NEAR: Final = 80
"""Within how many characters a word of `any_of` stands."""

NEXT_TO: Final = 30
"""Within how many characters no word of `none_of` stands."""


class _Standing(NamedTuple):
    """Where some words stand in a text, in order, and where phrases begin and have their last word."""

    words: Sequence[int]
    phrases: Sequence[tuple[int, int]]

    def within(self, low: int, high: int) -> bool:
        """Tell whether anything stands between two places of the text."""
        number = bisect_left(self.words, low)
        if number < len(self.words) and self.words[number] <= high:
            return True
        number = bisect_left(self.phrases, (low, low))
        while number < len(self.phrases) and self.phrases[number][0] <= high:
            if self.phrases[number][1] <= high:
                return True
            number += 1
        return False


class Nearness:
    """The surroundings of the words of one text, by the rules of names."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._numbers: Mapping[str, Sequence[int]] = _numbers(tokens.words)
        self._helping: dict[int, _Standing] = {}
        self._forbidding: dict[int, _Standing] = {}

    def helps(self, meaning: int, rule: Rule, first: int, last: int) -> bool:
        """Tell whether near the words from *first* to *last* stands what the *rule* of a meaning, by its number, wants.

        The words themselves do not count.
        """
        standing = self._helps(meaning, rule)
        if not standing.words and not standing.phrases:
            return False
        begin, end = self._tokens.places[first], self._tokens.places[last]
        return standing.within(begin - NEAR, begin - 1) or standing.within(end + 1, end + NEAR)

    def may_help(self, meaning: int, rule: Rule) -> bool:
        """Tell whether what the *rule* wants near by stands anywhere in the text."""
        standing = self._helps(meaning, rule)
        return bool(standing.words or standing.phrases)

    def _helps(self, meaning: int, rule: Rule) -> _Standing:
        if meaning not in self._helping:
            self._helping[meaning] = self._standing(rule.near, rule.near_phrases)
        return self._helping[meaning]

    def forbids(self, meaning: int, rule: Rule, first: int, last: int) -> bool:
        """Tell whether next to the words from *first* to *last*, or in them, stands what the *rule* excludes."""
        if meaning not in self._forbidding:
            self._forbidding[meaning] = self._standing((), rule.never)
        begin, end = self._tokens.places[first], self._tokens.places[last]
        return self._forbidding[meaning].within(begin - NEXT_TO, end + NEXT_TO)

    def _standing(self, words: Iterable[str], phrases: Iterable[str]) -> _Standing:
        split = [phrase.split() for phrase in phrases]
        alone = {*words, *(phrase[0] for phrase in split if len(phrase) == 1)}
        places = self._tokens.places
        return _Standing(
            sorted([places[number] for word in alone for number in self._numbers.get(word, ())]),
            sorted([span for phrase in split if len(phrase) > 1 for span in self._spans(phrase)]),
        )

    def _spans(self, phrase: list[str]) -> Iterator[tuple[int, int]]:
        """Give where the first and the last word of *phrase* stand, wherever it does."""
        words, places = self._tokens.words, self._tokens.places
        rarest = min(phrase, key=lambda word: len(self._numbers.get(word, ())))
        before = phrase.index(rarest)
        for number in self._numbers.get(rarest, ()):
            first = number - before
            if first >= 0 and words[first : first + len(phrase)] == phrase:
                yield places[first], places[first + len(phrase) - 1]


def _numbers(words: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Map each word to its numbers in the text."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        numbers[word].append(number)
    return numbers
