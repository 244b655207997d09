"""Single events: what is set aside, what is kept, and who wins among copies."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal_doubles import (
    make_file,
    make_line,
    put_file,
    read,
)

from roadmap_cli.domain.events import MAX_N, Event
from roadmap_cli.storage.event_reader import EventReader

INVALID = {
    "id": ['"00"', "7", "null", f'"{"G" * 32}"', f'"{"0" * 31}\uff10"', f'"{"A" * 32}"'],
    "n": ["0", "-1", str(MAX_N + 1), "1.0", "true", '"1"', "null", "9" * 5000, "1e999", "NaN", "[" * 2000 + "]" * 2000],
    "device": ['"../../evil"', '"con"', '""', "1", "null", '"Laptop"', '["laptop"]', '"a\\nb"'],
    "kind": ["1", "null", "{}"],
    "skill": ["1", "[]", "true"],
    "data": [
        "null",
        "[]",
        "1",
        '{"a":1,"a":1}',
        '{"a":{"b":1,"b":2}}',
        '{"a":-Infinity}',
        '{"a":-1e999}',
        '{"a":' + "9" * 5000 + "}",
        '{"a":' + "[" * 16 + "]" * 16 + "}",
        '{"a":' * 17 + "1" + "}" * 17,
        '{"a":' + "[" * 100_000 + "]" * 100_000 + "}",
    ],
    "unknown": ["NaN", "[" * 100_000 + "]" * 100_000, '{"a":1,"a":2}'],
}


@pytest.mark.parametrize("is_written_by_us", [True, False])
@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in INVALID.items() for value in values])
def test_an_invalid_event_is_set_aside(tmp_path: Path, key: str, value: str, *, is_written_by_us: bool) -> None:
    """Whatever is wrong with an event, with or without a digest, the others are used and its line is told."""
    lines = [make_line(1), make_line(2, **{key: value}), make_line(3)]
    content = make_file(lines)
    if not is_written_by_us:
        content = b'{"schema":{"name":"roadmap.progress","major":1},"events":[\n' + content.split(b"\n", 1)[1]
    put_file(tmp_path, content)

    reading = read(tmp_path)

    assert sorted(event.n for event in reading.events) == [1, 3]
    assert reading.set_aside == 1
    assert len(reading.notices) == 1
    assert "line 3: " in reading.notices[0]
    assert len(reading.notices[0]) < 200


@pytest.mark.parametrize("depth", [15, 16])
def test_payloads_may_be_sixteen_levels_deep(tmp_path: Path, depth: int) -> None:
    """Depth is counted with the payload itself: sixteen levels pass, seventeen do not."""
    put_file(tmp_path, make_file([make_line(data='{"a":' + "[" * depth + "]" * depth + "}")]))

    assert read(tmp_path).set_aside == (depth == 16)


def test_many_invalid_events_are_told_in_few_words(tmp_path: Path) -> None:
    """Hundreds of invalid events make four notices, not hundreds."""
    put_file(tmp_path, make_file([make_line(number, n="0") for number in range(500)]))

    reading = read(tmp_path)

    assert reading.set_aside == 500
    assert len(reading.notices) == 4
    assert "497" in reading.notices[3]


raw_event = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["0" * 32, "0123456789abcdef" * 2, "0" * 31 + "g", "", 3]),
        "n": st.sampled_from([1, MAX_N, MAX_N + 1, 0, True, 1.0, "1"]),
        "device": st.sampled_from(["laptop", "desk-1", "../x", "", 1]),
        "at": st.sampled_from(["2026-11-01T10:00:00Z", "2026-02-30T10:00:00Z", "x", "", 5, None]),
        "day": st.sampled_from(["2026-11-01", "2026-13-01", "", None, 5]),
        "kind": st.sampled_from(["status", "", 1]),
        "skill": st.sampled_from(["http", None, 1]),
        "data": st.sampled_from([{}, {"to": "done"}, {"x": [1]}, {"x": json.loads("[" * 20 + "]" * 20)}, [], None]),
        "extra": st.just([1]),
    },
)
good_event = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["0" * 32, "0123456789abcdef" * 2]),
        "n": st.integers(1, MAX_N),
        "device": st.sampled_from(["laptop", "desk-1"]),
        "at": st.sampled_from(["2026-11-01T10:00:00Z", "1970-01-01T00:00:00Z"]),
        "day": st.sampled_from(["2026-11-01", "2026-11-02"]),
        "kind": st.text(max_size=3),
        "skill": st.none() | st.text(max_size=3),
        "data": st.dictionaries(st.text(max_size=3), st.text(max_size=30) | st.integers() | st.none() | st.booleans()),
    }
)


@settings(max_examples=300, deadline=None)
@given(st.lists(good_event, max_size=3), st.lists(raw_event | good_event, max_size=1))
def test_events_read_together_are_the_events_read_one_by_one(good: Sequence[object], other: Sequence[object]) -> None:
    """The quick way through columns and the plain way give the same events, or both refuse."""
    raws = json.loads(json.dumps([*good, *other]))

    def outcome(read_all: object) -> list[Event] | str:
        try:
            return read_all(raws)  # type: ignore[operator,no-any-return]
        except ValueError as error:
            return str(error)

    plain = EventReader()
    assert outcome(EventReader().read_all) == outcome(lambda values: [plain.read(raw) for raw in values])


# Each list from the one that wins to the one that loses.
RIVALS = [
    ['{"to":"done"}', '{"to":"learning"}', '{"x":1}', "{}"],
    ['{"x":1.0}', '{"x":1}', '{"x":true}'],
    ['{"purged":true}', "{}", '{"a":1}', '{"purged":1}'],
    ['{"batch":"b","purged":true}', '{"purged":true}', '{"a":1}'],
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(RIVALS).flatmap(lambda rivals: st.tuples(st.just(rivals[0]), st.permutations(rivals))))
def test_the_same_id_with_other_content_has_one_winner(contest: tuple[str, Sequence[str]]) -> None:
    """Whatever the order and the files, one content wins: the purged one, else that of the smallest canonical JSON."""
    winner, rivals = contest
    lines = [make_line(1, data=data) for data in rivals]
    with tempfile.TemporaryDirectory() as folder:
        for number, line in enumerate(lines):
            put_file(Path(folder), make_file([line]), f"{number}.json")
        (event,) = read(Path(folder)).events

    assert json.dumps(event.data, separators=(",", ":")) == winner
