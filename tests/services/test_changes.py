"""What a change of status writes, and what it says that it changed."""

from factories import make_catalogue, make_progress, make_roadmap, make_skill, make_status, make_step
from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.events import Draft, Status
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.outline import Outline, outline_of
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.changes import (
    Aim,
    Change,
    OpenPrerequisite,
    Reached,
    apply_drafts,
    compare,
    draft_statuses,
    prerequisites_of,
    unchanged_aims,
    with_milestones,
)

SQL = make_skill("sql", topics="joins windows")
CATALOGUE = make_catalogue("http", SQL, make_skill("apis", requires=["http", ["sql", "orms"]]), "orms")


def marked(catalogue: Catalogue, progress: Progress, to: str, *items: str, named: bool = True) -> Progress:
    """Give the progress after one command about *items*."""
    aims = [Aim(item, named=named) for item in items]
    return apply_drafts(progress, draft_statuses(catalogue, progress, aims, Status(to)))


def written(to: str, *items: str, before: dict[str, str] | None = None, named: bool = True) -> dict[str | None, str]:
    """Give what a command about *items* writes, by item."""
    aims = [Aim(item, named=named) for item in items]
    drafts = draft_statuses(CATALOGUE, make_progress(before), aims, Status(to))
    return {draft.skill: draft.data["to"] for draft in drafts}


def test_done_ticks_the_topics_and_the_skill() -> None:
    """A tick of a skill ticks what it is made of and itself, so that a topic added later shows as new."""
    assert written("done", "sql") == {"sql/joins": "done", "sql/windows": "done", "sql": "done"}
    assert written("done", "http") == {"http": "done"}


def test_the_last_open_topic_ticks_the_skill() -> None:
    """The first of two topics ticks itself alone; the second one the skill too, as the best of what its topics are."""
    assert written("done", "sql/joins") == {"sql/joins": "done"}
    assert written("done", "sql/windows", before={"sql/joins": "known"}) == {"sql/windows": "done", "sql": "done"}
    assert written("skipped", "sql/windows", before={"sql/joins": "known"}) == {
        "sql/windows": "skipped",
        "sql": "known",
    }
    assert written("done", "sql/joins", "sql/windows") == {"sql/joins": "done", "sql/windows": "done", "sql": "done"}


def test_known_and_skipped_reach_the_topics_that_are_open() -> None:
    """What was finished before keeps how it was finished."""
    assert written("known", "sql", before={"sql/joins": "done"}) == {"sql/windows": "known", "sql": "done"}
    assert written("skipped", "sql", before={"sql/joins": "done"}) == {"sql/windows": "skipped", "sql": "done"}


def test_start_begins_a_skill_as_a_whole_and_never_takes_back() -> None:
    """A skill that is open is begun, with its topics as they are; anything further is left alone."""
    assert written("learning", "sql") == {"sql": "learning"}
    assert written("learning", "sql/joins") == {"sql/joins": "learning"}
    assert written("learning", "sql", "sql/joins") == {"sql": "learning", "sql/joins": "learning"}
    for status in ("learning", "done", "known", "skipped"):
        assert written("learning", "http", before={"http": status}) == {}
        assert (
            written("learning", "sql/joins", before={"sql": status} if status != "learning" else {"sql/joins": status})
            == {}
        )
    assert written("learning", "sql", before={"sql/joins": "done"}) == {}


def test_skip_never_takes_a_finished_item_back() -> None:
    """What is done or known is not worth less for being skipped."""
    assert written("skipped", "http", before={"http": "done"}) == {}
    assert written("skipped", "http", before={"http": "known"}) == {}
    assert written("skipped", "http", before={"http": "learning"}) == {"http": "skipped"}


def test_what_came_with_a_step_keeps_what_was_decided() -> None:
    """A step that is done leaves known and skipped items as they are; named, they are done."""
    before = {"http": "skipped", "orms": "known"}

    assert written("done", "http", "orms", before=before, named=False) == {}
    assert written("done", "http", "orms", before=before) == {"http": "done", "orms": "done"}
    assert written("none", "http", "orms", before=before, named=False) == {"http": "none", "orms": "none"}


def test_a_reset_of_one_topic_reopens_its_skill_and_keeps_its_siblings() -> None:
    """Topics that had their tick from the skill alone get one of their own before the skill loses its."""
    expected = {"sql/joins": "none", "sql/windows": "done", "sql": "none"}

    assert expected == written("none", "sql/joins", before={"sql": "done"})
    assert written("none", "sql/joins", before={"sql": "done", "sql/joins": "done", "sql/windows": "done"}) == {
        "sql/joins": "none",
        "sql": "none",
    }


def test_a_reset_of_one_topic_does_not_stop_the_skill_being_learned() -> None:
    """A skill that was begun stays begun."""
    before = {"sql": "learning", "sql/joins": "done"}

    assert written("none", "sql/joins", before=before) == {"sql/joins": "none"}
    assert written("none", "sql", before=before) == {"sql/joins": "none", "sql": "none"}


def test_a_reset_under_a_new_name_reopens_what_was_ticked_under_the_old_one() -> None:
    """A skill that was renamed since its tick loses one topic of it, not all and not none."""
    renamed = make_catalogue(make_skill("postgres", topics="joins windows", formerly="sql"))

    statuses = Statuses(renamed, marked(renamed, make_progress({"sql": "done"}), "none", "postgres/joins"))

    assert statuses.of("postgres") is Status.LEARNING
    assert statuses.leaves == {"postgres/joins": Status.NONE, "postgres/windows": Status.DONE}


def test_a_topic_added_after_the_tick_is_new_and_can_be_finished() -> None:
    """The tick of the skill stays when a topic is added; ticking that one needs no word about the skill."""
    grown = make_catalogue(make_skill("sql", topics="joins windows views"))
    progress = marked(CATALOGUE, Progress(), "done", "sql")

    statuses = Statuses(grown, progress)
    drafts = draft_statuses(grown, progress, [Aim("sql", named=True)], Status.DONE)

    assert (statuses.of("sql"), statuses.of("sql/views")) == (Status.DONE, Status.NONE)
    assert (Draft("status", "sql/views", {"to": "done"}),) == drafts


ROADMAP = make_roadmap(
    make_step("one", "http"),
    make_step("two", "sql apis", level="optional"),
    milestones={"online": "one", "ready": "two"},
)
OUTLINE = outline_of(ROADMAP, CATALOGUE)


def change_of(before: Progress, after: Progress, *outlines: Outline) -> Change:
    return compare(CATALOGUE, outlines or (OUTLINE,), before, after, main="way")


def test_a_change_says_what_is_different() -> None:
    """Each item that changed from what to what, what it unlocks, the milestones that it reaches, the shares."""
    after = marked(CATALOGUE, Progress(), "done", "http", "sql")

    change = change_of(Progress(), after)

    assert [(entry.id, entry.from_, entry.to) for entry in change.changed] == [
        ("http", "none", "done"),
        ("sql", "none", "done"),
        ("sql/joins", "none", "done"),
        ("sql/windows", "none", "done"),
    ]
    assert change.unlocked == ("apis",)
    assert [(reached.id, reached.title) for reached in change.milestones] == [("online", "Online"), ("ready", "Ready")]
    assert [(share.roadmap, share.before, share.after) for share in change.shares] == [("way", 0.0, 0.75)]


def test_nothing_is_unlocked_as_long_as_something_holds_it_up() -> None:
    """An item counts as unlocked when its last prerequisite is met, once, and only while it is open itself."""
    first = marked(CATALOGUE, Progress(), "done", "http")
    second = marked(CATALOGUE, first, "skipped", "orms")
    third = marked(CATALOGUE, second, "done", "sql")
    finished = marked(CATALOGUE, Progress(), "known", "http", "sql", "apis")

    assert change_of(Progress(), first).unlocked == ()
    assert change_of(first, second).unlocked == ("apis",)
    assert change_of(second, third).unlocked == ()
    assert change_of(Progress(), finished).unlocked == ()


def test_a_milestone_that_was_reached_is_recorded_and_stays() -> None:
    """The last event of the command carries the milestones; a reset of what reached them takes none back."""
    drafts = draft_statuses(CATALOGUE, Progress(), [Aim("http", named=True)], Status.DONE)
    change = change_of(Progress(), apply_drafts(Progress(), drafts))

    recorded = with_milestones(drafts, change.milestones)
    events = [make_status(str(draft.skill), n=n, **draft.data) for n, draft in enumerate(recorded, 1)]
    reset = fold([*events, make_status("http", "none", n=9)])

    assert (Draft("status", "http", {"to": "done", "reached": ["way:online", "way:ready"]}),) == recorded
    assert frozenset({"way:online", "way:ready"}) == reset.reached
    assert change_of(reset, fold(events)).milestones == ()


def test_milestones_need_an_event_to_stand_on() -> None:
    """Without a milestone or an event nothing is added."""
    drafts = (Draft("status", "http", {"to": "done"}),)
    reached = Reached("way", "online", "Online", None)

    assert drafts == with_milestones(drafts, [])
    assert with_milestones([], [reached]) == ()


def test_a_finished_item_with_open_prerequisites_is_told() -> None:
    """It counts, and what it builds on is named: of alternatives the first, and none where one is met."""
    change = change_of(Progress(), marked(CATALOGUE, Progress(), "done", "apis"))
    with_orms = make_progress({"orms": "skipped"})

    assert (OpenPrerequisite("apis", "Apis", ("http", "sql")),) == change.open_prerequisites
    assert [
        entry.needs for entry in change_of(with_orms, marked(CATALOGUE, with_orms, "done", "apis")).open_prerequisites
    ] == [("http",)]


def test_items_that_stayed_are_told() -> None:
    """What was asked for and did not change is named with its status; a topic's change counts for its skill."""
    before = make_progress({"http": "done", "sql/joins": "done"})
    aims = [Aim("http", named=True), Aim("sql", named=True)]
    after = apply_drafts(before, draft_statuses(CATALOGUE, before, aims, Status.KNOWN))

    change = unchanged_aims(CATALOGUE, before, aims, change_of(before, after))

    assert [(entry.id, entry.from_, entry.to) for entry in change.unchanged] == [("http", Status.DONE, Status.DONE)]


def test_prerequisites_come_in_the_order_in_which_they_build_on_each_other() -> None:
    """All that is unmet below an item, deepest first, what is met and what it was asked about left out."""
    deep = make_catalogue("a", make_skill("b", requires="a", topics="t"), make_skill("c", requires="b"), "d")

    assert prerequisites_of(deep, Progress(), ["c"]) == ("a", "b")
    assert prerequisites_of(deep, Progress(), ["b/t", "c"]) == ("a",)
    assert prerequisites_of(deep, make_progress({"b/t": "known"}), ["c", "d"]) == ()
    assert prerequisites_of(CATALOGUE, Progress(), ["apis"]) == ("http", "sql")
