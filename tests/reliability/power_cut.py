"""Cut the power of a real file system in the middle of writes: `power_cut.py [CUTS]`, as root, on Linux.

A disk in a file is mounted, a writer appends and names each confirmed command, the file system's shutdown
ioctl without a flush of its log stops it at a random moment as a cut of the power would, and what is
mounted anew must hold every command that was confirmed. The control, which leaves out the confirmation of
folders, must lose some. The last line is a JSON value.
"""

import fcntl
import json
import os
import random
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_doubles import add, make_journal, texts_of

from roadmap_cli.domain.errors import RoadmapError
from roadmap_cli.storage.durable_io import DiskIO
from roadmap_cli.storage.save_failures import UNCONFIRMED

SHUTDOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN: one number on both."""

WITHOUT_LOG_FLUSH = 2
FILE_SYSTEMS = {"ext4": (64, ["mkfs.ext4", "-q", "-F"]), "xfs": (320, ["mkfs.xfs", "-q", "-f"])}
"""Megabytes of the disk, and what makes it."""

CUTS_PER_HOME = 10


class NoFolderSyncDisk(DiskIO):
    """The control: a disk whose names are never confirmed."""

    def sync_folder(self, folder: Path) -> None:
        """Do nothing."""


def obstacle(kind: str) -> str:
    """Say in one sentence why this cannot run here; nothing where it can."""
    if not sys.platform.startswith("linux"):
        return "Power cuts need Linux."
    if os.geteuid() != 0:
        return "Power cuts need root, to mount a disk and to shut it down."
    missing = [program for program in (FILE_SYSTEMS[kind][1][0], "mount", "umount") if not shutil.which(program)]
    if missing:
        return f"Power cuts on {kind} need {missing[0]}, which is not installed."
    if not Path("/dev/loop-control").exists():
        return "Power cuts need loop devices, and this machine has none."
    return ""


@contextmanager
def disk_of(kind: str) -> Iterator[tuple[Path, Path]]:
    """Make a disk in a file; give the file and an empty folder to mount it on."""
    with tempfile.TemporaryDirectory() as folder:
        image, mounted = Path(folder) / "disk", Path(folder) / "mounted"
        size, make = FILE_SYSTEMS[kind]
        with image.open("wb") as file:
            file.truncate(size * 2**20)
        subprocess.run([*make, str(image)], check=True, capture_output=True)
        mounted.mkdir()
        yield image, mounted


def mount(image: Path, mounted: Path) -> None:
    subprocess.run(["mount", "-o", "loop", str(image), str(mounted)], check=True, capture_output=True)


def unmount(mounted: Path) -> None:
    for _ in range(50):
        if subprocess.run(["umount", str(mounted)], check=False, capture_output=True).returncode == 0:
            return
        time.sleep(0.02)
    message = f"{mounted} stays in use"
    raise OSError(message)


def cut(mounted: Path) -> None:
    """Stop the file system at once, as a cut of the power does."""
    folder = os.open(mounted, os.O_RDONLY)
    try:
        fcntl.ioctl(folder, SHUTDOWN, struct.pack("I", WITHOUT_LOG_FLUSH))
    finally:
        os.close(folder)


def write_for_ever(home: Path, number: int, pipe: int, disk: DiskIO) -> None:
    journal = make_journal(home, disk)
    try:
        for place in range(10_000):
            # A disk that goes between the name and its confirmation is told: saved, but not confirmed.
            if UNCONFIRMED not in add(journal, f"{number}.{place}").notices:
                os.write(pipe, f"{number}.{place}\n".encode())
    except (OSError, RoadmapError):
        # The disk is gone.
        time.sleep(60)


def one_cut(mounted: Path, home: Path, number: int, disk: DiskIO) -> set[str]:
    """Let a writer begin, cut the power at a random moment, and give what was confirmed until then."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        write_for_ever(home, number, writer, disk)
        os._exit(0)
    os.close(writer)
    if random.random() < 0.8:
        select.select([reader], [], [], 10)
    time.sleep(random.random() * 0.03)
    # Only what was said before the cut counts: a writer that runs on after it may be told of success by a file
    # system that has given up already (a folder's fsync on XFS), which no writer lives to see when the power goes.
    said = b""
    while select.select([reader], [], [], 0)[0] and (piece := os.read(reader, 1 << 16)):
        said += piece
    cut(mounted)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)
    return set(said.decode().split("\n")[:-1])


def cut_often(kind: str, cuts: int, disk: DiskIO) -> dict[str, int | str]:
    """Cut the power *cuts* times; count after how many a confirmed command was lost or the journal unreadable."""
    bad = commands = 0
    with disk_of(kind) as (image, mounted):
        for number in range(cuts):
            home = mounted / f"home{number // CUTS_PER_HOME}" / "data"
            if number % CUTS_PER_HOME == 0:
                confirmed: set[str] = set()
            mount(image, mounted)
            home.parent.mkdir(exist_ok=True)
            confirmed |= (said := one_cut(mounted, home, number, disk))
            commands += len(said)
            unmount(mounted)
            mount(image, mounted)
            try:
                present = texts_of(home)
            except RoadmapError:
                present = set()
            bad += not confirmed <= present
            confirmed &= present
            unmount(mounted)
    return {"file system": kind, "cuts": cuts, "bad": bad, "commands": commands}


def main(cuts: int) -> None:
    rows: list[dict[str, object]] = []
    random.seed(seed := random.SystemRandom().randrange(2**32))
    print(f"power cuts: seed {seed}")
    for kind in FILE_SYSTEMS:
        reason = obstacle(kind)
        if reason:
            print(reason)
            rows.append({"file system": kind, "skipped": reason})
            continue
        for disk, how in ((DiskIO(), "as the program writes"), (NoFolderSyncDisk(), "control: no fsync of folders")):
            count = cuts if type(disk) is DiskIO else max(20, cuts // 10)
            row: dict[str, object] = cut_often(kind, count, disk) | {"how": how}
            print(row)
            rows.append(row)
    print(json.dumps(rows))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
