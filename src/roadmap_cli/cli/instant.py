"""Answers that cannot wait for the program: TAB and the prompt, out of what was kept of the program's own answers.

Nothing here knows an option or computes a share. What is kept was made by the commands themselves; where it
is not there, damaged or of another state, the program starts as always, answers, and keeps that. This module
loads nothing that the interpreter has not loaded itself.
"""

import os
import sys
import time

from roadmap_cli.storage.folders import content_folder, package_folder, personal_folders
from roadmap_cli.storage.kept_answers import UnsureError, keep, read_kept, state_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COMPLETION, PROMPT = "completion", "prompt"

_SPEECH = ("LC_ALL", "LC_CTYPE", "LANG", "PYTHONIOENCODING", "PYTHONUTF8", "NO_COLOR")
"""What of the environment decides how an answer is written."""


class Place:
    """Where an answer to *words* is kept, and what it depends on."""

    def __init__(self, name: str, folders: "Iterable[str]", words: "Iterable[str]") -> None:
        self._path = name
        self._folders = tuple(folders)
        self._words = tuple(words)
        self._state = ""
        self._since = 0

    def kept(self) -> bytes | None:
        """Give the answer that is kept and still true, None without one."""
        return read_kept(self._path, self._folders, self._words)

    def look(self, since: int) -> None:
        """See what there is now, before the answer is made; *since* is this moment in nanoseconds."""
        try:
            self._state, self._since = state_of(self._folders, self._words, since), since
        except UnsureError:
            self._state = ""

    def keep(self, answer: bytes) -> None:
        """Keep *answer* for as long as what was seen does not change, if that can be done."""
        if self._state:
            keep(self._path, self._state, self._since, answer)


def completion_place(environment: "Mapping[str, str]") -> Place | None:
    """Give where the table for TAB is kept; None where nobody knows."""
    folders, content = personal_folders(environment), content_folder()
    if folders is None or content is None:
        return None
    data, cache, _ = folders
    sources = (package_folder(), content, f"{data}/content")
    return Place(f"{cache}/completion.txt", sources, [COMPLETION, sys.version])


def prompt_place(words: "Sequence[str]", environment: "Mapping[str, str]", day: str) -> Place | None:
    """Give where the answer to the words of a prompt is kept; None where nobody knows.

    Eight of them are kept, by the length of the words.
    """
    folders, content = personal_folders(environment), content_folder()
    if folders is None or content is None:
        return None
    data, cache, _ = folders
    written = [f"{name}={environment.get(name)}" for name in _SPEECH]
    sources = (package_folder(), content, f"{data}/content", f"{data}/progress", f"{data}/safety")
    name = f"{cache}/prompt-{sum(map(len, words)) % 8}.txt"
    return Place(name, sources, [*words, *written, day, _encoding(), sys.version])


def answer(words: "Sequence[str]", environment: "Mapping[str, str]") -> bool:
    """Answer *words* out of what was kept; tell whether that could be done."""
    try:
        kept = _kept(words, environment)
    except OSError:  # the working folder may be gone
        kept = None
    return kept is not None and _write(kept)


def _kept(words: "Sequence[str]", environment: "Mapping[str, str]") -> bytes | None:
    if words[:1] == [PROMPT]:
        place = prompt_place(words, environment, time.strftime("%Y-%m-%d"))
        return place.kept() if place else None
    if words[:1] == [COMPLETION] and words[2:3] == ["--"]:
        place = completion_place(environment)
        table = place.kept() if place else None
        return None if table is None else _completed(table, words[1], words[3:], environment)
    return None


def _completed(table: bytes, shell: str, words: "Sequence[str]", environment: "Mapping[str, str]") -> bytes | None:
    from roadmap_cli.rendering.candidates import SHELLS, candidates_text
    from roadmap_cli.services.completion import Table, complete

    try:
        candidates = complete(Table(table.decode()), words)
    except (LookupError, ValueError):
        return None
    is_clean = all(value.isprintable() and text.isprintable() for value, text in candidates)
    if shell not in SHELLS or not is_clean:
        return None
    text = candidates_text(candidates, shell)
    # What this locale cannot show is written with other signs, by the program itself.
    return f"{text}\n".encode() if text.isascii() or _is_unicode(environment) else None


def _is_unicode(environment: "Mapping[str, str]") -> bool:
    names = [environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    locale = next((name for name in names if name), "")
    return locale not in {"C", "POSIX"} and _encoding() == "utf-8"


def _encoding() -> str:
    return (sys.stdout.encoding if sys.stdout is not None else None) or ""


def _write(answer: bytes) -> bool:
    """Write *answer* to standard output; who does not listen to it misses nothing."""
    try:
        while answer:
            answer = answer[os.write(1, answer) :]
    except OSError:
        return True
    return True
