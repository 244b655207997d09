"""All content: the catalogue and the roadmaps through it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue, Resource
from roadmap_cli.domain.late_mapping import LateMapping, LateValues
from roadmap_cli.domain.roadmaps import Roadmap


class Content(NamedTuple):
    """The catalogue, and each roadmap by its id in the order in which a list shows them."""

    catalogue: Catalogue
    roadmaps: Mapping[str, Roadmap]

    def with_own(self, own: "Content") -> "Content":
        """Give this content and a person's *own* behind it; no id of theirs may be one of ours.

        What of either is made when it is first looked at still is.
        """
        bundled = self.catalogue

        def resources() -> Mapping[str, tuple[Resource, ...]]:
            united = dict(bundled.resources)
            for item, teaching in own.catalogue.resources.items():
                united[item] = (*united.get(item, ()), *teaching)
            return united

        def roadmap(name: str) -> Roadmap:
            return (own if name in own.roadmaps else self).roadmaps[name]

        catalogue = replace(
            bundled,
            areas={**bundled.areas, **own.catalogue.areas},
            skills={**bundled.skills, **own.catalogue.skills},
            resources=LateMapping(resources),
        )
        return Content(catalogue, LateValues((*self.roadmaps, *own.roadmaps), roadmap))
