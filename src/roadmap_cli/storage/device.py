"""Which device this is: an id for its events, and a fingerprint that a copied home does not share."""

import errno
import json
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.storage.durable_io import DiskIO, remove_leftovers, save
from roadmap_cli.storage.save_failures import UNCONFIRMED

_LIMIT = 64 * 1024
_SLUG_LENGTH = 40
_MACHINE_ID_FILES = ("/etc/machine-id", "/var/lib/dbus/machine-id", "/etc/hostid")


@dataclass(frozen=True, slots=True)
class Device:
    """One place that writes events: *id* stands in each of them, *fingerprint* never leaves the device.

    *unmirrored* is the digest of a file that it wrote and could not mirror, empty without one.
    """

    id: str
    fingerprint: str
    unmirrored: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """The computer that this runs on: its *name*, and an *identity* that survives a change of the name."""

    name: str
    identity: str


def this_machine() -> Machine:
    """Give the computer that this runs on; its identity is its name where the system has none to give."""
    name = _name_of_machine()
    try:
        identity = _machine_id()
    except (OSError, AttributeError, ValueError):
        identity = ""
    return Machine(name, identity or name)


def _name_of_machine() -> str:
    if sys.platform == "win32":
        import platform  # noqa: PLC0415 - only Windows needs it, and it takes a while to load

        return platform.node()
    return os.uname().nodename


def _machine_id() -> str:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - exists on Windows only

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    if sys.platform == "darwin":
        import ctypes  # noqa: PLC0415 - only macOS needs it

        identity, no_wait = ctypes.create_string_buffer(16), (ctypes.c_long * 2)()
        failed = ctypes.CDLL(None).gethostuuid(identity, no_wait)
        return "" if failed else identity.raw.hex()
    for file in map(Path, _MACHINE_ID_FILES):
        if file.is_file() and (text := file.read_text("ascii").strip()):
            return text
    return ""


def fingerprint(machine: Machine, data: Path) -> str:
    """Give a number that changes when the data folder is copied, to this machine or to another.

    It is made of the machine's identity and the inode of the data folder. A copy has another inode even
    on the same machine, a restored backup too; a folder that is moved or a computer that is renamed (as
    a laptop is by each network it joins) stays the same device. The number of the disk is left out: it
    changes from one start of the machine to the next. A twin of a whole virtual disk that keeps its
    machine id is not told apart, and need not be: events are united by their own ids. The machine's
    identity is confidential, so only a digest of it is kept.
    """
    from _blake2 import blake2b  # noqa: PLC0415 - what hashlib gives, without loading OpenSSL

    inode = data.stat().st_ino
    return blake2b(f"{machine.identity}\n{inode}".encode(), digest_size=16, person=b"roadmap.device").hexdigest()


def new_device_id(machine: Machine) -> str:
    """Give a new id that shows the name of the machine: `laptop-7f3a9c21`."""
    first_label = machine.name.lower().partition(".")[0]
    slug = re.sub("[^a-z0-9]+", "-", first_label)[:_SLUG_LENGTH].strip("-")
    return f"{slug or 'device'}-{os.urandom(4).hex()}"


def load_device(disk: DiskIO, path: Path) -> Device | None:
    """Read which device this is; None where nothing was ever written, or what was written is damaged."""
    try:
        return _device(disk.read(path, _LIMIT))
    except OSError:
        return None


def ensure_device(disk: DiskIO, path: Path, machine: Callable[[], Machine]) -> tuple[Device, tuple[str, ...]]:
    """Read which device this is, or make it a new one and keep that; give it with what there is to tell.

    A damaged file is no reason to stop, and a folder that was copied from another place must not go on
    under its id: a new one loses nothing, since events are united by their own ids.
    """
    damage = f"the file {path.name} was damaged"
    try:
        device = _device(disk.read(path, _LIMIT))
        reason = "" if device else damage
    except OSError as error:
        if error.errno not in {errno.ENOENT, errno.EFBIG}:
            raise
        device, reason = None, damage if error.errno == errno.EFBIG else ""
    here = machine()
    folder = disk.resolve(path).parent
    if device and device.fingerprint == fingerprint(here, folder):
        return device, ()
    if device:
        reason = "this folder was copied or restored from another place"
    new, notices = _renew(disk, path, here, reason)
    return new, notices


def renew_device(disk: DiskIO, path: Path, machine: Callable[[], Machine], reason: str) -> tuple[str, tuple[str, ...]]:
    """Call this device by a new id from now on; give the id and what there is to tell, *reason* included."""
    device, notices = _renew(disk, path, machine(), reason)
    return device.id, notices


def _renew(disk: DiskIO, path: Path, here: Machine, reason: str) -> tuple[Device, tuple[str, ...]]:
    folder = disk.resolve(path).parent
    # Until this file exists the first write is not over, and may have been killed just after it made the folder.
    disk.sync_folder(folder.parent)
    remove_leftovers(disk, folder, re.escape(path.name))
    device = Device(new_device_id(here), fingerprint(here, folder))
    notices: tuple[str, ...] = () if _save(disk, path, device) else (UNCONFIRMED,)
    if reason:
        sentence = f"{reason}: this device is called {device.id} from now on, and nothing is lost."
        notices += (sentence[0].upper() + sentence[1:],)
    return device, notices


def note_unmirrored(disk: DiskIO, path: Path, digest: str) -> None:
    """Note that this device wrote a file with this *digest* and could not mirror it: no other machine's work.

    Where that cannot be noted either, the device gets a new id at its next write, which loses nothing.
    """
    with suppress(OSError):
        if device := _device(disk.read(path, _LIMIT)):
            _save(disk, path, replace(device, unmirrored=digest))


def _save(disk: DiskIO, path: Path, device: Device) -> bool:
    values = {"device": device.id, "fingerprint": device.fingerprint}
    if device.unmirrored:
        values["unmirrored"] = device.unmirrored
    return save(disk, path, (json.dumps(values) + "\n").encode())


def _device(content: bytes) -> Device | None:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    match found:
        case {"device": str(name), "fingerprint": str(number)} if is_id(name):
            digest = found.get("unmirrored")
            return Device(name, number, digest if isinstance(digest, str) else "")
        case _:
            return None
