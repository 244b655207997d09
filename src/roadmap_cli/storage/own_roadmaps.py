"""Files of one's own, checked: each by itself, against each other, and against the bundled content.

Nothing here reads or writes: bytes come in, values and faults go out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Resource, Skill
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.identifiers import in_namespace, is_id
from roadmap_cli.domain.own_content import OwnFile, content_of_own
from roadmap_cli.storage.catalogue_checks import (
    MAX_SKILLS,
    check_circles,
    check_formerly,
    check_ids,
    check_skill,
    check_topics,
)
from roadmap_cli.storage.collector import collector_paused
from roadmap_cli.storage.content_drafts import Placed
from roadmap_cli.storage.content_schema import MOST_TOLD, more_than_told, validated
from roadmap_cli.storage.own_mentions import check_bearers, check_mentions, own_items
from roadmap_cli.storage.own_names import OwnNames
from roadmap_cli.storage.own_schema import OwnFileSchema
from roadmap_cli.storage.references import References, check_known
from roadmap_cli.storage.roadmap_checks import check_parts
from roadmap_cli.storage.strict_yaml import Document, read_document

_STEM = re.compile(r"(?:.*[/\\])?(.+?)(?:\.ya?ml)?", re.DOTALL | re.IGNORECASE)


class OwnExamination(NamedTuple):
    """What files of one's own hold: those that are right, and what is wrong with the others, by their names.

    *unsure* is what of the others could be understood: good for counting, not for use.
    """

    files: Mapping[str, OwnFile]
    faults: Mapping[str, tuple[BadDataError, ...]]
    unsure: Mapping[str, OwnFile]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that is valid by itself; its names are still short."""

    schema: OwnFileSchema
    document: Document
    id: str


def check_own(
    raw: bytes, name: str, bundled: Content, others: Mapping[str, bytes | BadDataError] | None = None
) -> tuple[OwnFile | None, tuple[BadDataError, ...]]:
    """Give what the file *name* holds, and what is wrong in it, by line; None where anything is.

    *name* is the path that messages show; without an `id` in the file the last part of it is the id.
    *others* are the person's other files, to whose items it may refer.
    """
    whole = {**(others or {}), name: raw}
    examined = examine_own(whole, bundled)
    return examined.files.get(name), examined.faults.get(name, ())


def examine_own(files: Mapping[str, bytes | BadDataError], bundled: Content) -> OwnExamination:
    """Check *files*, by their paths, together and against *bundled*; of one that cannot be read, why not.

    Of two that clash the later one is at fault. What is wrong in a file only because another file
    cannot be understood is no fault of it, but it is not right either without the other.
    """
    with collector_paused():
        return _examined(files, bundled)


def _examined(files: Mapping[str, bytes | BadDataError], bundled: Content) -> OwnExamination:
    read: dict[str, _Read] = {}
    faults: dict[str, tuple[BadDataError, ...]] = {}
    half: dict[str, Document] = {}
    is_whole = True
    for name, raw in files.items():
        found: list[BadDataError] = []
        one = _read(raw, name, found)
        if isinstance(one, _Read) and not found:
            read[name] = one
            continue
        faults[name] = tuple(found)
        if one is not None:
            half[name] = one.document if isinstance(one, _Read) else one
        is_whole = is_whole and one is not None
    if is_whole:
        faults |= _with_mentions(half, faults, read, bundled)
    unsure: dict[str, OwnFile] = {}
    while True:
        names = _names(read, bundled)
        values = {name: _own_file(one, names[name]) for name, one in read.items()}
        wrong = _check_together(read, names, values, bundled)
        if not wrong:
            return OwnExamination(values, faults, unsure)
        for name, told in wrong.items():
            faults[name] = told
            unsure[name] = values[name]
            del read[name]


def _with_mentions(
    half: Mapping[str, Document],
    faults: Mapping[str, Sequence[BadDataError]],
    read: Mapping[str, _Read],
    bundled: Content,
) -> dict[str, tuple[BadDataError, ...]]:
    """Give the *faults* of the files that are not right by themselves with what is wrong about the ids in them.

    So that one who mends the ones learns of the others at once.
    """
    if not half:
        return {}
    documents = (*(one.document for one in read.values()), *half.values())
    items = {item for document in documents for item in own_items(document)}
    checks = (check_mentions, check_bearers)
    return {
        name: _told(name, faults[name], *(check(one, items, bundled.catalogue) for check in checks))
        for name, one in half.items()
    }


def _told(name: str, *faults: Iterable[BadDataError]) -> tuple[BadDataError, ...]:
    """Give *faults* of the file *name* by their lines, as many as are told of one, and then that there are more.

    No more are looked for either, as each may cost a search for what was meant.
    """
    found = sorted(chain.from_iterable(islice(some, MOST_TOLD + 1) for some in faults), key=lambda fault: fault.place)
    return tuple(found) if len(found) <= MOST_TOLD else (*found[:MOST_TOLD], more_than_told(name))


def _read(raw: bytes | BadDataError, name: str, faults: list[BadDataError]) -> _Read | Document | None:
    try:
        if isinstance(raw, BadDataError):
            raise raw
        document = read_document(raw, path=name)
    except BadDataError as fault:
        faults.append(fault)
        return None
    schema = validated(OwnFileSchema, document, faults)
    if schema is None:
        return document
    own = schema.id or _stem(name).removeprefix(f"{schema.namespace}.")
    if not is_id(own):
        message = (
            f"The file has no 'id', and its name {quote(own)} cannot be one; add an id, such as `id: rust-basics`."
        )
        faults.append(document.fault(message))
    for key, index, item in (("", 0, None), *schema.items()):
        short = own if item is None else item.id
        if is_id(short) and not is_id(in_namespace(schema.namespace, short)):
            message = f"The id {quote(short)} is too long behind its namespace; choose a shorter one."
            faults.append(document.fault(message, (key, index, "id") if key else ("id",)))
    return _Read(schema, document, own)


def _stem(name: str) -> str:
    found = _STEM.fullmatch(name)
    return found[1] if found else name


def _names(read: Mapping[str, _Read], bundled: Content) -> dict[str, OwnNames]:
    """Give for each file what the names in it mean."""
    items = {
        in_namespace(one.schema.namespace, name)
        for one in read.values()
        for _, _, item in one.schema.items()
        for name in (item.id, *(f"{item.id}/{topic.id}" for topic in item.topics))
    }
    return {name: OwnNames(one.schema.namespace, items, bundled.catalogue) for name, one in read.items()}


def _own_file(one: _Read, names: OwnNames) -> OwnFile:
    area = in_namespace(one.schema.namespace, one.id)
    roadmap = one.schema.roadmap(one.id)
    resources: dict[str, tuple[Resource, ...]] = {}
    for resource in one.schema.resources:
        item = names.item(resource.skill)
        resources[item] = (*resources.get(item, ()), resource.to_domain())
    return OwnFile(
        id=area.removeprefix(f"{one.schema.namespace}."),
        title=one.schema.title,
        namespace=one.schema.namespace,
        roadmap=None if roadmap is None else names.roadmap(roadmap),
        skills=tuple(names.skill(item.to_domain(area)) for _, _, item in one.schema.items()),
        resources=resources,
    )


def _check_together(
    read: Mapping[str, _Read], names: Mapping[str, OwnNames], values: Mapping[str, OwnFile], bundled: Content
) -> dict[str, tuple[BadDataError, ...]]:
    """Give what does not fit together, by the name of the file that is at fault; nothing where all of it does."""
    whole = bundled.with_own(content_of_own(values.values(), bundled.catalogue.date))
    references = References(whole.catalogue, whole.roadmaps)
    skills: list[Placed[Skill]] = []
    files: list[Placed[OwnFile]] = []
    faults: dict[str, list[BadDataError]] = {}
    for name, one in read.items():
        files.append(Placed(values[name], one.document))
        places = [(key, index) for key, index, _ in one.schema.items()]
        placed = [Placed(skill, one.document, place) for skill, place in zip(values[name].skills, places, strict=True)]
        skills += placed
        parts = _check_file(values[name], placed, one.document, whole, references)
        parts = chain(parts, _check_resources(one, names[name], references))
        faults[name] = list(islice(parts, MOST_TOLD + 1))
    for fault in chain(
        check_ids(skills, "skill or project"), _check_files(files), check_circles(tuple(skills)), _check_size(skills)
    ):
        faults[fault.path].append(fault)
    return {name: _told(name, told) for name, told in faults.items() if told}


def _check_file(
    value: OwnFile, skills: Sequence[Placed[Skill]], document: Document, whole: Content, references: References
) -> Iterator[BadDataError]:
    for placed in skills:
        yield from check_topics(placed)
        yield from check_skill(placed, references)
    yield from check_formerly(skills, whole.catalogue)
    if value.roadmap is not None:
        yield from check_parts(Placed(value.roadmap, document), whole.catalogue, references)


def _check_resources(one: _Read, names: OwnNames, references: References) -> Iterator[BadDataError]:
    seen: set[tuple[str, str]] = set()
    for index, resource in enumerate(one.schema.resources):
        placed = Placed(resource, one.document, ("resources", index))
        item = names.item(resource.skill)
        yield from check_known(item, references.items, placed, "skill")
        yield from check_known(resource.language, references.languages, placed, "language")
        if (item, resource.url) in seen:
            message = f"This address stands under {quote(resource.skill)} already; take it out."
            yield placed.fault(message, "url")
        seen.add((item, resource.url))


def _check_files(files: Sequence[Placed[OwnFile]]) -> Iterator[BadDataError]:
    first: dict[str, str] = {}
    for placed in files:
        name = placed.value.whole_id
        if name in first:
            message = f"The id {quote(name)} is that of {quote(first[name])} too; give one of them another."
            yield placed.fault(message, "id")
        first.setdefault(name, placed.document.path)


def _check_size(skills: Sequence[Placed[Skill]]) -> Iterator[BadDataError]:
    if len(skills) > MAX_SKILLS:
        message = f"There are more than {MAX_SKILLS:,} skills and projects of your own; take some out."
        yield skills[MAX_SKILLS].fault(message)
