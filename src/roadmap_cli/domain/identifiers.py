"""The names by which items, stages, roadmaps and devices are known."""

import re

SEGMENT = r"[a-z0-9](?:[a-z0-9]|[._-](?=[a-z0-9])){0,63}"
_ITEM_ID = f"{SEGMENT}(?:/{SEGMENT})?"

# Names of devices on Windows: a file called like one cannot be made there, with any ending.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"com{digit}" for digit in range(10)} | {f"lpt{digit}" for digit in range(10)}
)


def is_id(text: str) -> bool:
    """Tell whether *text* may name a skill, a stage, a roadmap or a device: one segment in kebab-case."""
    return re.fullmatch(SEGMENT, text) is not None and not is_reserved(text)


def is_item_id(text: str) -> bool:
    """Tell whether *text* may name an item: one segment, or two for a topic (`postgresql/mvcc`)."""
    return re.fullmatch(_ITEM_ID, text) is not None and all(map(is_id, text.split("/")))


def is_reserved(name: str) -> bool:
    """Tell whether Windows takes a file called *name* for a device."""
    return name.partition(".")[0].rstrip().lower() in _RESERVED


def in_namespace(namespace: str, name: str) -> str:
    """Give the id that an item or a roadmap of one's own is known by: `my.rust` for `rust` in `my`."""
    start = f"{namespace}."
    return name if name.startswith(start) else start + name


def is_own(name: str) -> bool:
    """Tell whether *name* is the id of something of one's own: no bundled id holds a dot."""
    return "." in name


def without_namespace(name: str) -> str:
    """Give the short word for an id of one's own: `rust` for `my.rust`; other ids are short already."""
    return name.partition(".")[2] or name
