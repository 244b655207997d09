"""Plain values as YAML that a person likes to read and the strict loader takes back unchanged.

Block style throughout, but for short lists of plain words. Text stands without quotation marks only
where nobody could take it for anything else.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

Plain = str | int | float | bool | Sequence["Plain"] | Mapping[str, "Plain"]

WIDTH: Final = 100
_WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./+-]*(?: [A-Za-z0-9_(][A-Za-z0-9_./+()-]*)*")
_BARE_URL = re.compile(r"https?://[A-Za-z0-9._~/?=&%+-]+")
# What stands for nothing, for a number or for yes and no in some YAML or other.
_NOT_TEXT = re.compile(
    r"null|true|false|yes|no|on|off|y|n|[-+]?[.]?(?:inf|nan)|[-+]?[0-9][0-9_.eE:x+-]*|0[xXoObB][0-9a-fA-F_]*",
    re.IGNORECASE,
)
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_text(value: Mapping[str, Plain], *, comments: Sequence[str] = ()) -> str:
    """Give *value* as the text of a YAML file below *comments*, a line each.

    Read back by the strict loader it is the same value, numbers and truth values as the text for
    them. What is None or empty has to be left out before.
    """
    head = [f"# {comment}".rstrip() for comment in comments]
    return "\n".join((*head, *_mapping(value, ""))) + "\n"


def _mapping(value: Mapping[str, Plain], indent: str) -> Iterator[str]:
    for key, entry in value.items():
        yield from _entry(f"{indent}{quoted(key)}:", entry, indent)


def _entry(start: str, value: Plain, indent: str) -> Iterator[str]:
    """Give the lines of *value* behind *start*, which ends with a colon."""
    if isinstance(value, str):
        yield from _prose(start, value, indent + "  ")
    elif isinstance(value, int | float):
        yield f"{start} {_scalar(value)}"
    elif isinstance(value, Mapping):
        yield start if value else f"{start} {{}}"
        yield from _mapping(value, indent + "  ")
    elif all(map(_is_short, value)) and len(start) + sum(len(str(one)) + 2 for one in value) < WIDTH:
        yield f"{start} [{', '.join(map(_scalar, value))}]"
    else:
        yield start
        for one in value:
            yield from _item(one, indent)


def _item(value: Plain, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        lines = list(_mapping(value, indent + "  ")) or [f"{indent}  {{}}"]
        yield f"{indent}- {lines[0][len(indent) + 2 :]}"
        yield from lines[1:]
    elif isinstance(value, str):
        yield from _prose(f"{indent}-", value, indent + "  ")
    elif isinstance(value, int | float):
        yield f"{indent}- {_scalar(value)}"
    else:
        yield f"{indent}-" if value else f"{indent}- []"
        for one in value:
            yield from _item(one, indent + "  ")


def _prose(start: str, text: str, indent: str) -> Iterator[str]:
    """Give text on one line where it is short, else as a block that is wrapped or keeps its lines."""
    lines = text.split("\n")
    is_plain = all(line.isprintable() for line in lines)
    if len(start) + len(text) < WIDTH or not is_plain or text[:1].isspace() or text[-1:].isspace():
        yield f"{start} {quoted(text)}"
    elif len(lines) > 1:
        yield f"{start} |-"
        yield from (f"{indent}{line}".rstrip(" ") if not line else f"{indent}{line}" for line in lines)
    elif "  " in text:
        yield f"{start} {quoted(text)}"
    else:
        yield f"{start} >-"
        room = max(WIDTH - len(indent), 40)
        yield from (indent + line for line in wrap(text, room, break_long_words=False, break_on_hyphens=False))


def _is_short(value: Plain) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and _is_word(value))


def _is_word(text: str) -> bool:
    return _WORD.fullmatch(text) is not None and not _NOT_TEXT.fullmatch(text)


def quoted(text: str) -> str:
    """Give *text* on one line, in quotation marks where it could be taken for anything else."""
    if _is_word(text) or _BARE_URL.fullmatch(text):
        return text
    return '"' + "".join(_ESCAPES.get(letter) or _escaped(letter) for letter in text) + '"'


def _escaped(letter: str) -> str:
    return letter if letter.isprintable() else f"\\U{ord(letter):08X}"


def _scalar(value: Plain) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # Nine digits are what the loader takes, and enough for any number of minutes.
    return f"{value:.9f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
