"""The text of an HTML page as lines, found in time that grows with its size alone.

`html.parser` looks for the end of each tag anew: a page of a megabyte that opens comments or tags and
never closes them keeps it busy for minutes. One pass of a pattern that never goes back is enough here,
since only text and the ends of blocks matter.
"""

import html
import re
from collections.abc import Iterator

_SILENT = "script|style|template|noscript|svg|math|iframe|object|select|textarea"
_TOKEN = re.compile(
    rf"<(?P<silent>{_SILENT})\b[^<>]*+>"
    r"|<!--|<[!?][^<>]*+>"
    r"|<(?P<tag>/?[a-z][a-z0-9-]{0,30}+)(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+>"
    r"|<(?P<untidy>/?[a-z][a-z0-9-]{0,30}+)[^<>]*+>",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"/?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span"
    r"|strike|strong|sub|sup|time|tt|u|var|wbr)"
)
_HEADING = re.compile(r"h([1-6])")
_HUGE_REFERENCE = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{8,}+);?")
_BLOCKS = re.compile(
    r"<(?:/?(?:p|div|li|ul|ol|h[1-6]|table|tr|td|section|body|html|head)|br)\b[^<>]{0,400}>", re.IGNORECASE
)
_FIRST = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype\s+html|!--|html|head|body|meta|title|div|p|h[1-6]|ul|ol|table"
    r"|section|article|main|span)\b",
    re.IGNORECASE,
)
_ENOUGH_BLOCKS = 6


def looks_like_html(text: str) -> bool:
    """Tell whether *text* is a page: it begins with a tag of one, or has several blocks in it."""
    if _FIRST.match(text):
        return True
    return sum(1 for _ in zip(_BLOCKS.finditer(text), range(_ENOUGH_BLOCKS), strict=False)) == _ENOUGH_BLOCKS


def html_lines(page: str) -> Iterator[str]:
    """Give the text of *page*, a line for each block; headings begin with `#`, entries of lists with `-`.

    Scripts, styles, comments and the like are left out.
    """
    opening, parts = "", list[str]()
    for token in _tokens(page):
        if not token.startswith("<"):
            parts.append(token)
            continue
        name = token[1:]
        if _INLINE.fullmatch(name):
            continue
        if text := " ".join("".join(parts).split()):
            yield opening + text
            opening = ""
        parts.clear()
        if heading := _HEADING.fullmatch(name):
            opening = "#" * int(heading[1]) + " "
        elif name == "li":
            opening = "- "
        elif name.startswith("/"):
            opening = ""
    if text := " ".join("".join(parts).split()):
        yield opening + text


def _tokens(page: str) -> Iterator[str]:
    """Give text as it reads and tags as `<name`, in order; a `<` that text holds is written with a space."""
    position = 0
    while found := _TOKEN.search(page, position):
        yield _read(page[position : found.start()])
        position = found.end()
        if found.group() == "<!--":
            position = _behind(page, "-->", position)
        elif silent := found["silent"]:
            position = _end_of(page, silent, position)
            yield f"<{silent.lower()}"
        elif name := found["tag"] or found["untidy"]:
            yield f"<{name.lower()}"
    yield _read(page[position:])


def _behind(page: str, end: str, position: int) -> int:
    place = page.find(end, position)
    return len(page) if place < 0 else place + len(end)


def _end_of(page: str, name: str, position: int) -> int:
    """Give the place behind the closing tag of *name*; a page that never closes it is silent to its end."""
    closing = re.compile(rf"</{name}\b[^<>]*+>", re.IGNORECASE).search(page, position)
    return closing.end() if closing else len(page)


def _read(text: str) -> str:
    # A number of thousands of digits is no character, and Python refuses to make an integer of it.
    read = html.unescape(_HUGE_REFERENCE.sub("\ufffd", text)) if "&" in text else text
    return " " + read if read.startswith("<") else read
