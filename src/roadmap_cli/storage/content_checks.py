"""What must hold across content files: every name known and given once, no circles, nothing counted twice."""

from roadmap_cli.domain.content import Content
from roadmap_cli.storage.catalogue_checks import checked_catalogue
from roadmap_cli.storage.content_drafts import Draft
from roadmap_cli.storage.roadmap_checks import check_roadmap

FIRST_ROADMAP = "backend"


def checked_content(draft: Draft) -> Content:
    """Make content of *draft*, or raise a BadDataError about the first thing in it that does not fit together."""
    catalogue = checked_catalogue(draft)
    for placed in draft.roadmaps:
        check_roadmap(placed, catalogue)
    roadmaps = sorted((placed.value for placed in draft.roadmaps), key=lambda one: (one.id != FIRST_ROADMAP, one.id))
    return Content(catalogue, {roadmap.id: roadmap for roadmap in roadmaps})
