"""What all schemas of content share: the kinds of fields, and errors that name file, line and key."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Final, NoReturn, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.identifiers import is_id, is_item_id
from roadmap_cli.domain.web_addresses import fault_of
from roadmap_cli.storage.strict_yaml import Document, Location, Value, entry_of

MAX_TITLE: Final = 200
MAX_PROSE: Final = 4_000
MAX_HOURS: Final = 1_000
MOST_LISTED: Final = 12
MOST_TOLD: Final = 100
"""How many faults of one file are told; who mends these sees the others."""

_WHOLE_SENTENCE: Final = "whole_sentence"
# What pydantic calls the wrong shape, and what we say of it.
_SHAPES: Final = {
    "string_type": "must be text",
    "tuple_type": "must be a list, such as [a, b]",
    "dict_type": "must hold keys with values",
    "mapping_type": "must hold keys with values",
    "model_type": "must hold keys with values",
    "model_attributes_type": "must hold keys with values",
}
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,127}")

SchemaT = TypeVar("SchemaT", bound="Schema")


class Schema(BaseModel):
    """A mapping in a content file; keys that it does not know are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="wrap")
    @classmethod
    def _know_every_key(cls, value: object, validate: ModelWrapValidatorHandler[Self]) -> Self:
        known = cls.model_fields
        unknown = [key for key in value if key not in known] if isinstance(value, dict) else []
        if not isinstance(value, dict) or not unknown:
            return validate(value)
        faults: list[InitErrorDetails] = []
        try:
            validate({key: entry for key, entry in value.items() if key in known})
        except ValidationError as error:
            # What is missing here, or does not fit together, may be what the unknown keys were meant to say.
            within = [one for one in error.errors(include_url=False) if one["loc"]]
            faults += [_again(one) for one in within if len(one["loc"]) > 1 or one["type"] != "missing"]
        for key in unknown[: MOST_TOLD + 1]:
            sentence = f"Unknown key {quote(key)}; {suggestion(key, known)}"
            faults.append({"type": _sentence_of(sentence, key), "loc": (), "input": None})
        raise ValidationError.from_exception_data(cls.__name__, faults)


def validated(schema: type[SchemaT], document: Document, faults: list[BadDataError]) -> SchemaT | None:
    """Give *document* as a *schema*; where it is none, give None and add what is wrong in it to *faults* by line."""
    try:
        return schema.model_validate(document.value)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
    located = [(_location(problem), problem) for problem in problems]
    located.sort(key=lambda pair: document.line_of(pair[0]))
    for location, problem in located[:MOST_TOLD]:
        faults.append(document.fault(_sentence(problem, location, document.value), location))
    if len(located) > MOST_TOLD:
        faults.append(document.fault(f"More than {MOST_TOLD} things are wrong in this file; mend those first."))
    return None


def _again(problem: ErrorDetails) -> InitErrorDetails:
    """Give a fault that was found further in as one to be raised anew."""
    kind: str | PydanticCustomError = problem["type"]
    if kind == _WHOLE_SENTENCE:
        kind = _sentence_of(problem["ctx"]["sentence"], problem["ctx"]["key"])
    return {"type": kind, "loc": problem["loc"], "input": problem["input"], "ctx": problem.get("ctx", {})}


def suggestion(name: str, names: Iterable[str]) -> str:
    """Say which of *names* was probably meant by *name*, or which there are where none comes near."""
    known = list(names)
    near = get_close_matches(name[:MAX_TITLE], known, n=1)
    if near:
        return f"did you mean {quote(near[0])}?"
    if not known:
        return "there are none."
    shown = ", ".join(known[:MOST_LISTED])
    return f"there are {shown}{', ...' if len(known) > MOST_LISTED else ''}."


def refuse(sentence: str, *, key: str = "") -> NoReturn:
    """Let a validator fail with *sentence* as it stands, said of the entry under *key* where one is named."""
    raise _sentence_of(sentence, key)


def _sentence_of(sentence: str, key: str) -> PydanticCustomError:
    return PydanticCustomError(_WHOLE_SENTENCE, "{sentence}", {"sentence": sentence, "key": key})


def found(value: object) -> str:
    """Say in a few words what stands where something else should."""
    match value:
        case None:
            return "it is empty"
        case str():
            return f"it is {quote(value)}"
        case list():
            return "a list stands there"
        case _:
            return "keys with values stand there"


def one_of(*names: str) -> BeforeValidator:
    """Make the check that a value is one of *names*."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in names:
            near = get_close_matches(value, names, n=1) if isinstance(value, str) else []
            guess = f"; did you mean {quote(near[0])}?" if near else ""
            message = f"must be one of {', '.join(names)}, but {found(value)}{guess}"
            raise ValueError(message)
        return value

    return BeforeValidator(check)


def _location(problem: ErrorDetails) -> Location:
    location = problem["loc"]
    if location and location[-1] == "[key]":
        return location[:-1]
    key = problem["ctx"].get("key") if problem["type"] == _WHOLE_SENTENCE else None
    return (*location, key) if key else location


def _sentence(problem: ErrorDetails, location: Location, value: Value) -> str:
    if problem["type"] == _WHOLE_SENTENCE:
        return str(problem["ctx"]["sentence"])
    for part in location:
        value = entry_of(value, part)
    name = quote(str(location[-1])) if location else "the file"
    if location and isinstance(location[-1], int):
        name = f"entry {location[-1] + 1} of {quote(str(location[-2]))}"
    if problem["type"] == "missing":
        return f"The key {name} is missing; add it."
    if problem["type"] == "value_error":
        said = str(problem["ctx"]["error"])
    else:
        said = f"{_SHAPES.get(problem['type'], 'is not right')}, but {found(value)}"
    return f"{name[0].upper()}{name[1:]} {said}{'' if said.endswith('?') else '.'}"


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
    if minutes != int(minutes):
        message = f"must be whole minutes when it is turned into them (0.25 hours are 15), but {found(value)}"
        raise ValueError(message)
    return int(minutes)


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

Title = Annotated[str, _text(_is_title, f"one line of at most {MAX_TITLE} characters")]
Prose = Annotated[
    str,
    _text(lambda text: 0 < len(text) <= MAX_PROSE, f"text of at most {MAX_PROSE:,} characters"),
    BeforeValidator(lambda value: value.strip() if isinstance(value, str) else value),
]
Identifier = Annotated[str, _text(is_id, _ID_RULE)]
ItemIdentifier = Annotated[str, _text(is_item_id, f"{_ID_RULE}, or sql-advanced/windows for a topic")]
Url = Annotated[str, _text(lambda text: fault_of(text) is None, _URL_RULE)]
Day = Annotated[str, _text(lambda text: bool(_DAY.fullmatch(text)), "a day, such as 2026-11-20")]
Date = Annotated[str, _text(lambda text: bool(_DATE.fullmatch(text)), "a date: 2026, 2026-03 or 2026-03-15")]
FileName = Annotated[str, _text(lambda text: bool(_FILE_NAME.fullmatch(text)), "the plain name of a file")]
Minutes = Annotated[int, BeforeValidator(_minutes)]
Whole = Annotated[int, BeforeValidator(_whole)]
Figure = Annotated[float, BeforeValidator(_figure)]
Span = Annotated[tuple[int, int], BeforeValidator(_span)]
Range = Annotated[tuple[float, float], BeforeValidator(_range)]
Flag = Annotated[bool, BeforeValidator(_flag)]


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
