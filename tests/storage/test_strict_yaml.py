"""The strict part of YAML: text stays text, every value has its line, everything clever is refused."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage import strict_yaml
from roadmap_cli.storage.strict_yaml import Document, Value, entry_of, read_document


@pytest.fixture(autouse=True)
def _has_both_parsers() -> None:
    assert yaml.__with_libyaml__, "these tests compare the two parsers, so PyYAML must have been built with libyaml"


@pytest.fixture(params=[True, False], ids=["c-parser", "pure-parser"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test run with the C parser and once more with the pure one."""
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param)


def read(text: str) -> Document:
    """Read *text* as the file `file.yaml`."""
    return read_document(text.encode(), path="file.yaml")


def refused(raw: bytes) -> BadDataError:
    """Give the error with which *raw* is refused."""
    with pytest.raises(BadDataError) as caught:
        read_document(raw, path="file.yaml")
    return caught.value


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    "scalar",
    ["4", "012", "1:30", "1e308", ".nan", ".inf", "-5", "0x1F", "true", "yes", "No", "2024-01-01", "=", "a b", "1_000"],
)
def test_a_scalar_keeps_the_text_that_stands_in_the_file(scalar: str) -> None:
    """No plain scalar becomes a number, a date or a truth value."""
    document = read(f"key: {scalar}\n")

    assert document.value == {"key": scalar}


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("scalar", "expected"),
    [("", None), ("~", None), ("null", None), ("'null'", "null"), ('""', ""), ("''", ""), ("'~'", "~"), ("nil", "nil")],
)
def test_only_what_is_plainly_empty_is_none(scalar: str, expected: str | None) -> None:
    """Nothing, `~` and `null` are None without quotation marks and text with them."""
    document = read(f"key: {scalar}\n")

    assert document.value == {"key": expected}


@pytest.mark.usefixtures("_each_parser")
def test_each_value_knows_its_line() -> None:
    """A location gives the line of its key or entry; one that does not exist gives that of what is around it."""
    text = "title: A\nskills:\n- id: a\n  requires: [x,\n    y]\n- id: b\n  why: >-\n    one\n    two\nend: z\n"
    expected = {
        (): 1,
        ("title",): 1,
        ("skills",): 2,
        ("skills", 0): 3,
        ("skills", 0, "requires", 0): 4,
        ("skills", 0, "requires", 1): 5,
        ("skills", 1, "id"): 6,
        ("skills", 1, "why"): 7,
        ("skills", 1, "titel"): 6,
        ("skills", 7): 2,
        ("title", "no", "such"): 1,
        ("end",): 10,
    }

    document = read(text)

    assert {location: document.line_of(location) for location in expected} == expected


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    """A file saved by a Windows editor reads like any other."""
    raw = b"\xef\xbb\xbfa: 1\r\nb:\r\n- 2\r\n"

    document = read_document(raw, path="file.yaml")

    assert document.value == {"a": "1", "b": ["2"]}
    assert document.line_of(("b", 0)) == 3


def test_control_characters_written_as_escapes_stay_readable() -> None:
    """What is escaped in the file is text like any other; the edge of the program cleans it."""
    document = read('key: "\\e[31m \\x9b \\u202e"\n')

    assert document.value == {"key": "\x1b[31m \x9b \u202e"}


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: &x 1\n", 1, "Anchors"),
        ("a: 1\nb: &x [1]\n", 2, "Anchors"),
        ("a: 1\n&k b: 2\n", 2, "Anchors"),
        ("a: 1\nb: *x\n", 2, "Aliases"),
        ("a: !!str 1\n", 1, "Tags"),
        ("a: ! 1\n", 1, "Tags"),
        ("a: 1\nb: !x {c: d}\n", 2, "Tags"),
        ("%TAG !x! tag:example.com,2026:\n---\na: 1\n", 1, "Tags"),
        ("a: 1\n<<: {b: 2}\n", 2, "Merge keys"),
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands here again; line 1"),
        ("a:\n  b: 1\n  'b': 2\n", 3, "'b' stands here again; line 2"),
        ("a: {b, c, b}\n", 1, "'b' stands here again"),
        ("a: 1\n? [x, y]\n: 2\n", 2, "plain text"),
        ("a: 1\n? {x: y}\n: 2\n", 2, "plain text"),
        ("a: 1\n~: 2\n", 2, "key is empty"),
        ("a: 1\n'': 2\n", 2, "key is empty"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("just text\n", 1, "keys with values"),
        ("- a\n", 1, "keys with values"),
        ("", 1, "keys with values"),
        ("# nothing\n", 1, "keys with values"),
        ("a: 1\nb: [1, 2\n", 3, "not valid YAML"),
        ("a: 1\n\tb: 2\n", 2, "not valid YAML"),
        ("a: b: c\n", 1, "not valid YAML"),
        ('a: "\\q"\n', 1, "not valid YAML"),
    ],
)
def test_what_is_clever_or_broken_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    """Each refusal names the file and the line and says in words what is wrong."""
    error = refused(text.encode())

    assert (error.path, error.exit_code) == ("file.yaml", 4)
    assert error.line is not None
    # The parsers disagree by a line or two about where broken syntax ends.
    assert error.line == line or ("not valid" in words and error.line <= line + 1)
    assert words in error.message


@pytest.mark.usefixtures("_each_parser")
def test_half_a_surrogate_pair_is_refused() -> None:
    """Text that cannot be encoded never gets in."""
    error = refused(b'a: "\\ud800"\n')

    assert error.line == 1


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        ("a: é\n".encode("utf-16"), 1, ["UTF-16", "byte 0", "iconv -f UTF-16"]),
        (b"\xfe\xff" + "a: é\n".encode("utf-16-be"), 1, ["UTF-16", "byte 0"]),
        ("a: é\n".encode("utf-32"), 1, ["UTF-32", "byte 0"]),
        ("a: b\n".encode("utf-16-le"), 1, ["zero byte", "byte 1"]),
        ("a: 1\nb: é\n".encode("latin-1"), 2, ["Byte 8 is not UTF-8", "iconv -f LATIN1"]),
        (b"\xef\xbb\xbf" + "a: é\n".encode("latin-1"), 1, ["Byte 6 is not UTF-8"]),
        (b"\x89PNG\r\n\x1a\n\0\0", 3, ["zero byte", "byte 8", "binary"]),
        (b"a: 1\nb: \x1b[31m\n", 2, ["U+001B"]),
        (b"a: 1\nb: \xc2\x9b\n", 2, ["U+009B"]),
        (b"a: 1\nb: \x7f\n", 2, ["U+007F"]),
    ],
)
def test_what_is_not_utf8_text_is_refused_with_the_byte_and_the_remedy(raw: bytes, line: int, words: list[str]) -> None:
    """A wrong encoding is never read as something else."""
    error = refused(raw)

    assert error.line == line
    assert [word for word in words if word not in error.message] == []


def test_sixteen_levels_are_allowed_and_seventeen_are_not() -> None:
    """The limit of depth counts the outermost mapping as one."""
    deep = "a: " + "[" * 15 + "x" + "]" * 15
    deeper = "a: " + "[" * 16 + "x" + "]" * 16

    document = read(deep)
    error = refused(deeper.encode())

    innermost: Value = document.value["a"]
    while isinstance(innermost, list):
        innermost = entry_of(innermost, 0)
    assert innermost == "x"
    assert "16 deep" in error.message


def test_a_file_holds_at_most_so_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """The node limit counts keys, values and containers, and is named in the error."""
    monkeypatch.setattr(strict_yaml, "MAX_NODES", 7)

    document = read("a: [1, 2, 3, 4]\n")
    error = refused(b"a: [1, 2, 3, 4,\n5]\n")

    assert document.value == {"a": ["1", "2", "3", "4"]}
    assert (error.line, "more than 7 values" in error.message) == (2, True)


def test_a_file_is_at_most_four_mebibytes_long() -> None:
    """The limit of length holds to the byte."""
    frame = len('a: ""\n')
    longest = b'a: "' + b"x" * (strict_yaml.MAX_BYTES - frame) + b'"\n'

    document = read_document(longest, path="file.yaml")
    error = refused(longest + b"#")

    assert len(str(document.value["a"])) == strict_yaml.MAX_BYTES - frame
    assert "4 MiB" in error.message


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\ufeff"), max_size=20)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS.filter(bool), inner, max_size=4),
    max_leaves=20,
)


class _PlainDumper(yaml.SafeDumper):
    """A writer that uses no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """Write every value out."""
        return data is not None or data is None


@given(value=st.dictionaries(TEXTS.filter(bool), VALUES, max_size=4), block=st.booleans())
def test_what_another_program_writes_is_read_as_it_was(value: dict[str, Any], *, block: bool) -> None:
    """Reading takes back what a writer of full YAML made of text, lists and mappings."""
    text = yaml.dump(value, Dumper=_PlainDumper, allow_unicode=False, default_flow_style=not block, default_style='"')
    # With every scalar in quotation marks the writer has to tag what is empty.
    raw = text.replace('!!null "null"', "null").encode()

    document = read_document(raw, path="file.yaml")

    assert document.value == value


@given(raw=st.binary(max_size=200) | st.text("ab:-[]{},&*!|>'\"%@`?# \n\t\\\x1b\u2028é", max_size=80).map(str.encode))
def test_no_bytes_whatever_bring_down_the_reader(raw: bytes) -> None:
    """Any bytes are read or refused with one short sentence that is safe to show."""
    said = ""

    try:
        read_document(raw, path="file.yaml")
    except BadDataError as error:
        said = str(error)

    assert said.isprintable()
    assert len(said) < 300
