"""Documents made for a test: PDFs out of bare objects, Word documents out of bare parts."""

import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Mapping

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONT = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>"


def pdf_of(objects: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """Give a PDF of *objects*, numbered from 1, the first being its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table)
    return out + b"trailer<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), more, packed)


def pdf(contents: Iterable[bytes], resources: bytes = FONT, extra: Iterable[bytes] = (), trailer: bytes = b"") -> bytes:
    """Give a PDF with a page for each of *contents*; objects in *extra* follow those of the pages."""
    pages = list(contents)
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))]
    for number, content in enumerate(pages):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources %s>>"
        objects += [page % (4 + 2 * number, resources), stream(content)]
    return pdf_of([*objects, *extra], trailer)


def page_of(lines: Iterable[str]) -> bytes:
    """Give the content of a page with *lines* one below the other."""
    shown = b"".join(b"(%s) Tj T* " % line.encode("latin-1") for line in lines)
    return b"BT /F1 11 Tf 14 TL 40 800 Td %sET" % shown


def docx(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def document(body: str, **parts: str) -> bytes:
    """Give a Word document with *body*, and other parts of `word/` by their names without the ending."""
    whole = {name: f"<w:x {WORD}>{content}</w:x>" for name, content in parts.items()}
    main = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return docx({"word/document.xml": main} | {f"word/{name}.xml": content for name, content in whole.items()})


def paragraph(text: str, style: str = "") -> str:
    return f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"


def seconds_spent() -> float:
    """Give the seconds that this process and its children computed: how busy the machine is does not count."""
    return sum(os.times()[:4])
