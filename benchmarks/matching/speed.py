"""How long `match` takes beyond start-up, and whether a text of nothing but one ambiguous name takes longer.

Run `python benchmarks/matching/speed.py`: it prints the least processor time of several runs in milliseconds, and
for each bound whether it is kept; it fails where one is not. A command is compared with `roadmap list`, run in turn.
"""

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from bounds import Figure, tell

from roadmap_cli.services.lexicon import lexicon_of
from roadmap_cli.services.matching import find_mentions
from roadmap_cli.storage.content_cache import load_keyed
from roadmap_cli.storage.content_files import data_root
from roadmap_cli.storage.lexicon_cache import load_lexicon

HERE = Path(__file__).parent
MEBIBYTE = 2**20
BEYOND_START_UP = 30
"""How many milliseconds a posting of 6 kB may take more than `roadmap list`."""
LARGE = 1000
"""How many milliseconds a text of 1 MiB may take, of whatever words."""
OF_ONE_WORD = 3
"""How many times as long as postings a text of as many characters of one word may take: it has twice the words."""


def least(run: Callable[[], object], times: int) -> float:
    """Give the least processor time of some runs, in milliseconds, the collector off as in the program."""
    gc.disable()
    taken = []
    for _ in range(times):
        begun = process_time()
        run()
        taken.append(process_time() - begun)
    gc.enable()
    return min(taken) * 1000


def postings() -> str:
    """Give the labelled texts without their labels, one after the other."""
    halves = (HERE / f"{half}.txt" for half in ("developed_on", "held_out"))
    parts = (part for half in halves for part in half.read_text("utf-8").split("=== ")[1:])
    return "\n".join(part.partition("\n---\n")[2] for part in parts)


def large_texts(text: str) -> dict[str, Sequence[str]]:
    """Give texts of 1 MiB: postings, and names that mean other things too, on one line and on many."""
    whole = (text * (MEBIBYTE // len(text) + 1))[:MEBIBYTE]
    words = ("Go", "go", "C", "rest", "REST")
    return {
        "postings": whole.splitlines(),
        "postings on one line": [whole.replace("\n", " ")],
        **{f"{word} on one line": [f"{word} " * (MEBIBYTE // (len(word) + 1))] for word in words},
        **{f"{word} on each line": [word] * (MEBIBYTE // (len(word) + 1)) for word in words},
        "words run together": ["KafkaRedisFoo " * (MEBIBYTE // 14)],
        "Go, not REST": ["Go, not REST rather than C; " * (MEBIBYTE // 28)],
    }


def command_times(posting: Path, home: Path) -> tuple[float, float]:
    """Give the least processor time of `roadmap list` and of `roadmap match`, run in turn, caches warm."""
    environment = {**os.environ, "ROADMAP_HOME": str(home), "PYTHONDONTWRITEBYTECODE": ""}
    commands = (["list"], ["match", str(posting)])
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(12):
        for arguments, times in zip(commands, taken, strict=True):
            before = getrusage(RUSAGE_CHILDREN)
            command = [sys.executable, "-m", "roadmap_cli", *arguments]
            subprocess.run(command, check=True, capture_output=True, env=environment)
            after = getrusage(RUSAGE_CHILDREN)
            times.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
    return min(taken[0][2:]), min(taken[1][2:])


def figures() -> Iterator[Figure]:
    """Measure the dictionary, a posting as a command and in process, and large texts."""
    text = postings()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content, key = load_keyed(data_root(), folder)
        catalogue = content.catalogue
        yield Figure("the dictionary for `match`, made", least(lambda: lexicon_of(catalogue), 3), "ms")
        lexicon = load_lexicon(key, folder, catalogue, lexicon_of)
        kept = least(lambda: load_lexicon(key, folder, catalogue, lexicon_of), 7)
        yield Figure("the dictionary for `match`, kept", kept, "ms")
        (folder / "posting.txt").write_text(text[:6_000], "utf-8")
        listing, matching = command_times(folder / "posting.txt", folder / "home")
    small = text[:6_000].splitlines()
    yield Figure("a match of 6 kB", least(lambda: find_mentions(small, lexicon), 9), "ms")
    yield Figure("`match` of 6 kB beyond `list`", matching - listing, "ms", BEYOND_START_UP)
    ordinary = 0.0
    for what, lines in large_texts(text).items():
        taken = least(lambda lines=lines: find_mentions(lines, lexicon), 3)  # type: ignore[misc]
        ordinary = ordinary or taken
        yield Figure(f"a match of 1 MiB: {what}", taken, "ms", round(min(LARGE, OF_ONE_WORD * ordinary)))


if __name__ == "__main__":
    sys.exit(tell(figures()))
