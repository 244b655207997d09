"""What the commands about one's own files share: the way from bytes to what is installed."""

from collections.abc import Mapping
from pathlib import Path
from shlex import quote as shell_quote
from typing import TYPE_CHECKING, NamedTuple

from roadmap_cli.domain.errors import BadDataError, DeclinedError

if TYPE_CHECKING:
    from roadmap_cli.cli.context import AppContext
    from roadmap_cli.domain.own_content import OwnFile
    from roadmap_cli.services.authoring import Installations
    from roadmap_cli.storage.own_addition import Addition, Candidate


def installed(app: "AppContext") -> Mapping[str, bytes | BadDataError]:
    """Read what is installed."""
    from roadmap_cli.storage.own_files import installed_files

    return installed_files(app.locations.own_roadmaps)


def examined(
    app: "AppContext", files: Mapping[str, bytes | BadDataError], *, instead_of: str | None = None
) -> "Addition":
    """Check *files* beside what is installed; *instead_of* is the installed file whose place they are to take."""
    from roadmap_cli.storage.own_addition import examine_addition

    return examine_addition(files, installed(app), app.bundled[0], instead_of=instead_of)


def check_right(addition: "Addition", source: Path) -> None:
    """Raise the first fault, where there is one, and say where to see the others."""
    if not addition.faults:
        return
    first, more = addition.faults[0], len(addition.faults) - 1
    others = f" and {more} more" if more else ""
    hint = f"Nothing was installed; `roadmap validate {shell_quote(str(source))}` explains it{others}."
    raise BadDataError(first.message, path=first.path, line=first.line, key=first.key, hint=hint)


def confirm_changes(app: "AppContext", addition: "Addition") -> None:
    """Say what changes of what is installed already, and ask; raise DeclinedError without a yes."""
    from roadmap_cli.services.authoring import difference_between, sentence_of

    questions = [f"{fault} It would be left out." for fault in addition.broken]
    present = installed(app)
    for candidate in addition.candidates:
        if candidate.before is not None and not _is_there(candidate, present):
            told = (
                sentence_of(difference_between(candidate.before, candidate.file))
                or "its words, and neither items nor steps"
            )
            questions.append(f"{candidate.file.whole_id} is installed already; the new text changes it: {told}.")
    if not questions:
        return
    if app.is_interactive or app.says_yes:
        app.tell(questions)
    if not app.confirm("Install it? The text before is kept.", default=True):
        message = f"Nothing was installed. {questions[0]}"
        raise DeclinedError(message, hint="Say --yes to install it; the text before is kept.")


def install_all(app: "AppContext", addition: "Addition") -> "Installations":
    """Install what was checked, and say what it brings."""
    from roadmap_cli.services.authoring import Installations, installation_of
    from roadmap_cli.storage.durable_io import DiskIO
    from roadmap_cli.storage.own_installation import install
    from roadmap_cli.storage.save_failures import UNCONFIRMED

    present, disk = installed(app), DiskIO()
    placed = []
    for candidate in addition.candidates:
        placed.append(install(disk, app.locations, candidate.file, candidate.raw, moment=app.now.moment))
        app.tell(() if placed[-1].confirmed else (UNCONFIRMED,))
    return Installations(
        tuple(
            installation_of(
                candidate.file,
                candidate.before,
                addition.whole,
                app.progress,
                path=str(one.path),
                state=_state(candidate, present),
                former=None if one.former is None else str(one.former),
            )
            for candidate, one in zip(addition.candidates, placed, strict=True)
        )
    )


def _is_there(candidate: "Candidate", present: Mapping[str, bytes | BadDataError]) -> bool:
    return candidate.raw in present.values()


def _state(candidate: "Candidate", present: Mapping[str, bytes | BadDataError]) -> str:
    if candidate.before is None:
        return "new"
    return "unchanged" if _is_there(candidate, present) else "changed"


class ChosenFile(NamedTuple):
    """One of the *installed* files: the *name* it goes by among them, where it lies, and what it holds.

    Of a file that is wrong, *file* holds no more than its id.
    """

    name: str
    path: Path
    file: "OwnFile"
    installed: Mapping[str, bytes | BadDataError]


def chosen_file(app: "AppContext", name: str) -> ChosenFile:
    """Find the installed file that *name* means, right or wrong."""
    from roadmap_cli.domain.own_content import OwnFile
    from roadmap_cli.services.authoring import file_named
    from roadmap_cli.storage.own_roadmaps import examine_own

    present = installed(app)
    known = examine_own(present, app.bundled[0])
    files: dict[str, tuple[str, OwnFile]] = {}
    for one in present:
        stem = one.rpartition("/")[2].removesuffix(".yaml")
        namespace, _, short = stem.partition(".")
        nameless = OwnFile(short or stem, stem, namespace if short else "my")
        found = known.files.get(one) or known.unsure.get(one) or nameless
        files[found.whole_id] = (one, found)
    whole_id = file_named(name, {one: file.title for one, (_, file) in files.items()})
    shown, file = files[whole_id]
    return ChosenFile(shown, app.locations.own_roadmaps / shown.rpartition("/")[2], file, present)
