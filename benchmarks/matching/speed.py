"""How long `match` takes beyond start-up: the dictionary out of the cache, a posting of 6 kB, a text of 1 MiB.

Run `python benchmarks/matching/speed.py`; it prints the least processor time of several runs in milliseconds.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from roadmap_cli.services.lexicon import lexicon_of
from roadmap_cli.services.matching import find_mentions
from roadmap_cli.storage.content_cache import load_keyed
from roadmap_cli.storage.content_files import data_root
from roadmap_cli.storage.lexicon_cache import load_lexicon

HERE = Path(__file__).parent


def least(run: Callable[[], object], times: int) -> float:
    """Give the least processor time of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        begun = process_time()
        run()
        taken.append(process_time() - begun)
    return min(taken) * 1000


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        content, key = load_keyed(data_root(), cache)
        catalogue = content.catalogue
        print(f"dictionary made:       {least(lambda: lexicon_of(catalogue), 3):7.1f} ms")
        load_lexicon(key, cache, catalogue, lexicon_of)
        print(f"dictionary from cache: {least(lambda: load_lexicon(key, cache, catalogue, lexicon_of), 7):7.1f} ms")
    lexicon = lexicon_of(catalogue)
    texts = "".join((HERE / f"{half}.txt").read_text("utf-8") for half in ("developed_on", "held_out"))
    posting, whole = texts[:6_000].splitlines(), (texts * 60)[: 2**20]
    print(f"6 kB of postings:      {least(lambda: find_mentions(posting, lexicon), 9):7.1f} ms")
    print(f"1 MiB of postings:     {least(lambda: find_mentions(whole.splitlines(), lexicon), 3):7.1f} ms")
    one_line = [whole.replace(chr(10), " ")]
    print(f"1 MiB on one line:     {least(lambda: find_mentions(one_line, lexicon), 3):7.1f} ms")


if __name__ == "__main__":
    main()
