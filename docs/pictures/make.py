"""Make the pictures of the README: `python docs/pictures/make.py` writes them beside this file.

The screens are those of a made-up person on a made-up day, so that the same content gives the same pictures.
"""

import io
import re
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console, RenderableType

from roadmap_cli.cli.clock import Now
from roadmap_cli.cli.command_line import program
from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.output import Output

HERE = Path(__file__).parent
WIDTH = 96
TODAY = date(2026, 11, 23)

# The template of Rich names fonts on a server; whoever reads the README is not to ask it for them.
TEMPLATE = re.sub(r"@font-face\s*{{.*?}}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)

HISTORY = (
    "use birjob --yes",
    "done w01 w03",
    "done db-driver-raw-sql migrations orms password-hashing",
    "start jwt",
    "use backend",
    "done debugging git-github choose-language",
    "start core-language",
    "done core-language/types",
)
PICTURES = {
    "show": ("show", 44),
    "next": ("next", None),
    "plan": ("plan birjob --months 9 --hours 16", 36),
}


class RecordingOutput(Output):
    """Keeps what would be printed, to make a picture of it."""

    last: RenderableType = ""

    def show(self, renderable: RenderableType) -> None:
        self.last = renderable

    def say(self, sentence: str) -> None:
        del sentence


def run(words: str, home: str) -> RenderableType:
    """Run one command in *home* and give what it would print."""
    clock = Now(datetime.combine(TODAY, datetime.min.time(), UTC), TODAY)
    app = AppContext(environment={"ROADMAP_HOME": home}, clock=lambda: clock)
    app.output = output = RecordingOutput(as_json=False, environment={})
    program().main(words.split(), prog_name="roadmap", standalone_mode=False, obj=app)
    return output.last


def draw(renderable: RenderableType, words: str, lines: int | None) -> str:
    """Give a picture of the first *lines* lines of a screen."""
    options = {"width": WIDTH, "file": io.StringIO(), "force_terminal": True, "color_system": "truecolor"}
    screen = Console(**options)
    rows = screen.render_lines(renderable, screen.options, pad=False)
    console = Console(record=True, **options)
    for row in rows[:lines]:
        for segment in row:
            console.print(segment.text, style=segment.style, end="", markup=False, highlight=False, emoji=False)
        console.print()
    if lines is not None and len(rows) > lines:
        console.print("…", style="dim")
    return console.export_svg(
        title=f"roadmap {words}", code_format=TEMPLATE, unique_id=f"roadmap-{words.partition(' ')[0]}"
    )


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as home:
        for words in HISTORY:
            run(words, home)
        for name, (words, lines) in PICTURES.items():
            (HERE / f"{name}.svg").write_text(draw(run(words, home), words, lines), encoding="utf-8")


if __name__ == "__main__":
    main()
