"""From files to what their texts mention, and to what is done about it."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.parameters import name_of
from roadmap_cli.cli.person import DEFAULT_ROADMAP
from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.events import Status

if TYPE_CHECKING:
    from roadmap_cli.domain.lexicon import Lexicon
    from roadmap_cli.services.posting import Posting, Postings, Reading
    from roadmap_cli.services.resume import Resume

STANDARD_INPUT = "-"


class ReadFile(NamedTuple):
    """What a text mentions, and its lines."""

    reading: "Reading"
    lines: tuple[str, ...]


def read(app: AppContext, name: str, kind: str | None) -> ReadFile:
    """Read the text in the file *name*, or from standard input, and find what it mentions."""
    from roadmap_cli.services.matching import find_mentions
    from roadmap_cli.services.posting import read_found
    from roadmap_cli.services.text_kinds import RESUME, kind_of, title_of
    from roadmap_cli.storage.text_reading import read_stream, read_text

    text = read_text(read_stream(sys.stdin.buffer) if name == STANDARD_INPUT else name_of(name))
    app.tell(text.notices)
    found = find_mentions(text.lines, lexicon(app))
    guessed = RESUME if text.kind == "json" else kind_of(text.lines)
    reading = read_found(app.catalogue, app.statuses, found, title=title_of(text.lines), kind=kind or guessed)
    return ReadFile(reading, text.lines)


def lexicon(app: AppContext) -> "Lexicon":
    """Give the dictionary of names, out of the cache where it is there."""
    from roadmap_cli.services.lexicon import lexicon_of
    from roadmap_cli.storage.lexicon_cache import load_lexicon

    return load_lexicon(app.bundled[1], app.folders.cache, app.catalogue, lexicon_of)


def match(app: AppContext, names: Sequence[str], kind: str | None) -> "Posting | Postings | Resume":
    """Say what the texts in the files *names* mention: a résumé is read alone, several texts are postings."""
    from roadmap_cli.services.posting import compare_posting, compare_postings
    from roadmap_cli.services.resume import compare_resume

    if len(names) > 1:
        if kind == "resume":
            message = "A résumé is read alone."
            raise UsageError(message, hint="Name one file, or leave out --kind resume.")
        postings = [
            compare_posting(app.catalogue, app.statuses, read(app, name, "posting").reading, _order(app))
            for name in names
        ]
        return compare_postings(app.catalogue, app.statuses, postings)
    text = read(app, names[0], kind)
    if text.reading.kind == "resume":
        return compare_resume(app.standing(), text.reading, text.lines)
    return compare_posting(app.catalogue, app.statuses, text.reading, _order(app))


def _order(app: AppContext) -> dict[str, int]:
    """Give each skill its place in the merged roadmap, or in the main one where that is not there."""
    roadmap = DEFAULT_ROADMAP if DEFAULT_ROADMAP in app.content.roadmaps else app.main
    return {skill: place for place, skill in enumerate(app.outline(roadmap).listed)}


def with_plan(app: AppContext, matched: object, *, by: str | None, hours: float | None) -> "Posting":
    """Plan what a posting asks for and the person lacks; raise UsageError for anything but one posting."""
    from roadmap_cli.cli.planning import Asked, read_wish
    from roadmap_cli.services.posting import Posting
    from roadmap_cli.services.posting_plan import plan_posting

    if not isinstance(matched, Posting):
        message = "A plan is made for one posting."
        raise UsageError(message, hint="Name one file; if it is a posting, add --kind posting.")
    if not matched.missing:
        return matched
    wish = read_wish(app, DEFAULT_ROADMAP, Asked(by=by, hours=hours))
    return plan_posting(app.catalogue, app.statuses, matched, wish)


def follow(app: AppContext, matched: object) -> "Posting":
    """Make a roadmap of what a posting asks for and the person lacks, install it among their own, and follow it.

    Where one was made of the same posting already, that is followed. Neither the journal nor the roadmap's id holds
    a word of the posting; the roadmap's title does.
    """
    from pathlib import Path

    from roadmap_cli.cli.authoring import check_right, examined, install_all, installed
    from roadmap_cli.domain.own_content import OwnFile
    from roadmap_cli.services.choosing import draft_follow
    from roadmap_cli.services.posting import Posting, free_id, made_before, roadmap_of
    from roadmap_cli.storage.own_roadmap_text import own_text

    if not isinstance(matched, Posting):
        message = "A roadmap is made of one posting."
        raise UsageError(message, hint="Name one file; if it is a posting, add --kind posting.")
    if not matched.missing:
        return matched
    roadmap = roadmap_of(matched)
    before = made_before(app.catalogue, matched, roadmap, app.content.roadmaps.values())
    if before is not None:
        events, _ = app.append(list(draft_follow(before, app.progress)))
        return matched._replace(followed=before, events=tuple(event.id for event in events))
    name = free_id(app.today, [known.rpartition("/")[2] for known in installed(app)])
    raw = own_text(OwnFile(name, roadmap.title, roadmap=roadmap)).encode()
    addition = examined(app, {f"{name}.yaml": raw})
    check_right(addition, Path(f"{name}.yaml"))
    (made,) = install_all(app, addition).files
    events, _ = app.append(list(draft_follow(made.id, app.progress)))
    return matched._replace(followed=made.id, file=made.path, events=tuple(event.id for event in events))


def take_up(app: AppContext, resume: "Resume", skills: Iterable[str]) -> "Resume":
    """Mark those of *skills* as known, save that, and give the résumé with the events."""
    from roadmap_cli.services import changes

    aims = tuple(changes.Aim(skill, named=True) for skill in skills)
    drafts = changes.draft_statuses(app.catalogue, app.progress, aims, Status.KNOWN)
    after = changes.apply_drafts(app.progress, drafts)
    change = changes.compare(app.catalogue, app.followed_outlines(), app.progress, after, main=app.main)
    events, _ = app.append(changes.with_milestones(drafts, change.milestones))
    return resume._replace(marked=tuple(aim.item for aim in aims), events=tuple(event.id for event in events))


def ask_each(app: AppContext, resume: "Resume") -> tuple[str, ...]:
    """Ask of each suggestion whether the person has it, and give those that they have.

    To stop is no failure: what was answered is kept. Without a terminal nothing is asked and nothing taken up.
    """
    had: list[str] = []
    for entry in resume.suggestions if app.is_interactive else ():
        question = f"Line {entry.line}: {entry.text[:100]}\nMark {entry.title} as known?"
        try:
            has = app.confirm(question, default=True)
        except (EOFError, KeyboardInterrupt):
            app.output.say("Stopped; what you have answered is kept.")
            break
        if has:
            had.append(entry.id)
    return tuple(had)
