"""What vanished is taken back, what is damaged is rebuilt, and who is not this device gets another name."""

import errno
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from journal_doubles import (
    DEVICE,
    OWN_NAME,
    add,
    bytes_in,
    make_file,
    make_journal,
    make_line,
    prepare_device,
    put_file,
    read,
    temporary_files,
    texts_of,
)

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.domain.events import PURGE, Draft
from roadmap_cli.storage import journal_file, journal_mending
from roadmap_cli.storage.backups import BEFORE_UPGRADE, open_backup
from roadmap_cli.storage.durable_io import DiskIO
from roadmap_cli.storage.journal_survey import survey

FOREIGN = "other-00000000.2026-11.json"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a home with two own events and a foreign file of one, all of it mirrored."""
    home = tmp_path / "home"
    prepare_device(home)
    add(make_journal(home), "first")
    put_file(home, make_file([make_line(1, text="foreign")]))
    add(make_journal(home), "second")
    return home


ALL = {"first", "second", "foreign"}


def own(home: Path) -> Path:
    return home / "progress" / OWN_NAME


def mirror(home: Path, name: str = OWN_NAME) -> Path:
    return home / "safety" / name


def is_settled(home: Path) -> bool:
    journal = make_journal(home)
    return survey(journal.disk, journal.locations).is_settled


def test_every_file_is_mirrored(home: Path) -> None:
    """After a write the mirror holds each file of the journal byte for byte, the foreign ones included."""
    assert {path.name: path.read_bytes() for path in (home / "safety").iterdir()} == bytes_in(home)
    assert is_settled(home)


class FullForMirrors(DiskIO):
    """A disk that has room for the journal, and none for its mirror."""

    def create(self, path: Path) -> int:
        if path.parent.name == "safety":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return super().create(path)


def test_a_mirror_that_could_not_be_written_makes_no_other_machine_of_this_one(home: Path) -> None:
    """The device notes what it wrote alone; what somebody else added to that is found out all the same."""
    told = [add(make_journal(home, FullForMirrors()), text).notices for text in ("third", "fourth")]

    appended = add(make_journal(home), "fifth")

    assert all("safety copy" in notices[0] for notices in told)
    assert [event.device for event in appended.events] == [DEVICE]
    assert appended.notices == ()
    assert is_settled(home)
    assert texts_of(home) == {*ALL, "third", "fourth", "fifth"}

    add(make_journal(home, FullForMirrors()), "sixth")
    own(home).write_bytes(make_file([*own_lines(home), make_line(9, text="strange")], device=DEVICE))
    assert [event.device for event in add(make_journal(home), "seventh").events] != [DEVICE]


@pytest.mark.parametrize("gone", [OWN_NAME, FOREIGN])
def test_a_file_that_vanished_counts_on_and_is_taken_back(home: Path, gone: str) -> None:
    """Reading serves it from the mirror; the next write puts its events into the own file."""
    (home / "progress" / gone).unlink()

    before = texts_of(home)
    appended = add(make_journal(home), "third")

    assert before == ALL
    assert texts_of(home) == {*ALL, "third"}
    assert any("taken back" in notice for notice in appended.notices)
    shutil.rmtree(home / "safety")
    assert texts_of(home) == {*ALL, "third"}


def test_an_older_file_that_comes_back_loses_nothing(home: Path) -> None:
    """A sync engine or a backup puts an older own file there: what it lacks is taken back."""
    newest = own(home).read_bytes()
    add(make_journal(home), "third")
    own(home).write_bytes(newest)

    assert texts_of(home) == {*ALL, "third"}
    add(make_journal(home), "fourth")

    assert own(home).read_bytes().count(b'"text"') == 4
    assert is_settled(home)


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda raw: b"\0" * len(raw), lambda raw: raw[:-60], lambda raw: b"<<<<<<< HEAD\n" + raw]
)
def test_a_damaged_own_file_is_rebuilt_by_the_next_write(home: Path, damage: object) -> None:
    """Its bytes go to quarantine, every event is there again, and nobody is renamed."""
    damaged = damage(own(home).read_bytes())  # type: ignore[operator]
    own(home).write_bytes(damaged)

    assert texts_of(home) == ALL
    appended = add(make_journal(home), "third")

    assert texts_of(home) == {*ALL, "third"}
    assert [path.read_bytes() for path in (home / "quarantine").iterdir()] == [damaged]
    assert [event.device for event in appended.events] == [DEVICE]
    assert "whole again" in appended.notices[0]
    assert add(make_journal(home), "fourth").notices == ()


def test_what_a_damaged_file_holds_beyond_its_mirror_is_saved_too(home: Path) -> None:
    """Lines that the mirror never saw are taken from the damaged bytes."""
    extra = make_line(7, text="extra").replace("other-00000000", DEVICE)
    own(home).write_bytes(own(home).read_bytes()[:-4] + b",\n" + extra.encode() + b"\n")

    add(make_journal(home), "third")

    assert texts_of(home) == {*ALL, "third", "extra"}


def test_a_damaged_own_file_without_a_mirror_is_left_alone(home: Path) -> None:
    """Nothing tells how much is missing, so the person decides."""
    own(home).write_bytes(b"")
    mirror(home).unlink()

    with pytest.raises(BadDataError, match="doctor --fix"):
        add(make_journal(home), "third")

    assert own(home).read_bytes() == b""


def test_a_damaged_foreign_file_is_served_and_not_rewritten(home: Path) -> None:
    """Its mirror counts in its place, one sentence tells so, and a later whole version counts again."""
    path = home / "progress" / FOREIGN
    half = path.read_bytes()[:-50]
    path.write_bytes(half)

    reading = read(home)
    add(make_journal(home), "third")

    assert texts_of(home) == {*ALL, "third"}
    assert [FOREIGN in notice for notice in reading.notices] == [True]
    assert path.read_bytes() == half
    assert b"foreign" not in own(home).read_bytes()


def test_a_mirror_that_is_damaged_is_set_aside_and_made_again(home: Path) -> None:
    """Nothing is lost with it, and its bytes are kept."""
    mirror(home).write_bytes(b"\0\0")

    add(make_journal(home), "third")

    assert texts_of(home) == {*ALL, "third"}
    assert mirror(home).read_bytes() == own(home).read_bytes()
    assert [path.read_bytes() for path in (home / "quarantine").iterdir()] == [b"\0\0"]


def test_a_mirror_that_cannot_be_written_is_a_warning(home: Path) -> None:
    """The event is saved, the person is told, and the device keeps its name."""
    shutil.rmtree(home / "safety")
    (home / "safety").write_text("a file where the folder should be", encoding="utf-8")

    appended = [add(make_journal(home), text) for text in ("third", "fourth")]

    assert texts_of(home) == {*ALL, "third", "fourth"}
    assert all("safety copy" in one.notices[0] for one in appended)
    assert {one.events[0].device for one in appended} == {DEVICE}


def test_a_copied_home_gets_a_name_of_its_own(home: Path, tmp_path: Path) -> None:
    """Both go on writing, each under its own id, and nothing is lost when they meet."""
    clone = tmp_path / "clone"
    shutil.copytree(home, clone)

    here = add(make_journal(home), "here")
    there = add(make_journal(clone), "there")

    assert here.events[0].device == DEVICE
    assert there.events[0].device != DEVICE
    assert "copied or restored" in there.notices[0]
    assert add(make_journal(clone), "again").events[0].device == there.events[0].device
    for path in (clone / "progress").iterdir():
        shutil.copy(path, home / "progress")
    assert texts_of(home) >= {*ALL, "here", "there", "again"}


def test_another_machine_under_the_same_id_makes_this_one_change_its_name(home: Path) -> None:
    """The own file holds an event that was never mirrored here: somebody else writes it."""
    stranger = make_line(9, text="stranger").replace("other-00000000", DEVICE)
    own(home).write_bytes(make_file([*own_lines(home), stranger], device=DEVICE))

    appended = add(make_journal(home), "third")

    assert appended.events[0].device != DEVICE
    assert "another machine may write under its id" in appended.notices[0]
    assert texts_of(home) == {*ALL, "stranger", "third"}
    assert add(make_journal(home), "fourth").notices == ()


def own_lines(home: Path) -> list[str]:
    raw = own(home).read_text("utf-8")
    return [line.rstrip(",") for line in raw.split("\n")[1:-2]]


def test_a_write_that_was_killed_before_its_mirror_does_not(home: Path) -> None:
    """What the killed write laid beside the mirror tells it from a stranger's, and is removed afterwards."""
    known = mirror(home).read_bytes()
    add(make_journal(home), "third")
    mirror(home).write_bytes(known)
    (home / "safety" / f".{OWN_NAME}.0123abcd.tmp").write_bytes(own(home).read_bytes())

    appended = add(make_journal(home), "fourth")

    assert appended.events[0].device == DEVICE
    assert appended.notices == ()
    assert temporary_files(home) == []
    assert is_settled(home)


def test_a_purge_that_is_learned_of_blanks_the_own_file_and_the_mirror(home: Path) -> None:
    """The purge comes from elsewhere; the text is gone from what is shown at once, from the files at the next write."""
    secret = next(event for event in read(home).events if event.data.get("text") == "first")
    purge = make_line(20, kind='"purge"', data=f'{{"target":"{secret.id}"}}')
    put_file(home, make_file([purge], device="third-00000000"), "third-00000000.2026-11.json")

    shown = {event.data.get("text") for event in read(home).events}
    add(make_journal(home), "third")

    assert "first" not in shown
    assert b'"first"' not in own(home).read_bytes() + mirror(home).read_bytes()
    assert {event.id for event in read(home).events} >= {secret.id}
    assert is_settled(home)


def test_a_purge_cannot_be_undone(home: Path) -> None:
    """An undo of a purge brings nothing back: the text is gone."""
    journal = make_journal(home)
    secret = next(event for event in journal.read().events if event.data.get("text") == "first")
    moment, day = datetime(2026, 11, 5, 19, tzinfo=UTC), datetime(2026, 11, 5, tzinfo=UTC).date()
    purge = journal.append([Draft(PURGE, None, {"target": secret.id})], moment=moment, day=day).events[0]
    journal.append([Draft("undo", None, {"target": purge.id})], moment=moment, day=day)

    add(journal, "third")

    assert b'"first"' not in own(home).read_bytes()


def test_a_month_that_grows_goes_on_in_another_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write rewrites one file, so no file is left to grow without end; readers take all of them."""
    monkeypatch.setattr("roadmap_cli.storage.journal_write.LARGEST_PART", 1000)

    for number in range(12):
        add(make_journal(home), f"event {number}")

    names = sorted(name for name in bytes_in(home) if name.startswith(DEVICE))
    assert names == [f"{DEVICE}.2026-11.{part}.json" for part in range(2, len(names) + 1)] + [OWN_NAME]
    assert len(names) > 2
    assert max(map(len, bytes_in(home).values())) < 1500
    assert texts_of(home) == {*ALL, *(f"event {number}" for number in range(12))}
    assert is_settled(home)


def test_a_whole_copy_is_made_before_the_format_changes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first write of a program with a newer format keeps all as it was, once."""
    before = bytes_in(home)
    for module in (journal_file, journal_mending):
        monkeypatch.setattr(module, "MAJOR", 2)
    monkeypatch.setattr(journal_file, "SCHEMA", '{"name":"roadmap.progress","major":2,"minor":0}')
    monkeypatch.setattr("roadmap_cli.storage.journal_write.MAJOR", 2)
    shutil.rmtree(home / "cache")

    appended = add(make_journal(home), "third")
    add(make_journal(home), "fourth")

    (copy,) = (home / "backups").iterdir()
    files = open_backup(DiskIO(), copy).files
    assert copy.name == BEFORE_UPGRADE
    assert {name: files[f"progress/{name}"] for name in before} == before
    assert any(str(copy) in notice for notice in appended.notices)
    assert b'"major":2' in own(home).read_bytes()
    assert texts_of(home) == {*ALL, "third", "fourth"}
