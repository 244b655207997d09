"""A snapshot gives what the journal adds up to, for the very files that it was made from and no others."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from roadmap_cli.domain.events import CLOCK, FOLLOW, GOAL, LINK, MAIN, NOTE, PAUSE, STATUS, TIME, UNDO, Draft
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.progress import Progress
from roadmap_cli.storage import journal_survey, progress_snapshot
from roadmap_cli.storage.cache_file import read_cached, store
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.journal_facts import facts_of
from roadmap_cli.storage.locations import Locations, find_locations
from roadmap_cli.storage.progress_snapshot import BASE_NAME, FILE_NAME, load_snapshot, look_at

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


def write(places: Locations, *drafts: Draft) -> Progress:
    return (
        Journal(places).append(drafts, moment=datetime(2026, 11, 20, 12, tzinfo=UTC), day=date(2026, 11, 20)).progress
    )


def progress_of(places: Locations) -> Progress:
    """Give what the files add up to, whatever is kept of them."""
    return fold(Journal(places).read().events)


def kept(places: Locations) -> Progress | None:
    """Give what a snapshot holds for the files as they are now; None where there is none that can be trusted."""
    facts = look_at(places)
    snapshot = facts and load_snapshot(places, facts, lambda: progress_of(places))
    return snapshot.progress if snapshot else None


def settle(places: Locations, seconds: int = 60) -> None:
    """Make the journal's files look as if they had lain there for a while when the snapshot was kept."""
    later = (places.cache / FILE_NAME).stat().st_mtime_ns + seconds * 10**9
    os.utime(places.cache / FILE_NAME, ns=(later, later))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each time that the journal's files are read whole."""
    noted: list[str] = []
    survey = journal_survey.survey
    monkeypatch.setattr(journal_survey, "survey", lambda *args: noted.append("survey") or survey(*args))
    return noted


def test_what_is_kept_is_what_comes_back(places: Locations) -> None:
    """Save then load is identity, notes, links and entries of time included."""
    assert kept(places) == progress_of(places) == Journal(places).state().progress


def test_a_write_keeps_the_snapshot_up_to_date(places: Locations, reads: list[str]) -> None:
    """After one event more, and after an undo of it, nothing but the own file has to be read."""
    Journal(places).state()
    reads.clear()

    written = write(places, Draft(STATUS, "sql-basics", {"to": "learning"}))
    event = Journal(places).recent()[-1]
    undone = write(places, Draft(UNDO, None, {"target": event.id}))

    assert reads == []
    assert written.statuses["sql-basics"].value == "learning"
    assert "sql-basics" not in undone.statuses
    assert kept(places) == undone
    assert reads == []
    assert undone == progress_of(places)


def test_an_undo_of_something_old_reads_all(places: Locations, reads: list[str]) -> None:
    """What lies before the last events cannot be taken back by looking at these alone; the result is the same."""
    first = Journal(places).recent()[0]
    for number in range(3):
        write(places, *[Draft(NOTE, "docker", {"text": f"{number} {place}"}) for place in range(400)])
    Journal(places).state()
    reads.clear()

    undone = write(places, Draft(UNDO, None, {"target": first.batch}))

    assert len(reads) == 1
    assert undone == progress_of(places)
    assert undone.statuses == {}


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("folder", ["progress", "safety"])
@pytest.mark.parametrize("change", ["touch", "rename", "remove", "same size in place", "another file"])
def test_any_change_of_the_journal_makes_it_stale(
    places: Locations, folder: str, change: str, *, settled: bool
) -> None:
    """A snapshot counts only for the very files that it was made from, those of the mirror included."""
    assert kept(places) is not None
    if settled:
        settle(places)
    file = next((places.data / folder).iterdir())
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)

    if change == "touch":
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
        (file.parent / "another.json").write_text("{}", encoding="utf-8")

    assert kept(places) is None


def test_a_change_that_shows_no_other_time_is_seen_all_the_same(
    places: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in git: while a file is so fresh that its times might not move, its bytes are compared."""
    facts = look_at(places)
    monkeypatch.setattr(progress_snapshot, "look_at", lambda _: facts)
    assert kept(places) is not None
    file = next(places.progress.iterdir())
    file.write_bytes(file.read_bytes().replace(b'"done"', b'"none"', 1))

    assert facts is not None
    assert load_snapshot(places, facts, Progress) is None


def test_once_the_times_can_be_trusted_no_file_is_opened(places: Locations, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are old enough are compared once more and then taken by their times."""
    opened: list[str] = []
    digest_of = progress_snapshot._digest_of
    monkeypatch.setattr(progress_snapshot, "_digest_of", lambda file: opened.append(file) or digest_of(file))
    assert kept(places) is not None
    assert len(opened) == 2
    old = (places.cache / FILE_NAME).stat().st_mtime_ns
    settle(places)
    opened.clear()

    assert kept(places) is not None

    assert opened == []
    assert (places.cache / FILE_NAME).stat().st_mtime_ns > old


@pytest.mark.parametrize("name", [FILE_NAME, BASE_NAME])
def test_a_damaged_snapshot_costs_a_reading_and_nothing_else(places: Locations, name: str) -> None:
    """Whatever byte of it changes and wherever it is cut off, what comes out is what the journal says."""
    Journal(places).state()
    path = places.cache / name
    good, expected = path.read_bytes(), progress_of(places)
    damaged: list[bytes] = [
        good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :] for place in range(0, len(good), 7)
    ]
    damaged += [good[:length] for length in range(0, len(good), 11)]

    for content in damaged:
        path.write_bytes(content)
        assert kept(places) in (None, expected)
        assert Journal(places).state().progress == expected
        path.write_bytes(good)


def test_a_damaged_base_does_not_hinder_a_write(places: Locations) -> None:
    """A write that cannot use what is kept reads the journal itself."""
    (places.cache / BASE_NAME).write_bytes(b"\0")

    written = write(places, Draft(NOTE, "docker", {"text": "more"}))

    assert written == progress_of(places)
    assert [note.text for note in written.notes["docker"]][-1] == "more"


@pytest.mark.parametrize("core", [b"", b"[]", b"{}", b'{"statuses":{"docker":"finished"}}'])
def test_a_whole_file_with_other_content_is_none(places: Locations, core: bytes) -> None:
    """A right key and right digests do not make progress of what is none."""
    path = str(places.cache / FILE_NAME)
    key = progress_snapshot._key(places)
    parts = read_cached(path, key)
    assert parts is not None
    store(path, key, {**parts, "core": core})

    assert kept(places) is None


def test_a_folder_that_is_not_there_is_the_same_every_time(tmp_path: Path) -> None:
    """Before the first event there is nothing to read, and that is known without reading."""
    assert facts_of(str(tmp_path / "data" / "progress")) == ()


def dead_link(folder: Path) -> Path:
    folder.mkdir()
    (folder / "away.json").symlink_to(folder / "gone")
    return folder


def link_to_nowhere(folder: Path) -> Path:
    folder.symlink_to(folder.parent / "gone")
    return folder


@pytest.mark.parametrize("make", [dead_link, link_to_nowhere])
def test_what_cannot_be_looked_at_is_not_taken_for_empty(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    """A disk that is not there is not the same as no progress: nothing that was kept counts."""
    assert facts_of(str(make(tmp_path / "progress"))) is None


@pytest.mark.skipif(os.name == "nt", reason="names are text here")
def test_a_folder_whose_name_is_no_text_has_its_facts(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 stand in names on Unix."""
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    places = find_locations({"ROADMAP_HOME": str(folder)})

    write(places, *DRAFTS)

    assert kept(places) == progress_of(places)


def test_other_files_do_not_matter(places: Locations) -> None:
    """What a sync engine lays down for a moment, and hidden files, do not make a snapshot stale."""
    for name in (".syncthing.x.json.tmp", "~x.tmp", ".hidden.json", "notes.txt"):
        (places.progress / name).write_text("x", encoding="utf-8")
    (places.progress / "folder.json").mkdir()

    assert kept(places) is not None


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """Keeping is a favour."""
    places = find_locations({"ROADMAP_HOME": str(tmp_path)})
    tmp_path.joinpath("cache").write_text("a file where the folder should be", encoding="utf-8")

    assert write(places, *DRAFTS) == progress_of(places) == Journal(places).state().progress
    assert kept(places) is None
