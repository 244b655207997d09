"""What must hold across content files: every name known and given once, no circles, nothing counted twice."""

from collections.abc import Iterator

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.catalogue_checks import by_id, catalogue_of, check_catalogue
from roadmap_cli.storage.content_drafts import Draft
from roadmap_cli.storage.references import References
from roadmap_cli.storage.roadmap_checks import check_roadmap

FIRST_ROADMAP = "backend"


def content_of_draft(draft: Draft) -> Content:
    """Make content of what could be understood, whether it fits together or not; of two with one id the first stays."""
    roadmaps = by_id(draft.roadmaps)
    order = sorted(roadmaps, key=lambda name: (name != FIRST_ROADMAP, name))
    return Content(catalogue_of(draft), {name: roadmaps[name] for name in order})


def check_content(draft: Draft, catalogue: Catalogue) -> Iterator[BadDataError]:
    """Give what does not fit together in *draft*, whose catalogue is *catalogue*."""
    references = References(catalogue, (placed.value.id for placed in draft.roadmaps), draft.incomplete)
    yield from check_catalogue(draft, catalogue, references)
    for placed in draft.roadmaps:
        yield from check_roadmap(placed, catalogue, references)
