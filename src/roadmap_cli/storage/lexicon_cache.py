"""The dictionary of names kept in the cache, since making it takes longer than reading a text by it."""

import os
from collections.abc import Callable, Sequence
from json import dumps, loads
from typing import TYPE_CHECKING, Any, Final, overload

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.lexicon import Lexicon, Meaning, Rule
from roadmap_cli.storage.cache_file import UNREADABLE, key_of, read_cached, store
from roadmap_cli.storage.collector import collector_paused

if TYPE_CHECKING:
    from roadmap_cli.storage.folders import StrPath

FORMAT: Final = 3
"""Raised whenever what the cache holds, or how, changes without a new version of the program."""

FILE_NAME: Final = "lexicon.json"
_PART: Final = "lexicon"


def load_lexicon(
    content_key: str, cache_folder: "StrPath", catalogue: Catalogue, make: Callable[[Catalogue], Lexicon]
) -> Lexicon:
    """Give the dictionary of *catalogue*, whose bundled part has *content_key*, from the cache or else by *make*.

    The cache is never trusted and never an error.
    """
    names = (f"{skill.id} {skill.title} {skill.aliases}" for skill in catalogue.skills.values())
    own = "\n".join(names).encode()  # a person's own skills lie elsewhere
    key = key_of(f"lexicon {FORMAT}", (own, content_key.encode()))
    path = os.path.join(cache_folder, FILE_NAME)  # noqa: PTH118 - pathlib costs start-up time
    with collector_paused():
        parts = read_cached(path, key)
        if parts is not None:
            try:
                return decode(parts[_PART])
            except UNREADABLE:
                pass
        lexicon = make(catalogue)
        store(path, key, {_PART: encode(lexicon)})
        return lexicon


def encode(lexicon: Lexicon) -> bytes:
    """Give *lexicon* as JSON on one line."""
    record = [
        [[meaning.technologies, meaning.skills, _rule_record(meaning.rule)] for meaning in lexicon.meanings],
        dict(lexicon.names),
        list(lexicon.senses),
        dict(lexicon.longest),
        sorted(lexicon.dotted),
        dict(lexicon.spellable),
    ]
    return dumps(record, separators=(",", ":")).encode("ascii") + b"\n"


class _LateMeanings(Sequence[Meaning]):
    """Meanings that are decoded when they are looked at: a text needs few of them."""

    def __init__(self, records: list[Any]) -> None:
        self._records = records
        self._made: dict[int, Meaning] = {}

    @overload
    def __getitem__(self, number: int) -> Meaning: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Meaning, ...]: ...
    def __getitem__(self, number: int | slice) -> Meaning | tuple[Meaning, ...]:
        if isinstance(number, slice):
            return tuple(self)[number]
        if number not in self._made:
            technologies, skills, rule = self._records[number]
            self._made[number] = Meaning(tuple(technologies), tuple(skills), _rule(rule))
        return self._made[number]

    def __len__(self) -> int:
        return len(self._records)


def decode(part: bytes) -> Lexicon:
    """Give the dictionary that encode has made *part* of."""
    records, names, senses, longest, dotted, spellable = loads(part)
    return Lexicon(names, senses, _LateMeanings(records), longest, frozenset(dotted), spellable)


def _rule_record(rule: Rule | None) -> list[Any] | None:
    if rule is None:
        return None
    return [sorted(value) if isinstance(value, frozenset) else value for value in rule]


def _rule(record: list[Any] | None) -> Rule | None:
    if record is None:
        return None
    written, near, near_phrases, never, before, after, listed, weak = record
    return Rule(
        frozenset(written),
        frozenset(near),
        tuple(near_phrases),
        tuple(never),
        frozenset(before),
        frozenset(after),
        listed,
        weak,
    )
