"""The dictionary of names by which texts mention technologies and skills."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from roadmap_cli.domain.catalogue import Ambiguity, Catalogue, Technology
from roadmap_cli.domain.lexicon import LONGEST_NAME, SPELLABLE_FROM, Lexicon, Meaning, Rule, edges
from roadmap_cli.domain.tokens import tokenise

_PLURAL_FROM: Final = 4
_ALL_CAPITALS_FROM: Final = 2
_BRITISH: Final = (("ization", "isation"), ("izing", "ising"), ("ize", "ise"), ("modeling", "modelling"))


def lexicon_of(catalogue: Catalogue) -> Lexicon:
    """Make the dictionary of a catalogue: of its phrases, then technologies, then the titles and aliases of its skills.

    What is said of a name first counts.
    """
    making = _Making()
    for names in (_phrases(catalogue), _technologies(catalogue), _skills(catalogue)):
        making.add(names)
    return making.lexicon()


class _Making:
    """A dictionary that grows: what was said of a name first stays."""

    def __init__(self) -> None:
        self.meanings: dict[str, tuple[Meaning, ...]] = {}
        self.dotted: set[str] = set()
        self.spellable: dict[str, list[str]] = {}

    def add(self, names: Iterable[tuple[str, Meaning, bool]]) -> None:
        """Take in *names*, each with its meaning and whether its misspellings count."""
        found: dict[str, list[Meaning]] = {}
        varied: list[tuple[str, Meaning]] = []
        for name, meaning, is_spellable in names:
            self.dotted.update(_dotted(name))
            for key in _keys(name):
                if key in self.meanings:
                    self.meanings[key] = tuple(_joined(known, meaning) for known in self.meanings[key])
                elif meaning not in (known := found.setdefault(key, [])):
                    known.append(meaning)
                if is_spellable and key == name.lower():
                    self._spell(key)
                if meaning.skills and not meaning.technologies:
                    varied += ((variant, meaning) for variant in _variants(key))
        for variant, meaning in varied:
            if variant not in self.meanings:
                found.setdefault(variant, [meaning])
        self.meanings |= {key: tuple(entries) for key, entries in found.items()}

    def _spell(self, key: str) -> None:
        if key.isalpha() and len(key) >= SPELLABLE_FROM:
            for edge in edges(key, len(key)):
                self.spellable.setdefault(edge, []).append(key)

    def lexicon(self) -> Lexicon:
        """Give the dictionary."""
        longest: dict[str, int] = {}
        for words in (key.split(" ") for key in self.meanings if " " in key):
            pairs = [" ".join(words[:2])] if len(words) > 2 else []  # noqa: PLR2004 - a pair is its own name
            for begin in (words[0], *pairs):
                longest[begin] = max(longest.get(begin, 0), len(words))
        spellable = {edge: tuple(dict.fromkeys(keys)) for edge, keys in self.spellable.items()}
        numbers: dict[Meaning, int] = {}
        senses: dict[tuple[int, ...], int] = {}
        names: dict[str, int] = {}
        for name, meanings in self.meanings.items():
            sense = tuple([numbers.setdefault(meaning, len(numbers)) for meaning in meanings])
            names[name] = senses.setdefault(sense, len(senses))
        return Lexicon(names, tuple(senses), tuple(numbers), longest, frozenset(self.dotted), spellable)


def _joined(said: Meaning, more: Meaning) -> Meaning:
    """Add to what a phrase says of a name the technology that bears that name, where they agree on a skill."""
    if said.technologies or set(said.skills).isdisjoint(more.skills):
        return said
    return said._replace(technologies=more.technologies)


def _phrases(catalogue: Catalogue) -> Iterator[tuple[str, Meaning, bool]]:
    for phrase in catalogue.phrases.values():
        skills = dict.fromkeys(phrase.skills)
        for technology in phrase.technologies:
            skills |= dict.fromkeys(catalogue.technologies[technology].skills)
        for name in phrase.names:
            rule = _rule(phrase.ambiguous, name) if phrase.ambiguous else None
            yield name, Meaning(phrase.technologies, tuple(skills), rule), bool(phrase.technologies) and rule is None


def _technologies(catalogue: Catalogue) -> Iterator[tuple[str, Meaning, bool]]:
    clouds = {
        name.lower(): cloud
        for cloud in catalogue.technologies.values()
        if cloud.kind == "cloud"
        for name in (cloud.name, *cloud.aliases)
    }
    for technology in catalogue.technologies.values():
        rule = _rule(technology.ambiguous, technology.name) if technology.ambiguous else None
        yield technology.name, _meaning(technology, technology.name, clouds, rule), rule is None
        for alias in technology.aliases:
            if alias.lower() != technology.name.lower():
                yield alias, _meaning(technology, alias, clouds, None), False


def _meaning(technology: Technology, name: str, clouds: Mapping[str, Technology], rule: Rule | None) -> Meaning:
    """Say what *name* means: `AWS EKS` names the cloud too."""
    named = (technology, *(cloud for words, cloud in clouds.items() if name.lower().startswith(f"{words} ")))
    skills = dict.fromkeys(skill for each in named for skill in each.skills)
    return Meaning(tuple(dict.fromkeys(each.id for each in named)), tuple(skills), rule)


def _skills(catalogue: Catalogue) -> Iterator[tuple[str, Meaning, bool]]:
    for skill in catalogue.skills.values():
        if skill.kind == "skill":
            for name in (skill.title, *skill.aliases):
                yield name, Meaning((), (skill.id,), None), False


def _keys(name: str) -> Iterator[str]:
    """Give the ways in which *name* is looked up: its words, and where they are joined by a sign also as one word."""
    if "(" in name:
        return
    words, gaps = (tokens := tokenise([name], _dotted(name))).words, tokens.gaps
    if not words or len(words) > LONGEST_NAME or any("," in gap or (":" in gap[:1] and gap != ":") for gap in gaps):
        return
    keys = [" ".join(words)]
    if len(words) > 1 and all(gap in {"-", ".", "/"} for gap in gaps[1:]) and sum(map(len, words)) >= _PLURAL_FROM:
        keys.append("".join(words))
    yield from keys


def _variants(key: str) -> Iterator[str]:
    """Give *key* in the plural or the singular, and as the British write it."""
    last = key.rpartition(" ")[2]
    if len(last) >= (_PLURAL_FROM if last == key else _PLURAL_FROM - 1) and last.isalpha():
        if last.endswith("s") and not last.endswith("ss"):
            yield key[:-1]
        elif last.endswith("y") and last[-2] not in "aeo":
            yield key[:-1] + "ies"
        else:
            yield key + ("es" if last.endswith(("s", "x", "ch")) else "s")
    for american, british in _BRITISH:
        if american in key:
            yield key.replace(american, british)


def _rule(ambiguity: Ambiguity, name: str) -> Rule:
    written: set[str] = set()
    if ambiguity.exact_case:
        written.add(name)
        if sum(map(str.isalpha, name)) >= _ALL_CAPITALS_FROM:
            written.add(name.upper())
    near = tuple(map(_plain, ambiguity.any_of))
    return Rule(
        written=frozenset(written),
        near=frozenset(form for word in near if " " not in word for form in (word, *_variants(word))),
        near_phrases=tuple(f" {words} " for words in near if " " in words),
        never=tuple(f" {_plain(words)} " for words in ambiguity.none_of),
        before=frozenset(map(_plain, ambiguity.before)),
        after=frozenset(map(_plain, ambiguity.after)),
        listed=ambiguity.listed,
        weak=ambiguity.weak,
    )


def _plain(words: str) -> str:
    return " ".join(tokenise([words], _dotted(words)).words)


def _dotted(name: str) -> list[str]:
    """Give the words of *name* that look like addresses, as asp.net does."""
    return [word for word in name.lower().split() if "." in word]
