import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from roadmap_cli.domain.events import CLOCK, FOLLOW, GOAL, LINK, MAIN, NOTE, PAUSE, STATUS, TIME, Draft
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.progress import Progress
from roadmap_cli.storage import progress_snapshot
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.locations import Locations, find_locations
from roadmap_cli.storage.progress_snapshot import FILE_NAME, FolderState, load_snapshot, save_snapshot, state_of

DRAFTS = (
    Draft(STATUS, "docker", {"to": "done", "reached": ["backend:apply"]}),
    Draft(STATUS, "http-protocol", {"to": "none"}),
    Draft(TIME, "docker", {"minutes": 90, "on": "2026-11-01"}),
    Draft(NOTE, "docker", {"text": "two\nlines, Ünïcode, \x1b[31m"}),
    Draft(LINK, "docker", {"url": "https://docs.docker.com/", "role": "evidence"}),
    Draft(FOLLOW, None, {"roadmap": "resumax", "on": True}),
    Draft(MAIN, None, {"value": "birjob"}),
    Draft(GOAL, None, {"value": {"roadmap": "birjob", "by": "2027-06-01"}}),
    Draft(PAUSE, None, {"from": "2026-12-20", "to": "2027-01-03", "reason": "holidays"}),
    Draft(CLOCK, "docker", {"state": "start"}),
)


@pytest.fixture
def places(tmp_path: Path) -> Locations:
    places = find_locations({"ROADMAP_HOME": str(tmp_path)})
    write(places, *DRAFTS)
    return places


def write(places: Locations, *drafts: Draft) -> None:
    Journal(places).append(drafts, moment=datetime(2026, 11, 20, 12, tzinfo=UTC), day=date(2026, 11, 20))


def progress_of(places: Locations) -> Progress:
    return fold(Journal(places).read().events)


def settle(places: Locations) -> FolderState:
    """Make the journal's files look as if they had lain there for a minute; give the state, as seen then."""
    for file in places.progress.iterdir():
        facts = file.stat()
        os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns - 60 * 10**9))
    state = state_of(places.progress)
    return FolderState(state.key, state.newest - 60 * 10**9)


def test_what_is_kept_is_what_comes_back(places: Locations) -> None:
    """Save then load is identity, notes and links included."""
    state, progress = settle(places), progress_of(places)

    save_snapshot(places.cache, state, progress)

    assert load_snapshot(places.cache, state) == progress


def test_fresh_times_are_not_trusted(places: Locations) -> None:
    """A file that was written within the last two seconds may change again under the same time: nothing is kept."""
    state = state_of(places.progress)

    save_snapshot(places.cache, state, progress_of(places))

    assert load_snapshot(places.cache, state) is None
    assert list(places.cache.iterdir()) == []


@pytest.mark.parametrize("change", ["append", "touch", "rename", "remove", "same size in place", "another file"])
def test_any_change_of_the_journal_makes_it_stale(places: Locations, change: str) -> None:
    """A snapshot counts only for the very files that it was made from."""
    save_snapshot(places.cache, settle(places), progress_of(places))
    file = next(places.progress.iterdir())
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)

    if change == "append":
        write(places, Draft(STATUS, "docker", {"to": "none"}))
    elif change == "touch":
        os.utime(file, ns=(times[0], times[1] + 1))
    elif change == "rename":
        file.rename(file.with_name("other.json"))
    elif change == "remove":
        file.unlink()
    elif change == "same size in place":
        raw = file.read_bytes()
        file.write_bytes(raw.replace(b'"done"', b'"none"', 1))
        os.utime(file, ns=times)
    else:
        (places.progress / "conflict.json").write_bytes(file.read_bytes())

    assert load_snapshot(places.cache, state_of(places.progress)) is None


def test_a_damaged_snapshot_is_none(places: Locations) -> None:
    """Whatever byte of it changes, it is not believed."""
    state = settle(places)
    save_snapshot(places.cache, state, progress_of(places))
    path = places.cache / FILE_NAME
    good = path.read_bytes()

    for place in range(0, len(good), 7):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert load_snapshot(places.cache, state) is None, place
    for length in range(0, len(good), 11):
        path.write_bytes(good[:length])
        assert load_snapshot(places.cache, state) is None, length


@pytest.mark.parametrize("core", [b"", b"[]", b"{}", b'{"statuses":{"docker":"finished"}}'])
def test_a_whole_file_with_other_content_is_none(places: Locations, core: bytes) -> None:
    """A right key and right digests do not make progress of what is none."""
    state = settle(places)
    parts = {"core": core, "notes": b"{}", "links": b"{}"}
    progress_snapshot.store(str(places.cache / FILE_NAME), state.key, parts)

    assert load_snapshot(places.cache, state) is None


def test_a_folder_that_is_not_there_is_the_same_every_time(tmp_path: Path) -> None:
    """Before the first event there is nothing to read, and that is known without reading."""
    first, second = (state_of(tmp_path / "data" / "progress") for _ in range(2))

    assert first == second


def test_a_dead_link_in_the_folder_does_not_make_it_look_empty(places: Locations) -> None:
    """What cannot be looked at might be anything, so nothing that was kept counts."""
    before = places.progress.parent / "before"
    empty = state_of(before)
    before.mkdir()

    (before / "away.json").symlink_to(before / "gone")

    assert len({empty, state_of(before), state_of(before)}) == 3


@pytest.mark.skipif(os.name == "nt", reason="names are text here")
def test_a_folder_whose_name_is_no_text_has_a_state(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 stand in names on Unix."""
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    folder.mkdir()

    assert state_of(folder) == state_of(folder)


def test_a_link_that_leads_nowhere_is_never_the_same(tmp_path: Path) -> None:
    """A disk that is not there is not the same as no progress."""
    folder = tmp_path / "progress"
    folder.symlink_to(tmp_path / "gone")

    assert state_of(folder) != state_of(folder)


def test_a_cache_that_cannot_be_written_is_no_error(places: Locations) -> None:
    """Keeping is a favour."""
    places.cache.write_text("a file where the folder should be", encoding="utf-8")
    state = settle(places)

    save_snapshot(places.cache, state, progress_of(places))

    assert load_snapshot(places.cache, state) is None
