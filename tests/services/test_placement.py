"""What a person knows already, found out in few questions."""

from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import law, make_catalogue, make_project, make_roadmap, make_skill
from roadmap_cli.domain.events import ASSESS, UNDO, Event, Status
from roadmap_cli.domain.outline import Outline, outline_of
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.assessment import draft_answers, question_of, remembered, with_options
from roadmap_cli.services.placement import MOST_QUESTIONS, Given, Placement, Said, begin
from roadmap_cli.services.placement_ground import MOST_TOGETHER, Ground, Group
from roadmap_cli.services.standing import Standing
from roadmap_cli.storage.content_files import data_root, read_content

LEARNERS = 30


def small() -> Outline:
    """Give http → apis → auth, sql → apis, a topic of two, and a project that nobody is asked about."""
    catalogue = make_catalogue(
        "http",
        make_skill("sql", topics="select joins"),
        make_skill("apis", requires="http sql"),
        make_skill("auth", requires="apis"),
        make_project("shop", requires=["apis"]),
    )
    return outline_of(make_roadmap("http sql", "apis auth shop", name="way"), catalogue)


def standing_in(outline: Outline, **statuses: Status) -> Standing:
    return Standing(outline, Statuses(outline.catalogue, Progress(statuses=statuses)))


@cache
def bundled(roadmap: str) -> Placement:
    """Give the beginning of a placement in a bundled roadmap, for somebody of whom nothing is known."""
    content = read_content(data_root())
    return begin(standing_in(outline_of(content.roadmaps[roadmap], content.catalogue)))


def learner(ground: Ground, random: Random) -> frozenset[str]:
    """Draw somebody whose knowledge is closed downwards, by one of three ways in which people come by it."""
    kind = random.choice(("some", "seeds", "areas"))
    if kind == "seeds":
        return ground.needed_for(random.sample(ground.skills, random.randint(0, min(15, len(ground.skills)))))
    if kind == "areas":
        areas = sorted({ground.catalogue.skills[skill].area for skill in ground.skills})
        mine = {area for area in areas if random.random() < 0.4}
        return ground.needed_for(skill for skill in ground.skills if ground.catalogue.skills[skill].area in mine)
    share, known = random.random(), set[str]()
    for skill in ground.skills:
        if ground.below[skill] <= known and random.random() < share:
            known.add(skill)
    return frozenset(known)


def exactly(question: Group, known: frozenset[str]) -> Given:
    """Answer as somebody does who says which."""
    having = tuple(skill for skill in question.skills if skill in known)
    if len(having) in {0, len(question.skills)}:
        return Given(question.id, question.skills, Said.ALL if having else Said.NONE)
    return Given(question.id, question.skills, Said.PART, having)


def roughly(question: Group, known: frozenset[str]) -> Given:
    """Answer as somebody does who only ever says `some`."""
    return exactly(question, known)._replace(having=())


def interviewed(
    placement: Placement, known: frozenset[str], answer: Callable[[Group, frozenset[str]], Given]
) -> Placement:
    """Ask until nothing is asked any more, and hold each question to the law."""
    while question := placement.question:
        assert placement.settled.isdisjoint(question.skills)
        assert 1 <= len(question.skills) <= MOST_TOGETHER
        placement = placement.answered(answer(question, known))
    return placement


@pytest.mark.parametrize("roadmap", ["backend", "birjob", "resumax"])
def test_who_says_which_is_placed_right_in_25_questions(roadmap: str) -> None:
    """For whoever has nothing without what it builds on, all is found and nothing made up."""
    start, random = bundled(roadmap), Random(2026)

    for _ in range(LEARNERS):
        known = learner(start.ground, random)
        placement = interviewed(start, known, exactly)
        assert placement.asked <= MOST_QUESTIONS
        assert placement.known <= known
        assert (placement.denied | placement.excluded).isdisjoint(known)
        assert known - placement.known <= frozenset(placement.open) | placement.aside
        assert len(placement.open) <= 4


def test_who_never_says_which_is_told_nothing_wrong() -> None:
    """Less is found out, but what is found is right, in no more questions."""
    start, random = bundled("backend"), Random(7)

    for _ in range(LEARNERS // 3):
        known = learner(start.ground, random)
        placement = interviewed(start, known, roughly)
        assert placement.asked <= MOST_QUESTIONS
        assert placement.known <= known
        assert (placement.denied | placement.excluded).isdisjoint(known)


@pytest.mark.parametrize("said", list(Said))
def test_the_same_answers_lead_to_the_same_questions(said: Said) -> None:
    """Nothing is left to chance."""
    runs = []
    for _ in range(2):
        placement, asked = bundled("backend"), list[Group]()
        while question := placement.question:
            asked.append(question)
            placement = placement.answered(Given(question.id, question.skills, said))
        runs.append(asked)

    assert runs[0] == runs[1]


def test_a_beginner_and_an_expert_are_asked_little() -> None:
    """Who has nothing, or everything, is through in a few questions."""
    start = bundled("backend")

    nothing = interviewed(start, frozenset(), exactly)
    everything = interviewed(start, frozenset(start.ground.skills), exactly)

    assert nothing.asked <= 6
    assert everything.asked <= 20
    assert everything.known == frozenset(start.ground.skills)


@given(st.data())
@settings(parent=law, max_examples=60)
def test_in_any_small_roadmap_nothing_settled_is_asked_and_nothing_is_made_up(data: st.DataObject) -> None:
    """Whatever depends on what, and whoever answers."""
    names = [f"s{number}" for number in range(data.draw(st.integers(1, 9)))]
    skills = [
        make_skill(name, requires=data.draw(st.lists(st.sampled_from(names[:place]), max_size=3, unique=True)))
        if place
        else make_skill(name)
        for place, name in enumerate(names)
    ]
    catalogue = make_catalogue(*skills)
    start = begin(standing_in(outline_of(make_roadmap(*names, name="way"), catalogue)))
    known = start.ground.needed_for(data.draw(st.lists(st.sampled_from(names), unique=True)))

    placement = interviewed(start, known, exactly)

    assert placement.known <= known
    assert known - placement.known <= frozenset(placement.open)


def test_projects_are_not_asked_about() -> None:
    """One has built them or not; that is no knowledge."""
    assert begin(standing_in(small())).ground.skills == ("http", "sql", "apis", "auth")


def test_yes_settles_what_it_builds_on_and_no_what_builds_on_it() -> None:
    """Nobody has a skill without what it needs."""
    start = begin(standing_in(small()))

    yes = start.answered(Given("apis", ("apis",), Said.ALL))
    no = start.answered(Given("apis", ("apis",), Said.NONE))

    assert start.builds_on(["apis"]) == ("http", "sql")
    assert (yes.known, yes.open) == ({"http", "sql", "apis"}, ("auth",))
    assert (no.denied, no.excluded, no.open) == ({"apis"}, {"auth"}, ("http", "sql"))


def test_without_consent_yes_settles_itself_alone() -> None:
    """What it builds on is then asked like everything else."""
    start = Placement(Ground(small()), frozenset(), frozenset(), takes_prerequisites=False)

    placement = start.answered(Given("apis", ("apis",), Said.ALL))

    assert (placement.known, placement.open) == ({"apis"}, ("http", "sql", "auth"))


def test_what_is_met_or_begun_is_not_asked() -> None:
    """The journal knows it already; that something is being learned does not say that nothing else is there."""
    start = begin(standing_in(small(), http=Status.SKIPPED, sql=Status.LEARNING))

    assert (start.aside, start.begun, start.excluded, start.open) == ({"http"}, {"sql"}, frozenset(), ("apis", "auth"))
    assert start.answered(Given("apis", ("apis",), Said.ALL)).begun == frozenset()


def test_a_part_of_one_skill_is_a_beginning() -> None:
    """With topics named these are known; without, the skill is being learned."""
    start = begin(standing_in(small()))
    named = start.answered(Given("sql", ("sql",), Said.PART, ("sql/joins",)))
    bare = start.answered(Given("sql", ("sql",), Said.PART))

    assert named.begun == bare.begun == {"sql"}
    assert named.excluded == {"apis", "auth"}
    recorded = {
        name: [(draft.skill, draft.data["to"]) for draft in draft_answers(start, after, Progress(), again=False)[1:]]
        for name, after in (("named", named), ("bare", bare))
    }
    assert recorded == {"named": [("sql/joins", "known")], "bare": [("sql", "learning")]}


def saved(start: Placement, after: Placement, n: int = 1, *, again: bool = False) -> Event:
    draft, *_ = draft_answers(start, after, Progress(), again=again)
    return Event(f"{n:032x}", n, "laptop", "", "2026-11-23", draft.kind, draft.skill, draft.data)


def test_answers_are_remembered_without_moving_a_status() -> None:
    """A no is one event that older versions pass over; an undo takes it back, and so does beginning again."""
    start = begin(standing_in(small()))
    after = start.answered(Given("apis", ("apis",), Said.NONE))
    kept = saved(start, after)
    undo = Event("f" * 32, 2, "laptop", "", "2026-11-23", UNDO, None, {"target": kept.id})
    anew = saved(start, start.answered(Given("http", ("http",), Said.NONE)), 2, again=True)

    former = remembered([kept], "way")
    resumed = begin(standing_in(small()), asked=former.asked, given=former.given)

    assert draft_answers(start, after, Progress(), again=False)[1:] == ()
    assert (resumed.asked, resumed.denied, resumed.open) == (1, {"apis"}, ("http", "sql"))
    assert draft_answers(resumed, resumed, Progress(), again=False) == ()
    assert remembered([kept, undo], "way").given == ()
    assert [given.about for given in remembered([anew, kept], "way").given] == ["http"]
    assert remembered([kept], "other") == ((former.given[0]._replace(about=""),), 0)


def test_what_was_learned_since_overtakes_an_answer() -> None:
    """A no of last year holds until the tick."""
    start = begin(standing_in(small()))
    former = remembered([saved(start, start.answered(Given("sql", ("sql",), Said.NONE)))], "way")

    resumed = begin(standing_in(small(), sql=Status.DONE), asked=former.asked, given=former.given)

    assert (resumed.known, resumed.denied, resumed.excluded) == ({"sql"}, frozenset(), frozenset())


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"roadmap": 3},
        {"roadmap": "way", "asked": -1, "answers": 7},
        {"roadmap": "way", "asked": True, "answers": [3, {}, {"about": "sql", "skills": ["sql"], "said": "perhaps"}]},
        {"roadmap": "way", "answers": [{"about": "sql", "skills": "sql", "said": "none"}]},
    ],
)
def test_answers_that_cannot_be_understood_are_passed_over(data: dict[str, object]) -> None:
    """A newer version may write what this one does not know."""
    event = Event("1" * 32, 1, "laptop", "", "2026-11-23", ASSESS, None, data)

    assert remembered([event], "way") == ((), 0)


def test_answers_by_name_count_as_one_question() -> None:
    """Skills, projects and topics may be named; a part of a skill is known with its topic."""
    start = begin(standing_in(small()))

    placement = with_options(start, knows=["http", "shop", "sql/joins"], lacks=["auth"], some=[])

    assert placement.asked == 1
    assert placement.known >= {"http", "shop"}
    assert placement.begun == {"sql"} - placement.known
    assert "auth" in placement.denied


def test_a_question_says_what_it_names() -> None:
    """Its number counts from one, and the topics of an only skill can be chosen from."""
    question = question_of(begin(standing_in(small())))

    assert question is not None
    assert question.number == 1
    assert all(part.title and part.summary for part in question.items)
