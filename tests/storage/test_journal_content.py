"""What the journal writes is what it reads, and what it does not know it keeps."""

import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from journal_doubles import (
    DAY,
    DEVICE,
    MOMENT,
    OWN_NAME,
    HastyDisk,
    add,
    make_file,
    make_journal,
    make_line,
    prepare_device,
    put_file,
)

from roadmap_cli.domain.events import Draft


def joined(text: str) -> str:
    """Give *text* with each pair of surrogates as the one character that it is in JSON."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


any_text = st.text(st.characters(exclude_categories=())).map(joined)
any_value: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | any_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=6,
)
any_draft = st.builds(
    Draft, any_text, st.none() | any_text, st.dictionaries(any_text.filter(lambda key: key != "batch"), any_value)
)
any_json = st.builds(json.dumps, any_value, ensure_ascii=st.booleans())
safe_json = any_json.filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(any_draft, min_size=1, max_size=4), min_size=1, max_size=3))
def test_what_is_saved_is_what_is_loaded(commands: Sequence[Sequence[Draft]]) -> None:
    """Save then load is identity, for every kind, item and payload that JSON can hold."""
    with tempfile.TemporaryDirectory() as folder:
        journal = make_journal(Path(folder), HastyDisk())

        appended = [event for drafts in commands for event in journal.append(drafts, moment=MOMENT, day=DAY).events]
        reading = make_journal(Path(folder)).read()

    drafts = [draft for command in commands for draft in command]
    assert list(reading.events) == appended
    assert [(event.kind, event.skill) for event in appended] == [(draft.kind, draft.skill) for draft in drafts]
    assert [{key: event.data[key] for key in event.data if key != "batch"} for event in appended] == [
        draft.data for draft in drafts
    ]
    assert (reading.notices, reading.set_aside) == ((), 0)


@settings(max_examples=60, deadline=None)
@given(safe_json, safe_json, safe_json, st.sampled_from([None, 0, 3]))
def test_what_is_unknown_is_kept(in_file: str, in_event: str, in_data: str, indent: int | None) -> None:
    """A write keeps unknown keys of the file, of events and of payloads as they were written, in any layout."""
    lines = [make_line(1, future=in_event, data=f'{{"unknown":{in_data},"x":1e2}}'), make_line(2, kind='"unheard"')]
    content = make_file(lines).decode().replace('"count"', f'"future":{in_file},"count"')
    if indent is not None:
        content = re.sub('"count":.*?,"digest":.*?,', "", content)
        content = json.dumps(json.loads(content), indent=indent)
    with tempfile.TemporaryDirectory() as folder:
        prepare_device(Path(folder))
        path = put_file(Path(folder), content.encode(), OWN_NAME)

        add(make_journal(Path(folder), HastyDisk()), "new")

        after = path.read_bytes().decode()
    found = json.loads(after)
    assert found["future"] == json.loads(in_file)
    assert found["events"][:2] == [json.loads(line) for line in lines]
    assert found["count"] == 3
    if indent is None:
        assert f'"future":{in_file}' in after
        assert ",\n".join(lines) in after


def test_a_file_looks_as_designed(tmp_path: Path) -> None:
    """The file is one JSON document with a header line and one event on each line, in a fixed form."""
    prepare_device(tmp_path)
    journal = make_journal(tmp_path)

    first = add(journal, "déjà \u2028 \x07 \x9f vu").events[0]
    second = journal.append([Draft("follow", None, {"roadmap": "backend", "on": True})], moment=MOMENT, day=DAY).events[
        0
    ]

    lines = (tmp_path / "progress" / OWN_NAME).read_bytes().decode().split("\n")
    assert re.fullmatch(
        r'\{"schema":\{"name":"roadmap.progress","major":1,"minor":0\},"device":"laptop-7f3a9c21",'
        r'"count":2,"digest":"[0-9a-f]{32}","events":\[',
        lines[0],
    )
    assert lines[1] == (
        f'{{"id":"{first.id}","n":1,"device":"{DEVICE}","at":"2026-11-05T18:20:11Z","day":"2026-11-05","kind":"note",'
        '"skill":"http-protocol","data":{"text":"déjà \\u2028 \\u0007 \\u009f vu"}},'
    )
    assert lines[2] == (
        f'{{"id":"{second.id}","n":2,"device":"{DEVICE}","at":"2026-11-05T18:20:11Z","day":"2026-11-05",'
        '"kind":"follow","skill":null,"data":{"roadmap":"backend","on":true}}'
    )
    assert lines[3:] == ["]}", ""]
