"""What TAB knows, with nothing in it that a shell could obey."""

import pytest

from roadmap_cli.rendering.candidates import candidates_text
from roadmap_cli.rendering.completion_table import CommandFacts, ParameterFacts, completion_table
from roadmap_cli.services.completion import Table, complete

HOSTILE = "\x1b[31m$(rm -rf ~) `x` 'a' \"b\" c:d\\e\n\tf\f\u202e"


def table(**values: tuple[tuple[str, str], ...]) -> Table:
    item = ParameterFacts((), ("item",), takes_value=True, repeats=False, help=HOSTILE)
    command = CommandFacts("show", HOSTILE, (item,), {})
    return Table(completion_table([command], {"item": (), **values}))


def test_a_description_is_one_clean_line() -> None:
    """Control characters, line ends and tabs never reach a table."""
    ((_, title),) = complete(table(item=(("docker", HOSTILE),)), ["show", "d"])

    assert title.isprintable()
    assert "$(rm -rf ~)" in title


@pytest.mark.parametrize("name", ["$(id)", "a b", "`id`", "a;b", "-rf", ":files", "a\tb", "a\nb", "é", ""])
def test_a_value_that_is_more_than_a_word_to_a_shell_is_left_out(name: str) -> None:
    """What TAB puts on the command line is a plain word."""
    known = table(item=((name, "A title"), ("docker", "")))

    assert [value for value, _ in known.rows("item")] == ["docker"]


def test_each_shell_is_answered_in_its_own_way() -> None:
    """A description after a colon for zsh, colons and backslashes in it escaped; after a tab for the others."""
    found = [("birjob:w01", r"HTTP: \ and more"), ("docker", "")]

    assert candidates_text(found, "bash") == "birjob:w01\ndocker"
    assert candidates_text(found, "zsh") == r"birjob\:w01:HTTP\: \\ and more" + "\ndocker"
    assert candidates_text(found, "fish") == candidates_text(found, "powershell")
    assert candidates_text(found, "fish") == "birjob:w01\tHTTP: \\ and more\ndocker"
    assert candidates_text([(":files", "")], "zsh") == ":files"
