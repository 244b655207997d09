"""Which guides there are."""

from collections.abc import Iterable
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Guide


class ListedGuide(NamedTuple):
    """A guide in a list; *sources* are the roadmaps that it comes from."""

    id: str
    question: str
    sources: tuple[str, ...]


class GuideList(NamedTuple):
    """All guides there are."""

    guides: tuple[ListedGuide, ...]


def list_guides(guides: Iterable[Guide]) -> GuideList:
    """List *guides*, each with the roadmaps that say something to its question."""
    return GuideList(
        tuple(
            ListedGuide(
                guide.id,
                guide.question,
                tuple(dict.fromkeys(section.roadmap for section in guide.sections if section.roadmap)),
            )
            for guide in guides
        )
    )
