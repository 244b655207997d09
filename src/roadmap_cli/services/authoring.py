"""What `new`, `add`, `edit`, `remove` and `schema` tell."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import NotFoundError
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.own_content import OwnFile
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.naming import Target, find
from roadmap_cli.services.standing import Standing

SHOWN = 6
"""How many names a sentence lists."""


class Started(NamedTuple):
    """A template in *file*; *schema* is the schema beside it, *schema_is_new* whether that was written too."""

    file: str
    schema: str
    schema_is_new: bool


class SchemaDocument(NamedTuple):
    """The JSON Schema of a file of one's own."""

    schema: Mapping[str, Any]


class Difference(NamedTuple):
    """What a file holds more or less than before, by id; *renamed* are those whose title is another one."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    added_steps: tuple[str, ...] = ()
    removed_steps: tuple[str, ...] = ()


class Installation(NamedTuple):
    """A file that is installed: *state* is new, changed or unchanged, *former* where the text before is kept.

    *from_catalogue* are the bundled items that its roadmap counts, *share_done* how much of it is
    done or known already, from 0 to 1; None where the file has no roadmap.
    """

    id: str
    title: str
    path: str
    state: str
    skills: int
    projects: int
    steps: int
    from_catalogue: tuple[str, ...]
    share_done: float | None
    difference: Difference
    former: str | None


class Installations(NamedTuple):
    """What `add` or `edit` has installed."""

    files: tuple[Installation, ...]


class Removal(NamedTuple):
    """A file that is gone; *former* is where its text is kept.

    *kept* are its items that something was recorded about: that stays in the journal. *broken* says
    of each other file that referred to it why it is left out now.
    """

    id: str
    title: str
    path: str
    former: str
    kept: tuple[str, ...]
    broken: tuple[str, ...]


def difference_between(before: OwnFile | None, after: OwnFile) -> Difference:
    """Say what *after* has more or less than *before*; nothing where there was nothing before."""
    if before is None:
        return Difference()
    old, new = _titles(before), _titles(after)
    old_steps, new_steps = _steps(before), _steps(after)
    return Difference(
        added=tuple(name for name in new if name not in old),
        removed=tuple(name for name in old if name not in new),
        renamed=tuple(name for name, title in new.items() if old.get(name, title) != title),
        added_steps=tuple(step for step in new_steps if step not in old_steps),
        removed_steps=tuple(step for step in old_steps if step not in new_steps),
    )


def installation_of(
    file: OwnFile,
    before: OwnFile | None,
    content: Content,
    progress: Progress,
    *,
    path: str,
    state: str,
    former: str | None,
) -> Installation:
    """Say what *file* brings; *content* is all content with it, *before* what it takes the place of."""
    outline = None if file.roadmap is None else outline_of(file.roadmap, content.catalogue)
    own = {skill.id for skill in file.skills}
    counted = () if outline is None else tuple(item for item in outline.listed if item not in own)
    share = None if outline is None else Standing(outline, Statuses(content.catalogue, progress)).total.value
    return Installation(
        id=file.whole_id,
        title=file.title,
        path=path,
        state=state,
        skills=sum(skill.kind == "skill" for skill in file.skills),
        projects=sum(skill.kind == "project" for skill in file.skills),
        steps=len(_steps(file)),
        from_catalogue=counted,
        share_done=share,
        difference=difference_between(before, file),
        former=former,
    )


def file_named(name: str, titles: Mapping[str, str]) -> str:
    """Give the one of the installed files, whose ids *titles* maps to titles, that *name* means."""
    if not titles:
        message = "Nothing of your own is installed."
        raise NotFoundError(message, hint="`roadmap new FILE` writes a template, `roadmap add FILE` installs it.")
    return find(name, (Target("file", one, title) for one, title in titles.items())).target.name


def recorded_of(file: OwnFile, progress: Progress) -> tuple[str, ...]:
    """Give the items of *file* that something is recorded about."""
    noted = {*progress.statuses, *progress.minutes, *progress.notes, *progress.links}
    return tuple(name for name in _titles(file) if name in noted)


def _titles(file: OwnFile) -> dict[str, str]:
    titles: dict[str, str] = {}
    for skill in file.skills:
        titles[skill.id] = skill.title
        titles.update((topic.id, topic.title) for topic in skill.topics)
    return titles


def _steps(file: OwnFile) -> Sequence[str]:
    return () if file.roadmap is None else tuple(step.id for step in file.roadmap.steps())


def sentence_of(difference: Difference) -> str:
    """Say *difference* in a few words; empty where ids and titles are the same."""
    told: Iterable[tuple[str, tuple[str, ...]]] = (
        ("new", difference.added),
        ("gone", difference.removed),
        ("renamed", difference.renamed),
        ("new steps", difference.added_steps),
        ("steps gone", difference.removed_steps),
    )
    return "; ".join(f"{word}: {_some(names)}" for word, names in told if names)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:SHOWN])
    return shown if len(names) <= SHOWN else f"{shown} and {len(names) - SHOWN} more"
