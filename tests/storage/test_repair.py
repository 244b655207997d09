"""What the doctor puts right, and that nothing is lost by it."""

import json
import shutil
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from doctor_worlds import NOW, codes, fixable, look, mend, texts_in_mirror, tree
from hypothesis import given
from hypothesis import strategies as st
from journal_doubles import (
    DEVICE,
    OWN_NAME,
    HastyDisk,
    add,
    event_in,
    failing_disk,
    make_file,
    make_journal,
    make_line,
    prepare_device,
    put_file,
    texts_of,
)

from factories import law
from roadmap_cli.domain.errors import NewerFormatError, NotSavedError, RoadmapError
from roadmap_cli.storage.repair import repair

OTHER = "other-00000000.2026-11.json"
COPIES = [
    "laptop-7f3a9c21.2026-11.sync-conflict-20261105-182011-ABCDEFG.json",
    "laptop-7f3a9c21.2026-11 (conflicted copy 2026-11-05).json",
    "laptop-7f3a9c21.2026-11-conflict-1.json",
    "laptop-7f3a9c21.2026-11 2.json",
    "laptop-7f3a9c21.2026-11 (1).json",
    "Copy of laptop-7f3a9c21.2026-11.json",
    "other-00000000.2026-11.sync-conflict-20261105-182011-ABCDEFG.json",
]


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Give a folder in which this device has written two events, with nothing wrong."""
    prepare_device(tmp_path)
    add(make_journal(tmp_path), "first")
    add(make_journal(tmp_path), "second")
    return tmp_path


def own_file(world: Path) -> Path:
    return world / "progress" / OWN_NAME


def device_of(world: Path) -> str:
    return str(json.loads((world / "device.json").read_bytes())["device"])


def test_where_nothing_is_wrong_nothing_is_touched(world: Path) -> None:
    """No copy is made, no file is written, nothing is said."""
    before = tree(world)

    done = mend(world)

    assert (done.problems, done.fixed, done.backup) == ((), (), None)
    assert tree(world) == before


def test_where_nothing_was_written_nothing_is_made(tmp_path: Path) -> None:
    """A doctor who is called too early leaves no folder behind."""
    done = mend(tmp_path / "nowhere")

    assert done.is_well
    assert list(tmp_path.iterdir()) == []


def test_a_whole_copy_is_made_first(world: Path) -> None:
    """What is put right can be looked up as it was, byte for byte."""
    damaged = own_file(world).read_bytes()[:-30]
    own_file(world).write_bytes(damaged)

    done = mend(world)

    assert done.backup is not None
    assert done.backup.endswith("before-repair-20261125T182011Z.zip")
    with zipfile.ZipFile(done.backup) as packed:
        assert packed.read(f"progress/{OWN_NAME}") == damaged


def test_two_repairs_in_one_second_make_two_copies(world: Path) -> None:
    """No copy takes the place of another."""
    for _ in range(2):
        own_file(world).write_bytes(own_file(world).read_bytes()[:-30])
        mend(world)

    assert sorted(path.name for path in (world / "backups").iterdir()) == [
        "before-repair-20261125T182011Z-2.zip",
        "before-repair-20261125T182011Z.zip",
    ]


def test_without_a_copy_nothing_is_put_right(world: Path) -> None:
    """Where the copy cannot be made every file stays as it is."""
    own_file(world).write_bytes(own_file(world).read_bytes()[:-30])
    (world / "backups").write_text("in the way")
    before = {path: found for path, found in tree(world).items() if path != "lock"}

    with pytest.raises(NotSavedError):
        mend(world)

    assert {path: found for path, found in tree(world).items() if path != "lock"} == before


def test_a_damaged_own_file_keeps_its_device(world: Path) -> None:
    """To be rebuilt is no sign of a second machine: the id stays, and so does what the mirror never saw."""
    (world / "safety" / OWN_NAME).unlink()
    own_file(world).write_bytes(own_file(world).read_bytes()[:-3])

    done = mend(world)

    assert texts_of(world) == {"first", "second"}
    assert device_of(world) == DEVICE
    assert own_file(world).read_bytes().startswith(b'{"schema":{"name":"roadmap.progress"')
    assert f'"device":"{DEVICE}"'.encode() in own_file(world).read_bytes().split(b"\n")[0]
    assert done.is_well


def test_what_the_header_of_a_damaged_file_says_is_kept(world: Path) -> None:
    """A newer minor version and unknown keys outlive the damage; a header that is damaged itself is made anew."""
    header = '{"schema":{"name":"roadmap.progress","major":1,"minor":7},"device":"other-00000000","x":[1],"events":[\n'
    put_file(world, (header + make_line(9) + "\n").encode())
    put_file(world, b"garbage\n" + make_line(10).encode() + b"\n", "another-00000000.2026-11.json")

    mend(world)

    kept = json.loads((world / "progress" / OTHER).read_bytes())
    made = json.loads((world / "progress" / "another-00000000.2026-11.json").read_bytes())
    assert (kept["schema"]["minor"], kept["device"], kept["x"], kept["count"]) == (7, "other-00000000", [1], 1)
    assert (made["schema"]["minor"], made["device"], made["count"]) == (0, "other-00000000", 1)


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"<html>no</html>", "{}".encode("utf-16")])
def test_of_what_is_no_journal_only_the_bytes_stay(world: Path, content: bytes) -> None:
    """Nothing is made up in the place of a file in which nothing can be read."""
    path = put_file(world, content)

    done = mend(world)

    assert not path.exists()
    assert [kept.read_bytes() for kept in (world / "quarantine").iterdir()] == [content]
    assert done.is_well


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_folded_in_and_moved(world: Path, name: str) -> None:
    """Its events stand in this device's own file, its bytes in the quarantine, and no event counts twice."""
    own = own_file(world).read_bytes()
    content = make_file(
        [*own.decode().split("\n")[1].removesuffix(",").split("\0"), make_line(7, text="alone")], DEVICE
    )
    put_file(world, content, name)
    before = make_journal(world).read().events

    seen = look(world)
    done = mend(world)

    assert [problem.message.rpartition(": ")[2] for problem in seen.problems if problem.code == "conflict_copy"] == [
        "1 event in it stands nowhere else."
    ]
    assert set(map(repr, make_journal(world).read().events)) == set(map(repr, before))
    assert [path.name for path in (world / "progress").iterdir()] == [OWN_NAME]
    assert [path.read_bytes() for path in (world / "quarantine").iterdir()] == [content]
    assert device_of(world) == DEVICE
    assert done.is_well


def test_a_file_under_a_strange_name_is_folded_in(world: Path) -> None:
    """Whoever put it there meant its events to count."""
    put_file(world, make_file([make_line(7, text="from afar")]), "from-my-old-computer.json")

    seen = look(world)
    mend(world)

    assert "misnamed_file" in codes(seen)
    assert texts_of(world) == {"first", "second", "from afar"}


def test_the_copy_whose_version_counted_goes_on_counting(world: Path) -> None:
    """Where a copy tells another story of one event, the story that was read before is read after."""
    put_file(world, make_file([make_line(7, text="b")]))
    put_file(world, make_file([make_line(7, text="a")]), "other-00000000.2026-11 2.json")
    before = texts_of(world)

    seen = look(world)
    done = mend(world)

    assert {"differing_copies", "conflict_copy"} <= set(codes(seen))
    assert before == texts_of(world) == {"first", "second", "a"}
    assert done.is_well


def test_one_event_twice_in_a_file_stands_there_once(world: Path) -> None:
    """The copy that counted stays, in the file and in its mirror."""
    path = put_file(world, make_file([make_line(7, text="b"), make_line(7, text="a"), make_line(8, text="c")]))

    done = mend(world)

    assert [event["data"]["text"] for event in json.loads(path.read_bytes())["events"]] == ["a", "c"]
    assert '"b"' not in texts_in_mirror(world)
    assert done.is_well


def test_vanished_events_are_taken_back(world: Path) -> None:
    """What a sync took away stands in this device's own file again, as it was written."""
    path = put_file(world, make_file([make_line(7, text="gone")]))
    mend(world)
    path.unlink()

    seen = look(world)
    done = mend(world)

    assert codes(seen) == ["vanished_events"]
    assert make_line(7, text="gone") in own_file(world).read_text("utf-8")
    assert [fixed.message for fixed in done.fixed] == ["1 event that had vanished was taken back."]
    assert done.is_well


def test_what_killed_writes_left_is_moved(world: Path) -> None:
    """It lies in the quarantine, wherever it was; what other programs left stays."""
    places = ["", "progress", "safety", "quarantine", "content", "backups"]
    for number, place in enumerate(places):
        (world / place).mkdir(exist_ok=True, mode=0o700)
        (world / place / f".{OWN_NAME}.0000000{number}.tmp").write_text(f"left {number}")
    (world / "progress" / ".syncthing.laptop.json.tmp").write_text("of another program")

    seen = look(world)
    done = mend(world)

    assert codes(seen) == ["leftover_file"] * len(places)
    assert {path.read_text() for path in (world / "quarantine").iterdir()} == {f"left {n}" for n in range(len(places))}
    assert [path.name for path in world.rglob(".*")] == [".syncthing.laptop.json.tmp"]
    assert done.is_well


def test_a_damaged_safety_copy_is_made_anew(world: Path) -> None:
    """From its file; where that is gone, from what can still be read of the copy itself."""
    put_file(world, make_file([make_line(7, text="other"), make_line(8, text="more")]))
    mend(world)
    damaged = {name: (world / "safety" / name).read_bytes()[:-30] for name in (OWN_NAME, OTHER)}
    for name, content in damaged.items():
        (world / "safety" / name).write_bytes(content)
    (world / "progress" / OTHER).unlink()
    expected = texts_of(world)

    seen = look(world)
    done = mend(world)

    assert codes(seen).count("damaged_safety_copy") == 2
    assert texts_of(world) == expected >= {"first", "second", "other"}
    assert done.is_well
    assert set(damaged.values()) <= {path.read_bytes() for path in (world / "quarantine").iterdir()}


def test_a_safety_copy_of_nothing_goes(world: Path) -> None:
    """Its bytes are kept, and it does not come back as a problem each time."""
    (world / "safety" / OTHER).write_bytes(b"<html>")

    done = mend(world)

    assert (done.problems, look(world).problems) == ((), ())
    assert not (world / "safety" / OTHER).exists()


@pytest.mark.parametrize("mode", [0o755, 0o777, 0o500])
@pytest.mark.parametrize("place", ["progress", "safety"])
def test_folders_are_for_their_owner_alone(world: Path, place: str, mode: int) -> None:
    """Others are kept out of the folder and of each file in it, and the owner can write."""
    own_file(world).chmod(0o644)
    (world / place).chmod(mode)

    seen = look(world)
    done = mend(world)

    assert len(seen.problems) == 1
    assert tree(world)[place][0] == 0o700
    assert place != "progress" or tree(world)[f"progress/{OWN_NAME}"][0] == 0o600
    assert done.is_well


def test_a_file_behind_a_closed_folder_may_have_any_mode(world: Path) -> None:
    """Sync engines give files a mode of theirs, and nobody else comes as far as that."""
    own_file(world).chmod(0o644)

    assert look(world).problems == ()


def test_a_file_that_its_owner_may_not_read_is_opened(world: Path) -> None:
    """Then it is read like the others."""
    own_file(world).chmod(0o000)

    seen = look(world)
    done = mend(world)

    assert "closed_permissions" in codes(seen)
    assert tree(world)[f"progress/{OWN_NAME}"][0] == 0o600
    assert done.is_well


def test_a_copied_folder_gets_an_id_of_its_own(world: Path) -> None:
    """The copy is told as what it is, and writes under a new id."""
    device = {"device": DEVICE, "fingerprint": "of another place"}
    (world / "device.json").write_text(json.dumps(device))

    seen = look(world)
    done = mend(world)

    assert (codes(seen), seen.is_well) == (["copied_folder"], True)
    assert device_of(world) != DEVICE
    assert [fixed.code for fixed in done.fixed] == ["copied_folder"]
    assert done.problems == ()


def test_a_damaged_device_file_is_made_anew(world: Path) -> None:
    """It is told, and a new id loses nothing."""
    (world / "device.json").write_text("{")

    seen = look(world)
    done = mend(world)

    assert codes(seen) == ["damaged_device_file"]
    assert done.is_well
    assert texts_of(world) == {"first", "second"}


def test_a_machine_that_writes_under_the_same_id_is_told_from_this_one(world: Path) -> None:
    """The own file holds what this machine never wrote: it gets a new id, and both machines' events count."""
    lines = own_file(world).read_text("utf-8").split("\n")[1:3]
    foreign = make_line(7, text="theirs", device=f'"{DEVICE}"')
    put_file(world, make_file([line.removesuffix(",") for line in lines] + [foreign], DEVICE), OWN_NAME)

    seen = look(world)
    done = mend(world)

    assert "shared_device_id" in codes(seen)
    assert device_of(world) != DEVICE
    assert texts_of(world) == {"first", "second", "theirs"}
    assert done.is_well


def test_one_number_given_twice_tells_of_two_machines(world: Path) -> None:
    """The present id is given up; of a former one it is history."""
    put_file(world, make_file([make_line(2, text="theirs", device=f'"{DEVICE}"')]))

    seen = look(world)
    done = mend(world)

    assert "shared_device_id" in codes(seen)
    assert device_of(world) != DEVICE
    assert codes(done) == ["shared_number"]
    assert done.is_well


def test_a_doubled_event_whose_id_was_hit_counts_once(world: Path) -> None:
    """A crash left a line twice and a bit of one flipped: the time that it adds is not added twice."""
    line = make_line(7, kind='"time"', data='{"minutes":30}')
    put_file(world, b"\n".join([line.encode(), line.replace("00007", "00017").encode(), b"]"]))

    mend(world)

    assert [event.n for event in make_journal(world).read().events if event.kind == "time"] == [7]


def test_an_invalid_event_stays_and_is_told_again(world: Path) -> None:
    """Nothing can be put right about it, so nothing is claimed; it is no reason for a copy either."""
    path = put_file(world, make_file([make_line(7), make_line(8, n="0")]))
    mend(world)
    before = path.read_bytes()

    done = mend(world)

    assert [(problem.code, problem.line) for problem in done.problems] == [("invalid_event", 3)]
    assert (done.fixed, done.backup, path.read_bytes()) == ((), None, before)


def test_a_newer_own_file_is_no_reason_to_write_to_it(world: Path) -> None:
    """What is to be added to it waits for the newer version, and the file stays byte for byte."""
    newer = own_file(world).read_bytes().replace(b'"major":1', b'"major":2')
    own_file(world).write_bytes(newer)
    put_file(world, make_file([make_line(7)])).unlink()

    assert codes(look(world)) == ["newer_own_format"]
    mend(world)
    assert own_file(world).read_bytes() == newer


def test_what_would_have_to_be_added_to_a_newer_file_waits(world: Path) -> None:
    """No copy is made each time, and what vanished counts meanwhile."""
    path = put_file(world, make_file([make_line(7, text="gone")]))
    mend(world)
    shutil.rmtree(world / "backups", ignore_errors=True)
    path.unlink()
    # The month in which the doctor comes.
    own_file(world).write_bytes(own_file(world).read_bytes().replace(b'"major":1', b'"major":2'))
    before = tree(world)

    with pytest.raises(NewerFormatError, match="Nothing was written"):
        mend(world)

    assert tree(world) == before
    assert texts_of(world) == {"first", "second", "gone"}


def test_modes_alone_need_no_copy(world: Path) -> None:
    """No byte changes, so there is nothing to go back to."""
    (world / "progress").chmod(0o755)

    done = mend(world)

    assert (len(done.fixed), done.backup, (world / "backups").exists()) == (1, None, False)


def test_what_belongs_to_another_account_stays_a_problem(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refuses to change its mode, and the doctor says so instead of failing."""

    def refuse(*_: object) -> None:
        raise PermissionError

    (world / "progress").chmod(0o755)
    monkeypatch.setattr(Path, "chmod", refuse)

    done = mend(world)

    assert (codes(done), done.fixed) == (["open_permissions"], ())


@pytest.mark.parametrize("cut", [None, -3])
@pytest.mark.parametrize("name", ["x" * 250 + ".json", "caf\udce9 2.json", "a\x1b[2J\n.json"])
def test_whatever_a_file_is_called_it_is_put_right(world: Path, name: str, cut: int | None) -> None:
    """Names beside which no other fits, that are no Unicode, that speak to terminals."""
    put_file(world, make_file([make_line(7, text="theirs")])[:cut], name)

    done = mend(world)

    assert texts_of(world) == {"first", "second", "theirs"}
    assert [path.name for path in (world / "progress").iterdir()] == [OWN_NAME]
    assert (fixable(done), fixable(look(world))) == ([], [])


def test_a_write_that_was_killed_is_no_second_machine(world: Path) -> None:
    """Whatever step it was killed at: the id of the device stays."""
    for number in range(60):
        folder = world / str(number)
        prepare_device(folder)
        add(make_journal(folder, HastyDisk()), "first")

        disk = failing_disk(number, for_good=True)
        with suppress(RoadmapError, OSError):
            add(make_journal(folder, disk), "second")
        done = mend(folder)

        assert device_of(folder) == DEVICE
        assert done.is_well


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    """There is nothing to put right, and no traceback."""
    (tmp_path / "progress").write_text("mine")

    done = mend(tmp_path)

    assert codes(done) == ["unreadable_folder"]
    assert (tmp_path / "progress").read_text() == "mine"


def test_a_disk_that_fails_at_any_step_loses_nothing(tmp_path: Path) -> None:
    """After a repair that was stopped at step N every event still counts, and the next repair ends it."""
    for number in range(400):
        world = tmp_path / str(number)
        prepare_device(world)
        journal = make_journal(world, HastyDisk())
        add(journal, "first")
        put_file(world, make_file([make_line(7, text="alone")]), COPIES[0])
        own_file(world).write_bytes(own_file(world).read_bytes()[:-3])
        disk = failing_disk(number)

        with suppress(RoadmapError, OSError):
            repair(make_journal(world, disk), moment=NOW)
        stopped = len(disk.steps) > number
        done = mend(world)

        assert texts_of(world) == {"first", "alone"}
        assert fixable(done) == []
        if not stopped:
            return
    pytest.fail("more steps than were tried")


def flip(raw: bytes, at: int) -> bytes:
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :] if raw else raw


# What disks, syncs and people make of a file, given a place in it.
CHANGES = {
    "cut": lambda raw, at: raw[:at],
    "flip": flip,
    "zeros": lambda raw, at: raw[:at] + b"\0" * (len(raw) - at),
    "append": lambda raw, at: raw + raw[at:],
    "empty": lambda _raw, _at: b"",
    "older": lambda _raw, _at: make_file([make_line(1, text="note 1")]),
}
BESIDE = {"copy": "{stem} 2.json", "leftover": ".{stem}.json.0123abcd.tmp"}
damage = st.sampled_from([*CHANGES, *BESIDE, "remove", "open"])
targets = st.sampled_from([OWN_NAME, OTHER])


def spoil(world: Path, kind: str, name: str, place: int) -> None:
    """Do one of these to a file, or something to what lies around it."""
    path = world / "progress" / name
    raw = path.read_bytes() if path.exists() else b""
    if kind in CHANGES and path.exists():
        path.write_bytes(CHANGES[kind](raw, place % max(len(raw), 1)))
    elif kind in BESIDE:
        path.with_name(BESIDE[kind].format(stem=path.stem)).write_bytes(raw)
    elif kind == "remove":
        path.unlink(missing_ok=True)
    elif kind == "open":
        path.parent.chmod(0o755)


@law
@given(st.lists(st.tuples(damage, targets, st.integers(0, 2000)), min_size=1, max_size=4), st.booleans())
def test_the_laws_of_a_repair(steps: list[tuple[str, str, int]], has_mirror: bool) -> None:
    """Looking changes nothing; no readable event goes; what can be put right is, and a second time nothing happens."""
    with tempfile.TemporaryDirectory() as folder:
        world = Path(folder)
        prepare_device(world)
        journal = make_journal(world, HastyDisk())
        put_file(world, make_file([make_line(number, text=f"note {number}") for number in range(1, 4)]))
        add(journal, "own 1", "own 2")
        if not has_mirror:
            for path in (world / "safety").iterdir():
                path.unlink()
        for kind, name, place in steps:
            spoil(world, kind, name, place)
        try:
            before = {event.id: event for event in make_journal(world).read().events}
        except RoadmapError:
            before = {}
        untouched = tree(world)

        look(world)
        assert tree(world) == untouched
        done = mend(world)
        mended = tree(world)
        again = mend(world)

        after = {event.id: event for event in make_journal(world).read().events}
        assert before.items() <= after.items()
        assert fixable(done) == []
        assert (tree(world), again.fixed, again.backup) == (mended, (), None)


def test_a_reader_of_one_event_sees_the_same_before_and_after(tmp_path: Path) -> None:
    """The control of the law above: what is compared is there."""
    event = event_in(tmp_path, make_line(1, text="seen"))

    mend(tmp_path)

    assert make_journal(tmp_path).read().events == (event,)
