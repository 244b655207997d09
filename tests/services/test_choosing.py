"""Which roadmaps and which language somebody chose, what they write beside items, and what a name aims at."""

import pytest

from factories import (
    make_catalogue,
    make_choice,
    make_event,
    make_progress,
    make_project,
    make_roadmap,
    make_skill,
    make_stage,
    make_standing,
    make_statuses,
    make_step,
    make_technology,
)
from roadmap_cli.domain.errors import NotFoundError, UsageError
from roadmap_cli.domain.events import Draft
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.changes import Aim
from roadmap_cli.services.choosing import (
    draft_follow,
    draft_language,
    draft_unfollow,
    draft_use,
    language_named,
    open_assumptions,
)
from roadmap_cli.services.naming import Target
from roadmap_cli.services.remarks import LONGEST_NOTE, draft_link, draft_note, draft_removal
from roadmap_cli.services.targets import aims_of

FOLLOW_BIRJOB = Draft("follow", None, {"roadmap": "birjob", "on": True})


def test_using_a_roadmap_makes_it_the_main_one_and_follows_it() -> None:
    """Only what is not so already is written."""
    main = Draft("main", None, {"value": "birjob"})

    assert [main, FOLLOW_BIRJOB] == list(draft_use("birjob", Progress()))
    assert [main] == list(draft_use("birjob", make_progress(followed={"birjob": True})))
    assert list(draft_use("birjob", make_progress(main="birjob"))) == [FOLLOW_BIRJOB]
    assert list(draft_use("birjob", make_progress(main="birjob", followed={"birjob": True}))) == []


def test_following_is_written_once() -> None:
    """A roadmap that was unfollowed can be followed again."""
    assert list(draft_follow("birjob", make_progress(followed={"birjob": False}))) == [FOLLOW_BIRJOB]
    assert list(draft_follow("birjob", make_progress(followed={"birjob": True}))) == []


def test_unfollowing_needs_another_main_roadmap() -> None:
    """The main one is always followed; of others only what is followed can be left."""
    followed = make_progress(followed={"birjob": True})

    assert [Draft("follow", None, {"roadmap": "birjob", "on": False})] == list(
        draft_unfollow("birjob", followed, main="backend")
    )
    assert list(draft_unfollow("birjob", Progress(), main="backend")) == []
    with pytest.raises(UsageError, match="birjob is your main roadmap"):
        list(draft_unfollow("birjob", followed, main="birjob"))


CATALOGUE = make_catalogue(
    technologies=[
        make_technology("go", kind="language", aliases="golang"),
        make_technology("csharp", kind="language", title="C#"),
        make_technology("docker"),
    ]
)


@pytest.mark.parametrize(
    ("name", "language"), [("go", "go"), (" Golang ", "go"), ("c#", "csharp"), ("CSHARP", "csharp")]
)
def test_a_language_goes_by_id_name_or_alias(name: str, language: str) -> None:
    """Large and small letters are the same."""
    assert language == language_named(name, CATALOGUE).id


@pytest.mark.parametrize("name", ["docker", "", "cobol", "\x1b[31m" * 100])
def test_what_is_no_language_is_refused_with_those_that_there_are(name: str) -> None:
    """Other technologies are no languages."""
    with pytest.raises(NotFoundError) as caught:
        language_named(name, CATALOGUE)

    assert caught.value.hint == "There are go and csharp."
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


def test_a_language_is_written_once() -> None:
    """Choosing the chosen one writes nothing."""
    go = CATALOGUE.technologies["go"]

    assert [Draft("language", None, {"value": "go"})] == list(draft_language(go, make_progress(language="csharp")))
    assert list(draft_language(go, make_progress(language="go"))) == []


def test_what_is_taken_for_granted_is_asked_for_while_it_is_open() -> None:
    """What is done, known or skipped is not asked for."""
    catalogue = make_catalogue("a", "b", "c")
    roadmap = make_roadmap("c", assumes="b a")

    assert open_assumptions(roadmap, make_statuses(catalogue, {"a": "learning"})) == ("b", "a")
    assert open_assumptions(roadmap, make_statuses(catalogue, {"a": "skipped"})) == ("b",)


def test_notes_are_kept_as_they_were_written() -> None:
    """Anything with a letter in it, up to ten thousand characters."""
    assert Draft("note", "http", {"text": " a\nb\x1b "}) == draft_note("http", " a\nb\x1b ")
    assert draft_note("http", "x" * LONGEST_NOTE).data["text"] == "x" * LONGEST_NOTE
    with pytest.raises(UsageError, match="empty"):
        draft_note("http", " \n\t")
    with pytest.raises(UsageError, match="10,001 characters"):
        draft_note("http", "x" * (LONGEST_NOTE + 1))


def test_links_are_plain_web_addresses() -> None:
    """A link is evidence or a resource; anything but http and https is refused in a short sentence."""
    assert Draft("link", "http", {"url": "https://a.org", "role": "evidence"}) == draft_link(
        "http", "https://a.org", is_evidence=True
    )
    assert draft_link("http", "https://a.org", is_evidence=False).data["role"] == "resource"
    with pytest.raises(UsageError) as caught:
        draft_link("http", "javascript:" + "x" * 1_000, is_evidence=False)
    assert len(str(caught.value)) < 200


def test_a_remark_is_removed_by_its_number() -> None:
    """Counted from 1 among those that hold; the event takes it back, and what it said is told."""
    notes = [make_event("note", "http", n=n, text=text) for n, text in enumerate(("one", "two"), 1)]
    link = make_event("link", "http", n=3, url="https://a.org", role="resource")
    progress = fold([*notes, link])

    draft, said = draft_removal(progress, "http", 2, kind="note")
    link_draft, address = draft_removal(progress, "http", 1, kind="link")
    after = fold([*notes, link, make_event("undo", n=4, **draft.data)])

    assert (Draft("undo", None, {"target": notes[1].id}), "two") == (draft, said)
    assert ({"target": link.id}, "https://a.org") == (link_draft.data, address)
    assert [note.text for note in after.notes["http"]] == ["one"]


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_number_that_there_is_not_removes_nothing(number: int) -> None:
    """How many there are is said."""
    progress = fold([make_event("note", "http", n=n, text="x") for n in (1, 2)])

    with pytest.raises(NotFoundError, match=f"http has no note {number}: it has 2"):
        draft_removal(progress, "http", number, kind="note")
    with pytest.raises(NotFoundError, match="it has none"):
        draft_removal(progress, "sql", 1, kind="note")


SKILLS = make_catalogue(
    make_skill("sql", topics="joins views"), "http", make_project("shop"), "redis", make_skill("kafka", minutes=90)
)
OUTLINE = outline_of(
    make_roadmap(
        make_stage("base", make_step("web", "http sql/joins", tasks={"read": "http sql/joins"})),
        make_stage(
            "more",
            make_step("data", "sql", project="shop", tasks={"all": "sql", "build": "shop"}),
            make_step("queue", "redis kafka", choice=make_choice("redis kafka")),
        ),
    ),
    SKILLS,
)


@pytest.mark.parametrize(
    ("kind", "name", "items"),
    [
        ("step", "web", ["http", "sql/joins"]),
        ("step", "data", ["sql/views", "shop"]),
        ("step", "queue", ["redis"]),
        ("stage", "base", ["http", "sql/joins"]),
        ("stage", "more", ["sql/views", "shop", "redis"]),
        ("task", "web/read", ["http", "sql/joins"]),
        ("task", "data/all", ["sql/views"]),
        ("task", "data/build", ["shop"]),
    ],
)
def test_a_part_of_a_roadmap_stands_for_what_it_counts(kind: str, name: str, items: list[str]) -> None:
    """Whole skills where all of a skill is meant, single topics elsewhere, and nothing that a choice spares."""
    target = Target(kind, name, name, roadmap="way")

    aims = list(aims_of(target, SKILLS, make_standing(OUTLINE)))

    assert [Aim(item, named=False) for item in items] == aims


def test_an_item_stands_for_itself() -> None:
    """Who names an item means it, whatever was decided before."""
    assert [Aim("sql", named=True)] == list(aims_of(Target("item", "sql", "SQL"), SKILLS, None))


def test_a_whole_skill_is_meant_where_one_step_has_all_of_it() -> None:
    """Then the tick goes to the skill too."""
    outline = outline_of(make_roadmap(make_step("all", "sql")), SKILLS)

    aims = list(aims_of(Target("step", "all", "All", roadmap="way"), SKILLS, make_standing(outline)))

    assert [Aim("sql", named=False)] == aims


def test_only_languages_that_some_skill_has_tools_for_are_offered() -> None:
    """A language that nothing can be learned in yet is none; the id of something else is none either."""
    catalogue = make_catalogue(
        make_skill("orms", tools={"go": ("gorm",), "csharp": ("dapper",), "docker": ("compose",)}),
        technologies=[*CATALOGUE.technologies.values(), make_technology("php", kind="language")],
    )

    with pytest.raises(NotFoundError) as caught:
        language_named("php", catalogue)

    assert caught.value.hint == "There are go and csharp."
    assert language_named("golang", catalogue).id == "go"
