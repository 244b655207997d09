"""Whatever text a result holds, nothing but text reaches the terminal."""

import io
import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_results import VIEWS, with_text
from time_samples import WORDLESS

from roadmap_cli.cli.output import Output
from roadmap_cli.rendering.json_document import envelope

SPECIAL = [
    "\x1b[31m",
    "\x1b]8;;https://evil.example\x07",
    "\x1bP$q\x1b\\",
    "\x9b2J",
    "\x00",
    "\x08",
    "\r",
    "\t",
    "\x0b",
    "\x0c",
    "\x7f",
    "\x85",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u2066",
    "\u200f",
    "\u200b",
    "\ufeff",
    "\u061c",
    "\ud800",
    "\udcff",
    "[bold]",
    "[/]",
    "[link=x]",
    ":smile:",
    "\\",
    "漢字",
    "é",
    "e\u0301\u0301\u0301\u0301\u0301",
    "\U0001f468\u200d\U0001f469",
    " ",
    "\n",
    "%s",
    "{}",
]
HOSTILE = st.lists(st.sampled_from(SPECIAL) | st.text(max_size=3), max_size=8).map("".join)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(io.TextIOWrapper):
    """A stream in memory that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def printed(result: object, render: object, environment: dict[str, str], stream: io.TextIOWrapper) -> str:
    """Give what the view of *result* writes to *stream*."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        Output(as_json=False, environment=environment).show(render(result))
    return stream.buffer.getvalue().decode()


def obeyed(text: str) -> set[str]:
    """Give what a terminal would obey in *text*, or what would hide or turn it."""
    return {
        letter
        for letter in text
        if letter != "\n"
        and (
            unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}
            or unicodedata.bidirectional(letter) in {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
            or letter in "\u061c\u200b\u200e\u200f\u2060\ufeff"
        )
    }


@pytest.mark.parametrize("view", VIEWS)
@settings(max_examples=8, deadline=None)
@given(text=HOSTILE, width=st.sampled_from(["20", "40", "72", "200", ""]), locale=st.sampled_from(["C.UTF-8", "C"]))
def test_no_view_lets_through_what_a_terminal_obeys(view: str, text: str, width: str, locale: str) -> None:
    """With hostile text behind every text of the result: in a pipe and on a terminal, in Unicode and in ASCII."""
    result, render = VIEWS[view]
    environment = {"COLUMNS": width, "LANG": locale, "TERM": "xterm-256color"}

    piped = printed(with_text(result, text), render, environment, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    shown = printed(with_text(result, text), render, environment, Terminal(io.BytesIO(), encoding="utf-8"))

    assert obeyed(piped) == set()
    assert obeyed(COLOURS.sub("", shown)) == set()
    assert locale != "C" or (piped.isascii() and shown.isascii())


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in WORDLESS])
def test_markup_is_text_in_every_view(view: str) -> None:
    """A square bracket opens nothing, and a name between colons is no picture."""
    result, render = VIEWS[view]

    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")

    text = printed(with_text(result, "[bold]:smile:"), render, {"COLUMNS": "400", "LANG": "C.UTF-8"}, stream)

    assert "[bold]:smile:" in text
    assert "\U0001f604" not in text


@pytest.mark.parametrize("view", VIEWS)
@settings(max_examples=5, deadline=None)
@given(text=HOSTILE)
def test_json_keeps_every_text_and_obeys_none(view: str, text: str) -> None:
    """What is shown as U+FFFD to people is escaped for scripts, and comes back as it was."""
    import json

    result = with_text(VIEWS[view][0], text)
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        Output(as_json=True, environment={}).show_json(envelope("x", result))

    written = stream.buffer.getvalue().decode()
    assert obeyed(written) == set()
    assert json.loads(written) == json.loads(json.dumps(envelope("x", result)))
