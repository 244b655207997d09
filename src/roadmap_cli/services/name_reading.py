"""Where a text names things: the longest name first, by the rules of names that mean other things too."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from roadmap_cli.domain.lexicon import LONGEST_NAME, Lexicon, Meaning, Rule
from roadmap_cli.domain.tokens import BREAK, Tokens
from roadmap_cli.services.nearness import Nearness
from roadmap_cli.services.spelling import near_name

_JOINING: Final = frozenset(["", "-", ".", "/", "_", "+", "'", "@", ":", "--"])
_APART: Final = frozenset([(".", " "), (" ", "-"), ("-", " "), (" ", "+")])
_CAPITALS_FROM: Final = 20
"""From how many words on a text without a capital letter is one in which they do not matter."""

_LISTING: Final = frozenset(",/|•·;&():")
_CLOSE: Final = frozenset([" ", "-", "/", "  "])
_INTRODUCING: Final = frozenset([
    ("experience", "with"), ("experience", "in"), ("experience", "using"), ("experienced", "in"), ("knowledge", "of"),
    ("familiar", "with"), ("familiarity", "with"), ("proficient", "in"), ("proficiency", "in"), ("expertise", "in"),
    ("fluent", "in"), ("skilled", "in"), ("worked", "with"), ("working", "with"),
])  # fmt: skip
"""What tells before a name with a capital letter that it is no usual word."""

_AND_OR: Final = frozenset(["and", "or"])


class Hit(NamedTuple):
    """What the words from *first* to *last* of a text, by their numbers, stand for."""

    first: int
    last: int
    meaning: Meaning


_Meanings = Sequence[tuple[int, Meaning]]
"""What a name may stand for, with the number of each in the dictionary."""


def read_names(tokens: Tokens, lexicon: Lexicon, *, enough: int) -> list[Hit]:
    """Give what a text names, in its order, in a time that is linear in its length.

    What has been found more often than *enough* is taken for found wherever it stands.
    """
    return Reading(tokens, lexicon).hits(enough)


def _is_sure(meanings: _Meanings) -> bool:
    """Tell whether a name stands for one thing, without rules, and is no word that misleads."""
    ((_, meaning), *more) = meanings
    return not more and meaning.rule is None and bool(meaning.skills or meaning.technologies)


@cache
def _joins(gap: str) -> bool:
    """Tell whether two words with *gap* between them may be one name."""
    return gap.replace(" ", "") in _JOINING and _APART.isdisjoint(pairwise(gap))


class Reading:
    """One pass through a text, the longest name first wherever one begins."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.nearness = Nearness(tokens)
        self.has_no_capitals = len(tokens.words) >= _CAPITALS_FROM and tokens.text.lower() == tokens.text
        self.refused: set[tuple[int, str, tuple[str, str]]] = set()
        self.meanings: dict[str, list[tuple[int, Meaning]]] = {}

    def hits(self, enough: int) -> list[Hit]:
        """Give what is named, in the order of the text; what is found more often than *enough* is not weighed again."""
        words, gaps, names, longest = self.tokens.words, self.tokens.gaps, self.lexicon.names, self.lexicon.longest
        different = set(words)
        strange = [word for word in different if word not in names and word not in longest]
        slips = {word: name for word in strange if (name := near_name(word, self.lexicon))}
        alone = {word: said for word in (*different, *slips) if (said := self._meanings(slips.get(word, word)))}
        sure = {word: said[0][1] for word, said in alone.items() if _is_sure(said)}
        leading = different.intersection(longest)
        telling = leading.union(alone)
        times = dict.fromkeys(alone, 0)
        hits: list[Hit] = []
        free, end = 0, len(words) - 1
        for place in [place for place, word in enumerate(words) if word in telling]:
            if place < free:
                continue
            word = words[place]
            found: list[Hit] = []
            if word in leading and place < end and _joins(gaps[place + 1]):
                pair = f"{word} {words[place + 1]}"
                found = self._longer(place) if pair in names or pair in longest else []
            if found and not self._swallows(found[0]):
                free = found[0].last + 1
            elif word in sure:
                hits.append(Hit(place, place, sure[word]))
                continue
            elif word in alone:
                found = self._alone(alone[word], place)
                times[word] += bool(found)
                if times[word] > enough:
                    sure[word] = found[0].meaning
            hits += self._telling(found) if found else ()
        return hits

    def _alone(self, meanings: _Meanings, place: int) -> list[Hit]:
        """Give what the one word at *place* stands for.

        Where nothing in the text could help it, what directly surrounds it decides: that is looked at once.
        """
        tokens, last = self.tokens, len(self.tokens.words) - 1
        begin, end = tokens.places[max(place - 2, 0)], tokens.ends[min(place + 2, last)]
        gaps = tokens.gaps[place], tokens.gaps[min(place + 1, last)]
        around = (tokens.places[place] - begin, tokens.text[begin:end], gaps)
        if around in self.refused:
            return []
        found = self._holding(meanings, place, place)
        if not found and not any(
            self.nearness.may_help(number, meaning.rule) or self._is_backed(number, meaning.rule, place, place)
            for number, meaning in meanings
            if meaning.rule
        ):
            self.refused.add(around)
        return found

    def _swallows(self, hit: Hit) -> bool:
        """Tell whether words that mislead end with the first word of a name, as `early spring` would in Spring Boot."""
        meaning = hit.meaning
        return not (meaning.skills or meaning.technologies or hit.last + 1 >= len(self.tokens.words)) and bool(
            [longer for longer in self._longer(hit.last) if longer.meaning.technologies or longer.meaning.skills]
        )

    def _telling(self, found: Sequence[Hit]) -> Iterator[Hit]:
        """Give what was *found*, without words that mislead, and the technologies within."""
        for hit in found:
            if hit.meaning.skills or hit.meaning.technologies:
                yield hit
                if hit.last > hit.first and not hit.meaning.technologies:
                    yield from self._within(hit)

    def _longer(self, place: int, most: int = LONGEST_NAME) -> list[Hit]:
        """Give the longest name of several words, at *most* so many, that begins at *place*."""
        words, gaps = self.tokens.words, self.tokens.gaps
        reach = min(self.lexicon.longest.get(" ".join(words[place : place + 2]), 2), most)
        end = place + 1
        while end < len(words) and end - place < reach and _joins(gaps[end]):
            end += 1
        for last in range(end, place + 1, -1):
            meanings = self._meanings(" ".join(words[place:last]))
            if found := self._holding(meanings, place, last - 1):
                return found
        return []

    def _holding(self, meanings: _Meanings, first: int, last: int) -> list[Hit]:
        """Give those of the *meanings* of a name that hold where it is written, from *first* to *last*."""
        return [
            Hit(first, last, meaning)
            for number, meaning in meanings
            if meaning.rule is None or self._holds(number, meaning.rule, first, last)
        ]

    def _meanings(self, name: str) -> _Meanings:
        known = self.meanings.get(name)
        if known is None:
            known = [(number, self.lexicon.meanings[number]) for number in self.lexicon.numbers_of(name)]
            self.meanings[name] = known
        return known

    def _within(self, hit: Hit) -> Iterator[Hit]:
        """Give the technologies that a phrase of several words names, as `Terraform modules` does."""
        place = hit.first
        while place <= hit.last:
            most = hit.last - place + 1 - (place == hit.first)
            inner = self._longer(place, most) or self._holding(self._meanings(self.tokens.words[place]), place, place)
            for part in inner:
                if part.meaning.technologies and part.meaning.rule is None:
                    yield part._replace(meaning=Meaning(part.meaning.technologies, (), None))
            place = inner[0].last + 1 if inner else place + 1

    def _holds(self, number: int, rule: Rule, first: int, last: int) -> bool:
        """Tell whether the *rule* of a meaning, by its *number*, lets the words from *first* to *last* count."""
        if not self._is_backed(number, rule, first, last):
            return False
        return not (rule.never and self.nearness.forbids(number, rule, first, last))

    def _is_backed(self, number: int, rule: Rule, first: int, last: int) -> bool:
        """Tell whether a *rule* has what it wants there: the capital letters, the words near by or beside, the list."""
        tokens = self.tokens
        written = tokens.text[tokens.places[first] : tokens.ends[last]]
        if rule.written and written not in rule.written and not self.has_no_capitals:
            return False
        near = rule.near or rule.near_phrases
        return bool(
            (near and self.nearness.helps(number, rule, first, last))
            or self._stands_beside(rule, first, last)
            or (rule.listed and self._is_listed(first, last))
            or rule.is_open
        )

    def _stands_beside(self, rule: Rule, first: int, last: int) -> bool:
        words, after = self.tokens.words, last + 1
        if after < len(words) and words[after] in rule.before:
            return self.tokens.gaps[after] in _CLOSE
        if not first:
            return False
        before, gap = words[first - 1], self.tokens.gaps[first]
        if rule.written and first > 1 and gap == " " and (words[first - 2], before) in _INTRODUCING:
            return self.tokens.text[self.tokens.places[first]].isupper()  # experience with Selenium
        return (before in rule.after and gap in _CLOSE) or (gap == " (" and before in rule.before)  # Engineer (Go)

    def _is_listed(self, first: int, last: int) -> bool:
        """Tell whether the words stand between commas, strokes or line ends, with another name next in the list."""
        words, gaps = self.tokens.words, self.tokens.gaps
        before, after = first - 1, last + 1
        if not (_lists(gaps[first]) or (first > 0 and words[before] in _AND_OR)):
            return False
        if not (after >= len(words) or _lists(gaps[after]) or words[after] in _AND_OR):
            return False
        if gaps[first] == BREAK and (after >= len(words) or gaps[after] == BREAK):
            return True  # it has a line of its own
        if after < len(words) and words[after] in _AND_OR:
            after += 1
        if before >= 0 and words[before] in _AND_OR:
            before -= 1
        return (after < len(words) and self._is_name(after)) or (before >= 0 and self._is_name(before))

    def _is_name(self, place: int) -> bool:
        """Tell whether the word at *place* is a name, or a name that capital letters tell from a word."""
        return any(
            (meaning.technologies or meaning.skills)
            and (meaning.rule is None or self.tokens.written(place, place) in meaning.rule.written)
            for meaning in self.lexicon.meanings_of(self.tokens.words[place])
        )


@cache
def _lists(gap: str) -> bool:
    return gap == BREAK or not _LISTING.isdisjoint(gap)
