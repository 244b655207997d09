"""What only Windows and macOS do, through the seam: these branches run here on systems that are made believe."""

import errno
import importlib.util
import os
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest
from journal_doubles import add, make_journal, texts_of

from roadmap_cli.domain.errors import NotSavedError
from roadmap_cli.storage import file_lock
from roadmap_cli.storage.durable_io import DiskIO

fcntl = pytest.importorskip("fcntl", reason="these tests stand on a POSIX system and play the others")

FULL_SYNC = 51


class ViolationError(OSError):
    """What Windows says while another program has a file open."""

    def __init__(self, code: int) -> None:
        super().__init__(errno.EACCES, "The process cannot access the file")
        self.winerror = code


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each confirmation that is asked of the system, on a Mac."""
    asked: list[str] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", FULL_SYNC, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _file, command: asked.append(f"fcntl {command}"))
    monkeypatch.setattr(os, "fsync", lambda _file: asked.append("fsync"))
    return asked


def test_macos_asks_the_drive_itself(tmp_path: Path, synced: list[str]) -> None:
    """On macOS the file's confirmation is F_FULLFSYNC, and nothing else where that works."""
    with (tmp_path / "a").open("wb") as file:
        DiskIO().sync(file.fileno())

    assert synced == [f"fcntl {FULL_SYNC}"]


def test_macos_falls_back_to_fsync(tmp_path: Path, synced: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A network disk that has no F_FULLFSYNC is asked as any other."""

    def refuse(_file: int, _command: int) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(fcntl, "fcntl", refuse)

    with (tmp_path / "a").open("wb") as file:
        DiskIO().sync(file.fileno())

    assert synced == ["fsync"]


def test_a_write_on_macos_confirms_each_file(tmp_path: Path, synced: list[str]) -> None:
    """Device, file and mirror are confirmed by the drive, the folders' names as everywhere."""
    add(make_journal(tmp_path / "home"), "a")

    assert synced.count(f"fcntl {FULL_SYNC}") == 3
    assert synced.count("fsync") > 3


def test_windows_confirms_no_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows cannot open a folder to confirm it, so nothing is asked of it."""
    opened: list[object] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "open", lambda *args: opened.append(args))

    DiskIO().sync_folder(tmp_path)

    assert opened == []


class Patience:
    """A disk whose waiting is written down, and a file that another program holds for some attempts."""

    def __init__(self, attempts: int, code: int) -> None:
        self.left = attempts
        self.code = code
        self.waited: list[float] = []
        self.disk = DiskIO(sleep=self.waited.append)

    def in_the_way_of(self, action: Callable[..., object]) -> Callable[..., object]:
        def held(*args: object, **words: object) -> object:
            if self.left:
                self.left -= 1
                raise ViolationError(self.code)
            return action(*args, **words)

        return held


OPERATIONS: dict[str, tuple[object, str, Callable[[DiskIO, Path], object]]] = {
    "read": (Path, "open", lambda disk, path: disk.read(path, 100)),
    "create": (os, "open", lambda disk, path: os.close(disk.create(path.with_name("new")))),
    "replace": (Path, "replace", lambda disk, path: disk.replace(path, path.with_name("other"))),
    "remove": (Path, "unlink", lambda disk, path: disk.remove(path)),
}


@pytest.mark.parametrize("code", [5, 32, 33])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_waits_for_a_file_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, code: int
) -> None:
    """A file that another program holds for a moment is waited for, whatever is to be done with it."""
    owner, name, act = OPERATIONS[operation]
    path = tmp_path / "a"
    path.write_bytes(b"content")
    patience = Patience(4, code)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, patience.in_the_way_of(getattr(owner, name)))
        act(patience.disk, path)

    assert patience.left == 0
    assert patience.waited == sorted(patience.waited)
    assert len(patience.waited) == 4


@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_operation_waits_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str) -> None:
    """After two and a half seconds the violation is an error like any other."""
    owner, name, act = OPERATIONS[operation]
    path = tmp_path / "a"
    path.write_bytes(b"content")
    patience = Patience(1000, 32)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, patience.in_the_way_of(getattr(owner, name)))
        with pytest.raises(ViolationError):
            act(patience.disk, path)

    assert sum(patience.waited) == pytest.approx(2.5)


class HeldDisk(DiskIO):
    """A disk on which the file that is to be replaced stays in use."""

    def __init__(self) -> None:
        super().__init__(sleep=lambda _seconds: None)

    def replace(self, source: Path, target: Path) -> None:
        del source, target
        self._patiently(self._refuse)

    @staticmethod
    def _refuse() -> None:
        raise ViolationError(32)


def test_a_file_that_stays_in_use_is_told(tmp_path: Path) -> None:
    """The person is told NOT saved, why, and what to do; what was there before is there."""
    add(make_journal(tmp_path), "before")

    with pytest.raises(NotSavedError, match=r"another program keeps .* open"):
        add(make_journal(tmp_path, HeldDisk()), "a")

    assert texts_of(tmp_path) == {"before"}


class FakeConsole(types.ModuleType):
    """What Python calls msvcrt, with one lock; *holder* is the open file that has it."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.holder: int | None = None
        self.places: list[int] = []

    def locking(self, file: int, mode: int, count: int) -> None:
        self.places += [os.lseek(file, 0, os.SEEK_CUR)] * count
        if mode == self.LK_UNLCK:
            self.holder = None
        elif self.holder is not None:
            raise PermissionError(errno.EACCES, "Permission denied")
        else:
            self.holder = file


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> tuple[types.ModuleType, FakeConsole]:
    """Give the lock as Windows loads it, and the system's lock under it."""
    console = FakeConsole()
    assert file_lock.__file__
    spec = importlib.util.spec_from_file_location("file_lock_on_windows", file_lock.__file__)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        patch.setitem(sys.modules, "msvcrt", console)
        spec.loader.exec_module(module)
    return module, console


def test_windows_locks_the_first_byte(tmp_path: Path, windows: tuple[types.ModuleType, FakeConsole]) -> None:
    """The lock is held inside and let go afterwards, on one byte at the file's start."""
    module, console = windows

    with module.locked(tmp_path / "lock", 1, 0o600):
        assert console.holder is not None

    assert console.holder is None
    assert console.places == [0, 0]


def test_windows_waits_for_a_lock_and_gives_up(
    tmp_path: Path, windows: tuple[types.ModuleType, FakeConsole], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock that another process holds is asked for again until the time is over, and then named."""
    module, console = windows
    console.holder = 99
    clock = iter(range(100))
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(module.time, "sleep", lambda _seconds: None)

    with pytest.raises(TimeoutError) as caught, module.locked(tmp_path / "lock", 5, 0o600):
        pass

    assert caught.value.filename == str(tmp_path / "lock")
    assert len(console.places) > 3


def test_an_error_inside_lets_the_lock_go(tmp_path: Path, windows: tuple[types.ModuleType, FakeConsole]) -> None:
    """Whatever happens inside, the lock does not stay."""
    module, console = windows

    with pytest.raises(ZeroDivisionError), module.locked(tmp_path / "lock", 1, 0o600):
        raise ZeroDivisionError

    assert console.holder is None
