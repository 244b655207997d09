"""What a process of its own does with a PDF: bytes from standard input, one JSON object to standard output.

It imports nothing of the program, so that it starts fast. Whatever a file makes of it, its parent sees an
answer of bounded size or none.
"""

import json
import sys
from typing import Any

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
MOST_PAGES = 50
MOST_TEXT = 1024 * 1024
_MOST_UNPACKED = 16 * 1024 * 1024
_MOST_WORK = 48 * 1024 * 1024
_MOST_OPERATORS = 400_000
_MOST_NODES = 10_000


def main() -> None:
    """Answer with `{"pages", "total", "pictures"}`, or with `{"fault"}`, which names what kind of trouble it is."""
    _limit()
    try:
        answer = _read(sys.stdin.buffer.read())
    except MemoryError:
        answer = {"fault": "too_much"}
    except Exception as error:  # noqa: BLE001 - a damaged file raises whatever it likes
        answer = {"fault": "too_much" if type(error).__name__ == "LimitReachedError" else "damaged"}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none; there the parent's clock is the limit
    except ImportError:
        return
    wanted = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0))
    for limit, most in (*wanted, (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(limit, (most, most))
        except (OSError, ValueError):  # macOS refuses some; the others hold all the same
            continue


def _read(raw: bytes) -> dict[str, Any]:
    import io  # noqa: PLC0415 - after the limits are set
    import logging  # noqa: PLC0415 - the same

    from pypdf import PdfReader, overwrite_configuration  # noqa: PLC0415 - the same

    logging.disable(logging.CRITICAL)
    overwrite_configuration(
        maximum_declared_stream_length=_MOST_UNPACKED,
        array_based_stream_maximum_output_length=_MOST_UNPACKED,
        lzw_maximum_output_length=_MOST_UNPACKED,
        run_length_maximum_output_length=_MOST_UNPACKED,
        zlib_maximum_output_length=_MOST_UNPACKED,
        stream_decoding_work_maximum_length=_MOST_WORK,
        stream_parsing_work_maximum_count=_MOST_OPERATORS,
        page_tree_maximum_entries=_MOST_NODES,
        disable_legacy_handling=True,
    )
    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not _opens_without_a_password(reader):
        return {"fault": "locked"}
    pages: list[str] = []
    size, pictures, total = 0, False, len(reader.pages)
    for number in range(min(total, MOST_PAGES)):
        page = reader.pages[number]
        text = page.extract_text() or ""
        size += len(text)
        if size > MOST_TEXT:
            return {"fault": "too_much"}
        pages.append(text)
        pictures = pictures or _has_picture(page)
    return {"pages": pages, "total": total, "pictures": pictures}


def _opens_without_a_password(reader: Any) -> bool:  # noqa: ANN401 - pypdf is not imported at the top
    from pypdf.errors import DependencyError  # noqa: PLC0415 - see `_read`

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _has_picture(page: Any) -> bool:  # noqa: ANN401 - the same
    try:
        objects = page["/Resources"]["/XObject"].values()
        return any(entry.get_object().get("/Subtype") == "/Image" for entry in objects)
    except (AttributeError, LookupError, TypeError):
        return False


if __name__ == "__main__":
    main()
