"""Read our calendars with an independent client: `nox -s calendar` runs this where khal is installed.

A plan is written twice, an entry a week and an entry a day, and imported into an empty khal (pimutils/khal,
which keeps its events in a folder and a database of its own) twice over. What khal then lists must be each
entry once, on its days, at its times. Says what khal skipped, and ends with 1 where that is anything.
"""

import os
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar

BIN = Path(sys.executable).parent
CONFIGURATION = """\
[calendars]
[[plan]]
path = {folder}/events
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
[sqlite]
path = {folder}/khal.db
"""
PLANS = {
    "weeks": ["plan", "birjob", "--months", "12", "--start", "mon"],
    "days": ["plan", "resumax", "--hours", "9", "--days", "mon,wed,sat", "--start", "wed", "--at", "19:00"],
}
FORMAT = "{uid}|{start}|{end}|{title}"


def khal(folder: Path, *words: str) -> str:
    """Run khal in *folder* and give what it prints; what it complains about is printed."""
    done = subprocess.run(
        [BIN / "khal", "-c", folder / "config", *words], capture_output=True, text=True, check=True, env={**os.environ}
    )
    if done.stderr.strip():
        print(f"  khal says: {done.stderr.strip()[:300]}")
    return done.stdout


def written(path: Path) -> dict[str, tuple[str, str, str]]:
    """Give the entries of a calendar file as khal is to list them: by UID the begin, the end and the title."""
    entries = {}
    for entry in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        begin, end = entry.decoded("dtstart"), entry.decoded("dtend")
        if not isinstance(begin, datetime):
            end = date.fromordinal(end.toordinal() - 1)  # khal shows the last day, the standard names the day after
        shown = "%Y-%m-%d %H:%M" if isinstance(begin, datetime) else "%Y-%m-%d"
        entries[str(entry["uid"])] = (begin.strftime(shown), end.strftime(shown), str(entry["summary"]))
    return entries


def check(name: str, words: list[str], folder: Path) -> bool:
    folder.mkdir()
    (folder / "events").mkdir()
    (folder / "config").write_text(CONFIGURATION.format(folder=folder))
    file = folder / "plan.ics"
    environment = {**os.environ, "ROADMAP_HOME": str(folder / "home")}
    subprocess.run(
        [BIN / "roadmap", *words, "--alarm", "15m", "--ics", file], env=environment, check=True, capture_output=True
    )
    for _ in range(2):
        khal(folder, "import", "--batch", "-a", "plan", str(file))
    lines = khal(folder, "list", "--once", "--day-format", "", "--format", FORMAT, "today", "900d").splitlines()
    listed: dict[str, tuple[str, str, str]] = {}
    for line in filter(None, lines):
        uid, begin, end, title = line.split("|", 3)
        listed[uid] = (begin, end, title)
    expected = written(file)
    skipped = [uid for uid in expected if listed.get(uid) != expected[uid]]
    print(f"{name}: khal lists {len(lines)} entries of {len(expected)}, imported twice")
    print(f"  skipped: {', '.join(skipped[:5]) if skipped else 'nothing'}")
    for uid in skipped[:3]:
        print(f"  {uid}: written {expected[uid]}, listed {listed.get(uid)}")
    return not skipped and len(lines) == len(expected)


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        results = [check(name, words, Path(scratch) / name) for name, words in PLANS.items()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
