"""Which names may stand in files and paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.domain.identifiers import is_id, is_item_id

GOOD = ["a", "7", "http-protocol", "node.js", "a_b", "k8s", "x" * 64, "console", "com", "com10", "lpt", "a.con"]
HOSTILE = [
    "",
    " ",
    "a b",
    "a\n",
    "\na",
    "a\x00",
    "A",
    "Http",
    "-a",
    "a-",
    ".a",
    "a.",
    "_a",
    "a--b",
    "a..b",
    "a.-b",
    "..",
    ".",
    "~",
    "a:b",
    "a\\b",
    "$(x)",
    "`x`",
    "a;b",
    "a*",
    "x" * 65,
    "é",
    "\uff41",
    "\u0430",
    "a\u200bb",
    "٣",
    "ﬁ",
    "İ",
]
WINDOWS = ["con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt0", "lpt9", "con.txt", "nul.tar.gz", "lpt1.a-b"]


@pytest.mark.parametrize("name", GOOD)
def test_kebab_case_is_an_id(name: str) -> None:
    """Small letters and digits, joined by single dashes, dots and underscores, make an id of 64 characters at most."""
    assert is_id(name)
    assert is_item_id(name)
    assert is_item_id(f"{name}/{name}")


@pytest.mark.parametrize("name", [*HOSTILE, *WINDOWS])
def test_what_could_harm_a_path_or_a_terminal_is_no_id(name: str) -> None:
    """Neither alone nor as either half of a topic: separators, control characters, look-alikes, names of devices."""
    assert not is_id(name)
    assert not is_item_id(name)
    assert not is_item_id(f"{name}/a")
    assert not is_item_id(f"a/{name}")


@pytest.mark.parametrize("name", ["a/b/c", "/a", "a/", "/", "a//b", "../a", "a/.."])
def test_an_item_has_two_segments_at_most(name: str) -> None:
    """A topic is one segment, a slash and another; nothing climbs or begins at the root."""
    assert not is_item_id(name)


def test_an_id_is_one_segment() -> None:
    """What may name a topic may not name a skill."""
    assert is_item_id("a/b")
    assert not is_id("a/b")


@law
@given(st.text(st.sampled_from("ab0-._/ A\n:\\é"), max_size=70))
def test_an_id_is_safe_as_the_name_of_a_file(name: str) -> None:
    """An id has only small letters, digits, dashes, dots and underscores, and begins and ends with none of the last."""
    if is_id(name):
        assert set(name) <= set("ab0-._")
        assert name[0].isalnum()
        assert name[-1].isalnum()
        assert 1 <= len(name) <= 64
