"""`start`, `done`, `know`, `skip`, `reset`."""

from conftest import Program


def statuses(program: Program, *items: str) -> list[str]:
    return [program.json("show", item)["status"] for item in items]


def test_done_tells_what_changed_what_it_unlocked_and_how_far_each_roadmap_moved(small: Program) -> None:
    """The whole answer, as a person sees it."""
    answer = small.ok("done", "shell")

    assert answer.out == (
        "✓ The shell  shell  not started → done\nUnlocked  http, sql, docker\n\nbackend  ────────  0 % → 5.2 %\n"
    )
    assert answer.err == "Saved. Take it back with `roadmap undo`.\n"


def test_a_milestone_is_told_when_it_is_reached_and_stays(small: Program) -> None:
    """It is reached with the last essential item before it, and what is reset later does not take it away."""
    small.ok("done", "shell", "git")
    answer = small.ok("done", "http")
    small.ok("reset", "git")

    assert "Milestone reached  First answer (backend)\n  Show it to a friend.\n" in answer.out
    assert small.json("status")["milestones"][0]["reached"] is True


def test_done_takes_a_step_a_stage_or_a_task_and_several_at_once(small: Program) -> None:
    """What stands for several items ticks them all."""
    small.ok("done", "web/ask", "tables")
    after_parts = statuses(small, "http/methods", "http/headers", "http", "sql", "shell")
    small.ok("done", "begin")

    assert after_parts == ["done", "none", "learning", "done", "none"]
    assert statuses(small, "shell", "git", "http") == ["done", "done", "done"]


def test_a_part_of_another_roadmap_is_named_with_it(small: Program) -> None:
    """`tiny:w03` is a step of a roadmap that is not the main one."""
    small.ok("done", "tiny:w03")

    assert statuses(small, "cache") == ["done"]


def test_ticking_the_last_topic_ticks_the_skill(small: Program) -> None:
    """And opening a topic again opens the skill."""
    small.ok("done", "sql/select")
    half = statuses(small, "sql")
    whole = small.ok("done", "sql/joins")
    small.ok("reset", "sql/select")

    assert half == ["learning"]
    assert "✓ SQL  sql  learning → done, 1 topic\n" in whole.out
    assert statuses(small, "sql", "sql/select", "sql/joins") == ["learning", "none", "done"]


def test_what_is_open_below_is_told_and_never_forbidden(small: Program) -> None:
    """Who has learned a thing knows better than the graph."""
    answer = small.ok("done", "cache")

    assert "  cache builds on http, sql, not done yet; it counts all the same.\n" in answer.out


def test_what_changes_nothing_says_so_and_writes_nothing(small: Program) -> None:
    """A second tick is no event, and there is nothing to undo."""
    small.ok("done", "git")
    before = small.journal()

    answer = small.ok("done", "git")

    assert (answer.out, answer.err) == ("✓ Git  git is done already\n", "")
    assert small.journal() == before


def test_start_takes_nothing_finished_back(small: Program) -> None:
    """What is done, known or skipped stays so until it is reset."""
    small.ok("done", "git")
    small.ok("know", "shell")
    small.ok("skip", "graphql")

    answer = small.ok("start", "git", "shell", "graphql", "sql")

    assert statuses(small, "git", "shell", "graphql", "sql") == ["done", "known", "skipped", "learning"]
    assert "▸ SQL  sql  not started → learning\n" in answer.out


def test_what_is_skipped_counts_neither_way(small: Program) -> None:
    """It leaves the hours, and holds nothing up."""
    before = small.json("status")["hours"]
    small.ok("skip", "sql")

    after = small.json("status")
    small.ok("done", "shell", "http")
    assert (before, after["hours"]) == (38, 32)
    assert "cache" in [item["id"] for item in small.json("next", "-n", "9")["items"]]


def test_the_day_of_a_change_can_be_given(small: Program) -> None:
    """--on dates it; the event's own moment stays true."""
    small.ok("done", "git", "--on", "-3d")
    small.ok("done", "shell", "--on", "2026-11-01")

    shell, git = small.json("history")["events"]
    assert (git["day"], shell["day"]) == ("2026-11-20", "2026-11-01")
    assert git["at"] == "2026-11-23T09:30:00Z"


def test_know_marks_below_too_when_asked_to(small: Program) -> None:
    """--with-prerequisites marks all that an item builds on."""
    small.ok("know", "cache", "--with-prerequisites")

    assert statuses(small, "cache", "http", "sql", "shell", "git") == ["known", "known", "known", "known", "none"]


def test_know_alone_marks_nothing_below_and_asks_nothing(small: Program) -> None:
    """--alone is the other answer to the question."""
    answer = small.ok("know", "cache", "--alone", answers="")

    assert statuses(small, "cache", "http") == ["known", "none"]
    assert "too?" not in answer.err


def test_know_asks_on_a_terminal(small: Program) -> None:
    """Who knows a thing mostly knows what it builds on: Enter means yes."""
    answer = small.ok("know", "http", answers="\n")

    assert "Mark these as known too?" in answer.err
    assert statuses(small, "http", "shell") == ["known", "known"]


def test_know_off_a_terminal_says_how(small: Program) -> None:
    """Nobody can be asked, so what lies below stays as it is."""
    answer = small.ok("know", "http")

    assert "--with-prerequisites marks these as known too.\n" in answer.err
    assert statuses(small, "http", "shell") == ["known", "none"]


def test_skipped_and_known_stay_when_a_whole_step_is_done(small: Program) -> None:
    """What came with a step keeps what was decided for it."""
    small.ok("know", "shell")
    small.ok("skip", "git")

    small.ok("done", "tools")

    assert statuses(small, "shell", "git") == ["known", "skipped"]


def test_of_a_choice_one_is_enough(small: Program) -> None:
    """A step with a choice ticks the cheapest that suffices, and the roadmap is complete without the others."""
    small.ok("done", "begin", "data", "ship")

    assert statuses(small, "rest", "graphql") == ["done", "none"]
    assert small.json("status")["share_done"] == 1
