"""Files that were changed after they were written, by accident or by a newer program."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal_doubles import (
    OWN_NAME,
    add,
    make_file,
    make_journal,
    make_line,
    prepare_device,
    put_file,
    read,
)

from roadmap_cli.domain.errors import BadDataError, NewerFormatError, RoadmapError
from roadmap_cli.domain.events import Event
from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_file import open_journal_file, read_events


def whole_file() -> bytes:
    """Give a file of two events, as the program writes it."""
    return make_file([make_line(1, text='a quoted \\" word'), make_line(2, skill='"http"', data='{"minutes":30}')])


def seen(content: bytes) -> list[Event] | None:
    """Give the events that a reader would use, or None if it tells that the file is damaged or has invalid events."""
    try:
        file = open_journal_file(content, "file.json")
        if file is None:
            return None
        found = read_events(file, EventReader())
    except RoadmapError:
        return None
    return None if found.set_aside else found.events


def flipped(content: bytes) -> list[bytes]:
    """Give the content with each of its bits turned over, one at a time."""
    return [
        content[:index] + bytes([content[index] ^ 1 << bit]) + content[index + 1 :]
        for index in range(len(content))
        for bit in range(8)
    ]


def test_no_flipped_bit_changes_what_is_read() -> None:
    """After any single flipped bit the events are the same, or the damage is told."""
    content = whole_file()
    expected = seen(content)

    outcomes = [seen(damaged) for damaged in flipped(content)]

    assert expected is not None
    assert [outcome for outcome in outcomes if outcome not in (None, expected)] == []
    assert outcomes.count(None) > 0.8 * len(outcomes)


def test_without_a_digest_flipped_bits_go_unseen() -> None:
    """The control: in a file without a digest the same flips do change events in silence."""
    content = b'{"schema":{"name":"roadmap.progress","major":1},"events":[\n' + whole_file().split(b"\n", 1)[1]
    expected = seen(content)

    outcomes = [seen(damaged) for damaged in flipped(content)]

    assert expected is not None
    assert [outcome for outcome in outcomes if outcome not in (None, expected)] != []


def test_no_truncated_file_is_taken_for_whole() -> None:
    """A file cut off anywhere is told, except for the newline at its very end."""
    content = whole_file()

    outcomes = [seen(content[:length]) for length in range(len(content) - 1)]

    assert set(map(type, outcomes)) == {type(None)}
    assert seen(content[:-1]) == seen(content)


@pytest.mark.parametrize("change", [lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: b"\xef\xbb\xbf" + raw])
def test_changed_line_ends_are_no_damage(change: object) -> None:
    """What git on Windows and some editors do to a text file changes nothing."""
    content = whole_file()

    assert seen(change(content)) == seen(content)  # type: ignore[operator]


def test_a_count_that_is_wrong_is_damage(tmp_path: Path) -> None:
    """A file that holds fewer events than its header says is not whole."""
    put_file(tmp_path, make_file([make_line(1)]).replace(b'"count":1', b'"count":2'))

    with pytest.raises(BadDataError, match="1 events"):
        read(tmp_path)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([None, 0, 1, "\t"]), st.booleans(), st.integers(0, 3))
def test_the_layout_of_a_file_does_not_matter(indent: int | str | None, first: bool, count: int) -> None:
    """A file without a digest gives the same events in every layout and order of keys."""
    lines = [make_line(number, text='[{\\"x\\":') for number in range(1, count + 1)]
    schema: dict[str, object] = {"schema": {"name": "roadmap.progress", "major": 1}}
    events = {"events": [json.loads(line) for line in lines]}

    laid_out = json.dumps(events | schema if first else schema | events, indent=indent).encode()

    assert seen(laid_out) == seen(make_file(lines))


def test_a_newer_format_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    """Of a newer major version the events that we know are used, the others set aside, and the person is told."""
    content = make_file([make_line(1), '{"id":"in another form"}']).replace(b'"major":1', b'"major":2')
    put_file(tmp_path, content.replace(b'"digest":"', b'"digest":"other '))

    reading = read(tmp_path)

    assert (len(reading.events), reading.set_aside) == (1, 1)
    assert "format 2" in reading.notices[0]


def test_a_newer_own_file_is_named_even_if_it_has_no_events(tmp_path: Path) -> None:
    """A format that keeps its events elsewhere is still recognised by its version."""
    prepare_device(tmp_path)
    put_file(tmp_path, b'{"schema":{"name":"roadmap.progress","major":3},"parts":[]}', OWN_NAME)

    with pytest.raises(NewerFormatError, match="format 3"):
        add(make_journal(tmp_path), "a")
