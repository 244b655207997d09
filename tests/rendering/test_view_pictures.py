"""What each view looks like: the whole text that a person sees, at 72 columns."""

# ruff: noqa: RUF001 - the signs of the views are what is compared

import io
import sys
from collections.abc import Callable

import pytest
from placement_samples import PLACEMENT_PICTURES
from sample_results import VIEWS
from time_pictures import TIME_PICTURES

from roadmap_cli.cli.output import Output

ENVIRONMENT = {"COLUMNS": "72", "NO_COLOR": "1", "LANG": "C.UTF-8"}

PICTURES = {
    "validation": """\
roadmaps/tiny.yaml, line 12: 'gti' is no item; did you mean 'git'?
content.yaml: The file is missing.

2 problems in /home/me/content
1 skill, 2 topics, 0 projects, 1 roadmap, 1 guide, 1 technology, 3
resources; 1 skill with fewer than three resources.
""",
    "nothing to complain of": """\
Nothing is wrong in /home/me/content: it all reads, every name is known,
and all of it fits together.
1 skill, 2 topics, 0 projects, 1 roadmap, 1 guide, 1 technology, 3
resources; 1 skill with fewer than three resources.
""",
    "diagnosis": """\
1 error and 2 warnings in your data.
Looked at 3 files, 2 safety copies, 1,204 events from 2 devices, and
what lies around them in /home/me/roadmap.

Errors
  ! progress/laptop.2026-11.json, line 3: This file of the journal is
    damaged: it is empty.
    → roadmap doctor --fix

Warnings
  ! progress/desktop.2026-11.json, line 2: Event 9b1c2d3e holds what
    looks like a GitHub token.
    → roadmap purge 9b1c2d3e
  ! /home/me/roadmap: The disk is full.
    → Free some.

Good to know
  · a.json: It is ignored.
  · b.json: It is ignored.
  · c.json: It is ignored.
  · d.json: It is ignored.
  · e.json: It is ignored.
    and 2 more like these, which --json shows

roadmap doctor --fix puts 1 of these right: it copies everything first,
and deletes nothing.
""",
    "a clean bill": """\
Your data is well.
Looked at 3 files, 2 safety copies, 1,204 events from 2 devices, and
what lies around them in /home/me/roadmap.
""",
    "nothing to look at": """\
Your data is well: nothing is recorded yet.
Looked at 0 files, 0 safety copies, 0 events, and what lies around them
in /home/me/roadmap.
""",
    "repaired": """\
Your data is well.
Looked at 3 files, 2 safety copies, 1,204 events from 2 devices, and
what lies around them in /home/me/roadmap.

Put right
  ✓ progress/a.json: It was damaged: 3 events were saved, and its bytes
    lie in quarantine/a.json.1234.

A copy of all as it was before:
backups/before-repair-20261125T182011Z.zip
""",
    "change": """\
Took back: note on sql: joins are sets
✓ SQL  sql  learning → done, 1 topic
✓ Headers  http/headers  not started → done
◆ Git  git is known already
  sql builds on shell, git, not done yet; it counts all the same.
Unlocked  cache, rest
Milestone reached  Apply (tiny)
  Start to apply now.

tiny  ━━━━────  25.0 % → 50.0 %
""",
    "choice": """\
A tiny way (tiny) is your main roadmap.
Language: go
Followed: tiny, backend

◆ The shell  shell  not started → known

tiny  ━───────  0 % → 12.5 %
What is next: roadmap next   The whole way: roadmap show
""",
    "dashboard": """\
A tiny way  tiny
━━━━━━━───────────────────── 25 %   916 h left of 1,234.5 h

Learning
  ▸ SQL  sql  4.2 h left  since 2026-11-20

Next
  ○ HTTP  http           3 h  essential
  ○ A small shop  shop  20 h  optional

Milestones
  ✓ First answer  reached
  ○ Apply         1 essential item to go

Why: roadmap next   Begin: roadmap start http
""",
    "dashboard of a beginner": """\
A tiny way  tiny
━━━━━━━───────────────────── 25 %   916 h left of 1,234.5 h

You have not begun yet. Mark what you know already, then begin with what
is next.
Other roadmaps: roadmap list   What you know: roadmap know ITEM

Next
  ○ HTTP  http           3 h  essential
  ○ A small shop  shop  20 h  optional

Milestones
  ✓ First answer  reached
  ○ Apply         1 essential item to go

Why: roadmap next   Begin: roadmap start http
""",
    "list": """\
● backend  ────────   1 %  1,090 h  12 stages  66 steps  112 items
○ tiny     ━━━━━━━━ 100 %   30 min    1 stage    1 step     1 item
  other    ────────   0 %    5.2 h   2 stages   3 steps    4 items

  backend  Everything  us
  tiny  A tiny way  Somebody
  other  Another way  Someone

● your main roadmap   ○ followed
Choose: roadmap use ROADMAP   Look: roadmap show ROADMAP
""",
    "guide": """\
Which store?  stores

Stores side by side (Somebody, 2026-03)
             Good for           Cost
  Tables     almost everything  $5
  Documents  some things

Note: One voice among many.

Advice (Somebody else)
  • First: Start with tables. ($5 to $9)
  • Measure before you move.
""",
    "guides": """\
stores  Which store?  tiny, other

Read one: roadmap guide NAME
""",
    "handbook": """\
A TINY WAY
Source: Somebody, Tiny

First (month 1)
Goal: Begin.

The web (week 1)
Speak it.
To learn
  ▸ HTTP (3 h)
    ✓ Methods
    • Headers
  ✓ Git

Note: The source has caches before tables.

Milestones
  ✓ First answer: Show it.
  – Apply

Stores side by side
             Good for           Cost
  Tables     almost everything  $5
  Documents                     $9

  • First: Start with tables.
  • Who pays? Few.
""",
    "comparison": """\
Compared  tiny  backend-of-all

tiny  A tiny way             30 min  2 items  1 aside
backend-of-all  Everything  1,090 h  2 items

Taught by all (1)
  git

Only in tiny (1)
  http

tiny needs and does not teach (1)
  sql

Order
  tiny and backend-of-all  1 shared item, 66 % of the ordered pairs
  agree
    git: 0 % of the way against 50 %
  tiny and other  1 shared item, 100 % of the ordered pairs agree

Where each has it
  item   tiny   backen…
  git    w 1–2  at 50 %
  http   w 3    -
  cache  aside  at 75 %

About one: roadmap show ITEM
""",
    "resources": """\
Where to learn HTTP, SQL  in go

http
 1 A book  book, go, 3 h, paid
   https://example.com/book
 2 A page  docs, http/methods
   https://example.com/page

sql
 1 kept by you  own
   https://example.com/mine

Open one: roadmap open http 1
""",
    "no resources": """\
Where to learn SQL  in go  book
Nothing is known that fits.
Keep a page of your own: roadmap link sql URL --resource
""",
    "opened": """\
https://example.com/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
""",
    "export": """\
# A tiny way

Long, Long, Long, Long, Long, Long, Long, Long, Long, Long, Long, Long, Long, Long, Long, wide.
""",
    "export to a file": """\
tiny is in way.md.
""",
    "history": """\
undo: done sql                    2026-11-20  laptop-1
done sql              taken back  2026-11-19  laptop-1
note on sql: one two                          desk-2
1,000 older: roadmap history --limit 0
""",
    "item": """\
HTTP  http  skill  3 h
▸ learning on 2026-11-20   1.5 h logged, 3 h estimated

Ask and answer over the network.

Why it matters
  Every service speaks it.

Topics
  ✓ Methods  http/methods  45 min
  ○ Headers  http/headers   2.2 h

Needs
  ✓ The shell shell
  ○ Go go
  ▸ Python python
  One of go, python is enough.

Better after
  ◆ Git git

Opens the way to
  – Caching cache

Exercises
  ○ SQL sql

Exercised by
  ○ A small shop shop

In the roadmaps
  The web  tiny:web       weeks 1–4  essential
  All of it  backend:all             met, taught elsewhere
  explained aside  other  month 6    optional
  In 2 of the 5 sources

Tools
  Python: Django, Flask
  Go: chi

Where to learn it
  A book  book, python, paid
    https://example.com/book
  A page  docs, free
    https://example.com/page

Your notes
   1 joins are sets
     and more
   2 indexes help

Your links
   1 https://example.com/mine (evidence)

When you have it: roadmap done http
""",
    "topic": """\
HTTP  http/methods  topic  3 h
▸ learning on 2026-11-20   1.5 h logged, 3 h estimated
A topic of http: roadmap show http

Ask and answer over the network.

Why it matters
  Every service speaks it.

Topics
  ✓ Methods  http/methods  45 min
  ○ Headers  http/headers   2.2 h

Needs
  ✓ The shell shell
  ○ Go go
  ▸ Python python
  One of go, python is enough.

Better after
  ◆ Git git

Opens the way to
  – Caching cache

Exercises
  ○ SQL sql

Exercised by
  ○ A small shop shop

In the roadmaps
  The web  tiny:web       weeks 1–4  essential
  All of it  backend:all             met, taught elsewhere
  explained aside  other  month 6    optional
  In 2 of the 5 sources

Tools
  Python: Django, Flask
  Go: chi

Where to learn it
  A book  book, python, paid
    https://example.com/book
  A page  docs, free
    https://example.com/page

Your notes
   1 joins are sets
     and more
   2 indexes help

Your links
   1 https://example.com/mine (evidence)

When you have it: roadmap done http/methods
""",
    "roadmap": """\
A tiny way  tiny
From Somebody, Tiny, 2026-03
━━────────────────────────── 10 %   14.4 h left of 16 h

First         first      ────────  10 %  m 1–2  16 h
├─ ▸ The web  essential  ━━──────  25 %  w 1–4  12 h
└─ ○ More                ────────   0 %  w 5    12 h

Second        second     ────────  10 %         16 h
└─ ○ More                ────────   0 %  w 5    12 h

Milestones
  ✓ First answer  reached
  ○ Apply         1 essential item to go

Explained beside the path, without a place in it
  docker (month 2), nosql

Taken for granted
  shell, git

Needed and not taught here
  sql

Guides
  stores

○ not started   · waits   ▸ learning   ✓ done   ◆ known   – skipped
Open a step with roadmap show tiny:web, an item with roadmap show ITEM
""",
    "roadmap with topics": """\
A tiny way  tiny
From Somebody, Tiny, 2026-03
━━────────────────────────── 10 %   14.4 h left of 16 h

First               first      10 %             m 1–2            16 h
├─ ▸ The web        web        25 %  essential  w 1–4            12 h
│     ▸ HTTP        http       25 %  essential                    3 h
│        ✓ Methods  /methods                                   45 min
│        ○ Headers  /headers                                    2.2 h
│     · Caching     cache            optional                     4 h
│     ○ GraphQL     graphql          optional   one is enough     5 h
└─ ○ More           more        0 %             w 5              12 h
      · Caching     cache            optional                     4 h

Second              second     10 %                              16 h
└─ ○ More           more        0 %             w 5              12 h
      · Caching     cache            optional                     4 h

Milestones
  ✓ First answer  reached
  ○ Apply         1 essential item to go

Explained beside the path, without a place in it
  docker (month 2), nosql

Taken for granted
  shell, git

Needed and not taught here
  sql

Guides
  stores

○ not started   · waits   ▸ learning   ✓ done   ◆ known   – skipped
Open a step with roadmap show tiny:web, an item with roadmap show ITEM
""",
    "empty roadmap": """\
A tiny way  tiny
From Somebody, Tiny, 2026-03
━━────────────────────────── 10 %   14.4 h left of 16 h

Nothing in this roadmap has that level and status.
See all of it with roadmap show tiny
""",
    "stage": """\
First  first  m 1–2
━━────────────────────────── 10 %   16 h

Goal
  Begin.

Outcome
  You have begun.

├─ ▸ The web     web       25 %  essential  w 1–4          12 h
│     ▸ HTTP     http      25 %  essential                  3 h
│     · Caching  cache           optional                   4 h
│     ○ GraphQL  graphql         optional   one is enough   5 h
└─ ○ More        more       0 %             w 5            12 h
      · Caching  cache           optional                   4 h

○ not started   · waits   ▸ learning   ✓ done   ◆ known   – skipped
""",
    "step": """\
The web  web  weeks 1–4  essential
━━━━━━━───────────────────── 25 %   12 h

Speak it.

Why
  It is everywhere.

To learn
  ▸ HTTP        http       25 %  essential                    3 h
     ✓ Methods  /methods                                   45 min
     ○ Headers  /headers                                    2.2 h
  · Caching     cache            optional                     4 h
  ○ GraphQL     graphql          optional   one is enough     5 h

Tasks
  ✓ Ask for a page, and for another one, until it is dull to ask for any
    page at all.  web/ask
  ○ Read it.  web/read

Choice
  1 of cache, graphql is enough.

Met here, taught elsewhere
  sql

Placed here by us; the source names no week
  cache

Note
  The source has caches before tables.

○ not started   · waits   ▸ learning   ✓ done   ◆ known   – skipped
""",
    "plan": """\
Plan for A tiny way  tiny
It does not fit: 38 h are left.
One of these makes it fit:
  • 9 h a week
  • 2 months at 5 h a week

Planned before the first week of the source
  Git (2 h)

Week  From            Hours  What
   1  Fri 2026-11-20    2 h  Git 2h

                             First
   2  Mon 2026-11-23    5 h  HTTP 4.5h · SQL 30min
                             ◆ First answer
   3  Mon 2026-11-30    5 h  SQL 5h

Left out
  Skill 1 (optional, 1 h), Skill 2 (optional, 2 h), Skill 3 (optional, 3
  h), Skill 4 (optional, 4 h), Skill 5 (optional, 5 h), Skill 6
  (optional, 6 h), Skill 7 (optional, 7 h), Skill 8 (optional, 8 h),
  Skill 9 (optional, 9 h), Skill 10 (optional, 10 h), Skill 11
  (optional, 11 h), Skill 12 (optional, 12 h) and 2 more

Worth knowing
  The web: 1 of cache, graphql is enough, so graphql is not planned.

What an item is worth to you: roadmap show ITEM
""",
    "dashboard with a goal": """\
A tiny way  tiny
━━━━━━━───────────────────── 25 %   916 h left of 1,234.5 h
Week 2 of 4. 1 h 30 min behind, the work of 2 days. 12 h left, until
2026-12-11; the goal is 2026-12-13.

Learning
  ▸ SQL  sql  4.2 h left  since 2026-11-20

Next
  ○ HTTP  http           3 h  essential
  ○ A small shop  shop  20 h  optional

Milestones
  ✓ First answer  reached
  ○ Apply         1 essential item to go

Why: roadmap next   Begin: roadmap start http
""",
    "plan of a goal": """\
Plan for A tiny way  tiny
━━━━━━━━━━━───────────────── 40 %   week 2 of 4
1 h 30 min behind, the work of 2 days. 12 h left, until 2026-12-11; the
goal is 2026-12-13.
It does not fit: 38 h are left.
One of these makes it fit:
  • 9 h a week
  • 2 months at 5 h a week

Week  From            Hours  What

                             First
   2  Mon 2026-11-23    5 h  HTTP 4.5h · SQL 30min
                             ◆ First answer
   3  Mon 2026-11-30    5 h  SQL 5h
   4  Mon 2026-11-30    0 h  Off: 2026-12-20 to 2027-01-03, holidays

What could be left out
  Skill 1 (optional, 1 h), Skill 2 (optional, 2 h), Skill 3 (optional, 3
  h), Skill 4 (optional, 4 h), Skill 5 (optional, 5 h), Skill 6
  (optional, 6 h), Skill 7 (optional, 7 h), Skill 8 (optional, 8 h),
  Skill 9 (optional, 9 h), Skill 10 (optional, 10 h), Skill 11
  (optional, 11 h), Skill 12 (optional, 12 h) and 2 more

Worth knowing
  The web: 1 of cache, graphql is enough, so graphql is not planned.

What an item is worth to you: roadmap show ITEM
Go on without what could be left out: roadmap plan --save

Now: roadmap today   This week: roadmap week
""",
    "today": """\
Wed 2026-11-25  A tiny way, week 2 of 4
2 h today.

SQL  sql             1.5 h
  Joins  sql/joins  30 min
  Views  sql/views     1 h
HTTP  http          30 min

Done today
  ✓ Git  git  Wed 2026-11-25

1 h 30 min behind, the work of 2 days. 12 h left, until 2026-12-11; the
goal is 2026-12-13.

Where to learn it: roadmap resources sql
When done: roadmap done sql/joins
""",
    "nothing today": """\
Wed 2026-11-25  A tiny way, week 2 of 4
Off today: holidays.

1 h 30 min behind, the work of 2 days. 12 h left, until 2026-12-11; the
goal is 2026-12-13.

The next day with hours is Fri 2026-11-27.   All weeks: roadmap plan
""",
    "week": """\
Week 2 of 4  2026-11-23 to 2026-11-29  A tiny way
1 h 30 min behind, the work of 2 days. 12 h left, until 2026-12-11; the
goal is 2026-12-13.
Off: 2026-11-28

Wed 2026-11-25  2 h
  SQL  sql             1.5 h
    Joins  sql/joins  30 min
    Views  sql/views     1 h
  HTTP  http          30 min

Fri 2026-11-27  1.5 h
  SQL  sql  (goes on)   1.5 h
    Joins  sql/joins   30 min
    Views  sql/views      1 h

◆ First answer

Done
  ✓ Git  git  Mon 2026-11-23

Today: roadmap today   All weeks: roadmap plan
""",
    "empty week": """\
Week 2 of 4  2026-11-23 to 2026-11-29  A tiny way
1 h 30 min behind, the work of 2 days. 12 h left, until 2026-12-11; the
goal is 2026-12-13.

Nothing is planned in this week.

Today: roadmap today   All weeks: roadmap plan
""",
    "pauses": """\
Off: 2026-12-20..2027-01-03, 15 days (holidays).
1 h 30 min behind, the work of 2 days. 12 h left, until 2026-12-11; the
goal is 2026-12-13. Before, it ended on 2026-11-30.

1  2026-11-02                1 day            over
2  2026-12-20..2027-01-03  15 days  holidays
""",
    "no pauses": """\
No longer off: 2026-11-02, 1 day (flu).
No days are off. Take some: roadmap pause 2026-12-20..2027-01-03
"holidays"
""",
    "recommendation": """\
Next in A tiny way  tiny

1  HTTP  http
   3 h, essential, begin with Methods (45 min)
   • you have what it needs: The shell
   • stage 1 of 2: First
   with Django, Flask

2  A small shop  shop
   20 h, optional, a project to build
   • opens the way to 8 h more

2 more could be begun now: roadmap next -n 4
Begin: roadmap start http   When done: roadmap done http
""",
    "nothing to recommend": """\
Nothing is left to learn in A tiny way: all of it is done, known or
skipped.
See the other roadmaps with roadmap list
""",
    "remarks": """\
SQL  sql
Removed: an old note

Notes
   1 joins are sets
     and more

Links
   1 https://example.com/a (resource)
""",
    "no remarks": """\
SQL  sql
Nothing is kept here yet: roadmap note sql "your words"
""",
    "sync": """\
1 event from desktop-5e1f0a77: done docker
70 events from phone-00c0ffee: … note on sql: thought 45, note on sql: …
1 change of content came: content/skills/mine.yaml
3 events sent
2 changes of content sent: content/roadmaps/way.yaml, content/skills/mi…
content/skills/mine.yaml had changed on both sides: the remote's stands
there now, yours is kept as
content/skills/mine.yaml.conflict-laptop-7f3a9c21-1a2b3c4d.txt.
Milestone reached  Apply (tiny)
In step with git@host:me/roadmap.git (main).

tiny  ━━━━────  25.0 % → 50.0 %
'x.json' was not sent: it is damaged, or another program's.
""",
    "sync without news": """\
Nothing new: in step with git@host:me/roadmap.git (main).
""",
    "sync status": """\
remote     git@host:me/roadmap.git
branch     main
last sync  2026-11-23T09:30:00Z
to be sent 3 events here that the remote does not have
As of the last sync; roadmap sync asks the remote itself.
""",
    "where": """\
progress  your journal
  /home/me/progress
cache  for speed (not there yet)
  /tmp/c
""",
    "version": """\
roadmap 1.2.3, content of 2026-11-20
""",
    **TIME_PICTURES,
    **PLACEMENT_PICTURES,
}


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, dict[str, str]], str]:
    """Give a way to print the sample of a view and get the text."""

    def printed(view: str, environment: dict[str, str]) -> str:
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        monkeypatch.setattr(sys, "stdout", stream)
        result, render = VIEWS[view]
        Output(as_json=False, environment=environment).show(render(result))
        return stream.buffer.getvalue().decode()

    return printed


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_looks_like_its_picture(show: Callable[[str, dict[str, str]], str], view: str) -> None:
    """The picture is the specification: whoever changes a view changes it here too, and looks at it."""
    assert show(view, ENVIRONMENT) == PICTURES[view]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_can_be_printed_twice(show: Callable[[str, dict[str, str]], str], view: str) -> None:
    """A result is a value: printing it uses nothing up."""
    assert show(view, ENVIRONMENT) == show(view, ENVIRONMENT)
