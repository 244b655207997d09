"""What is read from the journal's folder, whatever lies in it."""

import shutil
from pathlib import Path

import pytest
from journal_doubles import (
    bytes_in,
    event_in,
    make_file,
    make_line,
    put_file,
    read,
)

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.journal_survey import SIZE_LIMIT


def test_every_file_is_read_by_its_content(tmp_path: Path) -> None:
    """Conflict copies count whatever they are called; hidden and temporary files, folders and links to none do not."""
    put_file(tmp_path, make_file([make_line(1)]))
    put_file(tmp_path, make_file([make_line(1), make_line(2)]), "other (conflicted copy).JSON")
    for number, name in enumerate([".hidden.json", "a.json.tmp", "a.txt"], 3):
        put_file(tmp_path, make_file([make_line(number)]), name)
    (tmp_path / "progress" / "folder.json").mkdir()
    (tmp_path / "progress" / "nowhere.json").symlink_to(tmp_path / "gone")

    reading = read(tmp_path)

    assert sorted(event.n for event in reading.events) == [1, 2]
    assert reading.notices == ()


def test_lone_surrogates_are_kept(tmp_path: Path) -> None:
    """Half a character is no reason to drop an event; it stays what it is, for who shows it to replace."""
    event = event_in(tmp_path, make_line(data='{"text":"\\ud800"}'))

    assert event.data == {"text": "\ud800"}


@pytest.mark.parametrize(
    ("changes", "at", "day"),
    [
        ({}, "2026-11-01T10:00:00Z", "2026-11-01"),
        ({"at": '"yesterday"'}, "", "2026-11-01"),
        ({"at": "1700000000"}, "", "2026-11-01"),
        ({"at": '"2026-02-30T10:00:00Z"', "day": "null"}, "", ""),
        ({"at": '"2026-11-01T25:00:00Z"'}, "", "2026-11-01"),
        ({"at": '"0001-01-01T00:00:00Z"', "day": '"0001-01-01"'}, "", ""),
        ({"at": '"9999-12-31T23:59:59-12:00"', "day": "[]"}, "", ""),
        ({"at": '"2026-11-01T10:00:0\uff10Z"', "day": '"2026-11-0\uff11"'}, "", ""),
        ({"day": '"tomorrow"'}, "2026-11-01T10:00:00Z", "2026-11-01"),
        ({"at": '"2099-01-01T00:00:00Z"', "day": '"2099-01-01"'}, "2099-01-01T00:00:00Z", "2099-01-01"),
    ],
)
def test_a_time_that_cannot_be_read_is_unknown(tmp_path: Path, changes: dict[str, str], at: str, day: str) -> None:
    """A bad time never costs an event; a bad day is taken from the time."""
    event = event_in(tmp_path, make_line(1, **changes))

    assert (event.at, event.day) == (at, day)


def test_a_file_that_vanishes_meanwhile_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sync engine may rename a file between the listing and the reading."""
    put_file(tmp_path, make_file([make_line(1)]))
    monkeypatch.setattr("roadmap_cli.storage.durable_io.DiskIO.names", lambda *_: ["gone.json", *bytes_in(tmp_path)])

    assert len(read(tmp_path).events) == 1


def test_a_journal_that_cannot_be_read_is_not_empty(tmp_path: Path) -> None:
    """A file in the place of the folder is told, not taken for no progress."""
    (tmp_path / "progress").touch()

    with pytest.raises(BadDataError, match="cannot be read"):
        read(tmp_path)


def test_a_file_too_large_to_be_ours_is_not_loaded(tmp_path: Path) -> None:
    """A file beyond the limit is told before it takes the memory."""
    with put_file(tmp_path, b"").open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)

    with pytest.raises(BadDataError, match="larger than 64 MiB"):
        read(tmp_path)


def test_many_files_are_one_journal(tmp_path: Path) -> None:
    """Ten years of months read like one file, and reading them copies nothing and changes nothing."""
    for month in range(24):
        lines = [make_line(month * 10 + number, n=str(month * 10 + number)) for number in range(1, 11)]
        put_file(tmp_path, make_file(lines), f"other-00000000.{2025 + month // 12}-{month % 12 + 1:02}.json")
    before = shutil.copytree(tmp_path / "progress", tmp_path / "before")

    reading = read(tmp_path)

    assert sorted(event.n for event in reading.events) == list(range(1, 241))
    assert {path.name: path.read_bytes() for path in before.iterdir()} == bytes_in(tmp_path)
