"""How long `match` takes beyond start-up: the dictionary out of the cache, a posting of 6 kB, a text of 1 MiB.

Run `python benchmarks/matching/speed.py`; it prints the least processor time of several runs in milliseconds, and exits
with 1 where a posting or a text takes longer than it may.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from bounds import Figure, tell

from roadmap_cli.services.lexicon import lexicon_of
from roadmap_cli.services.matching import find_mentions
from roadmap_cli.storage.content_cache import load_keyed
from roadmap_cli.storage.content_files import data_root
from roadmap_cli.storage.lexicon_cache import load_lexicon

HERE = Path(__file__).parent
MOST_FOR_POSTING, MOST_FOR_MEBIBYTE = 30, 1_000


def least(run: Callable[[], object], times: int) -> float:
    """Give the least processor time of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        begun = process_time()
        run()
        taken.append(process_time() - begun)
    return min(taken) * 1000


def figures() -> Iterator[Figure]:
    """Measure the dictionary and the reading of texts."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        content, key = load_keyed(data_root(), cache)
        catalogue = content.catalogue
        yield Figure("the dictionary for `match`, made", least(lambda: lexicon_of(catalogue), 3), "ms")
        load_lexicon(key, cache, catalogue, lexicon_of)
        kept = least(lambda: load_lexicon(key, cache, catalogue, lexicon_of), 7)
        yield Figure("the dictionary for `match`, kept", kept, "ms")
    lexicon = lexicon_of(catalogue)
    texts = "".join((HERE / f"{half}.txt").read_text("utf-8") for half in ("developed_on", "held_out"))
    posting, whole = texts[:6_000].splitlines(), (texts * 60)[: 2**20]
    found = least(lambda: find_mentions(posting, lexicon), 9)
    yield Figure("a match of 6 kB", found, "ms", MOST_FOR_POSTING)
    found = least(lambda: find_mentions(whole.splitlines(), lexicon), 3)
    yield Figure("a match of 1 MiB", found, "ms", MOST_FOR_MEBIBYTE)
    one_line = [whole.replace(chr(10), " ")]
    found = least(lambda: find_mentions(one_line, lexicon), 3)
    yield Figure("a match of 1 MiB on one line", found, "ms", MOST_FOR_MEBIBYTE)


if __name__ == "__main__":
    sys.exit(tell(figures()))
