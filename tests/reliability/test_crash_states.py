"""Whatever a cut of the power or a kill leaves of a write, in the journal and its mirror together, nothing is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from crash_model import InPlaceModel, ModelDisk, State, lay_out, states_of_a_write
from journal_doubles import NoFileSync, NoFolderSync, WatchedDisk, add, make_journal, temporary_files
from writing_paths import PATHS, TORN, WritingPath, device_in, events_in, hasty, name_of

from roadmap_cli.domain.errors import RoadmapError

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
    if not confirmed <= seen.keys() <= after.keys():
        return f"lost: {len((confirmed | seen.keys()) - after.keys())}"
    if new != path.new and (state.is_over or (new and path.is_whole) or not new <= path.new):
        return f"half: {sorted(new)}"
    if "next" not in names:
        return "the next write did not work"
    if not path.is_whole:
        # What was left of another device's file goes when that file arrives again.
        path.act(hasty(home))
    if left := temporary_files(home):
        return f"left: {left}"
    return None


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
            if known and device_in(root / "data") != known:
                yield device_in(root / "data").decode()


@pytest.mark.parametrize("name", [name for name in PATHS if name != "copied home"])
def test_kills_alone_never_make_a_new_device(tmp_path: Path, name: str, figure: Callable[..., None]) -> None:
    """However two writes in a row are killed, the device stays the one that it was."""
    found = list(killed_twice(PATHS[name], tmp_path / "root"))

    assert found == []
    figure("two kills in a row", n=1, unit="ways to write", bad=len(found), remark="no new device id")
