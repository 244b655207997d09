"""Which guides there are."""

from factories import bundled
from roadmap_cli.domain.catalogue import Guide, GuideSection
from roadmap_cli.services.guides import list_guides


def section_of(roadmap: str | None) -> GuideSection:
    return GuideSection(roadmap, "Somebody", None, "A section", {}, (), (), None)


def test_a_guide_is_listed_with_each_of_its_sources_once() -> None:
    """In the order in which they speak; a section without a roadmap has none to name."""
    guide = Guide("pay", "What pays?", tuple(map(section_of, ("b", None, "a", "b"))))

    assert list_guides([guide]).guides == (("pay", "What pays?", ("b", "a")),)


def test_every_bundled_guide_is_listed() -> None:
    """With its question, and roadmaps that there are."""
    listed = list_guides(bundled().catalogue.guides.values()).guides

    assert [one.id for one in listed] == list(bundled().catalogue.guides)
    assert {source for one in listed for source in one.sources} <= set(bundled().roadmaps)
