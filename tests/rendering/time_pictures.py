"""What each view about time looks like: the whole text that a person sees, at 72 columns."""

# ruff: noqa: RUF001 - the signs of the views are what is compared

TIME_PICTURES = {
    "time logged": """\
SQL  sql
+ 1 h 30 min on 2026-11-25
2 h 15 min logged, 6 h estimated
That day 3 h 30 min, that week 11 h, all items together
""",
    "time of an item": """\
SQL  sql
2 h 15 min logged, 6 h estimated   0.4 × its estimate

Entries
  2026-11-25  1 h 30 min             joins and more
  2026-11-24   1 h 1 min  sql/joins
  2026-11-23   1 h 2 min  sql/joins
  2026-11-22   1 h 3 min  sql/joins
  2026-11-21   1 h 4 min  sql/joins
  2026-11-20   1 h 5 min  sql/joins
  2026-11-19   1 h 6 min  sql/joins
  2026-11-18   1 h 7 min  sql/joins
  2026-11-17   1 h 8 min  sql/joins
  2026-11-16   1 h 9 min  sql/joins
  before      3 h 33 min  3 entries
""",
    "no time of an item": """\
SQL  sql
0 h logged, 6 h estimated
Nothing is logged here yet: roadmap log sql 1h30m
""",
    "timesheet": """\
Your time  40 h 15 min in all  3 h this week

By item
  item              logged  estimated
  ✓ SQL  sql          36 h       30 h  1.2 × its estimate
  ○ gone  gone  4 h 15 min
  ○ S 0  s0         30 min        1 h
  ○ S 1  s1         30 min        1 h
  ○ S 2  s2         30 min        1 h
  ○ S 3  s3         30 min        1 h
  ○ S 4  s4         30 min        1 h
  ○ S 5  s5         30 min        1 h
  ○ S 6  s6         30 min        1 h
  ○ S 7  s7         30 min        1 h
  ○ S 8  s8         30 min        1 h
  ○ S 9  s9         30 min        1 h
  ○ S 10  s10       30 min        1 h
  ○ S 11  s11       30 min        1 h
  ○ S 12  s12       30 min        1 h
  and 2 more with 1 h

By week
  2026-W48  ━━━━━━──────────────────   3 h
  2026-W47  ────────────────────────   0 h
  2026-W46  ━━━━━━━━━━━━━━━━━━━━━━━━  12 h

By roadmap
  roadmap           logged  estimate of what is done  of all
  tiny  A tiny way    36 h                      30 h   120 h

Pictures: roadmap stats   When you will be done: roadmap forecast
""",
    "empty timesheet": """\
Your time  0 h in all  0 h this week
Nothing is logged yet: roadmap log ITEM 1h30m
Or let a clock run: roadmap clock start ITEM
""",
    "clock": """\
▸ SQL  sql  1 h 15 min
Stop and log it: roadmap clock stop
Today 1 h 30 min, this week 3 h logged
""",
    "no clock": """\
No clock is running.
Start one: roadmap clock start ITEM
Today 1 h 30 min, this week 3 h logged
""",
    "clock just begun": """\
+ 1 h 30 min for sql on 2026-11-25
▸ SQL  sql  less than a minute
Stop and log it: roadmap clock stop
Today 1 h 30 min, this week 3 h logged
""",
    "clock dropped": """\
The clock for sql is stopped; nothing was logged.
Today 1 h 30 min, this week 3 h logged
""",
    "clock forgotten": """\
▸ SQL  sql  20 h
The clock for sql has run for 20 h.
Say how long it was: roadmap clock stop --took 2h
Let it go: roadmap clock drop
Today 1 h 30 min, this week 3 h logged
""",
    "forecast": """\
Forecast for A tiny way  tiny
As likely as not you finish by 2027-03-01; in four cases of five it ends
by 2027-05-01.

                   left  even chance  four in five
✓ First answer           reached
○ Apply            60 h  2027-01-10   2027-02-01
○ Late             90 h  2027-02-10   not in ten years
○ Everything    120.5 h  2027-03-01   2027-05-01

Goal
  2027-04-01: 65 % of the likely futures end by then
  It takes 8.2 h a week for 80 %; now you have 6.5 h

What it rests on
  • 20 weeks with 7.5 h in the mean, 6 h in the last 8
  • 12 finished items with time logged, which took 1.2 × their estimates
  • the plan's order, and that you go on as you did

Worth knowing
  3 items are done without time; the forecast is as good as your log is
  complete.
""",
    "forecast too early": """\
Forecast for A tiny way  tiny
Too early for a forecast: it needs 8 finished items and 6 weeks; there
are 1 and 2.

                 left  planned     as plans go  from today on
○ Apply          60 h  2027-01-10  2027-02-01   ──────━━━
○ Everything  120.5 h  2027-03-01  2027-05-01   ────────────━━━━━━━━

Goal
  2027-04-01: how likely that is cannot be told yet

What it rests on
  • 2 weeks with 7.5 h in the mean
  • 1 finished item with time logged

Log your time: roadmap log ITEM 1h30m   or roadmap clock start ITEM
""",
    "statistics": """\
Your learning  40 h 15 min logged  2 items done

Weeks
  2026-W47  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━  6 h  2 items done
  2026-W48  ━━━━━━━━━━━━━━──────────────  3 h

The year
       Nov   Jan Feb Mar  Apr May Jun  Jul Aug  Sep Oct Nov
  Mon  ··················································█··
  Tue  ··············································▒······
  Wed  ··········································░········█·
  Thu  ···············································▓····
  Fri  ···········································░········
  Sat  ················································▓···
  Sun  ············································▒·······
  · no time   ░▒▓█ up to 8 h, the fullest day

The way through tiny
  30 h of 120 h by the estimates, 25 %; 6 h ahead of the line to all of
  it by 2027-04-01
    30 h│                              ███
        │                           ██████
    22 h│                     ██████◆◆◆◆◆◆
        │                  ███◆◆◆◆◆◆██████
    15 h│               ◆◆◆◆◆◆████████████
        │         ◇◇◇◆◆◆██████████████████
   7.5 h│   ◇◇◇◆◆◆████████████████████████
        │◇◇◇██████████████████████████████
     0 h└─────────────────────────────────
         Sep      Oct         Nov
  █ done or known   ◇ the line to the goal   ◆ the line, passed

Your estimates
  12 finished items took 1.2 × the estimate, half of them 0.8 × to 1.5 ×
  Furthest off:
  SQL  sql  36 h  for 30 h

Areas
  Data           36 h  ━━━━━━━━━━━━━━━━━───  89 %
  The web  4 h 15 min  ━━──────────────────  10 %
""",
    "statistics without a goal": """\
Your learning  40 h 15 min logged  2 items done

Weeks
  2026-W47  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━  6 h  2 items done
  2026-W48  ━━━━━━━━━━━━━━──────────────  3 h

The way through tiny
  0 h of 120 h by the estimates, 0 %
""",
    "no statistics": """\
Your learning  0 h logged  0 items done

There is nothing to show yet.
Log time: roadmap log ITEM 1h30m   Tick: roadmap done ITEM
""",
}
