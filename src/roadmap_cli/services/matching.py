"""Technologies and skills in a text, each with the lines that say so."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from roadmap_cli.domain.lexicon import Lexicon, Meaning
from roadmap_cli.domain.tokens import Tokens, tokenise
from roadmap_cli.services.glued_words import take_apart
from roadmap_cli.services.name_reading import Hit, read_names
from roadmap_cli.services.negation import is_negated
from roadmap_cli.services.text_sections import EXCLUDED, Sections, sections_of

MOST_MENTIONS: Final = 50
"""How many mentions of one thing are kept; a text that names it more often says nothing new."""


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


def find_mentions(lines: Sequence[str], lexicon: Lexicon) -> Found:
    """Find the names of *lexicon* in the *lines* of a text, in a time that is linear in its length."""
    tokens = take_apart(tokenise(lines, lexicon.dotted), lexicon)
    hits = read_names(tokens, lexicon, enough=MOST_MENTIONS)
    names = frozenset([place for hit in hits for place in range(hit.first, hit.last + 1)])
    sections = sections_of(lines, tokens)
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


def _counting(hits: Sequence[Hit]) -> dict[int, Meaning]:
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


def _mention(hit: Hit, tokens: Tokens, sections: Sections, names: frozenset[int]) -> Mention:
    line = tokens.line_of(hit.first)
    last = hit.last
    while tokens.line_of(last) != line:
        last -= 1
    section = sections.at(line, tokens.places[hit.first] - tokens.line_starts[line])
    return Mention(
        line=line + 1,
        text=tokens.written(hit.first, last),
        negated=section == EXCLUDED or is_negated(tokens, hit.first, hit.last, names),
        section=section,
    )
