"""`roadmap match`: from a posting to a plan, from a résumé to what is known, and nothing of the text kept."""

from pathlib import Path

import pytest

from conftest import Program

POSTING = """\
Senior Backend Engineer

Requirements
- Python and PostgreSQL
- Docker; no Kubernetes needed

Nice to have
- Redis
Secret code word: xylophone-brigade
"""
RESUME = "Ana\n\nExperience\n2020-2024 Built REST APIs in Python, marimba-quartet\nGit and Docker every day\n"


@pytest.fixture
def posting(tmp_path: Path) -> str:
    (tmp_path / "posting.txt").write_text(POSTING, encoding="utf-8")
    return str(tmp_path / "posting.txt")


@pytest.fixture
def resume(tmp_path: Path) -> str:
    (tmp_path / "resume.txt").write_text(RESUME, encoding="utf-8")
    return str(tmp_path / "resume.txt")


def test_a_posting_is_sorted_into_has_learning_and_missing(roadmap: Program, posting: str) -> None:
    """What is done or known is had, what is begun is being learned, the rest is missing with what it builds on."""
    roadmap.ok("know", "git-github", "linux-cli", "docker", "programming-basics", "--alone")
    roadmap.ok("start", "postgresql")

    data = roadmap.json("match", posting)

    missing = [item["id"] for item in data["missing"]]
    assert (data["kind"], data["title"]) == ("posting", "Senior Backend Engineer")
    assert (data["has"], data["learning"]) == (["docker"], ["postgresql"])
    assert {"core-language", "postgresql", "redis-basics", "sql-basics"} <= set(missing)
    assert "kubernetes" not in missing
    assert missing.index("sql-basics") < missing.index("postgresql")
    kubernetes = next(skill for skill in data["skills"] if skill["id"] == "kubernetes")
    assert [(said["line"], said["negated"]) for said in kubernetes["mentions"]] == [(5, True)]


def test_what_is_shown_names_its_line(roadmap: Program, posting: str) -> None:
    """A person can trace each thing on the screen to a line of the text, or to what it is needed for."""
    answer = roadmap.ok("match", posting, environment={"COLUMNS": "140"})

    assert "line 4 “Python”" in answer.out
    assert "needed for PostgreSQL as the first database" in answer.out
    assert "Named, but not asked for" in answer.out


def test_a_plan_holds_what_is_missing_and_nothing_else(roadmap: Program, posting: str) -> None:
    """`--plan --by` plans the missing skills, prerequisites first, until the day."""
    data = roadmap.json("match", posting, "--plan", "--by", "2027-12-01")

    planned = list(
        dict.fromkeys(item["id"].partition("/")[0] for week in data["plan"]["weeks"] for item in week["items"])
    )
    assert set(planned) == {item["id"] for item in data["missing"]}
    assert planned.index("sql-basics") < planned.index("postgresql")
    assert data["plan"]["fits"]


def test_a_plan_never_asks_for_more_than_a_working_week_of_itself(roadmap: Program, posting: str) -> None:
    """Where the last day is too near it says so, with the usual hours and the ways out; hours that are said count."""
    near = roadmap.json("match", posting, "--plan", "--by", "+10d")["plan"]
    far = roadmap.json("match", posting, "--plan", "--by", "2028-12-01")["plan"]
    said = roadmap.json("match", posting, "--plan", "--by", "+10d", "--hours", "60")["plan"]

    assert (near["fits"], near["hours_per_week"], bool(near["ways_out"])) == (False, 10, True)
    assert far["fits"]
    assert far["hours_per_week"] < 10
    assert said["hours_per_week"] == 60


def test_several_postings_are_ranked_by_what_most_ask_for(roadmap: Program, posting: str, tmp_path: Path) -> None:
    """The skill that more postings ask for comes first, with how many."""
    other = tmp_path / "other.txt"
    other.write_text("Engineer\nYou know Redis and Kafka.", encoding="utf-8")

    first = roadmap.json("match", posting, str(other))["demand"][0]

    assert (first["id"], first["asked_by"], len(first["postings"])) == ("redis-basics", 2, 2)


def test_a_resume_gives_suggestions_and_yes_takes_them_up(roadmap: Program, resume: str) -> None:
    """Off a terminal nothing is marked without --yes; with it all of the list is, and undo takes it back."""
    listed = roadmap.json("match", resume)
    unmarked = roadmap.json("show", "git-github")["status"]

    taken = roadmap.json("match", resume, "--yes")

    suggested = {entry["id"] for entry in listed["suggestions"]}
    assert (listed["kind"], unmarked) == ("resume", "none")
    assert {"git-github", "docker", "core-language", "rest-api-design"} <= suggested
    assert next(entry for entry in listed["suggestions"] if entry["id"] == "docker")["line"] == 5
    assert set(taken["marked"]) == suggested
    assert roadmap.json("show", "docker")["status"] == "known"
    roadmap.ok("undo")
    assert roadmap.json("show", "docker")["status"] == "none"


def test_on_a_terminal_each_suggestion_is_asked_about(roadmap: Program, resume: str) -> None:
    """Each question shows its line; a yes marks one, a no leaves one as it is."""
    suggested = [entry["id"] for entry in roadmap.json("match", resume)["suggestions"]]

    answer = roadmap.ok("match", resume, answers="y\n" + "n\n" * (len(suggested) - 1))

    assert "Line 4: 2020-2024 Built REST APIs in Python" in answer.err
    assert "Marked 1 as known. Take it back with `roadmap undo`." in answer.err
    assert roadmap.json("show", suggested[0])["status"] == "known"
    assert roadmap.json("show", suggested[1])["status"] == "none"


def test_standard_input_is_read_too(roadmap: Program) -> None:
    """`-` is what comes from a pipe; where nothing comes that is said."""
    assert roadmap("match", "-").code == 4


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_questions_that_are_stopped_keep_what_was_answered(
    roadmap: Program, resume: str, monkeypatch: pytest.MonkeyPatch, end: type[BaseException]
) -> None:
    """Ctrl-C and the end of input are no failure: the answers until then are saved, what was not asked stays open."""
    first, second, *_ = [entry["id"] for entry in roadmap.json("match", resume)["suggestions"]]
    given = iter(["y"])

    def type_one_answer() -> str:
        if (answer := next(given, None)) is None:
            raise end
        return answer

    monkeypatch.setattr("builtins.input", type_one_answer)

    answer = roadmap.ok("match", resume, answers="")

    assert "Stopped; what you have answered is kept." in answer.err
    assert "Marked 1 as known. Take it back with `roadmap undo`." in answer.err
    assert [roadmap.json("show", item)["status"] for item in (first, second)] == ["known", "none"]


def test_nothing_of_the_text_is_kept(roadmap: Program, posting: str, resume: str) -> None:
    """Neither journal nor cache nor any other file of the person's holds a word of it."""
    roadmap.ok("match", posting, "--plan")
    roadmap.ok("match", resume, "--yes")

    kept = b"".join(path.read_bytes() for path in roadmap.home.rglob("*") if path.is_file())
    assert [word for word in (b"xylophone", b"marimba", b"posting.txt", b"Senior Backend") if word in kept] == []


def test_a_posting_that_is_followed_is_a_roadmap_like_others(roadmap: Program, posting: str) -> None:
    """It stands in the list under its title, ticks move it, and the journal holds no word of the posting."""
    made = roadmap.json("match", posting, "--follow")

    roadmap.ok("know", "docker", "--alone")
    listed = {entry["id"]: entry for entry in roadmap.json("list")["roadmaps"]}[made["followed"]]
    journal = b"".join(path.read_bytes() for path in (roadmap.home / "progress").rglob("*.json"))
    assert (listed["title"], listed["followed"]) == ("For: Senior Backend Engineer", True)
    assert listed["share_done"] > 0
    assert b"Senior" not in journal


def test_a_posting_followed_twice_stays_one_roadmap(roadmap: Program, posting: str, tmp_path: Path) -> None:
    """It is told from its title and from what is missing, also after some of that is learned; another is another."""
    made = roadmap.json("match", posting, "--follow")
    roadmap.ok("know", "docker", "--alone")

    again = roadmap.json("match", posting, "--follow")
    roadmap.ok("unfollow", made["followed"])
    once_more = roadmap.json("match", posting, "--follow")
    other = tmp_path / "other.txt"
    other.write_text(POSTING.replace("Redis", "Kafka"), encoding="utf-8")
    another = roadmap.json("match", str(other), "--follow")

    assert (again["followed"], again["file"], again["events"]) == (made["followed"], None, [])
    assert (once_more["followed"], once_more["file"], len(once_more["events"])) == (made["followed"], None, 1)
    assert another["followed"] != made["followed"]
    assert "it is followed already" in roadmap.ok("match", posting, "--follow", environment={"COLUMNS": "200"}).out


def test_what_is_not_asked_is_said_on_the_screen_and_to_scripts(roadmap: Program, posting: str) -> None:
    """A negated name is listed with its line, and under `not_asked`."""
    assert roadmap.json("match", posting)["not_asked"] == [
        {"id": "kubernetes", "title": "Kubernetes", "line": 5, "text": "Kubernetes"}
    ]
    assert "  Kubernetes  line 5 “Kubernetes”" in roadmap.ok("match", posting).out


def test_only_one_posting_can_be_planned(roadmap: Program, posting: str, resume: str) -> None:
    """A plan for several texts, or for a résumé, would not say what it is for."""
    assert roadmap("match", posting, posting, "--plan").code == 2
    assert roadmap("match", resume, "--plan").code == 2
    assert roadmap("match", resume, "--follow").code == 2
