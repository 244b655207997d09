"""`use`, `follow`, `unfollow` and the language."""

from conftest import Program


def test_the_first_use_marks_what_is_taken_for_granted_when_the_person_has_it(small: Program) -> None:
    """On a terminal it asks once what the source assumes; a yes marks it as known."""
    answer = small.ok("use", "tiny", answers="y\n")

    assert "tiny takes for granted: The shell, Git. Do you have that already?" in answer.err
    assert answer.out.startswith("A tiny way (tiny) is your main roadmap.\n")
    assert "◆ The shell  shell  not started → known" in answer.out
    assert answer.err.endswith("Saved. Take it back with `roadmap undo`.\n")
    assert [small.json("show", item)["status"] for item in ("shell", "git", "http")] == ["known", "known", "none"]


def test_a_no_marks_nothing_and_is_not_asked_for_again(small: Program) -> None:
    """Who follows a roadmap already is not asked what it assumes."""
    first = small.ok("use", "tiny", answers="n\n")
    small.ok("use", "backend", answers="")
    again = small.ok("use", "tiny", answers="")

    assert "Do you have that already?" in first.err
    assert "Do you have that already?" not in again.err
    assert small.json("show", "shell")["status"] == "none"


def test_off_a_terminal_use_says_how_to_mark_what_is_taken_for_granted(small: Program) -> None:
    """Nobody can be asked there, so nothing is marked and the command for it is told."""
    answer = small.ok("use", "tiny")

    assert "If you have that: roadmap know shell git" in answer.err
    assert small.json("show", "shell")["status"] == "none"


def test_yes_answers_the_question_of_use(small: Program) -> None:
    """--yes stands for the answer, --no-input for nobody who could give one."""
    small.ok("use", "tiny", "--no-input", answers="y\n")
    before = small.json("show", "shell")["status"]
    small.ok("undo")

    small.ok("use", "tiny", "--yes")

    assert (before, small.json("show", "shell")["status"]) == ("none", "known")


def test_use_and_undo_of_it(small: Program) -> None:
    """The choice and what it marked are one command, and are taken back together."""
    small.ok("use", "tiny", "--yes")
    chosen = small.json("status")["roadmap"]

    small.ok("undo")

    assert (chosen, small.json("status")["roadmap"]) == ("tiny", "backend")
    assert small.json("show", "shell")["status"] == "none"


def test_followed_roadmaps_move_together(small: Program) -> None:
    """What is done counts in each roadmap that is followed, the main one first."""
    small.ok("follow", "tiny")

    answer = small.ok("done", "http")

    shares = [line.split()[0] for line in answer.out.splitlines() if " → " in line and "%" in line]
    assert shares == ["backend", "tiny"]
    assert [row["followed"] for row in small.json("list")["roadmaps"]] == [True, True]


def test_unfollow_ends_that(small: Program) -> None:
    """A roadmap that is no longer followed is not told about, and progress stays."""
    small.ok("follow", "tiny")
    small.ok("done", "http")

    answer = small.ok("unfollow", "tiny")

    assert "is not followed any more; your progress stays." in answer.out
    assert small.json("status")["followed"] == ["backend"]
    assert small.json("show", "http")["status"] == "done"


def test_the_main_roadmap_is_always_followed(small: Program) -> None:
    """It cannot be unfollowed, and the way out is told."""
    answer = small("unfollow", "backend")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "backend is your main roadmap, which is always followed. Choose another one first with `roadmap use`.\n"
    )


def test_following_twice_writes_nothing_the_second_time(small: Program) -> None:
    """What holds already needs no event."""
    small.ok("follow", "tiny")

    assert small.json("follow", "tiny")["events"] == []


def test_a_language_is_known_by_its_alias_and_kept(small: Program) -> None:
    """The language is chosen alone or with a roadmap, and shown from then on."""
    answer = small.ok("use", "--language", "Golang")
    with_roadmap = small.ok("use", "tiny")

    assert "Language: go\n" in answer.out
    assert answer.out.startswith("Everything (backend) is your main roadmap.")
    assert "Language: go\n" in with_roadmap.out


def test_a_language_that_there_is_not_names_those_that_there_are(small: Program) -> None:
    """Nothing is chosen then."""
    answer = small("use", "tiny", "--language", "cobol")

    assert (answer.code, answer.err) == (3, "No language is called 'cobol'. There are python and go.\n")
    assert small.json("status")["roadmap"] == "backend"


def test_a_roadmap_is_found_by_the_beginning_of_its_id(small: Program) -> None:
    """`use ti` is enough."""
    small.ok("use", "ti")

    assert small.json("status")["roadmap"] == "tiny"


def test_a_main_roadmap_that_is_gone_gives_way_to_the_merged_one(small: Program, roadmap: Program) -> None:
    """Content may change under a journal: the choice is kept, told about, and another one shown."""
    small.ok("use", "tiny")
    roadmap.environment["ROADMAP_HOME"] = str(small.home)
    (small.home / "progress").joinpath("note").write_text("not a journal")
    for path in (small.home / "progress").glob("*.json"):
        assert b'"tiny"' in path.read_bytes()

    small._monkeypatch.undo()
    answer = roadmap.ok("status")

    assert "Your main roadmap 'tiny' is not there any more; showing backend." in answer.err
    assert answer.out.startswith("Backend engineer")
