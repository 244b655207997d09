"""A résumé in JSON, as https://jsonresume.org describes it, made into lines."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.strict_json import StrictDecoder

Entry = Mapping[str, object]


class _Section(NamedTuple):
    """How a list of the schema reads: its heading, the keys of an entry's first line, and those of the lines below."""

    heading: str
    first: tuple[str, ...]
    below: tuple[str, ...]


# What a person is called, where they live and how they are reached tells nothing of what they know.
_SECTIONS = {
    "basics": _Section("Summary", ("label",), ("summary",)),
    "work": _Section("Work", ("position", "name", "company"), ("description", "summary", "highlights")),
    "volunteer": _Section("Volunteer", ("position", "organization"), ("summary", "highlights")),
    "projects": _Section("Projects", ("name",), ("description", "roles", "keywords", "highlights")),
    "skills": _Section("Skills", ("name", "level"), ("keywords",)),
    "education": _Section("Education", ("studyType", "area", "institution"), ("courses",)),
    "certificates": _Section("Certificates", ("name", "issuer"), ()),
    "awards": _Section("Awards", ("title", "awarder"), ("summary",)),
    "publications": _Section("Publications", ("name", "publisher"), ("summary",)),
    "interests": _Section("Interests", ("name",), ("keywords",)),
}
_LISTED_TOGETHER = frozenset({"keywords", "roles"})


def resume_lines(text: str, name: str) -> list[str]:
    """Give the lines of a résumé in the order of its reading; raise `BadDataError` where *text* is none."""
    try:
        found = StrictDecoder().decode(text)
    except (ValueError, RecursionError):
        message = "this is not valid JSON."
        raise BadDataError(message, path=name, hint="Give a JSON Resume (jsonresume.org), or plain text.") from None
    if not isinstance(found, dict) or not _SECTIONS.keys() & found.keys():
        message = "this JSON is no JSON Resume: none of its sections is there."
        raise BadDataError(message, path=name, hint="See jsonresume.org for the sections, or give plain text.")
    return [line for key, section in _SECTIONS.items() for line in _section(section, found.get(key))]


def _section(section: _Section, value: object) -> Iterator[str]:
    entries = [entry for entry in (value if isinstance(value, list) else [value]) if isinstance(entry, dict)]
    lines = [line for entry in entries for line in _entry(section, entry)]
    if lines:
        yield f"# {section.heading}"
        yield from lines


def _entry(section: _Section, entry: Entry) -> Iterator[str]:
    if first := ", ".join(words for key in section.first for words in _words(entry.get(key))):
        yield first
    for key in section.below:
        words = list(_words(entry.get(key)))
        if key in _LISTED_TOGETHER and words:
            yield ", ".join(words)
        elif isinstance(entry.get(key), list):
            yield from (f"- {line}" for line in words)
        else:
            yield from words


def _words(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield from (line.strip() for line in one.splitlines() if line.strip())
