"""The JSON Schema of a file of one's own, made of the schemas that check it.

It says what an editor can know: keys, kinds, limits, and what each key is for. What must hold
between things (a name that is known, a leaf that counts once) `roadmap validate` says.
"""

from collections.abc import Mapping
from json import dumps
from pathlib import Path
from typing import Any, Final

from roadmap_cli.storage.exports import write_new_file
from roadmap_cli.storage.own_roadmap_text import SCHEMA_FILE
from roadmap_cli.storage.own_schema import OwnFileSchema

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The newest that all editors read."""

_ITEM: Final = "Ids of items: skills, projects, or topics as `skill/topic`; your own by their short ids."
_ID: Final = "A short name: small letters and digits with single '-', '.' or '_' between them."
_TITLE: Final = "What people read, on one line."
DESCRIPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "OwnFileSchema": {
        "id": f"{_ID} Without it the file's name counts.",
        "title": "What the roadmap or the group of skills is called, on one line.",
        "namespace": "Goes in front of every id of yours, so that none clashes with a bundled one.",
        "audience": "Whom the roadmap is for, and what they bring along.",
        "stack": "Names of technologies that it is about.",
        "source": "Where the roadmap comes from, if it is not your own idea.",
        "pace": "How long it takes; plans keep to it.",
        "assumes": f"What it takes for granted; asked for when somebody first follows it. {_ITEM}",
        "stages": "The roadmap itself: its parts in order, each with its steps.",
        "milestones": "Points after a step that are worth a mention.",
        "aside": "Items that are good to know and stand in no step.",
        "guides": "Ids of bundled guides that belong to it: see `roadmap guide`.",
        "skills": "Skills of your own that the catalogue does not have.",
        "projects": "Projects of your own.",
        "resources": "Pages, books and courses for items of your own or of the catalogue.",
    },
    "SourceSchema": {
        "publisher": "Who published it.",
        "title": "What it is called there.",
        "author": "Who wrote it.",
        "date": "When: 2026, 2026-03 or 2026-03-15.",
        "file": "The plain name of the file that it was taken from.",
    },
    "PaceSchema": {
        "months": "A number, or the least and the most, such as [3, 6].",
        "weeks": "A number, or the least and the most.",
        "hours_per_week": "A number, or the least and the most.",
        "stated": "How the source puts it.",
    },
    "StageSchema": {
        "id": _ID,
        "title": _TITLE,
        "months": "The first and the last month, such as [1, 2].",
        "goal": "What the stage is for.",
        "outcome": "What one can do after it.",
        "steps": "What to learn, in order.",
    },
    "StepSchema": {
        "id": f"{_ID} No other stage or step may have it.",
        "title": _TITLE,
        "summary": "What the step is about.",
        "why": "Why it stands here.",
        "skills": f"What is learned and ticked here, in order; each counts in one step only. {_ITEM}",
        "inferred": "Those of 'skills' whose place here is your guess.",
        "uses": f"What is met here and learned elsewhere. {_ITEM}",
        "project": "The id of the project to build here.",
        "level": "How much it matters; essential without it. A plan leaves out optional things first.",
        "weeks": "The first and the last week, such as [1, 2].",
        "lasts": "How long it takes, where it has no place in the calendar.",
        "choice": "Where some of the skills are enough.",
        "tasks": "Concrete things to do; ticked when what they cover is.",
        "note": "A remark.",
    },
    "TaskSchema": {"id": _ID, "text": "What to do.", "covers": f"What is learned by it, of this step. {_ITEM}"},
    "ChoiceSchema": {"of": "Two or more of the step's skills.", "pick": "How many of them are enough; 1 without it."},
    "DurationSchema": {
        "weeks": "The least and the most weeks, such as [2, 3].",
        "open_ended": "true where it never quite ends.",
    },
    "MilestoneSchema": {"id": _ID, "title": _TITLE, "after": "The id of the step.", "text": "What it means."},
    "AsideSchema": {
        "skill": "The id of the item.",
        "when": "When one should know it.",
        "level": "How much it matters.",
    },
    "OwnSkillSchema": {
        "id": f"{_ID} Your namespace goes in front when it is installed.",
        "title": _TITLE,
        "summary": "What it is, in a sentence or two.",
        "why": "Why one should learn it.",
        "hours": "How long it takes to learn; leave it out where there are topics.",
        "topics": "Its parts, each ticked alone, each with its hours.",
        "requires": "What has to be known before: ids, or `any_of: [...]` where one of several is enough.",
        "after": "What is better learned before, though it need not be.",
        "aliases": "Other names that people use for it.",
        "tools": "For a language, the ids of technologies that serve it.",
        "formerly": "Ids that it had before: what was ticked under them counts.",
    },
    "OwnResourceSchema": {
        "skill": "The id of the item that it teaches.",
        "title": _TITLE,
        "url": "Its address, http or https.",
        "kind": "What it is; an article without it.",
        "language": "The id of the programming language that it is about.",
        "hours": "How long it takes.",
        "free": "false where it costs money.",
        "seen": "Where you found it.",
    },
    "TopicSchema": {"id": _ID, "title": _TITLE, "hours": "How long it takes to learn."},
}
_PROJECT: Final = {**DESCRIPTIONS["OwnSkillSchema"], "exercises": "Ids of the skills that it puts to use."}


def own_schema() -> dict[str, Any]:
    """Give the JSON Schema of a file of one's own."""
    made = OwnFileSchema.model_json_schema()
    kinds = made.pop("$defs")
    described = {**DESCRIPTIONS, "OwnProjectSchema": _PROJECT}
    whole = _described(made, described["OwnFileSchema"])
    return {
        "$schema": DIALECT,
        "title": "A roadmap, skills and projects of your own",
        **whole,
        "$defs": {name: _described(kind, described.get(name, {})) for name, kind in kinds.items()},
    }


def schema_text() -> str:
    """Give the schema as the text of a file."""
    return dumps(own_schema(), indent=2) + "\n"


def write_schema_beside(file: Path) -> tuple[Path, bool]:
    """Write the schema where *file* looks for it, unless something is there; say where, and whether it was written."""
    path = file.parent / SCHEMA_FILE
    if path.exists():
        return path, False
    write_new_file(path, schema_text())
    return path, True


def _described(kind: dict[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Give a kind of mapping with what its keys are for, and without what only Python needs to know."""
    fields = {
        key: {**_plain(field), **({"description": texts[key]} if key in texts else {})}
        for key, field in kind.get("properties", {}).items()
    }
    return {**{key: value for key, value in kind.items() if key != "title"}, "properties": fields}


def _plain(field: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in field.items() if key not in {"title", "default"}}
    if isinstance(field.get("default"), str | int | bool) and field["default"] != "":
        kept["default"] = field["default"]
    return kept
