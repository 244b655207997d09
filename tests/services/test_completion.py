"""What can come next on a command line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_cli.services.completion import COMMANDS, FILES, OPTIONS_OF, Table, complete, table_text

FLAG = ("", "", "")
TABLE = Table(
    table_text(
        {
            COMMANDS: [("show", "Show it."), ("done", "Tick it."), ("clock", "Time it.")],
            OPTIONS_OF: [("--version", *FLAG, "The version."), ("--json", *FLAG, "JSON.")],
            OPTIONS_OF + "show": [
                ("", "roadmap item", "1", "", "A name."),
                ("--level", "show/level", "1", "1", "A level."),
                ("-d --depth", "", "1", "", "How deep."),
                ("--full", *FLAG, "All."),
            ],
            OPTIONS_OF + "done": [("", "item", "1", "1", "Items."), ("-o --output", FILES, "1", "", "A file.")],
            OPTIONS_OF + "clock": [("", "clock/action", "1", "", "What."), ("", "item", "1", "", "Item.")],
            "show/level": [("essential", ""), ("optional", "")],
            "clock/action": [("start", ""), ("stop", "")],
            "roadmap": [("birjob", "A year"), ("birjob:w01", "HTTP")],
            "item": [("docker", "Docker"), ("docker/layers", "Layers"), ("documentation", "Docs"), ("bash", "Bash")],
        }
    )
)


def offered(line: str) -> list[str]:
    return [value for value, _ in complete(TABLE, line.split(" "))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", ["show", "done", "clock"]),
        ("s", ["show"]),
        ("--", ["--version", "--json"]),
        ("--json do", ["done"]),
        ("nothing ", []),
        ("show d", ["docker", "documentation"]),
        ("show b", ["birjob", "bash"]),
        ("show birjob:", ["birjob:w01"]),
        ("show docker/", ["docker/layers"]),
        ("show docker ", ["--level", "--depth", "--full"]),
        ("show docker x", []),
        ("show --level ", ["essential", "optional"]),
        ("show --level=e", ["--level=essential"]),
        ("show --level essential --l", ["--level"]),
        ("show --full --", ["--level", "--depth"]),
        ("show -d", ["-d"]),
        ("show -d 3 d", ["docker", "documentation"]),
        ("show --depth=3 d", ["docker", "documentation"]),
        ("show -- d", ["docker", "documentation"]),
        ("show -- --", []),
        ("show --nothing=", []),
        ("done docker d", ["documentation"]),
        ("done docker documentation b", ["bash"]),
        ("done -o ", [FILES]),
        ("done --output=", [FILES]),
        ("clock ", ["start", "stop"]),
        ("clock start d", ["docker", "documentation"]),
        ("clock start docker bash b", []),
    ],
)
def test_what_can_follow(line: str, expected: list[str]) -> None:
    """Commands first, then what they take: values after options, arguments by their place, parts once asked for."""
    assert offered(line) == expected


def test_what_can_follow_is_described() -> None:
    """A command by its summary, an option by its help, a value by its title."""
    assert complete(TABLE, ["sh"]) == [("show", "Show it.")]
    assert complete(TABLE, ["show", "--f"]) == [("--full", "All.")]
    assert complete(TABLE, ["show", "doc"]) == [("docker", "Docker"), ("documentation", "Docs")]


def test_no_word_at_all_is_an_empty_one() -> None:
    """A shell that loses an empty word still learns the commands."""
    assert complete(TABLE, []) == complete(TABLE, [""])


@given(st.lists(st.sampled_from(["show", "done", "-", "--", "--level", "-d", "--x=1", "docker", "", "é☃", "a:b/c"])))
def test_any_line_has_an_answer_that_continues_its_last_word(words: list[str]) -> None:
    """Whatever was typed: nothing fails, and TAB never takes away what stands there."""
    beginning = words[-1] if words else ""

    assert all(value.startswith(beginning) or value == FILES for value, _ in complete(TABLE, words))
