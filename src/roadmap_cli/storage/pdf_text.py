"""The text of a PDF, read by a process of its own that may fail, hang or grow without harm."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Thread
from typing import Any, NamedTuple

from roadmap_cli.domain.errors import BadDataError, RoadmapError
from roadmap_cli.storage.pdf_child import MOST_PAGES, SECONDS

MOST_BYTES = 20 * 1024 * 1024
_MOST_ANSWER = 8 * 1024 * 1024

# The parent's own folders of modules, so that an installed copy, a checkout and a zip file all find the same.
_BEGIN = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from roadmap_cli.storage.pdf_child import main; main()"
)

_FAULTS = {
    "locked": (
        "this PDF is locked, with a password or against copying.",
        "Print it to a PDF that is not, or copy its text into a file.",
    ),
    "too_much": ("this PDF unpacks to more than can be read safely.", "Copy its text into a file and give that."),
    "damaged": (
        "this PDF is damaged and cannot be read.",
        "Open it in a reader and print it to a new PDF, or copy its text into a file.",
    ),
    "slow": (f"this PDF took longer than {SECONDS} seconds to read.", "Copy its text into a file and give that."),
}


class PdfText(NamedTuple):
    """The text of the pages that were read, and how many there are in *total*."""

    pages: tuple[str, ...]
    total: int

    @property
    def notices(self) -> tuple[str, ...]:
        """Say what was left out."""
        if self.total <= len(self.pages):
            return ()
        return (f"The first {MOST_PAGES} of {self.total:,} pages were read.",)


def pdf_text(raw: bytes, name: str, *, seconds: float = SECONDS) -> PdfText:
    """Give the text of a PDF's first pages; it takes *seconds* at most.

    Raises `BadDataError` where it is locked, damaged, too large, too slow, or holds no text.
    """
    if len(raw) > MOST_BYTES:
        message = "this PDF is larger than 20 MB."
        raise BadDataError(message, path=name, hint="Copy its text into a file and give that.")
    answer = _answer(raw, seconds)
    pages, total = answer.get("pages"), answer.get("total")
    if not isinstance(pages, list) or not isinstance(total, int):
        message, hint = _FAULTS[str(answer.get("fault", "damaged"))]
        raise BadDataError(message, path=name, hint=hint)
    if not any(str(page).strip() for page in pages):
        what = "holds pictures of text" if answer.get("pictures") else "holds no text"
        message = f"this PDF {what}; nothing in it can be read."
        raise BadDataError(
            message, path=name, hint="Make a PDF with text of it (OCR), or type what matters into a file."
        )
    return PdfText(tuple(str(page).strip("\n") for page in pages), total)


def _answer(raw: bytes, seconds: float) -> dict[str, Any]:
    """Let a child read *raw*; whatever becomes of it, its whole group is gone when this returns."""
    folders = json.dumps([folder for folder in sys.path if folder])
    try:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "-I", "-c", _BEGIN, folders],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        )
    except OSError as error:
        message = f"No process could be started to read the PDF in: {error.strerror or error}."
        raise RoadmapError(message) from None
    said: list[bytes] = []
    try:
        threads = [Thread(target=_feed, args=(child, raw)), Thread(target=_listen, args=(child, said))]
        for thread in threads:
            thread.daemon = True
            thread.start()
        threads[1].join(seconds)
        timed_out = threads[1].is_alive()
    finally:
        _end(child)
    for thread in threads:
        thread.join(1)
    if timed_out:
        return {"fault": "slow"}
    try:
        found = json.loads(b"".join(said)) if sum(map(len, said)) <= _MOST_ANSWER else None
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {"fault": "damaged"}


def _feed(child: "subprocess.Popen[bytes]", raw: bytes) -> None:
    with suppress(OSError, ValueError):
        if child.stdin:
            child.stdin.write(raw)
            child.stdin.close()


def _listen(child: "subprocess.Popen[bytes]", said: list[bytes]) -> None:
    with suppress(OSError, ValueError):
        if child.stdout:
            said.append(child.stdout.read(_MOST_ANSWER + 1))


def _end(child: "subprocess.Popen[bytes]") -> None:
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        else:  # pragma: no cover - the other systems
            child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        with suppress(OSError, ValueError):
            if stream:
                stream.close()
