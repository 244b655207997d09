"""Reading a posting or a résumé out of any usual file."""

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from text_samples import FONT, WORD, document, docx, page_of, paragraph, pdf, seconds_spent, stream

from roadmap_cli.domain.errors import BadDataError, NotFoundError
from roadmap_cli.storage import pdf_text
from roadmap_cli.storage.text_reading import read_text

MEBIBYTE = 1024 * 1024


def lines(raw: bytes | str, name: str = "standard input") -> tuple[str, ...]:
    return read_text(raw.encode() if isinstance(raw, str) else raw, name=name).lines


def refusal(raw: bytes, name: str = "standard input") -> str:
    with pytest.raises(BadDataError) as caught:
        read_text(raw, name=name)
    assert caught.value.exit_code == 4
    return caught.value.message


def test_lines_of_a_text_are_the_files_own() -> None:
    """Line 3 here is line 3 there, empty ones and every kind of line end included."""
    read = read_text(b"We ask:\r\n\r\n  - Python\tand   SQL\rGo")

    assert read.kind == "text"
    assert read.lines == ("We ask:", "", "  - Python and SQL", "Go")
    assert read.notices == ()


def test_markdown_keeps_its_lines_and_loses_its_escapes() -> None:
    """Programs that turn pages into Markdown write C++ with a backslash before each sign."""
    read = read_text(b"# Job\n\n* C\\+\\+, C\\#, Node\\.js\n")

    assert (read.kind, read.lines) == ("markdown", ("# Job", "", "* C++, C#, Node.js", ""))


def test_html_becomes_a_line_for_each_block() -> None:
    """What is inline stays on its line; scripts, styles, comments and attributes are no text."""
    page = """<!DOCTYPE html><html><head><style>p {color: red}</style><title>Backend</title></head><body>
    <h2>Must have</h2><ul><li>Go <b>and</b> <i>Rust</i><li>C&#43;&#43;</ul><!-- Java -->
    <p title="a > b">5&nbsp;years<br>of SQL</p><table><tr><td>Redis<td>nice</table>
    <script>if (a < b) { PHP }</script><a href="https://angular.io">team</a> a &lt; b</body>"""

    read = read_text(page.encode())

    assert read.kind == "html"
    assert read.lines == (
        "Backend",
        "## Must have",
        "- Go and Rust",
        "- C++",
        "5 years",
        "of SQL",
        "Redis",
        "nice",
        "team a < b",
    )


@pytest.mark.parametrize(
    "piece", ["<!-- ", "<a ", "<", "<![", '<a b="', "<a b='\">", "&", "<br>", "<script>", "<svg></math>"]
)
def test_html_takes_time_by_its_size_alone(piece: str) -> None:
    """A page that opens and never closes costs what any page of a megabyte costs."""
    page = ("<p>Python" + piece * MEBIBYTE)[: MEBIBYTE - 10]
    started = seconds_spent()

    assert lines(page)[0].startswith("Python")

    assert seconds_spent() - started < 2


def test_a_number_of_many_digits_is_no_character() -> None:
    """Python refuses to make an integer of it; the text around it is read."""
    assert lines("<p>SQL &#" + "9" * 5000 + "; Go")[0].startswith("SQL \ufffd Go")


def test_json_resume_becomes_sections() -> None:
    """What says something of skills is read, in the schema's order; names and addresses of the person are not."""
    resume = {
        "skills": [{"name": "Databases", "level": "Master", "keywords": ["PostgreSQL", "Redis"]}, "bad", None],
        "basics": {"name": "Jane Doe", "email": "j@example.com", "label": "Engineer", "summary": "APIs\nin Go"},
        "work": [
            {"name": "Acme", "position": "Backend", "url": "https://django.example", "highlights": ["Ran k8s", 3]}
        ],
        "education": "none",
    }

    read = read_text(json.dumps(resume).encode(), name="resume.json")

    assert read.kind == "json"
    assert read.lines == (
        "# Summary",
        "Engineer",
        "APIs",
        "in Go",
        "# Work",
        "Backend, Acme",
        "- Ran k8s",
        "# Skills",
        "Databases, Master",
        "PostgreSQL, Redis",
    )


@pytest.mark.parametrize(
    "raw", [b'{"basics":' + b"[" * 200_000, b"{", b"[1]", b'{"a": 1}', b'{"basics": ' + b"9" * 9999]
)
def test_json_that_is_no_resume_says_so(raw: bytes) -> None:
    """However deep or long it is."""
    assert "JSON" in refusal(raw, "x.json")


def test_a_word_document_is_read_whole() -> None:
    """Tables, headers, notes and text boxes count; a box that stands twice is read once, deleted text never."""
    choice = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{paragraph('Redis')}</w:txbxContent>"
    body = (
        paragraph("Experience", '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>')
        + paragraph("Go", "<w:pPr><w:numPr/></w:pPr>")
        + paragraph("C", '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>')
        + f"<w:tbl><w:tr><w:tc>{paragraph('SQL')}</w:tc></w:tr></w:tbl>"
        + f"<w:p><w:r><mc:AlternateContent {choice}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent><w:t>Beside</w:t><w:br/><w:delText>PHP</w:delText><w:t>R&amp;D</w:t></w:r></w:p>"
    )

    read = read_text(document(body, header1=paragraph("Jane"), footnotes=paragraph("Kafka")))

    assert read.kind == "docx"
    assert read.lines == ("Jane", "## Experience", "- Go", "- C", "SQL", "Redis", "Beside", "R&D", "Kafka")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (docx({"notes.txt": "x"}), "no Word document"),
        (document(paragraph("x"))[:-40], "damaged or locked"),
        (docx({"word/document.xml": f"<w:document {WORD}><w:p>"}), "damaged or locked"),
        (docx({f"word/{number}": "" for number in range(2001)}), "2,000 parts"),
        (document("<w:p>" * 40 + "</w:p>" * 40), "more parts"),
        (document(paragraph("Go " * 1000) * 400), "1 MiB of text"),
        (docx({"word/document.xml": "x" * 20_000_000, "word/x.xml": "y" * 2_000_000}), "20 MB"),
        (docx({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")}), "entities"),
        (b"PK\x03\x04" + bytes(11 * MEBIBYTE), "larger than 10 MB"),
    ],
)
def test_a_word_document_out_of_bounds_says_why(raw: bytes, said: str) -> None:
    """Each limit and each kind of damage has its sentence."""
    assert said in refusal(raw, "cv.docx")


def test_a_pdf_is_read_by_its_lines() -> None:
    """Accents and ligatures come out as they read."""
    read = read_text(pdf([page_of(["Développeur", "Go and SQL"]), page_of(["Redis"])]))

    assert (read.kind, read.lines) == ("pdf", ("Développeur", "Go and SQL", "Redis"))


def test_only_the_first_pages_of_a_long_pdf_are_read() -> None:
    """It is said how many there are."""
    read = read_text(pdf([page_of([f"Page {number}"]) for number in range(60)]))

    assert len(read.lines) == 50
    assert read.notices == ("The first 50 of 60 pages were read.",)


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([page_of(["Go"])]))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_pdf_with_a_password_is_refused_and_one_that_is_only_protected_is_read() -> None:
    """Many programs lock a PDF against changes, which needs no password to read."""
    assert "this PDF is locked" in refusal(locked("secret"))
    assert lines(locked("")) == ("Go",)


PICTURE = stream(b"\0" * 3, b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (pdf([b"q /I Do Q"], b"<</XObject<</I 5 0 R>>>>", [PICTURE]), "holds pictures of text"),
        (pdf([b"q Q"]), "holds no text"),
        (b"%PDF-1.7\nnothing of the kind", "damaged"),
        (pdf([page_of(["Go"])])[:200], "damaged"),
        (pdf([page_of(["Go " * 400] * 1000)] * 4), "more than can be read"),
        (pdf([b"BT /F1 1 Tf " + b"(a) Tj " * 900_000 + b"ET"]), "more than can be read"),
        (b"%PDF-1.4" + bytes(21 * MEBIBYTE), "larger than 20 MB"),
    ],
)
def test_a_pdf_out_of_bounds_says_why(raw: bytes, said: str) -> None:
    """Each limit and each kind of damage has its sentence, in three seconds."""
    started = seconds_spent()

    assert said in refusal(raw, "cv.pdf")

    assert seconds_spent() - started < 3


def test_a_form_that_shows_itself_ends() -> None:
    """A loop among the pictures of a page is found, or cut."""
    form = stream(b"/X Do " * 100, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")
    resources = FONT[:-2] + b"/XObject<</X 5 0 R>>>>"
    started = seconds_spent()

    try:
        found = lines(pdf([page_of(["Go"]) + b" /X Do"], resources, [form]))
    except BadDataError:
        found = ("Go",)

    assert "Go" in found
    assert seconds_spent() - started < 3


def test_a_pdf_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its process and all that it began are gone, and it is said that it took too long."""
    pids: list[int] = []
    begin = pdf_text.subprocess.Popen

    def watched(*arguments: object, **options: object) -> object:
        child = begin(*arguments, **options)
        pids.append(child.pid)
        return child

    monkeypatch.setattr(pdf_text, "_BEGIN", "import time; time.sleep(60)")
    monkeypatch.setattr(pdf_text.subprocess, "Popen", watched)
    started = seconds_spent()

    with pytest.raises(BadDataError, match="took longer than"):
        pdf_text.pdf_text(b"%PDF-" * 100_000, "cv.pdf", seconds=0.3)

    assert seconds_spent() - started < 3
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


@pytest.mark.parametrize(
    "program", ["print('x' * 9_000_000)", "print('[')", "print('[1]')", "raise SystemExit(1)", "print('[' * 90000)"]
)
def test_whatever_the_reader_of_a_pdf_says_is_met(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """An answer that is too long, or none, is a damaged file and no fault of the program's."""
    monkeypatch.setattr(pdf_text, "_BEGIN", program)

    assert "damaged" in refusal(b"%PDF-")


@pytest.mark.parametrize(
    ("raw", "text", "notice"),
    [
        ("Größe\nGo".encode("utf-16"), "Größe", ""),
        ("Größe\nGo".encode("utf-16-le"), "Größe", "UTF-16"),
        ("Größe\nGo".encode("utf-16-be"), "Größe", "UTF-16"),
        ("\ufeffGröße".encode(), "Größe", ""),
        ("Größe “Go”".encode("cp1252"), "Größe “Go”", "Latin-1"),
        ("Größe".encode("utf-16")[:-1], "Größ\ufffd", "damaged"),
    ],
)
def test_other_encodings_are_read_with_a_notice_where_it_is_a_guess(raw: bytes, text: str, notice: str) -> None:
    """A mark at the beginning is no guess."""
    read = read_text(raw)

    assert read.lines[0] == text
    assert notice in "".join(read.notices)
    assert bool(read.notices) == bool(notice)


@pytest.mark.parametrize(
    ("raw", "name", "said"),
    [
        (bytes(range(256)) * 9, "x.bin", "binary"),
        (b"\x89PNG\r\n\x1a\n...", "x.png", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cv.doc", "old Word"),
        (b"{\\rtf1 Go}", "cv.rtf", "RTF"),
        (b"Go", "cv.docx", "named like a Word document"),
        (b"", "cv.pdf", "no text"),
        (b" \n\t", "cv.txt", "no text"),
        (b"x" * (MEBIBYTE + 1), "cv.txt", "1 MiB"),
        ("\ufdfa".encode() * 300_000, "cv.txt", "1 MiB"),
    ],
)
def test_what_holds_no_text_says_what_it_is(raw: bytes, name: str, said: str) -> None:
    """A picture, an old document, a wrong name: each gets its own sentence."""
    assert said in refusal(raw, name)


def test_a_file_that_is_missing_or_a_folder_is_named(tmp_path: Path) -> None:
    """Missing is 3, unreadable 4."""
    with pytest.raises(NotFoundError, match="no file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(BadDataError, match="cannot be read"):
        read_text(tmp_path)


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: ("<p>" + text).encode("utf-8", "replace")))
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_lines_that_can_be_printed_or_one_sentence(raw: bytes) -> None:
    """Nothing else comes out of any bytes, PDFs aside, whose process would be begun for each."""
    if b"%PDF" in raw:
        return
    try:
        said = read_text(raw).lines
    except BadDataError as error:
        said = (str(error),)
    assert [line for line in said if any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in line)] == []
