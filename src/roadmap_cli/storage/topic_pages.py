"""The pages beside a graph of roadmap.sh: Markdown files called `<label-slug>@<node id>.md`."""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from roadmap_cli.domain.errors import BadDataError, NotFoundError, quote_path
from roadmap_cli.domain.imports import Page, WebLink
from roadmap_cli.domain.web_addresses import fault_of

MOST_PAGES: Final = 10_000
PAGE_LIMIT: Final = 256 * 1024
"""How many bytes of a page are read."""

SITE = "https://roadmap.sh"
LONGEST_SUMMARY = 600
MOST_LINKS = 40
_USUAL = "article"
_KINDS: Final = {
    **dict.fromkeys(("article", "articles", "blog", "blogpost", "post", "newsletter", "guide", "read"), "article"),
    **dict.fromkeys(("official", "officialdocs", "officialdocumentation", "docs", "documentation", "doc"), "docs"),
    **dict.fromkeys(("officialwebsite", "website", "site", "roadmap", "visitdedicatedroadmap", "feed"), "reference"),
    **dict.fromkeys(("video", "videos", "youtube", "podcast", "talk", "playlist"), "video"),
    **dict.fromkeys(("course", "courses", "freecourse", "udemy"), "course"),
    **dict.fromkeys(("book", "books", "ebook", "freebook"), "book"),
    **dict.fromkeys(("opensource", "github", "repo", "repository", "source"), "repo"),
    **dict.fromkeys(("tutorial", "tutorials", "handson", "workshop"), "tutorial"),
    **dict.fromkeys(("exercise", "exercises", "challenge", "practice", "game", "quiz", "playground"), "practice"),
    **dict.fromkeys(("spec", "specification", "rfc", "paper", "standard"), "spec"),
    **dict.fromkeys(("tool", "tools", "app", "library"), "tool"),
    **dict.fromkeys(("cheatsheet", "reference", "wiki", "wikipedia"), "reference"),
}
_MARKER = re.compile(r"\s{0,12}(?:[-*+]|\d{1,3}[.)])\s{1,4}")
_KIND = re.compile(r"@([^@\[\]]{1,40})@")
_SIGNS = re.compile(r"[*`]{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)")
_LEAD = re.compile(r"(visit|learn more|see|check out|explore|read) .{0,60}:", re.IGNORECASE)


def read_pages(folder: Path, keys: Collection[str]) -> Mapping[str, Page]:
    """Read the pages in *folder*, by the id in their names; of those that are not in *keys* only the name counts.

    Raises NotFoundError where there is no such folder, and BadDataError where it holds no page.
    """
    try:
        names = sorted(_names(folder))
    except (FileNotFoundError, NotADirectoryError):
        message = f"There is no folder {quote_path(folder)}."
        raise NotFoundError(message) from None
    except OSError as error:
        message = f"It cannot be read ({error.strerror})."
        raise BadDataError(message, path=str(folder)) from None
    if len(names) > MOST_PAGES:
        message = f"It holds more than {MOST_PAGES:,} pages, which is the most that can be imported."
        raise BadDataError(message, path=str(folder))
    pages: dict[str, Page] = {}
    for name in names:
        key = name.removesuffix(".md").partition("@")[2]
        if key and key not in pages:
            pages[key] = page_of(name, _text(folder / name)) if key in keys else Page(name, None, ())
    if not pages:
        message = "The folder holds no page: none of its files is called like `http@abc123.md`."
        raise BadDataError(message, path=str(folder), hint="Name the folder `content` that lies beside the graph.")
    return pages


def _names(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for number, entry in enumerate(entries):
            if number > MOST_PAGES * 2:
                return
            if "@" in entry.name and entry.name.endswith(".md") and entry.is_file(follow_symlinks=False):
                yield entry.name


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(PAGE_LIMIT).decode("utf-8-sig", "replace")
    except OSError:
        return ""


def page_of(name: str, text: str) -> Page:
    """Give what the page *name* says: its first paragraph without signs, and the links of its lists."""
    lines = [line for line in text.splitlines() if _is_link(line)]
    links = [link for line in lines if (link := link_of_line(line)) is not None]
    return Page(name, _summary(text), tuple(links[:MOST_LINKS]), len(lines) - len(links))


def _is_link(line: str) -> bool:
    marker = _MARKER.match(line)
    return marker is not None and line.startswith("[", marker.end()) and "](" in line


def link_of_line(line: str) -> WebLink | None:
    """Give the link that a line of a list is: `- [@article@Title](address)`; None where it is none of the web.

    An address that begins with one stroke is one of the site itself.
    """
    marker = _MARKER.match(line)
    body = line[marker.end() :] if marker else ""
    if not body.startswith("["):
        return None
    words, between, rest = body[1:].partition("](")
    is_local = rest.startswith("/") and not rest.startswith("//")
    address = address_in(f"{SITE}{rest}" if is_local else rest)
    if not between or address is None:
        return None
    kind = _KIND.match(words)
    title = words[kind.end() :] if kind else words
    spelled = kind[1] if kind else ""
    is_free = not any(word in spelled.casefold() for word in ("paid", "premium"))
    return WebLink(plain(title) or address, address, kind_of(spelled), is_free)


def address_in(rest: str) -> str | None:
    """Give the address that begins *rest* and ends with the bracket that was open before it, if it is of the web.

    Brackets within it are part of it as long as they are paired.
    """
    depth = 1
    for place, letter in enumerate(rest):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            rest = rest[:place]
            break
    address = rest.strip().partition(' "')[0].strip().removeprefix("<").removesuffix(">")
    return address if fault_of(address) is None else None


def kind_of(spelled: str) -> str:
    """Give the kind of a resource for the word that a page has for it, however it is spelled."""
    word = "".join(letter for letter in spelled.casefold() if letter.isalpha())
    if word not in _KINDS:
        word = next(iter(get_close_matches(word, _KINDS, n=1, cutoff=0.75)), _USUAL)
    return _KINDS[word]


def _summary(text: str) -> str | None:
    lines: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        is_prose = bare and not bare.startswith(("#", "-", "*", "+", ">", "|", "<", "```", "!["))
        if not is_prose or _LEAD.match(bare):
            if lines:
                break
            continue
        lines.append(bare)
    summary = plain(" ".join(lines))
    if len(summary) > LONGEST_SUMMARY:
        summary = summary[: LONGEST_SUMMARY - 1].rpartition(" ")[0] + "…"
    return summary or None


def plain(text: str) -> str:
    """Give a piece of Markdown as one line of words."""
    shown = re.sub(r"\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)", r"\1", text)
    visible = "".join(letter if letter.isprintable() else " " for letter in _SIGNS.sub("", shown))
    return " ".join(visible.split())
