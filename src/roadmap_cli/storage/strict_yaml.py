"""A small, strict part of YAML: text, lists and mappings, and for each value the line it stands on.

It reads the parser's event stream and builds no YAML nodes, so that nothing is resolved, expanded
or constructed: a scalar stays the text that stands in the file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from roadmap_cli.domain.errors import BadDataError, quote

Value = str | None | list["Value"] | dict[str, "Value"]
Location = tuple[str | int, ...]

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 16
MAX_NODES: Final = 200_000

_TOO_DEEP = f"Values are nested more than {MAX_DEPTH} deep; make the file flatter."

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SURROGATE = re.compile("[\ud800-\udfff]")
# Characters that YAML forbids outside of escapes; NUL and wrong encodings are told apart before.
_FORBIDDEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file that has been read: its *value*, and the line of everything in it.

    *lines* maps the identity of each container in *value* to the lines of its entries.
    """

    path: str
    value: dict[str, Value]
    lines: Mapping[int, Mapping[str | int, int]] = field(default_factory=dict)

    def line_of(self, location: Location) -> int:
        """Give the line of what stands at *location*, or of the nearest thing around it that exists."""
        line = 1
        value: Value = self.value
        for part in location:
            line = self.lines.get(id(value), {}).get(part, line)
            value = entry_of(value, part)
        return line

    def fault(self, message: str, location: Location = ()) -> BadDataError:
        """Give the error that says *message* of what stands at *location*."""
        keys = [part for part in location if isinstance(part, str)]
        return BadDataError(
            message,
            path=self.path,
            line=self.line_of(location),
            key=keys[-1] if keys else None,
        )


def entry_of(value: Value, part: str | int) -> Value:
    """Give the entry of *value* under the key or at the place *part*, or None where there is none."""
    if isinstance(value, dict) and isinstance(part, str):
        return value.get(part)
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return None


def read_document(raw: bytes, *, path: str) -> Document:
    """Read one mapping out of a YAML file, or say in a BadDataError what is not allowed, and where.

    *path* is for messages only. Text that is empty, `~` or `null` without quotation marks is None.
    """
    text = _decoded(raw, path)
    try:
        return _Builder(path).build(_parser(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "the text cannot be read"
        # The newest libyaml counts too, and stops at a depth that is far beyond ours.
        message = _TOO_DEEP if "nesting depth" in problem else f"This is not valid YAML: {_printable(str(problem))}."
        raise BadDataError(message, path=path, line=mark.line + 1 if mark else None) from None


def _decoded(raw: bytes, path: str) -> str:
    if len(raw) > MAX_BYTES:
        message = f"The file is larger than {MAX_BYTES // 1024 // 1024} MiB; split it or shorten it."
        raise BadDataError(message, path=path)
    for mark, encoding in _WIDE_MARKS:
        if raw.startswith(mark):
            message = f"The file is in {encoding} (its mark stands at byte 0); save it as UTF-8, {_convert(encoding)}."
            raise BadDataError(message, path=path, line=1)
    zero = raw.find(b"\0")
    if zero >= 0:
        message = f"A zero byte stands at byte {zero}: the file is binary, or UTF-16; save it as text in UTF-8."
        raise BadDataError(message, path=path, line=raw.count(b"\n", 0, zero) + 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the mark where there is one.
        offset = error.start + len(raw) - len(error.object)
        message = f"Byte {offset} is not UTF-8; save the file as UTF-8, {_convert('LATIN1')} if it is Latin-1."
        raise BadDataError(message, path=path, line=raw.count(b"\n", 0, offset) + 1) from None
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        message = f"The character U+{ord(forbidden[0]):04X} may not stand in the file; take it out."
        raise BadDataError(message, path=path, line=text.count("\n", 0, forbidden.start()) + 1)
    return text


def _convert(encoding: str) -> str:
    return f"for example with `iconv -f {encoding} -t UTF-8`"


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text[:80])


class _PureParser(Reader, Scanner, Parser):
    """The parser that needs no C library."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def _parser(text: str) -> Any:  # noqa: ANN401 - the two parsers share their methods but no type
    if yaml.__with_libyaml__:
        # Late, because it does not exist where PyYAML was built without C.
        from yaml.cyaml import CParser  # type: ignore[attr-defined]  # noqa: PLC0415

        return CParser(text)
    return _PureParser(text)


@dataclass(slots=True)
class _Open:
    """A container that is being filled, and, in a mapping, the key whose value comes next."""

    container: list[Value] | dict[str, Value]
    lines: dict[str | int, int]
    key: str | None = None


class _Builder:
    """Builds the value of one document from events, with a stack of its own instead of recursion."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.stack: list[_Open] = []
        self.lines: dict[int, dict[str | int, int]] = {}
        self.root: Value = None

    def build(self, parser: Any) -> Document:  # noqa: ANN401 - see _parser
        """Take all events of *parser* and give the document."""
        nodes = documents = 0
        while True:
            event = parser.get_event()
            line = event.start_mark.line + 1
            match event:
                case yaml.NodeEvent():
                    nodes += 1
                    self.node(event, nodes, line)
                case yaml.CollectionEndEvent():
                    self.stack.pop()
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self.refuse("A second document starts here; keep one in each file.", line)
                    if event.tags:
                        self.refuse("Tags are not allowed; take the %TAG line out.", line)
                case yaml.StreamEndEvent():
                    break
        if not isinstance(self.root, dict):
            self.refuse("The file must hold keys with values, such as `title: ...`, at its top.", 1)
        return Document(self.path, self.root, self.lines)

    def node(self, event: yaml.NodeEvent, count: int, line: int) -> None:
        """Take in a scalar or the start of a container, the one with the number *count*."""
        if count > MAX_NODES:
            self.refuse(f"The file holds more than {MAX_NODES:,} values; split it or shorten it.", line)
        if isinstance(event, yaml.AliasEvent):
            self.refuse("Aliases (`*name`) are not allowed; write the value out.", line)
        if event.anchor is not None:
            self.refuse("Anchors (`&name`) are not allowed; write the value out where it is needed.", line)
        if getattr(event, "tag", None) is not None:
            self.refuse("Tags (`!name`) are not allowed; take the tag out.", line)
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event, line)
            return
        if len(self.stack) >= MAX_DEPTH:
            self.refuse(_TOO_DEEP, line)
        container: list[Value] | dict[str, Value] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        self.put(container, line)
        self.stack.append(_Open(container, self.lines.setdefault(id(container), {})))

    def scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        """Take in a scalar: a key where one is due, a value otherwise."""
        text = str(event.value)
        if not text.isascii() and _SURROGATE.search(text):
            self.refuse("Half of a surrogate pair stands here; write the whole character.", line)
        is_null = not event.style and text in _NULLS
        if self.stack and isinstance(self.stack[-1].container, dict) and self.stack[-1].key is None:
            if is_null or not text:
                self.refuse("A key is empty; give it a name.", line)
            if text == "<<" and not event.style:
                self.refuse("Merge keys (`<<`) are not allowed; write the values out.", line)
            self.start_key(text, line)
        else:
            self.put(None if is_null else text, line)

    def start_key(self, key: str, line: int) -> None:
        """Take *key* as the one whose value comes next."""
        top = self.stack[-1]
        if key in top.container:
            message = f"The key {quote(key)} stands here again; line {top.lines[key]} has it already; keep one of them."
            raise BadDataError(message, path=self.path, line=line, key=key)
        top.key = key
        top.lines[key] = line

    def put(self, value: Value, line: int) -> None:
        """Put *value* where it belongs in the container that is open."""
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        if isinstance(top.container, list):
            top.lines[len(top.container)] = line
            top.container.append(value)
        elif top.key is None:
            self.refuse("A key must be plain text, not a list or a mapping.", line)
        else:
            top.container[top.key] = value
            top.key = None

    def refuse(self, message: str, line: int) -> NoReturn:
        """Raise the error that says *message* of *line*."""
        raise BadDataError(message, path=self.path, line=line)
