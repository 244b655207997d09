"""Technologies and skills in a text, each with the lines that say so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from roadmap_cli.domain.lexicon import Lexicon, Meaning, Rule
from roadmap_cli.domain.tokens import BREAK, Tokens, tokenise
from roadmap_cli.services.negation import is_negated
from roadmap_cli.services.spelling import near_name
from roadmap_cli.services.text_sections import EXCLUDED, sections_of

NEAR: Final = 80
"""Within how many characters a word of `any_of` stands."""

NEXT_TO: Final = 30
"""Within how many characters no word of `none_of` stands."""

MOST_MENTIONS: Final = 50
"""How many mentions of one thing are kept; a text that names it more often says nothing new."""

_JOINING: Final = frozenset(["", "-", ".", "/", "_", "+", "'", "@", ":", "--"])
_APART: Final = frozenset([(".", " "), (" ", "-"), ("-", " "), (" ", "+")])
_MOST_WORDS_NEAR: Final = 60
_LISTING: Final = frozenset(",/|•·;&():")
_AND_OR: Final = frozenset(["and", "or"])


class Mention(NamedTuple):
    """Words of a text that name something: *line* counts from 1, *text* stands in that line as it is here."""

    line: int
    text: str
    negated: bool
    section: str | None


class Found(NamedTuple):
    """All that a text mentions: by the id of each technology and each skill its mentions, in the order of the text."""

    technologies: Mapping[str, tuple[Mention, ...]]
    skills: Mapping[str, tuple[Mention, ...]]


class _Hit(NamedTuple):
    first: int
    last: int
    meaning: Meaning


def find_mentions(lines: Sequence[str], lexicon: Lexicon) -> Found:
    """Find the names of *lexicon* in the *lines* of a text, in a time that is linear in its length."""
    tokens = tokenise(lines, lexicon.dotted)
    hits = _Reading(tokens, lines, lexicon).hits()
    names = frozenset(place for hit in hits for place in range(hit.first, hit.last + 1))
    strong = {skill for hit in hits for skill in hit.meaning.skills if not (hit.meaning.rule and hit.meaning.rule.weak)}
    sections = sections_of(lines)
    technologies: dict[str, list[Mention]] = {}
    skills: dict[str, list[Mention]] = {}
    for hit in hits:
        is_weak = hit.meaning.rule is not None and hit.meaning.rule.weak
        if is_weak and strong.isdisjoint(hit.meaning.skills):
            continue
        kept = [
            *(technologies.setdefault(name, []) for name in hit.meaning.technologies),
            *(skills.setdefault(name, []) for name in hit.meaning.skills),
        ]
        kept = [mentions for mentions in kept if len(mentions) < MOST_MENTIONS]
        if kept:
            mention = _mention(hit, tokens, lines, sections, names)
            for mentions in kept:
                mentions.append(mention)
    return Found(_frozen(technologies), _frozen(skills))


def _frozen(mentions: Mapping[str, Iterable[Mention]]) -> dict[str, tuple[Mention, ...]]:
    return {name: tuple(dict.fromkeys(said)) for name, said in mentions.items()}


def _mention(
    hit: _Hit, tokens: Tokens, lines: Sequence[str], sections: Sequence[str | None], names: frozenset[int]
) -> Mention:
    line = tokens.lines[hit.first]
    last = hit.last
    while tokens.lines[last] != line:
        last -= 1
    return Mention(
        line=line + 1,
        text=lines[line][tokens.starts[hit.first] : tokens.ends[last]],
        negated=sections[line] == EXCLUDED or is_negated(tokens, hit.first, hit.last, names),
        section=sections[line],
    )


@cache
def _joins(gap: str) -> bool:
    """Tell whether two words with *gap* between them may be one name."""
    return gap.replace(" ", "") in _JOINING and _APART.isdisjoint(pairwise(gap))


class _Reading:
    """One pass through a text, the longest name first wherever one begins."""

    def __init__(self, tokens: Tokens, lines: Sequence[str], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lines = lines
        self.lexicon = lexicon
        self.slips: dict[str, str | None] = {}

    def hits(self) -> list[_Hit]:
        """Give what is named, in the order of the text."""
        hits: list[_Hit] = []
        place = 0
        words = self.tokens.words
        longest = self.lexicon.longest
        while place < len(words):
            reach = longest.get(words[place])
            found = self._longest(place, reach) if reach else tuple(self._misspelt(place))
            for hit in found:
                if hit.meaning.skills or hit.meaning.technologies:
                    hits.append(hit)
                    hits += self._within(hit)
            place = found[0].last + 1 if found else place + 1
        return hits

    def _longest(self, place: int, reach: int) -> tuple[_Hit, ...]:
        words, gaps = self.tokens.words, self.tokens.gaps
        end = place + 1
        while end < len(words) and end - place < reach and _joins(gaps[end]):
            end += 1
        for last in range(end, place, -1):
            key = " ".join(words[place:last]) if last > place + 1 else words[place]
            if key in self.lexicon.names:
                found = tuple(
                    _Hit(place, last - 1, meaning)
                    for meaning in self.lexicon.meanings_of(key)
                    if meaning.rule is None or self._holds(meaning.rule, place, last - 1)
                )
                if found:
                    return found
        return ()

    def _within(self, hit: _Hit) -> Iterator[_Hit]:
        """Give the technologies that a phrase of several words names, as `Terraform modules` does."""
        if hit.meaning.technologies or hit.first == hit.last:
            return
        place = hit.first
        while place <= hit.last:
            reach = min(self.lexicon.longest.get(self.tokens.words[place], 0), hit.last - place + 1)
            whole = reach > hit.last - hit.first
            inner = self._longest(place, reach - whole) if reach > whole else ()
            for part in inner:
                if part.meaning.technologies and part.meaning.rule is None:
                    yield part._replace(meaning=Meaning(part.meaning.technologies, (), None))
            place = inner[0].last + 1 if inner else place + 1

    def _misspelt(self, place: int) -> Iterator[_Hit]:
        word = self.tokens.words[place]
        if word not in self.slips:
            self.slips[word] = near_name(word, self.lexicon)
        name = self.slips[word]
        if name is not None:
            for meaning in self.lexicon.meanings_of(name):
                if meaning.rule is None:
                    yield _Hit(place, place, meaning)

    def _holds(self, rule: Rule, first: int, last: int) -> bool:
        """Tell whether *rule* lets the words from *first* to *last* count."""
        if rule.written and self._written(first, last) not in rule.written:
            return False
        if rule.never:
            beside = f" {' '.join(self._around(first, last, NEXT_TO))} "
            if any(words in beside for words in rule.never):
                return False
        return rule.is_open or self._stands_beside(rule, first, last) or self._stands_near(rule, first, last)

    def _stands_beside(self, rule: Rule, first: int, last: int) -> bool:
        words, gaps = self.tokens.words, self.tokens.gaps
        after = last + 1
        if after < len(words) and words[after] in rule.before and _is_close(gaps[after]):
            return True
        if first and words[first - 1] in rule.after and _is_close(gaps[first]):
            return True
        return rule.listed and self._is_listed(first, last)

    def _stands_near(self, rule: Rule, first: int, last: int) -> bool:
        if not rule.near and not rule.near_phrases:
            return False
        near = [*self._span(first, last, NEAR, -1), *self._span(first, last, NEAR, 1)]
        if not rule.near.isdisjoint(near):
            return True
        return bool(rule.near_phrases) and any(words in f" {' '.join(near)} " for words in rule.near_phrases)

    def _written(self, first: int, last: int) -> str:
        line = self.tokens.lines[first]
        return self.lines[line][self.tokens.starts[first] : self.tokens.ends[last]]

    def _span(self, first: int, last: int, reach: int, way: int) -> list[str]:
        """Give the words within *reach* characters before (*way* -1) or after (1) the words from *first* to *last*."""
        places = self.tokens.places
        if way < 0:
            start, limit = first, places[first] - reach
            while start > 0 and first - start < _MOST_WORDS_NEAR and places[start - 1] >= limit:
                start -= 1
            return self.tokens.words[start:first]
        end, limit = last + 1, places[last] + reach
        while end < len(places) and end - last <= _MOST_WORDS_NEAR and places[end] <= limit:
            end += 1
        return self.tokens.words[last + 1 : end]

    def _around(self, first: int, last: int, reach: int) -> list[str]:
        middle = self.tokens.words[first : last + 1]
        return [*self._span(first, last, reach, -1), *middle, *self._span(first, last, reach, 1)]

    def _is_listed(self, first: int, last: int) -> bool:
        """Tell whether the words stand between commas, strokes or line ends, with another name next in the list."""
        words, gaps = self.tokens.words, self.tokens.gaps
        before, after = first - 1, last + 1
        opens = _lists(gaps[first]) or (first > 0 and words[before] in _AND_OR)
        closes = after >= len(words) or _lists(gaps[after]) or words[after] in _AND_OR
        if not (opens and closes):
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
            and (meaning.rule is None or self._written(place, place) in meaning.rule.written)
            for meaning in self.lexicon.meanings_of(self.tokens.words[place])
        )


def _lists(gap: str) -> bool:
    return gap == BREAK or not _LISTING.isdisjoint(gap)


def _is_close(gap: str) -> bool:
    return gap in {" ", "-", "/", "  "}
