"""The files of tests/nasty, each read and each written to."""

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from journal_doubles import (
    OWN_NAME,
    add,
    make_journal,
    prepare_device,
    put_file,
)

from roadmap_cli.domain.errors import BadDataError

NASTY = Path(__file__).parents[1] / "nasty"


class Sample(NamedTuple):
    """A hostile or a control file, and what must happen."""

    name: str
    expected: str


def samples() -> list[Sample]:
    """Give every row of the index."""
    rows = (NASTY / "progress.tsv").read_text("utf-8").splitlines()[1:]
    return [Sample(row.split("\t")[0].removeprefix("progress/"), row.split("\t")[2]) for row in rows]


def content_of(sample: Sample) -> bytes:
    """Give what the file holds, unpacked."""
    path = NASTY / "progress" / sample.name
    return path.read_bytes() if path.exists() else gzip.decompress(path.with_name(f"{sample.name}.gz").read_bytes())


# What the index says in words, as numbers: the events that count and those that are set aside.
READ: Mapping[str, tuple[int, int]] = {
    "00-control-good.json": (3, 0),
    "01-control-empty-events.json": (0, 0),
    "24-lone-surrogate.json": (3, 0),
    "30-dup-keys.json": (2, 1),
    "32-nan.json": (2, 1),
    "33-1e999.json": (2, 1),
    "35-huge-int.json": (2, 1),
    "36-n-poison.json": (3, 1),
    "38-same-n.json": (2, 0),
    "39-same-id-different.json": (1, 0),
    "41-unsorted.json": (3, 0),
    "42-deep-nesting.json": (0, 1),
    "43-huge-string.json": (4, 0),
    "44-many-events.json": (20000, 0),
    "48-event-not-object.json": (1, 4),
    "50-newer-minor.json": (4, 0),
    "51-unknown-kind.json": (4, 0),
    "53-other-schema.json": (0, 0),
    "55-undo-unknown.json": (4, 0),
    "56-undo-self.json": (4, 0),
    "58-undo-chain.json": (2003, 0),
    "60-future-time.json": (1, 0),
    "61-past-time.json": (2, 0),
    "62-bad-time.json": (3, 0),
    "63-device-traversal.json": (3, 0),
    "64-ansi-note.json": (4, 0),
    "65-proto-keys.json": (4, 0),
    "laptop.sync-conflict-20260102-101500-ABCDEFG.json": (2, 0),
    ".laptop.json.icloud": (0, 0),
    "~laptop.json.tmp": (0, 0),
    ".syncthing.laptop.json.tmp": (0, 0),
}
TOLD = {"53-other-schema.json", "63-device-traversal.json", ".laptop.json.icloud"}


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_each_hostile_file_meets_what_the_index_says(tmp_path: Path, sample: Sample) -> None:
    """A file that can be used is used, what is wrong is told in clean sentences, and no byte of it is changed."""
    content = content_of(sample)
    path = put_file(tmp_path, content, sample.name)
    journal = make_journal(tmp_path)

    try:
        reading = journal.read()
    except BadDataError as error:
        refusal: BadDataError | None = error
        told = [str(error)]
    else:
        refusal = None
        told = list(reading.notices)

    if refusal:
        assert sample.name not in READ
        assert sample.expected == "clear error"
        assert refusal.path == str(path)
        assert "Nothing was written over it" in told[0]
    else:
        assert (len(reading.events), reading.set_aside) == READ[sample.name]
        assert bool(reading.notices) == (reading.set_aside > 0 or sample.name in TOLD)
    for sentence in told:
        assert sentence.isprintable()
        assert len(sentence) < 300 + len(str(path))
    add(journal, "a write beside it")
    assert path.read_bytes() == content


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_each_hostile_file_as_the_own_file(tmp_path: Path, sample: Sample) -> None:
    """As this device's own file it is either refused and left alone, or added to without losing an event."""
    prepare_device(tmp_path)
    content = content_of(sample)
    path = put_file(tmp_path, content, OWN_NAME)
    journal = make_journal(tmp_path)

    try:
        before = journal.read()
        appended = add(journal, "new")
    except BadDataError:
        assert path.read_bytes() == content
        return

    after = journal.read()
    assert set(map(repr, after.events)) == set(map(repr, (*before.events, *appended.events)))
    assert after.set_aside == before.set_aside
    assert appended.events[0].n == max((event.n for event in before.events), default=0) + 1


def test_the_index_and_the_folder_agree() -> None:
    """Every sample is in the index, and every row has its sample."""
    files = {path.name.removesuffix(".gz") for path in (NASTY / "progress").iterdir()}

    assert files == {sample.name for sample in samples()}
