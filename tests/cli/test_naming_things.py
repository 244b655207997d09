"""What a name on the command line may be, and what it may not do."""

import pytest

from conftest import Program


@pytest.mark.parametrize("name", ["web protocol", "rows", "Hypertext"])
def test_off_a_terminal_a_vague_name_reads_and_changes_nothing(small: Program, name: str) -> None:
    """Words and aliases are enough to look; to change data a script writes the id."""
    shown = small.ok("show", name)
    answer = small("done", name)

    item = shown.out.splitlines()[0].split("  ")[1]
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == f"'{name}' may mean {item}. Where nobody can be asked, write the id: {item}.\n"
    assert small.journal() == {}


def test_on_a_terminal_words_are_enough(small: Program) -> None:
    """Who sits there sees what changed and can undo it."""
    small.ok("done", "web protocol", answers="")

    assert small.json("show", "http")["status"] == "done"


def test_yes_takes_the_one_thing_that_fits(small: Program) -> None:
    """--yes stands for the person."""
    small.ok("done", "web protocol", "--yes")

    assert small.json("show", "http")["status"] == "done"


def test_the_beginning_of_one_id_is_certain(small: Program) -> None:
    """A unique prefix changes data anywhere."""
    small.ok("done", "gi", "sql/j")

    assert small.json("show", "git")["status"] == "done"
    assert small.json("show", "sql/joins")["status"] == "done"


def test_an_alias_that_begins_its_id_is_as_certain_as_the_id(roadmap: Program) -> None:
    """`git` is an alias of git-github and the beginning of that id alone."""
    roadmap.ok("done", "git")

    assert roadmap.json("show", "git-github")["status"] == "done"


def test_what_fits_several_things_names_them_and_changes_nothing(small: Program) -> None:
    """Ambiguous is an error of its own, with the ids to choose from."""
    answer = small("done", "dock")

    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "'dock' fits 2 things: docker, docker-compose. Name one of them.\n"
    assert small.journal() == {}


def test_on_a_terminal_one_of_several_things_can_be_chosen(small: Program) -> None:
    """They are listed with numbers."""
    answer = small.ok("done", "dock", answers="2\n")

    assert "  1  docker  Containers\n  2  docker-compose  Several containers\n" in answer.err
    assert small.json("show", "docker-compose")["status"] == "done"


def test_choosing_none_changes_nothing(small: Program) -> None:
    """Enter is no choice: declined, which is a failure."""
    answer = small("done", "dock", answers="\n")

    assert answer.code == 1
    assert answer.err.endswith("Nothing was chosen, nothing was changed.\n")
    assert small.journal() == {}


@pytest.mark.parametrize("command", ["start", "done", "know", "skip", "reset", "note", "link", "show"])
def test_a_name_that_nothing_bears_gets_a_suggestion_and_changes_nothing(small: Program, command: str) -> None:
    """A close spelling is only ever suggested."""
    answer = small(command, "doker")

    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "Nothing is called 'doker'. Did you mean docker?\n"
    assert small.journal() == {}


def test_one_bad_name_among_several_changes_nothing(small: Program) -> None:
    """A command is done whole or not at all."""
    answer = small("done", "git", "doker", "sql")

    assert answer.code == 3
    assert small.journal() == {}


@pytest.mark.parametrize(
    "name", ["", "  ", "..", "../../etc/passwd", "%s", "a" * 100_000, "x y " * 25_000, "\x1b[31mgit"]
)
@pytest.mark.parametrize("command", ["show", "done", "note", "use", "plan"])
def test_any_name_gives_one_clear_sentence(small: Program, command: str, name: str) -> None:
    """However long or odd a name is, the answer is short, names the fault, and writes nothing."""
    answer = small(command, name)

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("\n") == 1
    assert len(answer.err) < 300
    assert answer.err.removesuffix("\n").isprintable()
    assert small.journal() == {}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "A name is missing: the text in its place is empty. See `roadmap show` for what there is.\n"),
        ("docker" * 100, "No name has more than 300 characters.\n"),
    ],
)
def test_an_empty_and_an_endless_name_are_told_apart(small: Program, name: str, sentence: str) -> None:
    """Neither fits everything, and neither is compared with everything."""
    assert small("show", name).err.endswith(sentence)


@pytest.mark.parametrize("word", ["-1", "--nope", "--" + "x" * 100_000, "--\x1b[31m"])
def test_an_option_that_there_is_not_is_a_usage_error(small: Program, word: str) -> None:
    """A name that begins with a hyphen is an option; the sentence about it is short."""
    answer = small("show", word)

    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err) < 500
    assert answer.err.removesuffix("\n").isprintable()


def test_a_command_that_there_is_not_gets_a_suggestion(small: Program) -> None:
    """The nearest command is named."""
    answer = small("plna")

    assert (answer.code, answer.err) == (2, "No such command 'plna'. Did you mean 'plan'? See `roadmap --help`.\n")


@pytest.mark.parametrize("folder", ["nowhere", "x" * 100_000, "\x1b[31m", ".."])
def test_a_folder_that_holds_no_content_is_told(small: Program, folder: str) -> None:
    """Whatever it is called."""
    answer = small("validate", folder, "--no-input")

    assert answer.code in {1, 3, 4}
    assert len(answer.out + answer.err) < 1_000
    assert (answer.out + answer.err).replace("\n", "").isprintable()


@pytest.mark.parametrize("word", ["x" * 100_000, "\x1b[31mnext", "nex\nt"])
def test_a_hostile_command_gives_one_clear_sentence(small: Program, word: str) -> None:
    """It is quoted short and harmless."""
    answer = small(word)

    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err) < 500
    assert answer.err.removesuffix("\n").isprintable()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("done git --on whenever", "'whenever' is no day. Write it as "),
        ("done git --on 2026-02-30", "'2026-02-30' is no day. Write it as "),
        ("done git --on tomorrow", "2026-11-24 is still to come. Give the day that it was, such as "),
        ("plan --start someday", "'someday' is no day. Write it as "),
        ("plan --start 9999-12-31 --months 2", "2 months from 9999-12-31 lie beyond the year 9999."),
        ("plan --hours 0", "A week without hours holds no plan. 44 min a week finish it by 2027-11-21.\n"),
        ("plan --hours -3", "A week without hours holds no plan. 44 min a week finish it by 2027-11-21.\n"),
        ("plan --hours 200", "A week has 168 h, not 200 h. 44 min a week finish it by 2027-11-21.\n"),
        ("plan --weeks 4 --hours 200", "A week has 168 h, not 200 h. 9 h 30 min a week finish it by 2026-12-20.\n"),
        (
            "plan --hours 60 --days sat,sun",
            "A week of 2 days has 48 h, not 60 h. 44 min a week finish it by 2027-11-21.",
        ),
        ("plan --by 9999-12-31", "9999-12-31 is more than 1,000 years away. Give an earlier day with --by.\n"),
        ("plan --hours 0.02 --reserve 10%", "A week without hours holds no plan. "),
        ("plan --minutes-a-day 0", "'0' is no duration. Write it as "),
        ("plan --minutes-a-day 1500", "A week has 168 h, not 175 h. "),
        (
            "plan --by 2026-11-01",
            "2026-11-01 lies before the start, 2026-11-23. At 10 h a week it takes until 2026-12-19: ",
        ),
        ("plan --by fri --weeks 2", "One end is enough: give --months, --weeks or --by.\n"),
        ("plan --hours 3 --minutes-a-day 30", "One of the two is enough: --hours a week or --minutes-a-day.\n"),
        ("plan --days someday", "'someday' is no day of the week. Write them as mon,wed,sat or mon-fri.\n"),
        ("plan --reserve 95%", "'95%' is no share to hold back. Write it as 10%, from 0% to 90%.\n"),
        ("plan --at 19:00", "--at and --alarm are about a calendar. Name its file: --ics plan.ics.\n"),
        ("plan --ics a.ics --at 25:00", "'25:00' is no time of the day. Write it as 19:00 or 7:30.\n"),
        ("pause 2027-01-03..2026-12-20", "2026-12-20 lies before 2027-01-03. Give the first day first: "),
        ("pause someday", "'someday' is no day. Write days as "),
        ("pause fri --remove 1", "Give either days to take off or --remove, not both.\n"),
        ("plan --hours nan", "Invalid value for '--hours': nan is no number of hours."),
        ("plan --hours inf", "Invalid value for '--hours': inf is no number of hours."),
        ("plan --hours many", "Invalid value for '--hours': 'many' is not a number."),
        ("plan --months 0", "Invalid value for '--months': 0 is not between 1 and 240."),
        ("plan --months 1.5", "Invalid value for '--months': '1.5' is not a whole number."),
        ("plan --level some", "Invalid value for '--level': 'some' is not one of 'essential', "),
        ("next --minutes soon", "'soon' is no duration. Write it as "),
        ("next --minutes 0", "'0' is no duration. Write it as "),
        ("next -n 0", "Invalid value for '-n' / '--limit': 0 is not between 1 and 100."),
        ("history -n -1", "Invalid value for '-n' / '--limit': -1 is less than 0."),
        ("show --depth 5", "Invalid value for '--depth': 5 is not between 1 and 4."),
        ("show --status finished", "Invalid value for '--status': 'finished' is not one of 'none', "),
        ("note git x --remove 1", "Give either a note to add or --remove, not both."),
        ("note git --remove 0", "Invalid value for '--remove': 0 is less than 1."),
        ("link git ftp://example.com", "'ftp://example.com' does not begin with http:// or https://."),
        ("link git https://me:my@example.com", "'https://me:my@example.com' carries a user name or a password."),
        ("use", "Name a roadmap, a language, or both."),
        ("done", "Missing argument 'ITEM...'."),
    ],
)
def test_what_cannot_be_read_is_a_usage_error_that_says_why(small: Program, line: str, sentence: str) -> None:
    """Nothing is written, and the sentence names the value and what to write instead."""
    answer = small(*line.split())

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(sentence)
    assert answer.err.count("\n") == 1
    assert small.journal() == {}
