"""JSON that others wrote, of whatever shape."""

import json
import math
from typing import Any

from roadmap_cli.domain.errors import BadDataError


def decode_json(text: str, path: str) -> Any:  # noqa: ANN401 - whatever a file holds
    """Give what a JSON *text* holds, NaN and infinity as null; raise BadDataError where it is no JSON."""
    try:
        return json.loads(text, parse_constant=lambda _: None, parse_float=_finite)
    except json.JSONDecodeError as error:
        message = f"It is not whole JSON: {error.msg[0].lower()}{error.msg[1:]}, column {error.colno}."
        raise BadDataError(message, path=path, line=error.lineno) from None
    except (ValueError, RecursionError):
        message = "It is nested too deeply or holds a number that is too long."
        raise BadDataError(message, path=path) from None


def _finite(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None
