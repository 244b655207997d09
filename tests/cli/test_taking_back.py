"""`undo`, `redo`, and what they say."""

import pytest

from conftest import Program

CHANGES = {
    "done git": "○ Git  git  done → not started\n",
    "done begin": "○ The shell  shell  done → not started\n",
    "start sql": "○ SQL  sql  learning → not started\n",
    "skip graphql": "○ GraphQL  graphql  skipped → not started\n",
    "know cache --with-prerequisites": "○ Caching  cache  known → not started\n",
    "note sql mine": "Took back: note on sql: mine\n",
    "link sql https://a.example": "Took back: link for sql: https://a.example\n",
    "use tiny": "Took back: use tiny\n",
    "follow tiny": "Took back: follow tiny\n",
    "use --language go": "Took back: language go\n",
}


@pytest.mark.parametrize("line", CHANGES)
def test_undo_takes_back_any_command_whole_and_says_what(small: Program, line: str) -> None:
    """Afterwards everything is as it was before, and redo brings it all back."""
    read = ("status", "show sql", "show cache", "list", "note sql", "link sql")
    before = [small.json(*words.split()) for words in read]
    small.ok(*line.split())
    after = [small.json(*words.split()) for words in read]

    undone = small.ok("undo")
    again = [small.json(*words.split()) for words in read]
    small.ok("redo")

    assert CHANGES[line] in undone.out
    assert undone.err == "Saved. `roadmap redo` reverses it.\n"
    assert again == before
    assert [small.json(*words.split()) for words in read] == after


def test_undo_goes_back_one_command_at_a_time(small: Program) -> None:
    """The newest first; an undo is not undone by the next one."""
    for item in ("git", "shell", "sql"):
        small.ok("done", item)

    for _ in range(2):
        small.ok("undo")

    assert [small.json("show", item)["status"] for item in ("git", "shell", "sql")] == ["done", "none", "none"]


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_where_there_is_nothing_to_take_back(small: Program, command: str) -> None:
    """That is told, and nothing is written."""
    answer = small(command)

    assert (answer.code, answer.out) == (3, "")
    assert answer.err == f"There is nothing to {command} on this machine. See what was done with `roadmap history`.\n"
    assert small.journal() == {}


def test_redo_after_everything_was_undone_and_redone(small: Program) -> None:
    """Undo and redo may go to and fro without end."""
    small.ok("done", "git")
    for _ in range(3):
        small.ok("undo")
        assert small.json("show", "git")["status"] == "none"
        small.ok("redo")
        assert small.json("show", "git")["status"] == "done"

    assert small("redo").code == 3
