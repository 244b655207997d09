"""What comes from elsewhere is united with what is here, and nothing that was here is lost."""

import shutil
from pathlib import Path

import pytest
from journal_doubles import (
    DEVICE,
    MOMENT,
    OWN_NAME,
    add,
    bytes_in,
    make_file,
    make_journal,
    make_line,
    prepare_device,
    put_file,
    texts_of,
)

from roadmap_cli.storage.event_reader import EventReader
from roadmap_cli.storage.journal_lines import intact_lines
from roadmap_cli.storage.journal_uniting import mend, receive, take_in, whole_files

FOREIGN = "other-00000000.2026-11.json"
ONE, TWO = make_line(1, text="one"), make_line(2, text="two")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    prepare_device(tmp_path)
    add(make_journal(tmp_path), "own")
    return tmp_path


def received(home: Path, files: dict[str, bytes]) -> tuple[set[str], tuple[str, ...]]:
    """Receive *files*; give the texts that were new, and what was told."""
    found = receive(make_journal(home), files, moment=MOMENT)
    return {str(event.data["text"]) for event in found.events}, found.notices


def test_a_file_that_is_new_here_is_kept_as_it_is(home: Path) -> None:
    """Byte for byte, mirrored, and what it holds is told once."""
    raw = make_file([ONE, TWO])

    assert received(home, {FOREIGN: raw}) == ({"one", "two"}, ())
    assert received(home, {FOREIGN: raw}) == (set(), ())

    assert bytes_in(home)[FOREIGN] == (home / "safety" / FOREIGN).read_bytes() == raw
    assert texts_of(home) == {"own", "one", "two"}


def test_two_versions_of_a_file_become_one_on_both_sides(home: Path) -> None:
    """Each side ends with the same bytes, whichever receives the other's version."""
    put_file(home, make_file([ONE]))

    assert received(home, {FOREIGN: make_file([TWO])}) == ({"two"}, ())

    here = bytes_in(home)[FOREIGN]
    assert here == make_file([ONE, TWO])


def test_the_own_file_can_be_received_too(home: Path) -> None:
    """After a new installation, or from a twin: the union is written, and this device keeps its name."""
    other = make_file([make_line(5, text="earlier").replace("other-00000000", DEVICE)], device=DEVICE)

    assert received(home, {OWN_NAME: other})[0] == {"earlier"}

    appended = add(make_journal(home), "later")
    assert appended.events[0].device == DEVICE
    assert texts_of(home) == {"own", "earlier", "later"}


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"schema":{"name":"another.app"}}', make_file([ONE])[:-9]])
def test_what_is_no_whole_journal_is_left_alone(home: Path, raw: bytes) -> None:
    """It is told, never written here, and does not keep the others from arriving."""
    texts, notices = received(home, {"bad.json": raw, FOREIGN: make_file([TWO])})

    assert texts == {"two"}
    assert [("'bad.json' was left alone" in notice) for notice in notices] == [True]
    assert "bad.json" not in bytes_in(home)


def test_a_damaged_file_here_is_healed_by_what_arrives(home: Path) -> None:
    """What the mirror and the intact lines hold is united with it, and the damaged bytes are kept."""
    damaged = make_file([ONE, TWO])[:-4]
    put_file(home, damaged)

    texts, _ = received(home, {FOREIGN: make_file([make_line(3, text="three")])})

    assert texts == {"three"}
    assert texts_of(home) == {"own", "one", "two", "three"}
    assert [path.read_bytes() for path in (home / "quarantine").iterdir()] == [damaged]


def test_a_purge_that_arrives_takes_the_text_out(home: Path) -> None:
    """What is received blanks what is here in the same step."""
    put_file(home, make_file([ONE]))
    purge = make_line(9, kind='"purge"', data=f'{{"target":"{1:032x}"}}')

    receive(make_journal(home), {FOREIGN: make_file([ONE, purge])}, moment=MOMENT)

    assert b'"one"' not in (home / "safety" / FOREIGN).read_bytes()
    assert "one" not in {str(event.data.get("text")) for event in make_journal(home).read().events}


def test_lines_that_are_missing_are_taken_in_once(home: Path) -> None:
    """Events of other devices go into the own file as they were written; those that are here stay where they are."""
    put_file(home, make_file([ONE]))
    odd = TWO.replace("}}", '},"mood":1.50}')
    lines = intact_lines(make_file([ONE, odd]), EventReader())

    first = take_in(make_journal(home), lines, moment=MOMENT)
    again = take_in(make_journal(home), lines, moment=MOMENT)

    assert [event.data["text"] for event in first.events] == ["two"]
    assert again.events == ()
    assert odd.encode() in bytes_in(home)[OWN_NAME]
    assert texts_of(home) == {"own", "one", "two"}


def test_mending_adds_nothing(home: Path) -> None:
    """It takes back what vanished; where all is in order it changes no byte."""
    put_file(home, make_file([ONE]))
    mend(make_journal(home), moment=MOMENT)
    (home / "progress" / FOREIGN).unlink()

    told = mend(make_journal(home), moment=MOMENT)
    before = bytes_in(home)

    assert any("taken back" in notice for notice in told)
    assert mend(make_journal(home), moment=MOMENT) == ()
    assert bytes_in(home) == before
    shutil.rmtree(home / "safety")
    assert texts_of(home) == {"own", "one"}


def test_only_whole_files_are_handed_on(home: Path) -> None:
    """What is damaged, hidden or another program's is not sent to other machines."""
    put_file(home, make_file([ONE]))
    put_file(home, b"{", "half.json")
    put_file(home, b'{"schema":{"name":"another.app"}}', "app.json")
    put_file(home, make_file([TWO]), ".hidden.json")

    assert whole_files(make_journal(home)) == {name: bytes_in(home)[name] for name in (FOREIGN, OWN_NAME)}
    assert whole_files(make_journal(home / "none")) == {}
