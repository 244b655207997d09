"""Lines of journal files: what is intact is found, and a union loses nothing whatever the order."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from journal_doubles import make_file, make_line

from factories import law
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_file import compose, join_lines, open_journal_file, read_events
from roadmap_cli.storage.journal_lines import intact_lines, lines_of, unite, without_twins

INVALID = '{"id":"no event"}'
LINES = [make_line(number, text=f"text {number}") for number in range(1, 7)]


def ids_in(raw: bytes) -> list[str]:
    file = open_journal_file(raw, "file")
    assert file is not None
    return [event.id for event in read_events(file, EventReader()).events]


def intact(raw: bytes) -> list[str]:
    return [line.text for line in intact_lines(raw, EventReader())]


lines = st.lists(st.sampled_from([*LINES, INVALID, make_line(1, text="another")]), unique=True, max_size=6)


@law
@given(lines, lines, lines)
def test_a_union_is_the_same_in_whatever_order(first: list[str], second: list[str], third: list[str]) -> None:
    """Commutative, associative, idempotent, and nothing that stands in any of the files is missing."""
    a, b, c = map(make_file, (first, second, third))

    both = unite(a, b, path="f")

    assert both == unite(b, a, path="f")
    assert unite(both, c, path="f") == unite(a, unite(b, c, path="f"), path="f")
    assert unite(both, a, path="f") == both
    assert set(ids_in(both)) == set(ids_in(a)) | set(ids_in(b))
    assert (INVALID.encode() in both) == (INVALID in first or INVALID in second)


def test_unknown_keys_survive_a_union() -> None:
    """What a newer version wrote, in the header and in events, stays as it was written."""
    newer = LINES[0].replace("}}", '},"mood":{"kept":1.50}}')
    schema = '{"name":"roadmap.progress","major":1,"minor":7}'
    first = compose({"schema": schema, "tool": '"x  y"'}, join_lines(b"", [newer]), device="other-00000000")

    united = unite(make_file(LINES[:2]), first, path="f")

    assert b'"mood":{"kept":1.50}' in united
    assert b'"minor":7' in united
    assert b'"tool":"x  y"' in united
    assert ids_in(united) == [json.loads(line)["id"] for line in LINES[:2]]


def test_the_purged_one_of_two_copies_wins() -> None:
    """A text that was taken out on one machine does not come back from another."""
    purged = make_line(1, data='{"purged":true}')

    assert b"text 1" not in unite(make_file([LINES[0]]), make_file([purged]), path="f")


@law
@given(st.integers(0, 2000), st.integers(0, 300))
def test_every_line_outside_of_a_hole_is_found(start: int, length: int) -> None:
    """Whatever stretch of bytes is lost, each line that lies wholly outside of it is recovered."""
    raw = make_file(LINES)
    end = start + length
    damaged = raw[:start] + b"\0" * len(raw[start:end]) + raw[end:]
    whole = [line for line in LINES if line.encode() in damaged]

    assert [line for line in whole if line not in intact(damaged)] == []


def test_lines_are_found_in_any_layout() -> None:
    """On one line, spread over many, among conflict markers or behind garbage."""
    events = [json.loads(line) for line in LINES]
    one_line = json.dumps({"events": events})[:-40].encode()
    markers = b"<<<<<<< HEAD\n" + LINES[0].encode() + b",\n=======\n" + LINES[1].encode() + b"\n>>>>>>> other\n"

    assert len(intact(one_line)) == len(events) - 1
    assert intact(markers) == LINES[:2]
    assert intact(make_file(LINES).replace(b"\n", b"\r\n") + b"\xff\xfe garbage") == LINES


def test_what_is_no_event_is_not_found() -> None:
    """Another program's bytes give nothing, however long and deep they are."""
    for raw in (b"", b"\0" * 4096, b"<html>" * 1000, b"{" * 100_000, b'{"a":' * 50_000, b'{"x":"' * 50_000):
        assert intact(raw) == []


def test_an_event_with_a_flipped_id_is_not_taken_for_another() -> None:
    """An event that differs from a known one in nothing but its id is what damage made of it."""
    reader = EventReader()
    known = {line.event.id: line.event for line in intact_lines(make_file(LINES[:1]), reader) if line.event}
    twin = LINES[0].replace("0001", "0003")

    left = without_twins(intact_lines(make_file([twin, LINES[1]]), reader), known)

    assert [line.text for line in left] == [LINES[1]]


def test_the_lines_of_a_file_are_as_they_were_written(tmp_path: Path) -> None:
    """Those that cannot be used are among them."""
    file = open_journal_file(make_file([*LINES, INVALID]), str(tmp_path))
    assert file is not None

    found = lines_of(file, EventReader())

    assert [line.text for line in found] == [*LINES, INVALID]
    assert [line.event is None for line in found] == [False] * len(LINES) + [True]
