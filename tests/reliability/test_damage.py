"""Damaged journals: with a mirror nothing is lost, without one no intact line is, and nothing differs in silence."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from damages import damage, make_lines
from journal_doubles import OWN_NAME, add, make_file, prepare_device, put_file
from sizes import seed_of, sized
from writing_paths import events_in, hasty

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.domain.events import Event
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_file import open_journal_file, read_events
from roadmap_cli.storage.journal_lines import intact_lines
from roadmap_cli.storage.journal_mending import rebuilt_lines

JOURNALS = sized(2_000, 50_000)
IN_A_HOME = 20
"""One in so many journals is damaged where it lies, and read and written by the whole program."""

SLOWEST = 2.0
"""Seconds that a damaged journal may take."""

HARNESS = "damaged journals"

pytestmark = pytest.mark.usefixtures("same_place")


def events_of(raw: bytes) -> dict[str, Event] | None:
    """Give the events of a file as a reader takes them, None where it tells that something is wrong."""
    try:
        file = open_journal_file(raw, "file")
        found = read_events(file, EventReader()) if file else None
    except BadDataError:
        return None
    return {event.id: event for event in found.events} if found and not found.set_aside else None


def intact_in(raw: bytes, lines: list[str]) -> set[str]:
    """Give those of *lines* that still stand in the bytes as whole lines."""
    standing = {line.strip(b"\r\n").removesuffix(b",") for line in raw.split(b"\n")}
    return {line for line in lines if line.encode() in standing}


def fault_of(raw: bytes, lines: list[str], *, is_alone: bool) -> str | None:
    """Read a damaged file with and without its mirror; say what is lost or differs.

    Only a line that stands *is_alone* can be told from one that is whole too but was mixed of two others: the
    same id, and other content.
    """
    whole = make_file(lines)
    expected = events_of(whole)
    assert expected is not None
    seen = events_of(raw)
    # What counts as the digest of a newer version only that version knows, and a file that says it is one is told.
    is_checked = raw.count(b'"digest":"') == 1 and b'"major":1,' in raw
    if seen is not None and seen != expected and is_checked:
        return "differs in silence"
    found = {line.event.id: line for line in intact_lines(raw, EventReader()) if line.event}
    for line in intact_in(raw, lines):
        identity = line[7:39]
        if identity not in found or (is_alone and found[identity].event != expected[identity]):
            return "an intact line was not recovered"
    rebuilt = {line.event.id: line.event for line in rebuilt_lines(raw, whole, "file") if line.event}
    if any(rebuilt.get(identity) != event for identity, event in expected.items()):
        return "lost in spite of the mirror"
    return None


def fault_in_a_home(raw: bytes, lines: list[str], home: Path) -> str | None:
    """Damage the own file, with its mirror and then without; read and write as commands do."""
    prepare_device(home)
    put_file(home, make_file(lines), OWN_NAME)
    add(hasty(home), "before")
    before = events_in(home)
    own = home / "progress" / OWN_NAME
    own.write_bytes(raw)
    if not before.keys() <= events_in(home).keys():
        return "not read from the mirror"
    add(hasty(home), "after")
    if {event.id: event for event in events_in(home).values()}.items() < before.items():
        return "lost in a home"
    shutil.rmtree(home / "safety")
    own.write_bytes(raw)
    try:
        add(hasty(home), "without a mirror")
    except BadDataError:
        return None if own.read_bytes() == raw else "written over"
    intact = {line[7:39] for line in intact_in(raw, lines)}
    return None if intact <= events_in(home).keys() else "lost without a mirror"


def test_nothing_that_is_whole_is_lost(tmp_path: Path, figure: Callable[..., None]) -> None:
    """Whatever happened to a file, what can be known of it is, and what cannot is told; never with a traceback."""
    chance = random.Random(seed_of(HARNESS))
    faults: Counter[str] = Counter()
    slowest = 0.0
    for number in range(JOURNALS):
        lines = make_lines(chance)
        raw, done = damage(chance, make_file(lines))
        started = time.process_time()
        fault = fault_of(raw, lines, is_alone=" " not in done and done != "double_a_block")
        if not fault and number % IN_A_HOME == 0:
            fault = fault_in_a_home(raw, lines, tmp_path / "home")
            shutil.rmtree(tmp_path / "home")
        slowest = max(slowest, time.process_time() - started)
        if fault:
            faults[f"{done}: {fault}"] += 1

    assert faults == Counter()
    assert slowest < SLOWEST
    figure(HARNESS, n=JOURNALS, unit="journals", bad=faults.total(), remark=f"the slowest took {slowest * 1000:.0f} ms")


def test_without_a_digest_flipped_bits_go_unseen(figure: Callable[..., None]) -> None:
    """The control: of the same files without digest and count, every fourth flipped bit changes events in silence."""
    chance = random.Random(seed_of(HARNESS))
    unseen = 0
    count = 1_000
    for _ in range(count):
        lines = make_lines(chance)
        body = make_file(lines).split(b"\n", 1)[1]
        whole = b'{"schema":{"name":"roadmap.progress","major":1},"events":[\n' + body
        position = chance.randrange(len(whole))
        flipped = whole[:position] + bytes([whole[position] ^ 1 << chance.randrange(8)]) + whole[position + 1 :]
        unseen += events_of(flipped) not in (None, events_of(whole))

    assert unseen > count / 5
    remark = f"a reader that knows no digest: {unseen / count:.0%} of flipped bits unseen"
    figure(HARNESS, n=count, unit="flipped bits", bad=unseen, control=True, remark=remark)
