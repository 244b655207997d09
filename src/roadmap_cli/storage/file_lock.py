"""A lock on a file, held against every other process on this machine until it is let go or the process ends.

The system's own locks (`flock`, on Windows `locking`), so that nothing is left behind by a kill. The library
filelock takes the same ones; importing it takes two thirds of the time that a durable write may cost.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_TAKEN = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK})
_NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _let_go(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def locked(path: Path, timeout: float, mode: int) -> Iterator[None]:
    """Hold the lock of *path*, a file that is made with *mode* where it is not there and never removed.

    Raises TimeoutError after *timeout* seconds, and OSError (ENOLCK) where the disk has no locks.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    file = os.open(path, flags, mode)
    try:
        _wait_for(file, path, time.monotonic() + timeout)
        try:
            yield
        finally:
            with suppress(OSError):
                _let_go(file)
    finally:
        os.close(file)


def _wait_for(file: int, path: Path, end: float) -> None:
    while True:
        try:
            _take(file)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK), str(path)) from error
            if error.errno not in _TAKEN:
                raise
        else:
            return
        if time.monotonic() >= end:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(path))
        # Writers that wait must not all wake at the same moment.
        time.sleep(0.01 + 0.03 * os.urandom(1)[0] / 255)
