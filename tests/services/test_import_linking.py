"""What of an import the catalogue has: only what is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law, make_catalogue, make_skill, make_technology
from roadmap_cli.domain.catalogue import Ambiguity
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.domain.imports import Learnable
from roadmap_cli.services.import_linking import link_index, link_of
from roadmap_cli.services.import_names import Naming, slug

CATALOGUE = make_catalogue(
    make_skill("docker", title="Docker images"),
    make_skill("sql-basics", title="SQL basics", aliases=["SQL", "relational"]),
    make_skill("nosql", title="Other stores", aliases=["relational", "Document stores"]),
    make_skill("ci-cd", title="CI/CD"),
    make_skill("sql", title="Deep SQL", aliases=["SQL basics"]),
    technologies=[
        make_technology("docker-engine", title="Docker", aliases="moby"),
        make_technology("sql-lang", title="Structured Query Language", aliases=["SQL basics", "ess-queue-ell"]),
        make_technology("go", title="CI-CD", aliases=["pipeline"])._replace(
            ambiguous=Ambiguity(exact_case=True, any_of=(), none_of=(), weak=False, context=None)
        ),
    ],
)
INDEX = link_index(CATALOGUE)


@pytest.mark.parametrize(
    ("title", "item", "by"),
    [
        ("docker images", "docker", "title"),
        ("Docker", "docker", "title"),
        ("moby", "docker", "technology"),
        ("CI & CD", None, None),
        ("ci cd", "ci-cd", "title"),
        ("Continuous delivery (CI/CD)", "ci-cd", "title"),
        ("SQL basics", "sql-basics", "title"),
        ("Document Stores", "nosql", "alias"),
        ("relational", None, None),
        ("Docker (SQL basics)", None, None),
        ("pipeline", None, None),
        ("Dockers", None, None),
        ("", None, None),
        ("()", None, None),
    ],
)
def test_only_what_is_certain_is_linked(title: str, item: str | None, by: str | None) -> None:
    """By title, alias or technology, whatever the case and the signs; what names two is in nobody's favour."""
    link = link_of(title, INDEX)

    assert (link and link.item, link and link.by) == (item, by)


@law
@given(st.lists(st.text(max_size=90), min_size=1, max_size=12), st.sampled_from(["x", "a" * 20]))
def test_every_title_gets_an_id_of_its_own(titles: list[str], namespace: str) -> None:
    """Whatever it is made of: fit for a file, within its length, and like no other."""
    naming = Naming({}, {str(number) for number in range(len(titles))}, {"docker"}, namespace=namespace)

    names = [naming.name(Learnable(str(number), title, "topic")) for number, title in enumerate(titles)]

    assert len(set(names)) == len(names)
    assert all(is_id(name) and is_id(f"{namespace}.{name}") for name in names)
    assert "docker" not in names


def test_words_become_kebab_case() -> None:
    """Signs that tell names apart are spelled out."""
    assert [slug(text) for text in ("C++", "C#", "Übung & Spaß", "Node.js", "日本語", "con")] == [
        "c-plus-plus",
        "c-sharp",
        "ubung-and-spa",
        "node-js",
        "",
        "con-x",
    ]
