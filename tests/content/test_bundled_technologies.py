"""What the bundled catalogue knows by name, and what teaches its skills: technologies, tools and resources."""

from collections import Counter

import pytest

from factories import bundled
from roadmap_cli.domain.catalogue import Resource, Skill, Technology
from roadmap_cli.domain.identifiers import is_id

CATALOGUE = bundled().catalogue
TECHNOLOGIES = list(CATALOGUE.technologies.values())
SKILLS = [skill for skill in CATALOGUE.skills.values() if skill.kind == "skill"]
LANGUAGES = {"python", "typescript", "go", "java", "rust", "csharp", "kotlin"}
LEAST_TECHNOLOGIES = 250
LEAST_RESOURCES = 3


def names(technology: Technology) -> set[str]:
    return {name.casefold() for name in (technology.id, technology.name, *technology.aliases)}


def resources_of(skill: Skill) -> list[Resource]:
    """Give what teaches a skill or one of its topics."""
    items = (skill.id, *(topic.id for topic in skill.topics))
    return [resource for item in items for resource in CATALOGUE.resources.get(item, ())]


def test_there_are_many_technologies() -> None:
    """Enough that most of the names in a posting are known."""
    assert len(TECHNOLOGIES) >= LEAST_TECHNOLOGIES
    assert all(map(is_id, CATALOGUE.technologies))


def test_no_two_technologies_share_a_name() -> None:
    """An id, a name or an alias means one technology, however it is capitalized."""
    owners = Counter(name for technology in TECHNOLOGIES for name in names(technology))

    assert [name for name, count in owners.items() if count > 1] == []


def test_no_alias_stands_twice_on_a_technology() -> None:
    """Nor is it the name that the technology has anyway."""
    assert [
        technology.id
        for technology in TECHNOLOGIES
        if len({technology.name, *technology.aliases}) != len(technology.aliases) + 1
    ] == []


def test_technologies_belong_to_skills_and_languages_that_there_are() -> None:
    """Each skill that one names is in the catalogue, and each language is a technology of that kind."""
    languages = {technology.id for technology in TECHNOLOGIES if technology.kind == "language"}

    assert languages >= LANGUAGES
    assert {skill for technology in TECHNOLOGIES for skill in technology.skills} <= set(CATALOGUE.skills)
    assert {language for technology in TECHNOLOGIES for language in technology.languages} <= languages


@pytest.mark.parametrize("skill", SKILLS, ids=[skill.id for skill in SKILLS])
def test_a_skill_has_tools_in_all_seven_languages_or_in_none(skill: Skill) -> None:
    """Whoever chose one of them is not left alone, and each tool is a technology, named once."""
    assert not skill.tools or set(skill.tools) == LANGUAGES
    assert all(skill.tools.values())
    assert all(len(set(tools)) == len(tools) for tools in skill.tools.values())
    assert {tool for tools in skill.tools.values() for tool in tools} <= set(CATALOGUE.technologies)


def test_many_skills_have_tools() -> None:
    """At least half of them; the others, such as HTTP, are the same in any language."""
    assert len([skill for skill in SKILLS if skill.tools]) * 2 >= len(SKILLS)


@pytest.mark.parametrize("skill", SKILLS, ids=[skill.id for skill in SKILLS])
def test_at_least_three_resources_teach_a_skill(skill: Skill) -> None:
    """Those of its topics count, and one address counts once."""
    assert len({resource.url for resource in resources_of(skill)}) >= LEAST_RESOURCES


@pytest.mark.parametrize("skill", SKILLS, ids=[skill.id for skill in SKILLS])
def test_a_skill_can_be_learned_for_nothing(skill: Skill) -> None:
    """At least one of its resources is free."""
    assert any(resource.free for resource in resources_of(skill))


def test_resources_are_of_items_that_there_are() -> None:
    """None hangs in the air, and no item has an empty list."""
    assert set(CATALOGUE.resources) <= set(CATALOGUE.items())
    assert all(CATALOGUE.resources.values())


@pytest.mark.parametrize("item", list(CATALOGUE.resources))
def test_the_resources_of_an_item_are_safe_to_open_and_differ(item: str) -> None:
    """Each has an address of its own, over https, a title, and a word on where it was found."""
    resources = CATALOGUE.resources[item]
    addresses = [resource.url.rstrip("/").casefold() for resource in resources]

    assert len(set(addresses)) == len(addresses)
    assert all(resource.url.startswith("https://") for resource in resources)
    assert all(resource.title and resource.seen for resource in resources)
    assert all(resource.minutes is None or resource.minutes > 0 for resource in resources)
    assert {resource.language for resource in resources} - {None} <= set(CATALOGUE.technologies)
