"""All bundled content: the catalogue and the roadmaps through it."""

from collections.abc import Mapping
from dataclasses import dataclass

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.roadmaps import Roadmap


@dataclass(frozen=True, slots=True)
class Content:
    """The catalogue, and each roadmap by its id in the order in which a list shows them."""

    catalogue: Catalogue
    roadmaps: Mapping[str, Roadmap]
