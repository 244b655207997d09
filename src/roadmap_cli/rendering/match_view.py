"""What texts mention, each thing with the line that says so."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.domain.events import Status
from roadmap_cli.rendering.marks import HEADING, QUIET, command, counted, hint, hours_text, mark
from roadmap_cli.rendering.page import Columns, Hanging, section, title_line
from roadmap_cli.services.learning_order import ToLearn
from roadmap_cli.services.matching import Mention
from roadmap_cli.services.posting import Demand, Named, Posting, Postings, Refusal
from roadmap_cli.services.resume import Resume, Suggestion

LINES_SHOWN = 3
GAPS_SHOWN = 12
DEMAND_SHOWN = 30
OTHER_KIND = {"posting": "resume", "resume": "posting"}


def render_match(result: Posting | Postings | Resume) -> RenderableType:
    """Show what a posting asks, what several ask, or what a résumé mentions."""
    if isinstance(result, Resume):
        return _resume(result)
    return _posting(result) if isinstance(result, Posting) else _postings(result)


def _posting(posting: Posting) -> RenderableType:
    asked = {named.id: named for named in posting.skills if named.is_asked}
    if not asked:
        return Group(
            title_line(posting.title, "posting"), "It names no skill that we know.", *_not_asked(posting.not_asked)
        )
    parts: list[RenderableType] = [title_line(posting.title, "posting"), Text(_sum(posting, len(asked)))]
    for heading, ids in (("You have", posting.has), ("You are learning", posting.learning)):
        if ids:
            parts.append(section(heading, Columns(_rows(asked[name] for name in ids), wrap=(0, 1))))
    if posting.missing:
        rows = [_missing(item, asked, posting) for item in posting.missing]
        parts.append(section("Missing, in the order of learning", Columns(rows, right=(1,), wrap=(0, 2))))
    parts += _not_asked(posting.not_asked)
    if posting.technologies:
        named = ", ".join(named.title for named in posting.technologies if named.is_asked)
        parts.append(section("Technologies", Text(named or "none that is asked for")))
    if posting.followed is not None:
        parts += ["", Text(_followed(posting)), hint("See it: ", command(f"roadmap show {posting.followed}"))]
    if posting.plan is not None or posting.followed is not None:
        return Group(*parts)
    parts += ["", _kind_hint(posting.kind)]
    if posting.missing:
        parts.append(hint("Plan just this: ", command("roadmap match FILE --plan --by DATE")))
    return Group(*parts)


def _followed(posting: Posting) -> str:
    if posting.file is not None:
        return f"It is a roadmap of yours now, {posting.followed}, and followed; it lies in {posting.file}."
    again = "followed again" if posting.events else "followed already"
    return f"A roadmap of yours was made of it before, {posting.followed}; it is {again}."


def _sum(posting: Posting, asked: int) -> str:
    new = sum(1 for item in posting.missing if item.lines and item.status is not Status.LEARNING)
    below = sum(1 for item in posting.missing if not item.lines)
    sentence = f"It asks for {counted(asked, 'skill')}: you have {len(posting.has)}"
    sentence += f", are learning {len(posting.learning)} and lack {new}."
    if not posting.missing:
        return f"{sentence} Nothing is missing."
    with_these = f", {counted(below, 'prerequisite')} included" if below else ""
    return f"{sentence} What is missing takes {hours_text(posting.hours)}{with_these}."


def _rows(items: Iterable[Named]) -> Iterator[tuple[Text, Text]]:
    for named in items:
        yield Text.assemble(mark(named.status), " ", named.title), _where(named)


def _missing(item: ToLearn, asked: dict[str, Named], posting: Posting) -> tuple[Text, Text, Text]:
    head = Text.assemble(mark(item.status), " ", item.title)
    hours = Text(hours_text(item.hours), style=QUIET)
    if item.id in asked:
        return head, hours, _where(asked[item.id])
    titles = {entry.id: entry.title for entry in posting.missing}
    first, *others = item.needed_for
    more = f" and {len(others)} more" if others else ""
    return head, hours, Text(f"needed for {titles.get(first, first)}{more}", style=QUIET)


def _where(named: Named) -> Text:
    """Give the lines that ask for it, and where in the posting that is: the strictest place of several."""
    said = [mention for mention in named.mentions if not mention.negated]
    sections = {mention.section for mention in said}
    place = next((name for name in ("required", "responsibilities", "nice to have", "company") if name in sections), "")
    return Text(f"{place}: {_lines(said)}" if place else _lines(said), style=QUIET)


def _lines(said: Sequence[Mention]) -> str:
    """Give the first lines of mentions with their words: `line 3 “Redis”, “cache”, line 7 “Redis”`."""
    words: dict[int, dict[str, None]] = {}
    for mention in said:
        words.setdefault(mention.line, {})[mention.text] = None
    shown = [f"line {line} {', '.join(f'“{text}”' for text in texts)}" for line, texts in words.items()]
    more = f" and {len(shown) - LINES_SHOWN} more" if len(shown) > LINES_SHOWN else ""
    return ", ".join(shown[:LINES_SHOWN]) + more


def _not_asked(refused: Sequence[Refusal], heading: str = "Named, but not asked for") -> Iterator[RenderableType]:
    if refused:
        rows = [(Text(item.title), Text(f"line {item.line} “{item.text}”", style=QUIET)) for item in refused]
        yield section(heading, Columns(rows, wrap=(0, 1)))


def _kind_hint(kind: str) -> Text:
    name = {"posting": "a posting", "resume": "a résumé"}
    other = OTHER_KIND[kind]
    return hint(f"Read as {name[kind]}; if it is {name[other]}: ", command(f"roadmap match FILE --kind {other}"))


def _postings(result: Postings) -> RenderableType:
    total = len(result.postings)
    rows = [_demand(entry, total) for entry in result.demand[:DEMAND_SHOWN]]
    parts: list[RenderableType] = [
        title_line(f"What {counted(total, 'posting')} ask for"),
        section("Most asked first", Columns(rows, right=(2,), shrink=(0,)) if rows else Text("No skill that we know.")),
    ]
    if len(result.demand) > DEMAND_SHOWN:
        parts.append(hint(f"and {len(result.demand) - DEMAND_SHOWN} more: ", command("roadmap match FILE... --json")))
    opens = next((entry for entry in result.demand if not entry.status.is_met), None)
    if opens is not None:
        sentence = f"What opens most is {opens.title}: {opens.asked_by} of {counted(total, 'posting')}"
        all_lacked = f"; {opens.completes} of them ask for nothing else that you lack" if opens.completes else ""
        parts += ["", Text(f"{sentence}, {hours_text(opens.hours)}{all_lacked}.")]
    lacking = [
        (Text(posting.title), Text(f"{len(posting.missing)} missing"), Text(hours_text(posting.hours), style=QUIET))
        for posting in result.postings
    ]
    parts.append(section("Each of them", Columns(lacking, right=(1, 2))))
    return Group(*parts)


def _demand(entry: Demand, total: int) -> tuple[Text, Text, Text]:
    head = Text.assemble(mark(entry.status), " ", entry.title)
    return head, Text(f"{entry.asked_by} of {total}", style=HEADING), Text(hours_text(entry.hours), style=QUIET)


def _resume(resume: Resume) -> RenderableType:
    parts: list[RenderableType] = [title_line(resume.title, "résumé")]
    known = [named for named in resume.skills if named.is_asked and named.status.is_learned]
    if resume.suggestions:
        parts.append(section("It mentions these; mark those that you have", *map(_suggestion, resume.suggestions)))
    elif not known:
        parts.append(Text("It mentions no skill that we know."))
    if known:
        parts.append(section("It mentions, and you have them marked", Columns(_rows(known), wrap=(0, 1))))
    parts += _not_asked(resume.not_there, "Named as what is not there")
    if resume.gaps:
        rows = [(Text(gap.title), Text(hours_text(gap.hours), style=QUIET)) for gap in resume.gaps[:GAPS_SHOWN]]
        more = len(resume.gaps) - GAPS_SHOWN
        last = [Text(f"and {more} more", style=QUIET)] if more > 0 else []
        parts.append(section(f"Open in {resume.roadmap}, and not shown by it", Columns(rows, right=(1,)), *last))
    parts += ["", _kind_hint(resume.kind)]
    if resume.suggestions and not resume.events:
        ids = " ".join(entry.id for entry in resume.suggestions[:2])
        parts.append(
            hint("Mark one or two: ", command(f"roadmap know {ids}"), "   All: ", command("roadmap match FILE --yes"))
        )
    return Group(*parts)


def _suggestion(entry: Suggestion) -> Hanging:
    return Hanging(
        mark(Status.NONE),
        Text.assemble((entry.title, HEADING), (f"  {entry.id}", QUIET), (f"\nline {entry.line}: {entry.text}", QUIET)),
    )
