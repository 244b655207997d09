"""Which device this is."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_doubles import disk_refusing

from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.storage.device import (
    Device,
    Machine,
    ensure_device,
    fingerprint,
    load_device,
    new_device_id,
    this_machine,
)
from roadmap_cli.storage.durable_io import DiskIO


def laptop() -> Machine:
    """Give a machine called laptop."""
    return Machine("Laptop.local", "7")


def test_the_first_write_makes_a_device_and_later_ones_keep_it(tmp_path: Path) -> None:
    """A device gets its id once; it shows the machine's name, and the file can be read by its owner only."""
    path = tmp_path / "device.json"

    device, notices = ensure_device(DiskIO(), path, laptop)
    again, _ = ensure_device(DiskIO(), path, laptop)

    assert device == again == load_device(DiskIO(), path)
    assert device.id.startswith("laptop-")
    assert notices == ()
    assert path.stat().st_mode & 0o777 == 0o600


def test_reading_makes_no_device(tmp_path: Path) -> None:
    """Reading never writes: where no device is known, none is made."""
    assert load_device(DiskIO(), tmp_path / "device.json") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\0\0",
        b"[]",
        b"{}",
        b'{"device": "../../evil", "fingerprint": "f"}',
        b'{"device": "con", "fingerprint": "f"}',
        b'{"device": 7, "fingerprint": "f"}',
        b'{"device": "laptop-1"}',
        b"[" * 100_000,
        b" " * 100_000,
        b"\xff\xfe{",
    ],
)
def test_a_damaged_file_gives_a_new_id_and_never_blocks(tmp_path: Path, content: bytes) -> None:
    """Whatever stands in device.json, a write gets a proper id, and the person is told in a line."""
    path = tmp_path / "device.json"
    path.write_bytes(content)

    assert load_device(DiskIO(), path) is None
    device, notices = ensure_device(DiskIO(), path, laptop)

    assert is_id(device.id)
    assert device == load_device(DiskIO(), path)
    assert len(notices) == 1


def test_a_file_that_cannot_be_read_now_keeps_its_id(tmp_path: Path) -> None:
    """An error of the disk is no damage: the file stays as it is."""
    path = tmp_path / "device.json"
    path.write_text(json.dumps({"device": "laptop-1", "fingerprint": "f"}))

    with pytest.raises(PermissionError):
        ensure_device(disk_refusing("read", 13), path, laptop)

    assert load_device(DiskIO(), path) == Device("laptop-1", "f")


@given(st.text())
def test_every_machine_name_gives_a_proper_id(name: str) -> None:
    """Whatever a machine is called, its id fits the pattern of ids and may name a file."""
    assert is_id(new_device_id(Machine(name, "")))


def test_two_devices_of_one_name_have_two_ids() -> None:
    """Two laptops called `laptop` never write one file."""
    assert new_device_id(laptop()) != new_device_id(laptop())


@pytest.mark.parametrize("copy", [shutil.copytree, None])
def test_a_copied_folder_has_another_fingerprint_and_a_moved_one_has_not(
    tmp_path: Path, copy: Callable[[Path, Path], Path] | None
) -> None:
    """A clone is told from its origin on the same machine; moving or renaming makes no new device."""
    origin = tmp_path / "origin"
    origin.mkdir()
    before = fingerprint(laptop(), origin)

    elsewhere = (copy or Path.rename)(origin, tmp_path / "elsewhere")

    after = fingerprint(Machine("renamed", "7"), tmp_path / "elsewhere")
    assert elsewhere is not None
    assert (before == after) == (copy is None)


def test_another_machine_has_another_fingerprint(tmp_path: Path) -> None:
    """The same folder under another machine's identity is a clone, and the identity itself is not given away."""
    number = fingerprint(Machine("laptop", "identity-of-a"), tmp_path)

    assert number != fingerprint(Machine("laptop", "identity-of-b"), tmp_path)
    assert "identity-of-a" not in number


def test_this_machine_has_an_identity() -> None:
    """Every machine can be told from others, if only by its name."""
    machine = this_machine()

    assert machine == this_machine()
    assert machine.identity


def test_what_a_killed_write_left_is_removed(tmp_path: Path) -> None:
    """A temporary file of an unfinished first write goes with the next one."""
    leftover = tmp_path / ".device.json.0123abcd.tmp"
    leftover.touch()

    ensure_device(DiskIO(), tmp_path / "device.json", laptop)

    assert not leftover.exists()
