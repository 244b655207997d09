"""What a name stands for, from an exact id to a close spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law, make_catalogue, make_roadmap, make_skill, make_stage, make_step
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import AmbiguousNameError, NotFoundError
from roadmap_cli.services.naming import (
    LONGEST_NAME,
    Fit,
    Target,
    find,
    item_targets,
    nearest,
    part_targets,
    roadmap_targets,
)

CATALOGUE = make_catalogue(
    make_skill("docker", title="Docker", topics="layers"),
    make_skill("docker-compose", title="Docker Compose"),
    make_skill("postgresql", title="PostgreSQL in depth", aliases=["pg", "Postgres"], topics="mvcc"),
    make_skill("pg-locking", title="Locks and vacuum"),
    make_skill("sqlite", title="A database in a file"),
    make_skill("injection", title="Injection and XSS", aliases=["SQLi"]),
    make_skill("nodejs", title="Node.js, C++ and C#"),
    make_skill("clang", title="A taste of C"),
    make_skill("rls", title="Row policies"),
    make_skill("row-security", title="Row level security"),
)
NEAR = make_roadmap(
    make_stage("basics", make_step("first", "docker", tasks={"run": "docker"}, title="Locks and vacuum")), name="near"
)
FAR = make_roadmap(
    make_stage("rest", make_step("first", "sqlite"), make_step("second", "rls", title="Row policies")), name="far"
)
CONTENT = Content(CATALOGUE, {"far": FAR, "near": NEAR})
TARGETS = [*roadmap_targets(CONTENT), *item_targets(CONTENT), *part_targets(CONTENT, "near")]


@pytest.mark.parametrize(
    ("name", "address", "fit"),
    [
        ("docker", "docker", Fit.EXACT),
        (" Docker ", "docker", Fit.EXACT),
        ("docker/layers", "docker/layers", Fit.EXACT),
        ("near", "near", Fit.EXACT),
        ("basics", "near:basics", Fit.EXACT),
        ("first", "near:first", Fit.EXACT),
        ("far:first", "far:first", Fit.EXACT),
        ("first/run", "near:first/run", Fit.EXACT),
        ("near:first/run", "near:first/run", Fit.EXACT),
        ("second", "far:second", Fit.EXACT),
        ("docker  compose", "docker-compose", Fit.TITLE),
        ("locks and vacuum", "pg-locking", Fit.TITLE),
        ("row policies", "rls", Fit.TITLE),
        ("pg", "postgresql", Fit.ALIAS),
        ("SQLi", "injection", Fit.ALIAS),
        ("docker-", "docker-compose", Fit.PREFIX),
        ("docker/l", "docker/layers", Fit.PREFIX),
        ("postg", "postgresql", Fit.PREFIX),
        ("far:sec", "far:second", Fit.PREFIX),
        ("mvcc", "postgresql/mvcc", Fit.TITLE),
        ("file database", "sqlite", Fit.WORD),
        ("xss", "injection", Fit.WORD),
        ("node.js", "nodejs", Fit.WORD),
        ("c++", "nodejs", Fit.WORD),
        ("taste c", "clang", Fit.WORD),
        ("depth in", "postgresql", Fit.WORD),
        ("adiaf", "sqlite", Fit.ACRONYM),
    ],
)
def test_the_closest_way_that_fits_one_thing_decides(name: str, address: str, fit: Fit) -> None:
    """A whole id, title or alias first, then the beginning of an id, words of a title, its first letters."""
    match = find(name, TARGETS)

    assert (address, fit) == (match.target.address, match.fit)


def test_only_an_id_or_the_beginning_of_one_is_certain() -> None:
    """Anything else is close enough to look at, and too vague to change data unasked."""
    assert {Fit.EXACT, Fit.SHORT, Fit.PREFIX} == {fit for fit in Fit if fit.is_certain}


def test_a_skill_goes_before_its_topics_and_an_item_before_a_part() -> None:
    """The beginning of a skill's id does not reach its topics, and an id of both kinds means the item."""
    clash = [*TARGETS, Target("stage", "docker", "Containers", roadmap="near")]

    assert find("postgres", [*TARGETS, Target("item", "postgresql/x", "X")]).target.name == "postgresql"
    assert find("docker", clash).target.kind == "item"
    assert find("near:docker", clash).target.kind == "stage"


def test_a_part_of_another_roadmap_gives_way() -> None:
    """What fits in the main roadmap too means that one; alone, the other one is found."""
    other_way = list(part_targets(CONTENT, "far"))

    assert find("first", other_way).target.address == "far:first"
    assert [target.address for target in other_way] == [
        "far:rest",
        "far:first",
        "far:second",
        "near:basics",
        "near:first",
        "near:first/run",
    ]
    assert [target.remote for target in other_way] == [False, False, False, True, True, True]


def test_several_things_that_fit_are_listed() -> None:
    """Nothing is guessed: an ambiguous name is refused with what it fits, eight at most."""
    with pytest.raises(AmbiguousNameError) as caught:
        find("dock", TARGETS)
    many = [Target("item", f"same-{number}", "Same") for number in range(11)]
    with pytest.raises(AmbiguousNameError) as more:
        find("same-", many)

    assert str(caught.value) == "'dock' fits 2 things: docker, docker-compose."
    assert str(more.value) == f"'same-' fits 11 things: {', '.join(target.name for target in many[:8])} and 3 more."


def test_a_choice_is_asked_for_among_the_closest() -> None:
    """Where somebody can be asked, they choose among what fits best."""
    shown: list[Target] = []

    def last(targets: list[Target]) -> Target:
        shown.extend(targets)
        return targets[-1]

    match = find("dock", TARGETS, choose=last)

    assert [target.name for target in shown] == ["docker", "docker-compose"]
    assert (match.target.name, match.fit) == ("docker-compose", Fit.PREFIX)


def test_what_nothing_bears_is_refused_with_what_is_spelled_alike() -> None:
    """A close spelling is suggested and never taken; without one the way to all names is."""
    with pytest.raises(NotFoundError) as close:
        find("dokcer", TARGETS)
    with pytest.raises(NotFoundError) as far:
        find("zzzzzz", TARGETS)

    assert (str(close.value), close.value.hint) == ("Nothing is called 'dokcer'.", "Did you mean docker?")
    assert far.value.hint == "See `roadmap show` for what there is."
    assert nearest("Postgress", TARGETS)[0] == "postgresql"
    assert len(nearest("docker", TARGETS)) <= 3


@pytest.mark.parametrize("name", ["", "  ", "\t\n", "x" * (LONGEST_NAME + 1), "x" * 100_000])
def test_no_name_and_an_endless_one_are_refused_in_a_sentence(name: str) -> None:
    """The sentence stays short however long the name is."""
    with pytest.raises(NotFoundError) as caught:
        find(name, TARGETS)

    assert len(str(caught.value)) < 120


@law
@given(st.sampled_from(TARGETS), st.sampled_from((str.upper, str.lower, str.title)))
def test_each_thing_is_found_by_its_address(target: Target, spell: object) -> None:
    """The address fits nothing else, however it is spelled."""
    name = spell(target.address)  # type: ignore[operator]

    assert (target, Fit.EXACT) == find(name, TARGETS)


@law
@given(st.text(max_size=12))
def test_any_text_is_found_or_refused(name: str) -> None:
    """A name is met with one thing or with an error that says what to do."""
    hint: str | None = None
    target: Target | None = None
    try:
        target = find(name, TARGETS).target
    except (NotFoundError, AmbiguousNameError) as error:
        hint = error.hint

    assert bool(hint) != (target in TARGETS)


OWN = [
    Target("item", "docker", "Docker"),
    Target("item", "my.docker", "My way to Docker"),
    Target("item", "my.rust", "Rust"),
    Target("item", "my.rust/ownership", "Ownership"),
    Target("item", "acme.kafka", "Event logs"),
    Target("item", "my.kafka", "Event logs too"),
    Target("roadmap", "my.systems", "Systems"),
    Target("step", "rust", "Learn Rust", roadmap="my.systems"),
]


@pytest.mark.parametrize(
    ("name", "address", "fit"),
    [
        ("rust", "my.rust", Fit.SHORT),
        ("rust/ownership", "my.rust/ownership", Fit.SHORT),
        ("systems", "my.systems", Fit.SHORT),
        ("syst", "my.systems", Fit.PREFIX),
        ("systems:rust", "my.systems:rust", Fit.SHORT),
        ("my.rust", "my.rust", Fit.EXACT),
        ("docker", "docker", Fit.EXACT),
        ("my.docker", "my.docker", Fit.EXACT),
    ],
)
def test_what_is_ones_own_answers_to_its_short_name(name: str, address: str, fit: Fit) -> None:
    """A bundled item of that very id comes first, an item of one's own before a step of that name."""
    match = find(name, OWN)

    assert (address, fit) == (match.target.address, match.fit)


def test_two_namespaces_make_a_short_name_ambiguous() -> None:
    """Neither is guessed: both are named."""
    with pytest.raises(AmbiguousNameError, match=r"acme\.kafka, my\.kafka"):
        find("kafka", [target for target in OWN if target.kind == "item"])
