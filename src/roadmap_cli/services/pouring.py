"""Pouring minutes into rooms, one after another, to the minute."""

from collections.abc import Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def pour(pending: list[tuple[Key, str, int]], room: int) -> tuple[dict[Key, dict[str, int]], int]:
    """Take up to *room* minutes from the end of *pending*: what each key has of each leaf, and how many ended.

    What does not fit whole stays in *pending* with what is left of it.
    """
    parts: dict[Key, dict[str, int]] = {}
    ended = 0
    while pending and room:
        key, leaf, minutes = pending.pop()
        spent = min(minutes, room)
        room -= spent
        own = parts.setdefault(key, {})
        own[leaf] = own.get(leaf, 0) + spent
        if spent < minutes:
            pending.append((key, leaf, minutes - spent))
        else:
            ended += 1
    return parts, ended
