"""The cache of content: it only ever saves time."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import roadmap_cli
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage import content_cache
from roadmap_cli.storage.cache_file import store
from roadmap_cli.storage.content_cache import FILE_NAME, load_content, load_keyed
from roadmap_cli.storage.content_codec import encode
from roadmap_cli.storage.content_files import read_content

SAMPLE = Path(__file__).parent / "content_sample"
SOURCES = Path(content_cache.__file__).parents[2]


@pytest.fixture(scope="module")
def expected() -> Content:
    """Give the sample's content, read without a cache."""
    return read_content(SAMPLE)


@pytest.fixture
def cache(tmp_path: Path, expected: Content) -> Path:
    """Give a cache folder that holds all of the sample's content."""
    folder = tmp_path / "cache"
    assert load_content(SAMPLE, folder) == expected
    return folder


def forbid_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test fail where the files are parsed."""

    def fail(*_: object) -> None:
        pytest.fail("the files were parsed although the cache is good")

    monkeypatch.setattr(content_cache, "content_of", fail)
    monkeypatch.setattr(content_cache, "core_of", fail)


def count_parsing(monkeypatch: pytest.MonkeyPatch, content: Content) -> Callable[[], int]:
    """Let parsing give *content* at once, and give the function that says how often all of it was asked for."""
    calls: list[object] = []

    def parsed(*files: object) -> Content:
        calls.append(files)
        return content

    monkeypatch.setattr(content_cache, "content_of", parsed)
    monkeypatch.setattr(content_cache, "core_of", lambda *_: content)
    return lambda: len(calls)


def test_a_good_cache_is_used(cache: Path, expected: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second load parses nothing and gives the same."""
    forbid_parsing(monkeypatch)

    content = load_content(SAMPLE, cache)

    assert content == expected


@pytest.mark.skipif(os.name == "nt", reason="files have no modes here")
def test_the_cache_is_a_private_file_and_nothing_else_is_left(cache: Path) -> None:
    """The temporary file is gone, and nobody else may write what is trusted next time."""
    modes = {path.name: path.stat().st_mode & 0o777 for path in cache.iterdir()}

    assert modes == {FILE_NAME: 0o600}


def test_any_change_of_a_file_is_seen(cache: Path, tmp_path: Path) -> None:
    """A letter exchanged, a new name, one file less: what is given is what the files hold now."""
    root = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    tiny = root / "roadmaps" / "tiny.yaml"
    load_content(root, cache)
    times = (tiny.stat().st_atime_ns, tiny.stat().st_mtime_ns)

    tiny.write_text(tiny.read_text(encoding="utf-8").replace("A tiny way", "A tiny why"), encoding="utf-8")
    if os.name == "posix":
        os.utime(tiny, ns=times)
    changed = load_content(root, cache)
    (root / "skills" / "basics.yaml").rename(root / "skills" / "ground.yaml")
    renamed = load_content(root, cache)
    (root / "roadmaps" / "backend.yaml").unlink()
    removed = load_content(root, cache)

    assert changed.roadmaps["tiny"].title == "A tiny why"
    assert list(renamed.catalogue.areas) == ["data", "ground", "projects"]
    assert list(removed.roadmaps) == ["tiny"]


@pytest.mark.parametrize("attribute", ["FORMAT", "version"])
def test_another_version_or_format_makes_the_cache_anew(
    attribute: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another program wrote is not read."""
    before = (cache / FILE_NAME).read_bytes()
    if attribute == "FORMAT":
        monkeypatch.setattr(content_cache, "FORMAT", 999)
    else:
        monkeypatch.setattr(roadmap_cli, "__version__", "999", raising=False)

    load_content(SAMPLE, cache)

    assert (cache / FILE_NAME).read_bytes() != before


def test_whatever_byte_is_flipped_the_content_is_the_same(
    cache: Path, expected: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No damaged byte passes for content, neither in the header nor in what follows it."""
    path = cache / FILE_NAME
    good = path.read_bytes()
    remade = count_parsing(monkeypatch, expected)

    places = (*range(600), *range(600, len(good), 13))
    for offset in places:
        path.write_bytes(good[:offset] + bytes([good[offset] ^ 1 << offset % 8]) + good[offset + 1 :])
        assert load_content(SAMPLE, cache) == expected

    assert remade() == len(places)
    assert path.read_bytes() == good


def test_wherever_the_file_is_cut_the_content_is_the_same(
    cache: Path, expected: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache that was not written to its end is made anew, an empty one too."""
    path = cache / FILE_NAME
    good = path.read_bytes()
    remade = count_parsing(monkeypatch, expected)

    places = (*range(600), *range(600, len(good), 13))
    for length in places:
        path.write_bytes(good[:length])
        assert load_content(SAMPLE, cache) == expected

    assert remade() == len(places)


@pytest.mark.parametrize("part", [b"[]", b"null", b"[" * 100_000, b'["",{},[[]]]'])
def test_a_cache_that_is_whole_but_holds_something_else_is_made_anew(
    part: bytes, cache: Path, expected: Content
) -> None:
    """A right key and right digests do not make content of what is none."""
    path = cache / FILE_NAME
    good = path.read_bytes()
    store(str(path), load_keyed(SAMPLE, cache)[1], dict.fromkeys(encode(expected), part))
    assert path.read_bytes() != good

    content = load_content(SAMPLE, cache)

    assert content == expected
    assert path.read_bytes() == good


def test_only_the_skills_and_the_roadmaps_that_are_looked_at_are_read(
    cache: Path, expected: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An everyday command costs the same however many guides, resources and technologies there are."""
    forbid_parsing(monkeypatch)
    path = cache / FILE_NAME
    good = path.read_bytes()
    start = good.index(encode(expected)["technologies"])
    path.write_bytes(good[:start] + b"\0" * (len(good) - start))

    content = load_content(SAMPLE, cache)

    assert list(content.roadmaps) == ["backend", "tiny"]
    assert content.roadmaps["tiny"] == expected.roadmaps["tiny"]
    assert content.catalogue.skills == expected.catalogue.skills


def test_the_first_load_compiles_what_most_commands_look_at(
    tmp_path: Path, expected: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an upgrade nobody waits for guides; who looks at them has all content compiled, and kept."""
    remade = count_parsing(monkeypatch, expected)

    first, second = (load_content(SAMPLE, tmp_path) for _ in range(2))
    assert second.catalogue.skills == expected.catalogue.skills
    assert dict(second.roadmaps) == dict(expected.roadmaps)
    before = remade()
    assert second == expected
    third = load_content(SAMPLE, tmp_path)

    assert (first, third) == (expected, expected)
    assert (before, remade()) == (0, 2)


def test_what_is_wrong_with_a_guide_is_told_when_it_is_looked_at(tmp_path: Path) -> None:
    """A fault of the program's own content stops the commands that need it, and no others."""
    root = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    next((root / "guides").iterdir()).write_text("id: nothing\n", encoding="utf-8")

    content = load_content(root, tmp_path)

    assert list(content.roadmaps) == ["backend", "tiny"]
    with pytest.raises(BadDataError):
        len(content.catalogue.guides)


def test_a_cache_that_is_replaced_between_two_looks_is_made_up_for(
    cache: Path, tmp_path: Path, expected: Content
) -> None:
    """What another process puts in its place meanwhile is not mixed with what was read before."""
    other = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    tiny = other / "roadmaps" / "tiny.yaml"
    tiny.write_text(tiny.read_text(encoding="utf-8").replace("A tiny way", "Another way"), encoding="utf-8")
    content = load_content(SAMPLE, cache)

    load_content(other, cache)

    assert content == expected


def test_a_cache_that_is_gone_at_the_second_look_is_made_up_for(cache: Path, expected: Content) -> None:
    """Deleting it at any time is allowed."""
    content = load_content(SAMPLE, cache)

    (cache / FILE_NAME).unlink()

    assert content == expected


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path, expected: Content) -> None:
    """The content is given, and no temporary file stays behind."""
    (tmp_path / FILE_NAME).mkdir()

    content = load_content(SAMPLE, tmp_path)

    assert content == expected
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path, expected: Content) -> None:
    """A cache folder that cannot be made costs time only."""
    place = tmp_path / "cache"
    place.write_text("mine", encoding="utf-8")

    content = load_content(SAMPLE, place / "deeper")

    assert content == expected
    assert place.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path, expected: Content) -> None:
    """A cache that would block is replaced."""
    os.mkfifo(tmp_path / FILE_NAME)

    content = load_content(SAMPLE, tmp_path)

    assert content == expected
    assert (tmp_path / FILE_NAME).is_file()


@pytest.mark.parametrize("failing", ["open", "makedirs", "replace"])
def test_a_cache_that_cannot_be_written_is_no_error(
    failing: str, tmp_path: Path, expected: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No space, no right or a read-only disk: the content is given and nothing stays behind."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"os.{failing}", fail)

    content = load_content(SAMPLE, tmp_path)

    assert content == expected
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_while_writing_leaves_the_old_cache(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new cache stands in its place whole or not at all."""
    good = (cache / FILE_NAME).read_bytes()
    root = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    (root / "content.yaml").write_text("date: 2026-11-21\n", encoding="utf-8")

    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)

    content = load_content(root, cache)

    assert content.catalogue.date == "2026-11-21"
    assert {path.name: path.read_bytes() for path in cache.iterdir()} == {FILE_NAME: good}


def test_bad_content_is_told_and_not_cached(cache: Path, tmp_path: Path) -> None:
    """The one error that surfaces is that of the content, a good cache of other content notwithstanding."""
    root = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    (root / "content.yaml").write_text("date: soon\n", encoding="utf-8")
    before = (cache / FILE_NAME).read_bytes()

    with pytest.raises(BadDataError, match="'date' must be a day"):
        load_content(root, cache)

    assert (cache / FILE_NAME).read_bytes() == before
    assert gc.isenabled()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(enabled: bool, cache: Path) -> None:
    """It is paused for the load and for no longer, and never switched on for somebody who had it off."""
    try:
        (gc.enable if enabled else gc.disable)()

        load_content(SAMPLE, cache)

        assert gc.isenabled() is enabled
    finally:
        gc.enable()


def test_loads_at_the_same_time_never_see_half_a_cache(tmp_path: Path, expected: Content) -> None:
    """Two contents that take turns in one cache folder are each given whole, from whatever thread."""
    other = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    (other / "content.yaml").write_text("date: 2026-11-21\n", encoding="utf-8")
    cache = tmp_path / "cache"

    with ThreadPoolExecutor(8) as pool:
        contents = list(pool.map(lambda turn: load_content(other if turn % 2 else SAMPLE, cache), range(60)))

    assert {content.catalogue.date for content in contents[1::2]} == {"2026-11-21"}
    assert all(content == expected for content in contents[::2])
    assert [path.name for path in cache.iterdir()] == [FILE_NAME]


def test_a_warm_load_imports_neither_parser_nor_schemas(cache: Path) -> None:
    """A command starts without pydantic, YAML and OpenSSL."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from roadmap_cli.storage.content_cache import load_content\n"
        "load_content(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "print(*sorted({'pydantic', 'yaml', 'hashlib', 'difflib', 'importlib.resources'} & set(sys.modules)))\n"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", program, str(SAMPLE), str(cache)],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert loaded.stdout == "\n"
