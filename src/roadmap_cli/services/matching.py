"""Technologies and skills in a text, each with the lines that say so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from roadmap_cli.domain.lexicon import LONGEST_NAME, Lexicon, Meaning, Rule
from roadmap_cli.domain.tokens import BREAK, Tokens, tokenise
from roadmap_cli.services.nearness import Nearness
from roadmap_cli.services.negation import is_negated
from roadmap_cli.services.spelling import near_name
from roadmap_cli.services.text_sections import EXCLUDED, sections_of

MOST_MENTIONS: Final = 50
"""How many mentions of one thing are kept; a text that names it more often says nothing new."""

_JOINING: Final = frozenset(["", "-", ".", "/", "_", "+", "'", "@", ":", "--"])
_APART: Final = frozenset([(".", " "), (" ", "-"), ("-", " "), (" ", "+")])
_LISTING: Final = frozenset(",/|•·;&():")
_CLOSE: Final = frozenset([" ", "-", "/", "  "])
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
    hits = _Reading(tokens, lexicon).hits()
    names = frozenset([place for hit in hits for place in range(hit.first, hit.last + 1)])
    sections = sections_of(lines)
    technologies: dict[str, list[Mention]] = {}
    skills: dict[str, list[Mention]] = {}
    counting = _counting(hits)
    kept: dict[int, list[list[Mention]]] = {}
    for hit in hits:
        meaning = hit.meaning
        if id(meaning) not in counting:
            continue
        if id(meaning) not in kept:
            kept[id(meaning)] = [
                *(technologies.setdefault(name, []) for name in meaning.technologies),
                *(skills.setdefault(name, []) for name in meaning.skills),
            ]
        open_ = [mentions for mentions in kept[id(meaning)] if len(mentions) < MOST_MENTIONS]
        if open_:
            mention = _mention(hit, tokens, sections, names)
            for mentions in open_:
                mentions.append(mention)
    return Found(_frozen(technologies), _frozen(skills))


def _counting(hits: Sequence[_Hit]) -> dict[int, Meaning]:
    """Give the meanings that count, by identity: a weak one only beside another one of the same skill."""
    meanings = {id(hit.meaning): hit.meaning for hit in hits}
    strong = {skill for meaning in meanings.values() if not _is_weak(meaning) for skill in meaning.skills}
    return {
        key: meaning
        for key, meaning in meanings.items()
        if not (_is_weak(meaning) and strong.isdisjoint(meaning.skills))
    }


def _is_weak(meaning: Meaning) -> bool:
    return meaning.rule is not None and meaning.rule.weak


def _frozen(mentions: Mapping[str, Iterable[Mention]]) -> dict[str, tuple[Mention, ...]]:
    return {name: tuple(dict.fromkeys(said)) for name, said in mentions.items()}


def _mention(hit: _Hit, tokens: Tokens, sections: Sequence[str | None], names: frozenset[int]) -> Mention:
    line = tokens.line_of(hit.first)
    last = hit.last
    while tokens.line_of(last) != line:
        last -= 1
    return Mention(
        line=line + 1,
        text=tokens.written(hit.first, last),
        negated=sections[line] == EXCLUDED or is_negated(tokens, hit.first, hit.last, names),
        section=sections[line],
    )


@cache
def _joins(gap: str) -> bool:
    """Tell whether two words with *gap* between them may be one name."""
    return gap.replace(" ", "") in _JOINING and _APART.isdisjoint(pairwise(gap))


class _Reading:
    """One pass through a text, the longest name first wherever one begins."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.nearness = Nearness(tokens)
        self.meanings: dict[str, list[tuple[int, Meaning]]] = {}

    def hits(self) -> list[_Hit]:
        """Give what is named, in the order of the text."""
        words, known = self.tokens.words, self.lexicon.longest
        different = set(words)
        slips = {word: name for word in different.difference(known) if (name := near_name(word, self.lexicon))}
        telling = different.intersection(known).union(slips)
        hits: list[_Hit] = []
        free = 0
        for place in [place for place, word in enumerate(words) if word in telling]:
            if place < free:
                continue
            slip = slips.get(words[place])
            found = self._named(slip, place, place) if slip is not None else self._longest(place)
            for hit in found:
                if hit.meaning.skills or hit.meaning.technologies:
                    hits.append(hit)
                    hits += self._within(hit)
            if found:
                free = found[0].last + 1
        return hits

    def _longest(self, place: int, most: int = LONGEST_NAME) -> list[_Hit]:
        """Give the longest name, of at *most* so many words, that begins at *place*."""
        words, gaps, longest = self.tokens.words, self.tokens.gaps, self.lexicon.longest
        word, after = words[place], place + 1
        reach = min(longest.get(word, 0), most)
        if reach > 1 and after < len(words) and _joins(gaps[after]):
            reach = min(longest.get(f"{word} {words[after]}", 1), most)
            end = after
            while end < len(words) and end - place < reach and _joins(gaps[end]):
                end += 1
            for last in range(end, after, -1):
                if found := self._named(" ".join(words[place:last]), place, last - 1):
                    return found
        return self._named(word, place, place) if reach else []

    def _named(self, name: str, first: int, last: int) -> list[_Hit]:
        """Give what *name*, written from *first* to *last*, stands for there."""
        meanings = self.meanings.get(name)
        if meanings is None:
            numbers = self.lexicon.names.get(name, ())
            meanings = self.meanings[name] = [(number, self.lexicon.meanings[number]) for number in numbers]
        return [
            _Hit(first, last, meaning)
            for number, meaning in meanings
            if meaning.rule is None or self._holds(number, meaning.rule, first, last)
        ]

    def _within(self, hit: _Hit) -> Iterator[_Hit]:
        """Give the technologies that a phrase of several words names, as `Terraform modules` does."""
        if hit.meaning.technologies or hit.first == hit.last:
            return
        place = hit.first
        while place <= hit.last:
            most = hit.last - place + 1
            inner = self._longest(place, most - (place == hit.first))
            for part in inner:
                if part.meaning.technologies and part.meaning.rule is None:
                    yield part._replace(meaning=Meaning(part.meaning.technologies, (), None))
            place = inner[0].last + 1 if inner else place + 1

    def _holds(self, number: int, rule: Rule, first: int, last: int) -> bool:
        """Tell whether the *rule* of a meaning, by its *number*, lets the words from *first* to *last* count."""
        tokens = self.tokens
        if rule.written and tokens.text[tokens.places[first] : tokens.ends[last]] not in rule.written:
            return False
        near = rule.near or rule.near_phrases
        if (
            not (near and self.nearness.helps(number, rule, first, last))
            and not self._stands_beside(rule, first, last)
            and not (rule.listed and self._is_listed(first, last))
            and not rule.is_open
        ):
            return False
        return not (rule.never and self.nearness.forbids(number, rule, first, last))

    def _stands_beside(self, rule: Rule, first: int, last: int) -> bool:
        words, gaps, after = self.tokens.words, self.tokens.gaps, last + 1
        if rule.before and after < len(words) and words[after] in rule.before and gaps[after] in _CLOSE:
            return True
        return bool(rule.after and first and words[first - 1] in rule.after and gaps[first] in _CLOSE)

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
            and (meaning.rule is None or self.tokens.written(place, place) in meaning.rule.written)
            for meaning in self.lexicon.meanings_of(self.tokens.words[place])
        )


@cache
def _lists(gap: str) -> bool:
    return gap == BREAK or not _LISTING.isdisjoint(gap)
