"""Hostile texts: each is read, or refused with one clear sentence, as its index says."""

import gzip
import subprocess
import sys
from csv import DictReader
from pathlib import Path

import pytest
from text_samples import seconds_spent

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.text_reading import ReadText, read_text

NASTY = Path(__file__).parent.parent / "nasty"
with (NASTY / "text.tsv").open(encoding="utf-8", newline="") as index:
    ROWS = {row["file"].removeprefix("text/"): row for row in DictReader(index, delimiter="\t", quoting=3)}

# What the error of each refused file must say, so that none is refused for another reason than its own.
SAID = {
    "01-empty.txt": "no text in it",
    "08-one-line-5mb.txt": "1 MiB",
    "21-text-named-pdf.pdf": "named like a PDF",
    "23-zipbomb.docx": "20 MB",
    "24-xml-entities.docx": "XML entities",
    "25-flate-bomb.pdf": "unpacks to more",
    "26-page-tree-loop.pdf": "damaged",
    "29-page-tree-wide.pdf": "more than can be read",
}

# What must be found in each that is read, so that none is read as something else.
FOUND = {
    "00-control-posting.txt": "Kubernetes, C++, C#, .NET, Go, R.",
    "09-latin1.txt": "Développeur confirmé - C++",
    "11-nul.txt": "Python SQL Docker",
    "12-ansi.txt": "Python required",
    "14-html.txt": "Python & SQL",
    "15-rtl-zero-width.txt": "Python and nohtyP",
    "16-homoglyph.txt": "and SQL",
    "17-prompt-injection.txt": "Ignore all previous instructions",
    "27-control.pdf": "Python developer",
}
SECONDS = {".pdf": 3}
MEGABYTES = 200


def put(name: str, folder: Path) -> Path:
    """Lay the sample *name* into *folder*, unpacked."""
    kept = NASTY / "text" / name
    raw = kept.read_bytes() if kept.exists() else gzip.decompress(kept.with_name(f"{name}.gz").read_bytes())
    path = folder / name
    path.write_bytes(raw)
    return path


def read(path: Path) -> ReadText | BadDataError:
    try:
        return read_text(path)
    except BadDataError as error:
        return error


def test_every_sample_is_in_the_index_and_every_row_has_its_sample() -> None:
    """No hostile file is left out of the tests below."""
    samples = {path.name.removesuffix(".gz") for path in (NASTY / "text").iterdir()}

    assert samples == set(ROWS)
    assert set(SAID) == {name for name, row in ROWS.items() if row["expected"] == "clear error"}


@pytest.mark.parametrize("name", ROWS)
def test_a_hostile_text_is_met_as_its_index_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read or refused with one short sentence, in time and without side effects."""
    path = put(name, tmp_path)
    monkeypatch.chdir(tmp_path)
    started = seconds_spent()

    found = read(path)

    assert seconds_spent() - started < SECONDS.get(path.suffix, 2)
    assert list(tmp_path.iterdir()) == [path]
    if name in SAID:
        assert isinstance(found, BadDataError)
        assert SAID[name] in found.message
        assert (found.exit_code, found.path) == (4, str(path))
        assert str(found).isprintable()
        assert found.message.endswith(".")
        assert len(found.message) < 200
        assert found.hint or name == "01-empty.txt"
    else:
        assert isinstance(found, ReadText)
        assert FOUND.get(name, "") in "\n".join(found.lines)
        assert all(line.isprintable() for line in (*found.lines, *found.notices))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no children's memory")
@pytest.mark.parametrize("name", [name for name in ROWS if name.startswith(("08", "2"))])
def test_a_hostile_text_takes_little_memory(name: str, tmp_path: Path) -> None:
    """Neither the program nor the process that reads a PDF grows beyond 200 MB."""
    path = put(name, tmp_path)
    program = (
        "import resource, sys; from pathlib import Path; from roadmap_cli.domain.errors import BadDataError\n"
        "from roadmap_cli.storage.text_reading import read_text\n"
        "try: read_text(Path(sys.argv[1]))\n"
        "except BadDataError: pass\n"
        "print(*(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    )

    answer = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)

    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    assert max(int(size) / unit for size in answer.stdout.split()) < MEGABYTES
