"""A result as plain data for JSON: the names of its fields are the keys of the contract."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

VERSION = 1


def envelope(command: str, result: object) -> dict[str, Any]:
    """Give the answer of *command* as a versioned object."""
    return {"schema": f"roadmap.{command}", "version": VERSION, "data": to_data(result)}


def error_envelope(command: str, failure: object) -> dict[str, Any]:
    """Give the failure of *command*, with its code, message, hint and exit code, as a versioned object."""
    return {"schema": f"roadmap.{command}", "version": VERSION, "error": to_data(failure)}


def to_data(value: Any) -> Any:  # noqa: ANN401 - any value that a result may hold
    """Give a frozen result as dictionaries, lists, texts and numbers.

    A field whose name would be a Python keyword ends in an underscore, which is taken off.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name.rstrip("_"): to_data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name.rstrip("_"): to_data(entry) for name, entry in zip(value._fields, value, strict=True)}
    if isinstance(value, Mapping):
        return {str(key): to_data(entry) for key, entry in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_data(entry) for entry in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
