"""A cache only saves time: whatever is wrong with it, everyday commands answer as ever and say nothing."""

import errno
import os
import re
import resource
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from processes import MAIN, run

READING = {
    "bare": (),
    "next": ("next",),
    "TAB": ("completion", "zsh", "--", "show", "doc"),
    "prompt": ("prompt",),
    "status": ("status",),
    "show": ("show", "docker"),
    "week": ("week",),
    "list": ("list",),
    "help": ("--help",),
}
WRITING = (("done", "git-github"), ("undo",), ("log", "docker", "30m"), ("undo",))
SAVED = re.compile(r"(Saved\. .*\n)?")


def missing(cache: Path) -> None:
    if cache.is_dir():
        shutil.rmtree(cache)
    cache.unlink(missing_ok=True)


def a_file_in_its_place(cache: Path) -> None:
    shutil.rmtree(cache)
    cache.write_bytes(b"not a folder")


def folders_in_the_place_of_files(cache: Path) -> None:
    names = [path.name for path in cache.iterdir()]
    shutil.rmtree(cache)
    for name in names:
        (cache / name / "inside").mkdir(parents=True)


def hostile_bytes(cache: Path) -> None:
    for path in cache.iterdir():
        path.write_bytes(b"\x80\x04c__builtin__\neval\n\x1b]0;x\x07\x00" * 50)


def cut_off(cache: Path) -> None:
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[:-40])


def flipped(cache: Path) -> None:
    for path in cache.iterdir():
        raw = bytearray(path.read_bytes())
        raw[len(raw) // 2] ^= 0x15
        path.write_bytes(raw)


def emptied(cache: Path) -> None:
    for path in cache.iterdir():
        path.write_bytes(b"")


def pipes_in_the_place_of_files(cache: Path) -> None:
    for path in cache.iterdir():
        path.unlink()
        os.mkfifo(path)


DAMAGES = (
    missing,
    a_file_in_its_place,
    folders_in_the_place_of_files,
    hostile_bytes,
    cut_off,
    flipped,
    emptied,
    pipes_in_the_place_of_files,
)

REFUSING = """
import os
def refusing(call):
    def refused(path, *rest, **more):
        if "/cache" in os.fsdecode(path):
            raise OSError({error}, os.strerror({error}), path)
        return call(path, *rest, **more)
    return refused
os.open, os.utime, os.mkdir = refusing(os.open), refusing(os.utime), refusing(os.mkdir)
"""
"""What stands before the program where the cache's folder takes nothing; root may write anywhere."""


@pytest.fixture(scope="module")
def warm_home(tmp_path_factory: pytest.TempPathFactory, bundled_cache: Path) -> Path:
    """Give the home of somebody with a goal and warm caches."""
    home = tmp_path_factory.mktemp("warm") / "home"
    shutil.copytree(bundled_cache, home / "cache")
    for words in (("done", "linux-cli"), ("plan", "--months", "12", "--save"), *WRITING, *READING.values()):
        assert run(home, *words).returncode == 0
    return home


@pytest.fixture(scope="module")
def expected(warm_home: Path) -> dict[str, str]:
    """Give what each command that reads prints while all is well."""
    return {name: run(warm_home, *words).stdout for name, words in READING.items()}


@pytest.fixture
def home(warm_home: Path, tmp_path: Path, expected: dict[str, str]) -> Iterator[Path]:
    """Give that home, whose cache is put right afterwards."""
    assert all(expected.values())
    shutil.copytree(warm_home / "cache", tmp_path / "cache")
    yield warm_home
    missing(warm_home / "cache")
    shutil.copytree(tmp_path / "cache", warm_home / "cache")


def expect_the_same(home: Path, spoil: Callable[[Path], None], expected: dict[str, str], code: str = MAIN) -> None:
    """Run commands that read, those that write too where all are asked for, the cache spoiled before each."""
    for name, printed in expected.items():
        spoil(home / "cache")
        answer = run(home, *READING[name], code=code)
        assert (answer.returncode, answer.stdout, answer.stderr) == (0, printed, ""), name
    for words in WRITING if len(expected) == len(READING) else ():
        spoil(home / "cache")
        answer = run(home, *words, code=code)
        assert (answer.returncode, bool(SAVED.fullmatch(answer.stderr))) == (0, True), (words, answer.stderr)


@pytest.mark.parametrize("spoil", DAMAGES, ids=lambda spoil: spoil.__name__)
def test_a_damaged_cache_costs_time_and_nothing_else(
    home: Path, spoil: Callable[[Path], None], expected: dict[str, str]
) -> None:
    """It is missing, no folder, cut off, hostile: every command answers word for word what it always does."""
    some = ("next", "TAB", "prompt")
    named = expected if spoil in {missing, hostile_bytes} else {name: expected[name] for name in some}

    def ruin(cache: Path) -> None:
        if cache.is_dir() and all(path.is_file() for path in cache.iterdir()):
            spoil(cache)

    expect_the_same(home, ruin, named)


@pytest.mark.parametrize("error", [errno.EACCES, errno.ENOSPC], ids=errno.errorcode.get)
def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else(
    home: Path, error: int, expected: dict[str, str]
) -> None:
    """Read-only or somebody else's, and full: nothing is kept, and nothing is said."""
    code = REFUSING.format(error=error) + MAIN

    expect_the_same(home, missing, expected, code)

    assert not (home / "cache").exists()


def test_a_disk_that_takes_no_more_of_a_file_is_told_by_nobody(home: Path, expected: dict[str, str]) -> None:
    """A limit on the size of files fails in the middle of the cache's write; the answer comes, no rest stays."""
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, {resource.RLIM_INFINITY})); {MAIN}"
    )

    expect_the_same(home, missing, {name: expected[name] for name in ("next", "TAB", "prompt")}, code)

    assert list((home / "cache").glob("*.tmp")) == []


def test_what_was_kept_for_another_home_is_not_believed(home: Path) -> None:
    """A copied home shows its own progress."""
    copy = home.with_name("copy")
    shutil.copytree(home, copy)

    run(copy, "know", "programming-basics")

    assert run(copy, "prompt").stdout != run(home, "prompt").stdout
