"""What is seen in the files of a journal and around them."""

import json
import os
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from doctor_worlds import codes, look, tree
from journal_doubles import (
    MOMENT,
    OWN_NAME,
    add,
    locations_in,
    make_file,
    make_journal,
    make_line,
    prepare_device,
    put_file,
)

from roadmap_cli.domain.errors import RoadmapError
from roadmap_cli.domain.events import PURGE, Draft
from roadmap_cli.storage.examination import examine


class Usage(NamedTuple):
    """What a system says of a disk, in bytes."""

    total: int
    used: int
    free: int


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Give a folder in which this device has written one event, with nothing wrong."""
    prepare_device(tmp_path)
    (tmp_path / "device.json").chmod(0o600)
    add(make_journal(tmp_path), "first")
    return tmp_path


def lines(world: Path) -> list[tuple[str, str, int | None]]:
    """Give the code, the file and the line of what is wrong."""
    return [(problem.code, Path(problem.path).name, problem.line) for problem in look(world).problems]


def test_a_clean_bill_says_what_was_looked_at(world: Path) -> None:
    """Files, safety copies, events and devices."""
    add(make_journal(world), "second")

    found = look(world)

    assert (found.problems, found.is_well) == ((), True)
    assert found.checked._asdict() == {"files": 1, "safety_copies": 1, "events": 2, "devices": 1}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda raw: raw.replace(b'"text":"x"', b'"text":"y"', 1), "its digest is not that of its events"),
        (lambda raw: raw.replace(b'"count":2', b'"count":3'), "it holds 2 events, but not so many were written"),
        (lambda raw: raw[:-20], "it is no JSON"),
        (lambda raw: b"\0" * len(raw), "it holds nothing but blanks or zeros"),
    ],
)
def test_each_kind_of_damage_is_told(world: Path, change: object, told: str) -> None:
    """Parse, digest, count: one error, which says what a mirror makes up for."""
    whole = make_file([make_line(1), make_line(2)])
    put_file(world, change(whole))
    damaged = [problem for problem in look(world).problems if problem.code == "damaged_file"]
    (world / "safety" / "other-00000000.2026-11.json").write_bytes(whole)
    served = [problem for problem in look(world).problems if problem.code == "damaged_file"]

    assert told in damaged[0].message
    assert damaged[0].message.endswith(".")
    assert "safety copy" not in damaged[0].message
    assert served[0].message.endswith("; its safety copy counts in its place.")


def test_events_are_named_with_their_lines(world: Path) -> None:
    """In our layout and in another, in the journal and in what only the mirror has."""
    token = "ghp_" + "a1" * 18
    events = [make_line(1), make_line(2, n="0"), make_line(3, text=token), make_line(4, kind='"strange"')]
    spread = json.dumps(
        json.loads(f'{{"schema":{{"name":"roadmap.progress","major":1}},"events":[{events[2]}]}}'), indent=1
    )
    put_file(world, make_file(events))
    put_file(world, spread.replace("00000003", "00000009").encode(), "third-00000000.2026-11.json")
    (world / "safety" / "gone-00000000.2026-11.json").write_bytes(make_file([make_line(5), make_line(6, text=token)]))

    found = lines(world)

    assert ("invalid_event", "other-00000000.2026-11.json", 3) in found
    assert ("secret_in_text", "other-00000000.2026-11.json", 4) in found
    assert ("unknown_kind", "other-00000000.2026-11.json", 5) in found
    assert ("secret_in_text", "third-00000000.2026-11.json", 7) in found
    assert ("secret_in_text", "gone-00000000.2026-11.json", 3) in found
    assert ("vanished_events", "gone-00000000.2026-11.json", None) in found


def test_many_invalid_events_are_counted(world: Path) -> None:
    """The first twenty tell what is wrong."""
    put_file(world, make_file([make_line(number, n="0") for number in range(1, 101)]))

    found = [problem.message for problem in look(world).problems if problem.code == "invalid_event"]

    assert len(found) == 21
    assert "80 events more in this file are kept but not used." in found


def test_a_newer_format_is_an_error_where_it_stops_this_device(world: Path) -> None:
    """Another device's is a warning: what it holds is read as far as it can be."""
    newer = make_file([make_line(1)]).replace(b'"major":1', b'"major":2')
    put_file(world, newer)
    own = world / "progress" / OWN_NAME
    own.write_bytes(own.read_bytes().replace(b'"major":1', b'"major":3'))

    found = look(world).problems

    assert [(problem.code, problem.severity) for problem in found if "format" in problem.code] == [
        ("newer_own_format", "error"),
        ("newer_format", "warning"),
    ]
    assert "(format 3)" in found[0].message


def test_what_a_sync_engine_holds_back_is_information(world: Path) -> None:
    """It is neither missing nor wrong."""
    put_file(world, b"", ".desktop-1.2026-11.json.icloud")

    found = look(world)

    assert (codes(found), found.is_well) == (["not_downloaded"], True)


def test_a_text_that_is_to_be_gone_is_told_where_it_stands(world: Path) -> None:
    """Another device's file is not written to; that device takes it out."""
    put_file(world, make_file([make_line(1, text="oops")]))
    draft = Draft(PURGE, None, {"target": f"{1:032x}"})
    make_journal(world).append([draft], moment=MOMENT, day=MOMENT.date())

    found = look(world)

    assert ("unpurged_text", "other-00000000.2026-11.json", None) in lines(world)
    assert found.is_well


def test_a_file_too_large_to_be_ours_is_told(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is promised about it."""
    for module in ("examination", "journal_survey"):
        monkeypatch.setattr(f"roadmap_cli.storage.{module}.SIZE_LIMIT", 2**20)
    put_file(world, b" " * (2**20 + 1))

    (problem,) = look(world).problems

    assert problem.message == "This file is larger than 1 MiB and is not read."
    assert problem.fix is not None
    assert "--fix" not in problem.fix


def test_a_file_that_the_system_does_not_give_is_told(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's own words."""
    journal = make_journal(world)
    whole = journal.disk.read

    def read(path: Path, limit: int) -> bytes:
        if path.name == OWN_NAME and path.parent.name == "progress":
            raise OSError(5, os.strerror(5))
        return whole(path, limit)

    monkeypatch.setattr(journal.disk, "read", read)

    assert [(seen.sight, seen.detail) for seen in examine(journal).seen] == [("unreadable_file", "Input/output error")]


def test_the_state_of_git_is_silent_without_git(world: Path) -> None:
    """Who never synced hears nothing of it."""
    assert codes(look(world)) == []


def make_repository(world: Path) -> Path:
    folder = world / "sync.git"
    folder.mkdir(0o700)
    for part in ("objects/info", "refs/heads"):
        (folder / part).mkdir(parents=True)
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "config").write_text("[core]\n\tbare = true\n")
    (world / "sync.json").write_text('{"remote": "https://git.example.com/x.git", "branch": "main", "synced": null}')
    (world / "sync.json").chmod(0o600)
    return folder


def test_a_repository_in_order_is_silent(world: Path) -> None:
    """Neither its settings nor its files are remarked on."""
    make_repository(world)

    assert codes(look(world)) == []


def test_credentials_in_the_address_of_the_remote_are_told_and_not_repeated(world: Path) -> None:
    """In the settings and in the repository's own."""
    folder = make_repository(world)
    (world / "sync.json").write_text('{"remote": "https://me:hunter2@git.example.com/x.git", "branch": "main"}')
    (folder / "config").write_text('[remote "origin"]\n\turl = https://me:hunter2@git.example.com/x.git\n')

    found = look(world)

    assert lines(world) == [("credentials_in_remote", "config", None), ("credentials_in_remote", "sync.json", None)]
    assert "hunter2" not in repr(found)


def test_a_repository_that_is_none_any_more_is_told(world: Path) -> None:
    """It can be deleted, and so can settings that nobody can read be given anew."""
    folder = make_repository(world)
    shutil.rmtree(folder / "objects")
    (world / "sync.json").write_text("{")

    assert lines(world) == [("damaged_sync_repository", "sync.git", None), ("damaged_sync_settings", "sync.json", None)]


def test_locks_that_a_stopped_git_left_are_told(world: Path) -> None:
    """Wherever git makes them; one of this moment is in use."""
    folder = make_repository(world)
    for name in ("HEAD.lock", "refs/heads/main.lock", "objects/info/commit-graph.lock"):
        (folder / name).touch()
        os.utime(folder / name, (0, 0))
    (folder / "index.lock").touch()
    os.utime(folder / "index.lock", (2**33, 2**33))

    assert lines(world) == [
        ("git_lock", "HEAD.lock", None),
        ("git_lock", "commit-graph.lock", None),
        ("git_lock", "main.lock", None),
    ]


@pytest.mark.parametrize(("name", "closed", "opened"), [("sync.json", 0o600, 0o644), ("sync.git", 0o700, 0o755)])
def test_what_a_sync_keeps_is_for_its_owner_alone(world: Path, name: str, closed: int, opened: int) -> None:
    """Where others can enter the folder; behind a closed one they cannot come near."""
    make_repository(world)
    (world / name).chmod(opened)

    world.chmod(0o755)
    told = codes(look(world))
    (world / name).chmod(closed)
    silent = codes(look(world))
    (world / name).chmod(opened)
    world.chmod(0o700)

    assert (told, silent) == (["open_permissions"], [])
    assert codes(look(world)) == []


def test_a_folder_that_others_may_write_to_is_told(world: Path) -> None:
    """They could put another journal in the place of this one."""
    world.chmod(0o777)

    assert codes(look(world)) == ["open_permissions"]


def test_a_disk_that_is_full_is_told(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is asked, and one that does not answer is no reason to stop."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(2**40, 2**40, 2**20))
    full = codes(look(world))

    def refuse(_: Path) -> Usage:
        raise OSError

    monkeypatch.setattr(shutil, "disk_usage", refuse)

    assert full == ["little_room"]
    assert codes(look(world)) == []


def test_looking_needs_no_lock_and_leaves_nothing(world: Path) -> None:
    """While another process writes, and in a folder that is not there."""
    journal = make_journal(world)
    with journal.disk.lock(locations_in(world).lock, 1):
        before = tree(world)
        look(world)

        assert tree(world) == before
    look(world / "nowhere")
    assert not (world / "nowhere").exists()


def test_a_journal_on_a_disk_that_is_not_there_is_an_error(world: Path) -> None:
    """A link that leads nowhere is not the same as no progress."""
    shutil.rmtree(world / "progress")
    (world / "progress").symlink_to(world / "unplugged")

    with pytest.raises(RoadmapError):
        make_journal(world).read()
    assert "unreadable_folder" in codes(look(world))
