"""Tools that keep tasks: taskwarrior and topydo know what blocks what, todoman does not."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from uuid import UUID

from other_tools import ALL_AT_5000, Found, Side, Tool, Work, our_change, our_list, our_next
from runs import ask
from worlds import Thing


def _uuid(number: int) -> str:
    return str(UUID(int=number + 1, version=4))


def _needed(found: Found) -> dict[int, list[Thing]]:
    """Map the number of each thing to all that comes before it."""
    return {thing.number: found.world.before(subject) for subject in found.world.subjects for thing in subject.things}


def _task(number: int, title: str, skill: int, depends: Iterable[int]) -> dict[str, object]:
    return {
        "uuid": _uuid(number),
        "description": title,
        "project": f"skill-{skill}",
        "status": "pending",
        "entry": "20241201T090000Z",
        "depends": [_uuid(other) for other in depends],
    }


def _import(found: Found, tasks: Iterable[dict[str, object]]) -> None:
    settings = {
        "data.location": str(found.home / "tasks"),
        "confirmation": "off",
        "dependency.confirmation": "off",
        "news.version": "9.9.9",
        "detection": "off",
    }
    (found.home / "tasks").mkdir()
    (found.home / "taskrc").write_text("".join(f"{key}={value}\n" for key, value in settings.items()), "utf-8")
    path = found.home / "tasks.json"
    path.write_text(json.dumps(list(tasks)), "utf-8")
    ask([found.program, "import", str(path)], found.surroundings)


def fill_taskwarrior(found: Found) -> None:
    """Import a task for each thing, which depends on all that comes before it."""
    needed = _needed(found)
    _import(
        found,
        (
            _task(thing.number, thing.title, thing.skill, [other.number for other in needed[thing.number]])
            for thing in found.world.things
        ),
    )


def fill_with_skills(found: Found) -> None:
    """Import a task for each thing and one for each skill, which depends on its things and which others depend on."""
    first = len(found.world.things)
    things = (
        _task(thing.number, thing.title, subject.number, [first + needed for needed in subject.needs])
        for subject in found.world.subjects
        for thing in subject.things
    )
    skills = (
        _task(first + number, f"Skill {number}", number, [thing.number for thing in things])
        for number, things, _ in found.world.subjects
    )
    _import(found, chain(things, skills))


def taskwarrior_works(found: Found) -> Iterator[Work]:
    """List, what is next, and finishing one."""
    program, things = found.program, found.world.things
    yield Work(Side("task list", lambda _: [program, "list"], found.titles), our_list(found))
    yield Work(_task_next(found), our_next(), {1_000: 1.0, 5_000: 1.0})
    yield Work(
        Side("task UUID done", lambda number: [program, _uuid(things[number].number), "done"], ("Completed",)),
        our_change(found, "done ITEM"),
    )


def with_skills_works(found: Found) -> Iterator[Work]:
    """Only what is next, which is where dependencies count."""
    yield Work(_task_next(found), our_next())


def _task_next(found: Found) -> Side:
    return Side("task next", lambda _: [found.program, "next"], found.titles[:1])


def fill_topydo(found: Found) -> None:
    """Write a line of todo.txt for each thing; `p:N` is what has to be done before the one with `id:N`."""
    needed = _needed(found)
    before: dict[int, list[int]] = {}
    for number, things in needed.items():
        for thing in things:
            before.setdefault(thing.number, []).append(number)
    lines = []
    for thing in found.world.things:
        waits = f" id:{thing.number + 1}" if needed[thing.number] else ""
        opens = "".join(f" p:{number + 1}" for number in before.get(thing.number, ()))
        lines.append(f"2024-12-01 {thing.title} +skill-{thing.skill}{waits}{opens}\n")
    (found.home / "todo.txt").write_text("".join(lines), "utf-8")
    settings = {"filename": "todo.txt", "archive_filename": "done.txt"}
    text = "".join(f"{key} = {found.home / name}\n" for key, name in settings.items())
    (found.home / "topydo.conf").write_text(f"[topydo]\n{text}colors = 0\n", "utf-8")


def topydo_works(found: Found) -> Iterator[Work]:
    """List, the first three that nothing blocks, and finishing one."""
    program = [found.program, "-c", str(found.home / "topydo.conf")]
    first = found.titles[:1]
    yield Work(Side("topydo ls -x", lambda _: [*program, "ls", "-x"], found.titles), our_list(found))
    yield Work(Side("topydo ls -n 3", lambda _: [*program, "ls", "-n", "3"], first), our_next())
    # What is done goes to the archive, so that the next one is the first.
    yield Work(Side("topydo do 1", lambda _: [*program, "do", "1"], ("Completed",)), our_change(found, "done ITEM"))


def fill_todoman(found: Found) -> None:
    """Write a file of iCalendar for each thing; it knows no dependencies."""
    folder = found.home / "calendars" / "way"
    folder.mkdir(parents=True)
    for thing in found.world.things:
        lines = (
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//benchmark//EN", "BEGIN:VTODO", f"UID:thing-{thing.number}"),
            *("DTSTAMP:20241201T090000Z", "CREATED:20241201T090000Z", f"SUMMARY:{thing.title}", "STATUS:NEEDS-ACTION"),
            *("PRIORITY:5", f"CATEGORIES:skill-{thing.skill}", "END:VTODO", "END:VCALENDAR", ""),
        )
        (folder / f"thing-{thing.number}.ics").write_bytes("\r\n".join(lines).encode())
    settings = {"path": f"{found.home}/calendars/*", "cache_path": f"{found.home}/todoman.db", "default_list": "way"}
    text = "".join(f"{key} = {value!r}\n" for key, value in settings.items())
    (found.home / "todoman.py").write_text(f"{text}color = 'never'\n", "utf-8")


def todoman_works(found: Found) -> Iterator[Work]:
    """List, and finishing one; it has no command for what is next."""
    program = found.program
    listed = json.loads(ask([program, "--porcelain", "list"], found.surroundings))
    numbers = {todo["summary"]: str(todo["id"]) for todo in listed}
    ids = [numbers[title] for title in found.titles]
    yield Work(Side("todo list", lambda _: [program, "list"], found.titles), our_list(found), ALL_AT_5000)
    yield Work(
        Side("todo done ID", lambda number: [program, "done", ids[number]], ("100%",)),
        our_change(found, "done ITEM"),
        ALL_AT_5000,
    )


TASKWARRIOR = Tool("taskwarrior", "taskwarrior", "task", fill_taskwarrior, taskwarrior_works)
WITH_SKILLS = Tool("taskwarrior, a task a skill too", "taskwarrior", "task", fill_with_skills, with_skills_works)
TOPYDO = Tool("topydo", "topydo", "topydo", fill_topydo, topydo_works)
TODOMAN = Tool("todoman", "todoman", "todo", fill_todoman, todoman_works)
