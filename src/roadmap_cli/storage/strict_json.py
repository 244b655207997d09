"""JSON taken apart without losing how it was written, and without trusting it."""

import json
import math
import re
from collections.abc import Iterator
from json import JSONDecodeError
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1, '"': 0}
_SCALAR_END = re.compile(r"[\s,\]}]|\Z")

TOO_MUCH = "it is nested too deeply or holds a number that is too long"


class StrictDecoder:
    """Decode JSON, and note in *faults* what JSON lets pass and a journal must not: double keys, NaN, infinity."""

    def __init__(self) -> None:
        """Begin with no faults; who decodes again clears them."""
        self.faults: list[str] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object, parse_float=self._float, parse_constant=self._constant
        )

    def decode(self, text: str) -> object:
        """Decode a whole text; raise `ValueError` or `RecursionError` where that cannot be done."""
        return self._decoder.decode(text)

    def decode_at(self, text: str, position: int) -> tuple[object, int]:
        """Decode the value that starts at *position*; give it with the position behind it."""
        return self._decoder.raw_decode(text, position)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            self.faults.append("a key stands in it twice")
        return found

    def _float(self, text: str) -> float:
        number = float(text)
        if not math.isfinite(number):
            self.faults.append("a number in it is not finite")
        return number

    def _constant(self, _name: str) -> float:
        self.faults.append("a number in it is not finite")
        return 0.0


class Cursor:
    """A place in a JSON text that moves on value by value and never descends into the data's depth."""

    def __init__(self, text: str) -> None:
        """Stand before the first character of *text*."""
        self.text = text
        self.position = 0
        self.faults: list[str] = []
        self._decoder = StrictDecoder()
        self._counted = 0
        self._line = 1

    @property
    def line(self) -> int:
        """Give the line of the text, from 1, in which the cursor stands."""
        self._line += self.text.count("\n", self._counted, self.position)
        self._counted = self.position
        return self._line

    def peek(self) -> str:
        """Give the next character that is not white space, and stand on it; empty at the end."""
        space = _SPACE.match(self.text, self.position)
        self.position = space.end() if space else self.position
        return self.text[self.position : self.position + 1]

    def take(self, wanted: str) -> str:
        """Move past the next character if it is one of *wanted*; raise `JSONDecodeError` if not."""
        found = self.peek()
        if not found or found not in wanted:
            message = f"Expecting one of {wanted}"
            raise JSONDecodeError(message, self.text, self.position)
        self.position += 1
        return found

    def value(self) -> tuple[str, object]:
        """Move past a value; give its text and what it holds. What is wrong inside it stands in *faults*."""
        self.peek()
        start = self.position
        self._decoder.faults.clear()
        try:
            found, self.position = self._decoder.decode_at(self.text, start)
        except JSONDecodeError:
            raise
        except (ValueError, RecursionError):
            found, self.position = None, _end_of_value(self.text, start)
            self._decoder.faults.append(TOO_MUCH)
        self.faults = list(self._decoder.faults)
        return self.text[start : self.position], found

    def elements(self) -> Iterator[tuple[str, object]]:
        """Move through an array and past it, one value after the other."""
        self.take("[")
        if self.peek() == "]":
            self.take("]")
            return
        while True:
            yield self.value()
            if self.take(",]") == "]":
                return


def _end_of_value(text: str, start: int) -> int:
    if text[start] not in "[{":
        end = _SCALAR_END.search(text, start)
        return end.start() if end else len(text)
    depth = 0
    for token in _BRACKETS.finditer(text, start):
        depth += _STEPS[text[token.start()]]
        if depth == 0:
            return token.end()
    message = "Expecting a closing bracket"
    raise JSONDecodeError(message, text, len(text))
