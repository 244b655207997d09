"""`assess` at a terminal and off it, in a roadmap of a few skills and in the bundled one."""

import json

import pytest

from conftest import Program


def statuses(program: Program, *items: str) -> list[str]:
    return [program.json("show", item)["status"] for item in items]


def test_a_placement_on_a_terminal_ends_with_one_step_to_take_back(roadmap: Program) -> None:
    """It asks, marks what is known with what that builds on, says what comes next, and undo takes back all of it."""
    answer = roadmap.ok("assess", answers="y\n1 2 4\ny\n" + "n\n" * 30)

    assert "1. Do you know this: Programming basics?" in answer.err
    assert "  y yes   n no   some in part   ? what it is   q stop here" in answer.err
    assert "which of these do you know?" in answer.err
    assert "Mark what your answers build on as known too? [Y/n]" in answer.err
    assert "Learn next" in answer.out
    assert "Nothing is left that is worth a question." in answer.out
    assert answer.err.rstrip().endswith("Saved. Take it back with `roadmap undo`.")
    assert statuses(roadmap, "programming-basics", "http-protocol") == ["known", "known"]

    roadmap.ok("undo")

    assert statuses(roadmap, "programming-basics", "http-protocol") == ["none", "none"]
    assert roadmap.json("assess")["question"]["number"] == 1


@pytest.mark.parametrize("end", ["q\n", ""])
def test_a_placement_that_is_stopped_goes_on_from_there(roadmap: Program, end: str) -> None:
    """Stopping, by q or by the end of input, saves what was settled; a no is asked no second time."""
    roadmap.ok("assess", answers="n\n" + end)

    again = roadmap.ok("assess", answers="q\n")

    assert "1. " not in again.err
    assert "\n2. " in again.err
    assert "Programming basics" not in again.err
    assert "Saved" not in again.err
    found = roadmap.json("assess")
    assert (found["asked"], found["known"], found["not_known"]) == (1, [], ["programming-basics"])
    assert "core-language" in found["excluded"]
    assert roadmap.json("assess", "--again")["question"]["number"] == 1


def test_what_it_is_can_be_asked_back(roadmap: Program) -> None:
    """A question mark explains, anything else that is no answer is told what would be one."""
    answer = roadmap.ok("assess", answers="?\nperhaps\n7\nq\n")

    assert "  Programming basics: " in answer.err
    assert answer.err.count("Answer with y, n, some or ?; q stops.") == 2


def test_some_of_a_skill_asks_for_its_topics(roadmap: Program) -> None:
    """The topics that are named are known; without any the skill is being learned."""
    topics = [topic["id"] for topic in roadmap.json("show", "programming-basics")["topics"]]

    roadmap.ok("assess", answers="some\n1, 3\nq\n")

    assert statuses(roadmap, *topics[:3], "programming-basics") == ["known", "none", "known", "learning"]
    roadmap.ok("undo")
    roadmap.ok("assess", answers="s\n\nq\n")
    assert statuses(roadmap, *topics[:3], "programming-basics") == ["none", "none", "none", "learning"]


def test_some_of_several_skills_may_stay_open(roadmap: Program) -> None:
    """Who cannot say which is asked about narrower things, and nothing is marked."""
    roadmap.ok("assess", answers="y\ns\n\nq\n")

    found = roadmap.json("assess")

    assert (found["asked"], found["known"], found["not_known"]) == (2, ["programming-basics"], [])
    assert found["question"] is not None


def test_without_consent_only_what_was_named_is_known(roadmap: Program) -> None:
    """The question is put once; a no to it holds for the rest."""
    answer = roadmap.ok("assess", "--with-prerequisites", answers="q\n")
    alone = roadmap.ok("assess", "--knows", "docker", "--alone")

    assert "Mark what" not in answer.err + alone.err
    assert statuses(roadmap, "docker", "linux-cli") == ["known", "none"]


def test_off_a_terminal_it_says_how_to_answer(roadmap: Program) -> None:
    """Nothing is asked and nothing is written; options answer, and count as one question."""
    answer = roadmap.ok("assess")

    assert "Question 1 of at most 25" in answer.out
    assert "--knows ITEM --not ITEM --some ITEM" in answer.out
    assert roadmap.journal() == {}
    told = roadmap.ok("assess", "--knows", "docker", "--not", "kubernetes", "--some", "postgresql")
    assert "--with-prerequisites marks these as known too." in told.err
    found = roadmap.json("assess", "--knows", "redis-basics", "--with-prerequisites")
    assert found["asked"] == 2
    assert found["not_known"] == ["kubernetes"]
    assert {"docker", "redis-basics", "http-protocol"} <= set(found["known"])
    assert {"id": "redis-basics", "from": "none", "to": "known"}.items() <= next(
        change for change in found["changed"] if change["id"] == "redis-basics"
    ).items()


def test_answers_by_a_script_come_to_an_end(roadmap: Program) -> None:
    """A script that answers what it is asked is through after 25 calls at most, and nothing of it is wrong."""
    knows = {"programming-basics", "linux-cli", "git-github", "http-protocol"}
    found = roadmap.json("assess")
    while question := found["question"]:
        options = [
            word for part in question["items"] for word in ("--knows" if part["id"] in knows else "--not", part["id"])
        ]
        found = roadmap.json("assess", *options, "--with-prerequisites")

    assert found["asked"] <= 25
    assert set(found["known"]) == knows
    assert found["open"] == []


def test_a_no_is_kept_in_an_event_that_moves_no_status(roadmap: Program) -> None:
    """It is no progress, and neither doctor nor history is puzzled by it."""
    roadmap.ok("assess", "--not", "docker")

    (event,) = roadmap.json("history")["events"]

    assert (event["kind"], event["skill"], event["words"]) == ("assess", None, "assess backend: 1 answer")
    assert event["data"]["answers"] == [{"about": "docker", "skills": ["docker"], "said": "none", "having": []}]
    assert roadmap.json("status")["share_done"] == 0
    assert roadmap.json("doctor")["problems"] == []
    assert json.dumps(event).isprintable()
