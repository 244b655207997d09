"""What all schemas of content share: no unknown keys, and errors that name file, line and key."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final, NoReturn, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.storage.strict_yaml import Document, Location, Value, entry_of

MAX_TITLE: Final = 200
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
        faults.append(more_than_told(document.path))
    return None


def _again(problem: ErrorDetails) -> InitErrorDetails:
    """Give a fault that was found further in as one to be raised anew."""
    kind: str | PydanticCustomError = problem["type"]
    if kind == _WHOLE_SENTENCE:
        kind = _sentence_of(problem["ctx"]["sentence"], problem["ctx"]["key"])
    return {"type": kind, "loc": problem["loc"], "input": problem["input"], "ctx": problem.get("ctx", {})}


def more_than_told(path: str) -> BadDataError:
    """Give what follows the faults of the file at *path* where it has more than are told of one."""
    return BadDataError(f"More than {MOST_TOLD} things are wrong in this file; mend those first.", path=path)


def suggestion(name: str, names: Iterable[str]) -> str:
    """Say which of *names* was probably meant by *name*, or which there are where none comes near."""
    known = list(names)
    near = get_close_matches(name[:MAX_TITLE], known, n=1)
    if near:
        return f"did you mean {quote(near[0])}?"
    if not known:
        return "there are none."
    return f"there are {', '.join(known[:MOST_LISTED])}{' and others' if len(known) > MOST_LISTED else ''}."


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
