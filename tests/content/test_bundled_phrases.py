"""The phrases by which texts mention skills."""

import pytest

from roadmap_cli.domain.content import Content
from roadmap_cli.services.lexicon import lexicon_of
from roadmap_cli.storage.content_files import data_root, read_content

NEVER_IN_A_TEXT = {"job-search", "interview-prep"}
"""Skills of which a posting speaks only when it says how a company hires."""


@pytest.fixture(scope="module")
def bundled() -> Content:
    return read_content(data_root())


def test_every_skill_can_be_found_in_a_text(bundled: Content) -> None:
    """No skill of the catalogue is out of reach of `match`, but for those about looking for work."""
    lexicon = lexicon_of(bundled.catalogue)

    reached = {skill for name in lexicon.names for meaning in lexicon.meanings_of(name) for skill in meaning.skills}

    skills = {skill.id for skill in bundled.catalogue.skills.values() if skill.kind == "skill"}
    assert skills - reached - NEVER_IN_A_TEXT == set()


def test_no_rule_is_without_effect(bundled: Content) -> None:
    """A phrase either means something or misleads; rules stand only where it means something."""
    idle = [
        phrase.names[0]
        for phrase in bundled.catalogue.phrases.values()
        if phrase.ambiguous and not (phrase.skills or phrase.technologies)
    ]
    assert idle == []
