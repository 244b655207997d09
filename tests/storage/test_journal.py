"""What an append does and what it refuses."""

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from journal_doubles import (
    DAY,
    DEVICE,
    MOMENT,
    OWN_NAME,
    add,
    bytes_in,
    make_draft,
    make_file,
    make_journal,
    make_line,
    prepare_device,
    put_file,
    temporary_files,
    texts_of,
)

from roadmap_cli.domain.errors import BadDataError, NewerFormatError, NotSavedError
from roadmap_cli.domain.events import MAX_N, Draft
from roadmap_cli.domain.progress import Progress
from roadmap_cli.storage.journal import Appended


def test_reading_changes_nothing(tmp_path: Path) -> None:
    """Where nothing was ever written, reading finds no events and makes no file."""
    reading = make_journal(tmp_path / "none").read()

    assert (reading.events, reading.notices, reading.set_aside) == ((), (), 0)
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_add_writes_nothing(tmp_path: Path) -> None:
    """A command without effect leaves no trace."""
    assert make_journal(tmp_path / "none").append([], moment=MOMENT, day=DAY) == Appended((), Progress(), ())
    assert [path.name for path in (tmp_path / "none").iterdir()] == ["cache"]


def test_events_of_one_command_share_a_batch(tmp_path: Path) -> None:
    """Several events of one command bear one batch of their own; a single event is its own batch."""
    journal = make_journal(tmp_path)

    single = add(journal, "a").events
    several = add(journal, "b", "c").events + add(journal, "d", "e").events

    assert "batch" not in single[0].data
    assert single[0].batch == single[0].id
    assert [event.batch for event in several] == [several[0].batch] * 2 + [several[2].batch] * 2
    assert len({event.batch for event in several} | {event.id for event in several}) == 6
    assert re.fullmatch("[0-9a-f]{32}", several[0].batch)


def test_counters_follow_the_largest_seen_anywhere(tmp_path: Path) -> None:
    """New events come after every valid event in any file; a poisoned counter does not move them."""
    put_file(tmp_path, make_file([make_line(1, n="41"), make_line(2, n=str(MAX_N + 1)), make_line(3, n="7")]))

    events = add(make_journal(tmp_path), "a", "b").events

    assert [event.n for event in events] == [42, 43]


def test_the_last_counter_is_the_last(tmp_path: Path) -> None:
    """An event that no reader would accept is not written."""
    put_file(tmp_path, make_file([make_line(1, n=str(MAX_N))]))
    before = bytes_in(tmp_path)

    with pytest.raises(NotSavedError, match="largest number"):
        add(make_journal(tmp_path), "a")

    assert bytes_in(tmp_path) == before


def test_a_file_holds_a_month_of_utc(tmp_path: Path) -> None:
    """The month of the file is that of the moment in UTC, whatever the person's clock and calendar say."""
    prepare_device(tmp_path)
    journal = make_journal(tmp_path)
    local = datetime(2026, 12, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))

    event = journal.append([make_draft()], moment=local, day=date(2026, 12, 1)).events[0]
    add(journal, "later", moment=datetime(2026, 12, 3, tzinfo=UTC))

    assert (event.at, event.day) == ("2026-11-30T23:30:00Z", "2026-12-01")
    assert sorted(bytes_in(tmp_path)) == [f"{DEVICE}.2026-11.json", f"{DEVICE}.2026-12.json"]


def test_a_moment_needs_a_time_zone(tmp_path: Path) -> None:
    """A time that could be anybody's is refused."""
    with pytest.raises(ValueError, match="time zone"):
        add(make_journal(tmp_path), "a", moment=MOMENT.replace(tzinfo=None))


@pytest.mark.parametrize(
    "data", [{"minutes": float("nan")}, {"minutes": float("inf")}, {"deep": json.loads("[" * 16 + "]" * 16)}]
)
def test_what_could_not_be_read_is_not_written(tmp_path: Path, data: dict[str, Any]) -> None:
    """A payload that a reader would set aside is refused, and what stood there stays."""
    journal = make_journal(tmp_path)
    add(journal, "a")
    before = bytes_in(tmp_path)

    with pytest.raises(NotSavedError):
        journal.append([make_draft(), Draft("time", None, data)], moment=MOMENT, day=DAY)

    assert bytes_in(tmp_path) == before
    assert temporary_files(tmp_path) == []


def test_folders_and_files_are_private(tmp_path: Path) -> None:
    """Nobody but the owner can enter the folders or read the files."""
    add(make_journal(tmp_path / "home"), "a")

    modes = {
        path.is_dir(): path.stat().st_mode & 0o777 for path in [tmp_path / "home", *(tmp_path / "home").rglob("*")]
    }
    assert modes == {True: 0o700, False: 0o600}
    names = {path.name for path in (tmp_path / "home").iterdir()}
    assert names == {"cache", "device.json", "lock", "progress", "safety"}


def test_links_stay_links(tmp_path: Path) -> None:
    """A linked folder and a linked file are followed and stay links; leftovers go where the file really lies."""
    home, synced = tmp_path / "home", tmp_path / "synced"
    prepare_device(home)
    synced.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (home / "progress").symlink_to(synced)
    (synced / OWN_NAME).symlink_to(tmp_path / "elsewhere" / "file.json")
    (tmp_path / "elsewhere" / f".{OWN_NAME}.0123abcd.tmp").touch()
    journal = make_journal(home)

    add(journal, "a")
    add(journal, "b")

    assert (home / "progress").is_symlink()
    assert (synced / OWN_NAME).is_symlink()
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["file.json"]
    assert texts_of(home) == {"a", "b"}


@pytest.mark.parametrize("link", ["home", "home/progress"])
def test_a_disk_that_is_not_there_is_not_an_empty_journal(tmp_path: Path, link: str) -> None:
    """Where a link leads nowhere, reading does not say that there is no progress, and writing starts no new one."""
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / "unplugged")
    journal = make_journal(tmp_path / "home")

    with pytest.raises(BadDataError, match="cannot be read"):
        journal.read()
    with pytest.raises(NotSavedError, match="connect the disk"):
        add(journal, "a")

    assert not (tmp_path / "unplugged").exists()


def test_a_linked_home_without_a_journal_is_empty(tmp_path: Path) -> None:
    """A link to a folder that is there but holds no journal yet is no error."""
    (tmp_path / "real").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "real")

    assert make_journal(tmp_path / "home").read().events == ()


def test_leftovers_of_this_device_are_removed(tmp_path: Path) -> None:
    """What a killed write left goes with the next write; what others left stays."""
    prepare_device(tmp_path)
    mine, other = f".{DEVICE}.2026-10.json.0123abcd.tmp", ".other-00000000.2026-10.json.0123abcd.tmp"
    put_file(tmp_path, b"half", mine)
    put_file(tmp_path, b"half", other)

    add(make_journal(tmp_path), "a")

    assert temporary_files(tmp_path) == [other]


@pytest.mark.parametrize("month", ["11", "10"])
@pytest.mark.parametrize("content", [b"", b"\0" * 200, b'{"schema":', b'{"schema":{"name":"another.app"}}'])
def test_a_damaged_file_of_this_device_refuses_the_write(tmp_path: Path, month: str, content: bytes) -> None:
    """A damaged file of this device is never taken for empty, nor for another program's: nothing is written."""
    prepare_device(tmp_path)
    put_file(tmp_path, content, f"{DEVICE}.2026-{month}.json")
    before = bytes_in(tmp_path)

    with pytest.raises(BadDataError, match="Nothing was written over it") as caught:
        add(make_journal(tmp_path), "a")

    assert caught.value.exit_code == 4
    assert bytes_in(tmp_path) == before
    assert temporary_files(tmp_path) == []


def test_a_damaged_file_of_another_device_is_told(tmp_path: Path) -> None:
    """Another device's damaged file does not stop this one from writing, is told, and is not touched."""
    path = put_file(tmp_path, b"{")

    appended = add(make_journal(tmp_path), "a")

    assert len(appended.events) == 1
    assert len(appended.notices) == 1
    assert path.name in appended.notices[0]
    assert path.read_bytes() == b"{"


def test_a_file_of_a_newer_program_is_not_added_to(tmp_path: Path) -> None:
    """This device's file in a newer format is refused by the name of the format, and stays as it is."""
    prepare_device(tmp_path)
    put_file(tmp_path, make_file([make_line()]).replace(b'"major":1', b'"major":2'), OWN_NAME)
    before = bytes_in(tmp_path)

    with pytest.raises(NewerFormatError, match="format 2") as caught:
        add(make_journal(tmp_path), "a")

    assert caught.value.exit_code == 4
    assert bytes_in(tmp_path) == before


def test_a_file_that_the_cloud_keeps_is_not_written_anew(tmp_path: Path) -> None:
    """A file of this device that is not downloaded is not gone: the write waits for it."""
    prepare_device(tmp_path)
    put_file(tmp_path, b"bplist00", f".{OWN_NAME}.icloud")

    with pytest.raises(NotSavedError, match="not downloaded"):
        add(make_journal(tmp_path), "a")

    assert bytes_in(tmp_path) == {}


def test_a_set_aside_event_stays_set_aside(tmp_path: Path) -> None:
    """An event that is invalid stays in the file byte for byte, and no later write makes it valid."""
    prepare_device(tmp_path)
    twice = make_line(1).replace('"n":1', '"n":1,"n":2')
    path = put_file(tmp_path, make_file([twice, make_line(2)]), OWN_NAME)
    journal = make_journal(tmp_path)

    add(journal, "a")

    reading = journal.read()
    assert f"{twice},\n".encode() in path.read_bytes()
    assert (len(reading.events), reading.set_aside) == (2, 1)


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_that_is_far_off_changes_no_order(tmp_path: Path, year: int) -> None:
    """Events follow the counter: what is written under a wrong clock comes after what was there, and stays."""
    journal = make_journal(tmp_path)
    add(journal, "before")

    odd = journal.append([make_draft("odd")], moment=datetime(year, 1, 1, tzinfo=UTC), day=date(year, 1, 1)).events[0]
    after = add(make_journal(tmp_path), "after").events[0]

    assert (odd.n, after.n) == (2, 3)
    assert odd.at == f"{year}-01-01T00:00:00Z"
    assert texts_of(tmp_path) == {"before", "odd", "after"}
