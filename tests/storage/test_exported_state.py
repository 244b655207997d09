"""An export as JSON, opened: what it holds comes back, and what is wrong with it is one sentence."""

import json

import pytest

from factories import make_status
from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.event_lines import event_line
from roadmap_cli.storage.exported_state import SCHEMA, exported_file, is_export, open_export
from roadmap_cli.storage.restoring import lines_in

EVENT = make_status("docker", "done")


def export(**parts: object) -> bytes:
    return json.dumps({"schema": SCHEMA, "events": [json.loads(event_line(EVENT))], **parts}).encode()


def test_events_come_back_as_they_were() -> None:
    """Each event stands in a file as `restore` reads it, unknown fields included."""
    odd = {**json.loads(event_line(EVENT)), "later": {"more": [1, 2.5, None]}}

    files, faults = open_export(export(events=[odd]), "mine.json")

    (line,) = lines_in(files)
    assert line.event == EVENT
    assert json.loads(line.text) == odd
    assert faults == ()


@pytest.mark.parametrize("raw", [b"id: mine\n", "Çox yax\u015fi\r\n".encode(), b"\xff\xfe\x00", b""])
def test_own_files_come_back_byte_for_byte(raw: bytes) -> None:
    """Text stands in an export as text, anything else in base64."""
    files, _ = open_export(export(content=[exported_file("roadmaps/mine.yaml", raw)]), "mine.json")

    assert files["content/roadmaps/mine.yaml"] == raw


@pytest.mark.parametrize("path", ["../../.bashrc", "/etc/passwd", "a\\b", "C:x", ".hidden", "a/../b", "con", "", 7])
def test_a_path_that_leads_elsewhere_is_left_out(path: object) -> None:
    """No export writes outside the folder for own content, and what is left out is told."""
    files, faults = open_export(export(content=[{"path": path, "text": "x"}, "odd"]), "mine.json")

    assert list(files) == ["progress/export.json"]
    assert len(faults) == 2


@pytest.mark.parametrize(
    "raw",
    [
        b'{"schema":{"name":"roadmap.export"',
        b'{"schema":{"name":"roadmap.export","major":1},"events":{}}',
        b'{"schema":{"name":"roadmap.export","major":"1"},"events":[]}',
        b'{"schema":"roadmap.export","events":[]}',
        b'{"schema":{"name":"roadmap.export","major":1},"events":[],"events":[]}',
        b'{"schema":{"name":"roadmap.export","major":1},"events":[1e999]}',
        b'["roadmap.export"]',
        b'{"a":"roadmap.export","b":' + b"[" * 100_000,
        b'{"schema":{"name":"roadmap.export","major":2},"events":[]}',
        b'\xff"roadmap.export"',
    ],
)
def test_a_damaged_export_is_one_sentence(raw: bytes) -> None:
    """What cannot be read is refused with the file's name, whatever it is."""
    assert is_export(raw)
    with pytest.raises(BadDataError, match=r"^mine\.json: this export"):
        open_export(raw, "mine.json")


def test_an_event_that_is_none_costs_the_others_nothing() -> None:
    """Nonsense among the events is passed over."""
    files, _ = open_export(export(events=[1, {"id": 3}, json.loads(event_line(EVENT)), None]), "mine.json")

    assert [line.event for line in lines_in(files) if line.event] == [EVENT]
