"""`roadmap doctor`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Option

EXAMPLES = """\
roadmap doctor             # is everything well with your data? it only looks
roadmap doctor --fix       # copy it all, then put right what can be put right
roadmap doctor --json      # for a script that looks after several machines
"""
UNWELL = 1

Fix = Annotated[
    bool, Option("--fix", help="Put right what can be: copied first, moved and never deleted, safe to repeat.")
]


def command(app: AppContext, fix: Fix = False) -> int:
    """Look for everything that can be wrong with your data, say what it means, and put it right with --fix."""
    from roadmap_cli.domain.examination import UNMENDED
    from roadmap_cli.rendering.doctor_view import render_diagnosis
    from roadmap_cli.services.diagnosis import diagnose
    from roadmap_cli.storage.examination import examine
    from roadmap_cli.storage.repair import repair

    repaired = repair(app.journal, moment=app.now.moment) if fix else UNMENDED
    diagnosis = diagnose(examine(app.journal), catalogue=app.catalogue, moment=app.now.moment, repair=repaired)
    app.present(diagnosis, render_diagnosis)
    return 0 if diagnosis.is_well else UNWELL
