"""Whatever a cut of the power or a kill leaves of a write, in the journal and its mirror together, nothing is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from crash_model import InPlaceModel, ModelDisk, State, lay_out, states_of_a_write
from journal_doubles import NoFileSync, NoFolderSync, WatchedDisk, add, make_journal, temporary_files
from sizes import IS_RELEASE
from writing_paths import PATHS, SECRET, TORN, WritingPath, device_in, events_in, hasty, name_of

from roadmap_cli.domain.errors import RoadmapError
from roadmap_cli.domain.events import PURGE

pytestmark = pytest.mark.usefixtures("same_place")

ELSEWHERE = b"of another place"
IGNORED = {NoFileSync: "sync", NoFolderSync: "sync_folder"}


def recorded(
    path: WritingPath, root: Path, disk: WatchedDisk, model: type[ModelDisk] = ModelDisk
) -> tuple[frozenset[str], list[State]]:
    """Write on *disk*; give the ids that were confirmed before, and every state that the disk may be left in."""
    home = root / "data"
    root.mkdir()
    path.arrange(home)
    confirmed = frozenset(events_in(home))
    before = model(root)
    path.act(make_journal(home, disk))
    return confirmed, list(states_of_a_write(before, disk.steps, IGNORED.get(type(disk), "")))


def fault_of(state: State, home: Path, path: WritingPath, confirmed: frozenset[str]) -> str | None:
    """Open a state as the next command would, and write; say what is lost."""
    try:
        seen = events_in(home)
        new = {name_of(event) for identity, event in seen.items() if identity not in confirmed} - {TORN}
        add(hasty(home), "next")
        after = events_in(home)
        names = set(map(name_of, after.values()))
    except RoadmapError as error:
        return f"refused: {error}"
    if not path.is_whole:
        # What was left of another device's file goes when that file arrives again.
        path.act(hasty(home))
    left = temporary_files(home)
    is_half = state.is_over or (bool(new) and path.is_whole) or not new <= path.new
    found = {
        f"lost: {len((confirmed | seen.keys()) - after.keys())}": not confirmed <= seen.keys() <= after.keys(),
        f"half: {sorted(new)}": new != path.new and is_half,
        "the next write did not work": "next" not in names,
        "the purged text is there": PURGE in names and has_secret(home),
        f"left: {left}": bool(left),
    }
    return next((fault for fault, is_there in found.items() if is_there), None)


def has_secret(home: Path) -> bool:
    """Tell whether a file or a mirror holds the text that was purged."""
    files = [*(home / "progress").glob("*"), *(home / "safety").glob("*")]
    return any(SECRET.encode() in file.read_bytes() for file in files)


def faults(states: list[State], root: Path, path: WritingPath, confirmed: frozenset[str]) -> list[str]:
    found = []
    for state in states:
        lay_out(state, root)
        if fault := fault_of(state, root / "data", path, confirmed):
            found.append(fault)
    return found


@pytest.mark.parametrize("name", PATHS)
def test_no_cut_of_the_power_loses_what_was_confirmed(tmp_path: Path, name: str, figure: Callable[..., None]) -> None:
    """In every state all confirmed events are read, the one in flight is whole or absent, and the next write works."""
    path = PATHS[name]
    confirmed, states = recorded(path, tmp_path / "root", WatchedDisk())

    found = faults(states, tmp_path / "root", path, confirmed)

    assert found == []
    assert len(states) > 15
    figure("crash states, enumerated on the I/O seam", n=len(states), unit="states", bad=len(found), remark=name)


@pytest.mark.parametrize(
    ("control", "disk", "model"),
    [
        ("files are not confirmed", NoFileSync(), ModelDisk),
        ("folders are not confirmed", NoFolderSync(), ModelDisk),
        ("files are written in place", WatchedDisk(), InPlaceModel),
    ],
)
def test_a_writer_that_leaves_something_out_is_found(
    tmp_path: Path, control: str, disk: WatchedDisk, model: type[ModelDisk], figure: Callable[..., None]
) -> None:
    """The controls: the same check, mirror included, finds what each of these loses."""
    path = PATHS["later write"]
    confirmed, states = recorded(path, tmp_path / "root", disk, model)

    found = faults(states, tmp_path / "root", path, confirmed)

    assert found != []
    figure(
        "crash states, enumerated on the I/O seam",
        n=len(states),
        unit="states",
        bad=len(found),
        control=True,
        remark=control,
    )


TWICE = ("first write", "later write", "write without a snapshot", "own file damaged, mirror behind", "mirror damaged")
"""Ways to write of which two in a row are killed at each change; before a release, all are."""


def killed_twice(path: WritingPath, root: Path) -> Iterator[str]:
    """Kill a write at every step and the write after it too; give what the third one calls the device, if it differs.

    A kill, unlike a cut of the power, leaves all that was done until then.
    """
    _, states = recorded(path, root, WatchedDisk())
    for state in (state for state in states if not state.is_cut):
        lay_out(state, root)
        known = device_in(root / "data")
        before, disk = ModelDisk(root), WatchedDisk()
        add(make_journal(root / "data", disk), "second")
        for later in states_of_a_write(before, disk.steps):
            if later.is_cut:
                continue
            lay_out(later, root)
            add(hasty(root / "data"), "third")
            if ELSEWHERE not in known and known and device_in(root / "data") != known:
                yield device_in(root / "data").decode()


@pytest.mark.parametrize("name", PATHS if IS_RELEASE else TWICE)
def test_kills_alone_never_make_a_new_device(tmp_path: Path, name: str, figure: Callable[..., None]) -> None:
    """However two writes in a row are killed, the device stays the one that it was."""
    found = list(killed_twice(PATHS[name], tmp_path / "root"))

    assert found == []
    figure("two kills in a row", n=1, unit="ways to write", bad=len(found), remark="no new device id")


def test_saved_is_said_after_the_last_confirmation(tmp_path: Path) -> None:
    """File and mirror are confirmed before either changes its name, the file first, and both names before the end."""
    path, disk = PATHS["later write"], WatchedDisk()
    path.arrange(tmp_path)

    path.act(make_journal(tmp_path, disk))

    whole = ["create", "write", "sync", "size", "close"]
    put = ["replace", "sync_folder"]
    assert [step.operation for step in disk.steps][-16:] == [*whole, "read", *whole, "read", *put, *put]
    assert [step.path.name for step in disk.steps if step.operation == "sync_folder"] == ["progress", "safety"]
    operations = [step.operation for step in disk.steps]
    assert operations.index("lock") < operations.index("names")
