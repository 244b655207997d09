"""A file that a newer program wrote, under this one: what is unknown stays as it was, byte for byte."""

from collections.abc import Callable
from pathlib import Path

import pytest
from journal_doubles import DEVICE, MOMENT, OWN_NAME, add, bytes_in, make_line, prepare_device, put_file
from writing_paths import CONFLICT, OTHER_NAME, events_in, hasty

from roadmap_cli.domain.errors import NewerFormatError
from roadmap_cli.storage.journal_file import compose, join_lines
from roadmap_cli.storage.journal_lines import unite
from roadmap_cli.storage.journal_uniting import receive

HARNESS = "a newer file under an older program"

UNKNOWN = (
    make_line(1, kind='"mentor"', data='{"to":{"who":[1,2.50,null]},"when":"later"}'),
    make_line(2, kind='"status"', skill='"http"', data='{"to":"mastered","why":"\\u0041\\/x"}'),
    make_line(3, kind='"note"', data='{"text":"x","tone":"dry"}', weight="7.10", signed='{"by":"key"}'),
    make_line(4, id='"a new kind of id"', data="{}"),
    make_line(5, n="1.5", data='{"text":"half"}'),
    make_line(6, skill='["http","sql"]', data="{}"),
)
HEADER = {
    "schema": '{"name":"roadmap.progress","major":1,"minor":7,"with":["mentors"]}',
    "device": f'"{DEVICE}"',
    "checked": '{"at":1.50,"by":null}',
    "compression": '"none"',
}


def newer(*lines: str) -> bytes:
    return compose(HEADER, join_lines(b"", lines))


def is_kept(raw: bytes) -> bool:
    """Tell whether everything unknown stands in the bytes of a file as it was written."""
    first = raw.split(b"\n", 1)[0]
    header = all(f'"{key}":{text}'.encode() in first for key, text in HEADER.items())
    return header and all(line.encode() in raw for line in UNKNOWN)


def note(figure: Callable[..., None], remark: str) -> None:
    figure(HARNESS, n=1, unit="ways to write", bad=0, remark=remark)


def test_a_write_keeps_what_is_unknown(tmp_path: Path, figure: Callable[..., None]) -> None:
    """Keys, kinds and values of every level stand in the own file and its mirror after two writes, as they were."""
    prepare_device(tmp_path)
    put_file(tmp_path, newer(*UNKNOWN), OWN_NAME)

    add(hasty(tmp_path), "a")
    add(hasty(tmp_path), "b")

    assert is_kept((tmp_path / "progress" / OWN_NAME).read_bytes())
    assert is_kept((tmp_path / "safety" / OWN_NAME).read_bytes())
    note(figure, "two writes")


def test_a_merge_keeps_what_is_unknown(tmp_path: Path, figure: Callable[..., None]) -> None:
    """So it is where two files are united, in either order, and where one is received."""
    older, other = newer(*UNKNOWN[:3]), newer(*UNKNOWN[2:])
    put_file(tmp_path, older, OTHER_NAME)

    receive(hasty(tmp_path), {OTHER_NAME: other}, moment=MOMENT)

    assert is_kept((tmp_path / "progress" / OTHER_NAME).read_bytes())
    assert is_kept(unite(older, other, path="file"))
    assert unite(older, other, path="file") == unite(other, older, path="file")
    note(figure, "a merge")


def test_a_rebuilt_file_keeps_what_is_unknown(tmp_path: Path, figure: Callable[..., None]) -> None:
    """A damaged own file is rebuilt of its mirror with all that is unknown, the header included."""
    prepare_device(tmp_path)
    put_file(tmp_path, newer(*UNKNOWN), OWN_NAME)
    add(hasty(tmp_path), "a")
    (tmp_path / "progress" / OWN_NAME).write_bytes(b"\0" * 50)

    add(hasty(tmp_path), "b")

    assert is_kept((tmp_path / "progress" / OWN_NAME).read_bytes())
    assert {event.data.get("text") for event in events_in(tmp_path).values()} >= {"a", "b"}
    note(figure, "a file rebuilt of its mirror")


def test_vanished_events_come_back_as_they_were(tmp_path: Path, figure: Callable[..., None]) -> None:
    """An event of an unknown kind that is taken back has all its unknown keys."""
    put_file(tmp_path, newer(*UNKNOWN), OTHER_NAME)
    add(hasty(tmp_path), "a")
    (tmp_path / "progress" / OTHER_NAME).unlink()

    add(hasty(tmp_path), "b")

    written = b"".join(bytes_in(tmp_path).values())
    assert all(line.encode() in written for line in UNKNOWN[:3])
    note(figure, "vanished events")


@pytest.mark.parametrize("name", [OTHER_NAME, CONFLICT])
def test_a_newer_major_version_is_never_written_to(tmp_path: Path, name: str, figure: Callable[..., None]) -> None:
    """Not by a write, and not by a merge with another file of that name."""
    prepare_device(tmp_path)
    content = newer(*UNKNOWN).replace(b'"major":1', b'"major":2')
    put_file(tmp_path, content, name)

    add(hasty(tmp_path), "a")
    other = newer(make_line(9, text="other")).replace(b'"major":1', b'"major":2')
    received = receive(hasty(tmp_path), {name: other}, moment=MOMENT)
    receive(hasty(tmp_path), {name: newer(make_line(8, text="older"))}, moment=MOMENT)
    add(hasty(tmp_path), "b")

    assert (tmp_path / "progress" / name).read_bytes() == content
    assert "newer" in received.notices[0]
    note(figure, "a newer major version")


def test_a_newer_major_version_of_the_own_file_is_refused(tmp_path: Path, figure: Callable[..., None]) -> None:
    """The own file of a newer program is not added to, and the version that is needed is named."""
    prepare_device(tmp_path)
    content = newer(*UNKNOWN).replace(b'"major":1', b'"major":2')
    put_file(tmp_path, content, OWN_NAME)

    with pytest.raises(NewerFormatError, match="format 2"):
        add(hasty(tmp_path), "a")

    assert (tmp_path / "progress" / OWN_NAME).read_bytes() == content
    note(figure, "a newer major version of the own file")


def test_a_writer_that_knows_best_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Callable[..., None]
) -> None:
    """The control: a program that writes its own header and only what it understood loses the rest."""
    from roadmap_cli.storage import journal_write

    def afresh(_header: object, body: bytes, *, device: str) -> bytes:
        return compose({}, body.replace(b',"tone":"dry"', b""), device=device)

    monkeypatch.setattr(journal_write, "compose", afresh)
    prepare_device(tmp_path)
    put_file(tmp_path, newer(*UNKNOWN), OWN_NAME)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal_write, "_check", lambda *_: ())
        add(hasty(tmp_path), "a")

    assert not is_kept((tmp_path / "progress" / OWN_NAME).read_bytes())
    figure(HARNESS, n=1, unit="ways to write", bad=1, control=True, remark="a program that writes what it understood")
