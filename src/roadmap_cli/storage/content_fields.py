"""The kinds of fields that content has: what each takes, and what an editor is told of it."""

import re
from collections.abc import Callable
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from roadmap_cli.domain.errors import quote
from roadmap_cli.domain.identifiers import SEGMENT, is_id, is_item_id
from roadmap_cli.domain.web_addresses import fault_of
from roadmap_cli.storage.content_schema import MAX_TITLE, found

MAX_PROSE: Final = 4_000
MAX_HOURS: Final = 1_000
_ROUNDING: Final = Decimal("0.0000001")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,127}")


def one_of(*names: str) -> BeforeValidator:
    """Make the check that a value is one of *names*."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in names:
            near = get_close_matches(value, names, n=1) if isinstance(value, str) else []
            guess = f"; did you mean {quote(str(near[0]))}?" if near else ""
            message = f"must be one of {', '.join(names)}, but {found(value)}{guess}"
            raise ValueError(message)
        return value

    return BeforeValidator(check)


def enumeration(*names: str) -> WithJsonSchema:
    """Say to an editor what `one_of` asks for."""
    return WithJsonSchema({"enum": list(names)})


def entries(*, low: int = 0, high: int = 10**6) -> AfterValidator:
    """Make the check that a list has *low* entries at least and *high* at most, all of which are right themselves."""

    def check(value: tuple[object, ...]) -> tuple[object, ...]:
        if not low <= len(value) <= high:
            limit = f"at least {low}" if len(value) < low else f"at most {high:,}"
            message = f"must have {limit} entr{'y' if limit == 'at least 1' else 'ies'}, but it has {len(value):,}"
            raise ValueError(message)
        return value

    return AfterValidator(check)


def _text(check: Callable[[str], bool], rule: str) -> BeforeValidator:
    def checked(value: object) -> str:
        if not isinstance(value, str) or not check(value):
            message = f"must be {rule}, but {found(value)}"
            raise ValueError(message)
        return value

    return BeforeValidator(checked)


def _is_title(text: str) -> bool:
    return 0 < len(text) <= MAX_TITLE and not text.isspace() and len(text.splitlines()) == 1


def number(value: object, rule: str, *, low: int = 0, high: int = MAX_HOURS) -> Decimal:
    """Give the number that *value* is written as, above *low* and at most *high*, or say that it must be *rule*."""
    amount = Decimal(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else None
    if amount is None or not low < amount <= high:
        message = f"must be {rule}, but {found(value)}"
        raise ValueError(message)
    return amount


def _minutes(value: object) -> int:
    minutes = number(value, f"a number of hours above 0 and at most {MAX_HOURS:,}, such as 1.5") * 60
    whole = round(minutes)
    # A third of an hour has no end as a decimal: what nine digits of it miss is no fault.
    if whole < 1 or abs(minutes - whole) > _ROUNDING:
        message = f"must be whole minutes when it is turned into them (0.25 hours are 15), but {found(value)}"
        raise ValueError(message)
    return whole


def _whole(value: object) -> int:
    rule = "a whole number from 1 to 1,000"
    amount = number(value, rule)
    if amount != int(amount):
        message = f"must be {rule}, but {found(value)}"
        raise ValueError(message)
    return int(amount)


def _pair(value: object, rule: str) -> tuple[object, object]:
    match value:
        case [low, high]:
            return low, high
    message = f"must be {rule}, but {found(value)}"
    raise ValueError(message)


def _figure(value: object) -> float:
    return float(number(value, "a number from 0 on, such as 150", low=-1, high=10**9))


def _span(value: object) -> tuple[int, int]:
    rule = "a first and a last whole number, such as [1, 4]"
    first, last = map(_whole, _pair(value, rule))
    if first > last:
        message = f"must be {rule}, but the last one is the smaller here"
        raise ValueError(message)
    return first, last


def _range(value: object) -> tuple[float, float]:
    rule = "a number above 0, or a lowest and a highest, such as [3, 6]"
    if isinstance(value, str):
        only = float(number(value, rule))
        return only, only
    low, high = (float(number(part, rule)) for part in _pair(value, rule))
    if low > high:
        message = f"must be {rule}, but the highest one is the smaller here"
        raise ValueError(message)
    return low, high


def _flag(value: object) -> bool:
    if value not in ("true", "false"):
        message = f"must be true or false, but {found(value)}"
        raise ValueError(message)
    return value == "true"


_URL_RULE = "an address that starts with http:// or https:// and holds no user name or blank"
_ID_RULE = "an id: small letters and digits with single '-', '.' or '_' between them, such as sql-basics"

# What an editor is told of each kind of field. Text that looks like a number is text to us, and a number to editors.
_LINE: Final = {"type": ["string", "number"], "minLength": 1, "maxLength": MAX_TITLE}
_SEGMENT: Final = SEGMENT.replace("(?:", "(")
_ABOVE_ZERO: Final = {"type": "number", "exclusiveMinimum": 0, "maximum": MAX_HOURS}
_COUNT: Final = {"type": "integer", "minimum": 1, "maximum": MAX_HOURS}

Title = Annotated[
    str, _text(_is_title, f"one line of at most {MAX_TITLE} characters"), WithJsonSchema({**_LINE, "pattern": "\\S"})
]
Prose = Annotated[
    str,
    _text(lambda text: 0 < len(text) <= MAX_PROSE, f"text of at most {MAX_PROSE:,} characters"),
    BeforeValidator(lambda value: value.strip() if isinstance(value, str) else value),
    WithJsonSchema({**_LINE, "maxLength": MAX_PROSE}),
]
Identifier = Annotated[
    str, _text(is_id, _ID_RULE), WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_SEGMENT}$"})
]
ItemIdentifier = Annotated[
    str,
    _text(is_item_id, f"{_ID_RULE}, or sql-advanced/windows for a topic"),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_SEGMENT}(/{_SEGMENT})?$"}),
]
Url = Annotated[
    str,
    _text(lambda text: fault_of(text) is None, _URL_RULE),
    WithJsonSchema({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}),
]
Day = Annotated[str, _text(lambda text: bool(_DAY.fullmatch(text)), "a day, such as 2026-11-20")]
Date = Annotated[
    str,
    _text(lambda text: bool(_DATE.fullmatch(text)), "a date: 2026, 2026-03 or 2026-03-15"),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_DATE.pattern}$"}),
]
FileName = Annotated[
    str,
    _text(lambda text: bool(_FILE_NAME.fullmatch(text)), "the plain name of a file"),
    WithJsonSchema({"type": "string", "pattern": f"^{_FILE_NAME.pattern}$"}),
]
Minutes = Annotated[int, BeforeValidator(_minutes), WithJsonSchema(_ABOVE_ZERO)]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema(_COUNT)]
Figure = Annotated[float, BeforeValidator(_figure)]
Span = Annotated[
    tuple[int, int],
    BeforeValidator(_span),
    WithJsonSchema({"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}),
]
Range = Annotated[
    tuple[float, float],
    BeforeValidator(_range),
    WithJsonSchema({"anyOf": [_ABOVE_ZERO, {"type": "array", "items": _ABOVE_ZERO, "minItems": 2, "maxItems": 2}]}),
]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            message = f"names {quote(name)} twice; keep one of them"
            raise ValueError(message)
        seen.add(name)
    return names


Identifiers = Annotated[tuple[Identifier, ...], AfterValidator(_distinct)]
Titles = Annotated[tuple[Title, ...], AfterValidator(_distinct)]
ItemIdentifiers = Annotated[tuple[ItemIdentifier, ...], AfterValidator(_distinct)]
