"""Text made harmless, put on one line, or into ASCII."""

import json

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from roadmap_cli.rendering.clean_text import clean, escaped, one_line, to_ascii

GLYPHS = "─╌┄━●│┃├┝┣└╰┗┌╭┏┐╮┓┘╯┛┬┴┼┤█▉▊▋▌▍▎▏░▒▓✓▸○◆◇•·→…–—‘’“”×≥≤"  # noqa: RUF001 - the glyphs themselves
LETTERS = st.characters(max_codepoint=0x2FFF, exclude_categories=["C", "M", "Zl", "Zp"])
WIDE_OR_NOT = st.text(st.sampled_from(GLYPHS + "aé漢字\uff46\uff8aΩж� ") | LETTERS)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Clean text is clean."""
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(exclude_categories=["C", "M", "Zl", "Zp"])))
def test_what_is_harmless_stays(text: str) -> None:
    """Letters, digits, signs and spaces of any script are not touched."""
    assert clean(text) == text


def test_what_is_taken_out_leaves_a_mark() -> None:
    """Nothing is hidden; a line feed is no harm."""
    assert clean("a\x1b[31mb\nc\u202ed\x9be") == "a�[31mb\nc�d�e"


def test_a_pile_of_marks_is_cut_to_three() -> None:
    """A letter cannot paint over the lines around it."""
    assert clean("e" + "\u0301" * 50 + "x") == "e" + "\u0301" * 3 + "x"


@given(st.text(), st.integers(1, 30))
def test_one_line_is_one_line_and_no_longer_than_asked(text: str, limit: int) -> None:
    """For lists, in which each entry has one line."""
    line = one_line(text, limit)

    assert "\n" not in line
    assert len(line) <= limit
    assert line == line.strip()


@given(WIDE_OR_NOT)
def test_ascii_has_the_same_width(text: str) -> None:
    """Columns keep their places, whatever glyph or script stood in them."""
    assert to_ascii(text).isascii()
    assert cell_len(to_ascii(text)) == cell_len(text)


def test_every_glyph_of_ours_has_a_sign_of_its_own() -> None:
    """None of the glyphs of the views turns into the question mark of the unknown."""
    assert "?" not in to_ascii(GLYPHS)


@given(st.text())
def test_escapes_in_json_are_read_back(text: str) -> None:
    """What a terminal would obey is written as an escape, and a script reads what was there."""
    document = json.dumps({"text": text}, ensure_ascii=False)

    assert json.loads(escaped(document)) == {"text": text}
    assert clean(escaped(document)) == escaped(document) or clean(text) != text
