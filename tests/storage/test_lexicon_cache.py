"""The dictionary in the cache: what comes out is what went in, and damage costs time alone."""

from pathlib import Path

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.lexicon import Lexicon
from roadmap_cli.services.lexicon import lexicon_of
from roadmap_cli.storage.content_files import data_root, read_content
from roadmap_cli.storage.lexicon_cache import FILE_NAME, decode, encode, load_lexicon


def _plain(lexicon: Lexicon) -> tuple[object, ...]:
    names = {name: tuple(lexicon.numbers_of(name)) for name in lexicon.names}
    spellable = {edge: tuple(keys) for edge, keys in lexicon.spellable.items()}
    return names, tuple(lexicon.meanings), dict(lexicon.longest), lexicon.dotted, spellable


def test_saved_and_loaded_is_the_same() -> None:
    """Names, meanings and rules come back as they were."""
    lexicon = lexicon_of(read_content(data_root()).catalogue)

    assert _plain(decode(encode(lexicon))) == _plain(lexicon)


def test_the_cache_is_used_and_never_trusted(tmp_path: Path) -> None:
    """It is read where its key fits; another key, other skills and damage make the dictionary anew."""
    catalogue = read_content(data_root()).catalogue
    made: list[int] = []

    def make(given: Catalogue) -> Lexicon:
        made.append(1)
        return lexicon_of(given)

    first = load_lexicon("a", tmp_path, catalogue, make)
    second = load_lexicon("a", tmp_path, catalogue, make)
    assert (len(made), _plain(second)) == (1, _plain(first))

    load_lexicon("b", tmp_path, catalogue, make)
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes()[:-40])
    damaged = load_lexicon("b", tmp_path, catalogue, make)
    assert (len(made), _plain(damaged)) == (3, _plain(first))
