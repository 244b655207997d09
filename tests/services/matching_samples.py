"""The dictionary of the bundled content, and what it finds in a text."""

from collections.abc import Iterable
from functools import cache

from roadmap_cli.domain.lexicon import Lexicon
from roadmap_cli.services.lexicon import lexicon_of
from roadmap_cli.services.matching import Found, Mention, find_mentions
from roadmap_cli.storage.content_files import data_root, read_content


@cache
def bundled_lexicon() -> Lexicon:
    """Give the dictionary of the bundled content."""
    return lexicon_of(read_content(data_root()).catalogue)


def found_in(text: str) -> Found:
    """Give what *text* mentions."""
    return find_mentions(text.split("\n"), bundled_lexicon())


def named(text: str) -> set[str]:
    """Give the technologies and skills that *text* names without negating them."""
    found = found_in(text)
    return set(_asked(found.technologies.items())) | set(_asked(found.skills.items()))


def _asked(items: Iterable[tuple[str, tuple[Mention, ...]]]) -> Iterable[str]:
    return (name for name, said in items if not all(mention.negated for mention in said))
