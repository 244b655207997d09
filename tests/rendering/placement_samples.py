"""What `assess` shows: results for every view of it, and the whole text that a person sees, at 72 columns."""

from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.rendering.assessment_view import question_lines, render_assessment
from roadmap_cli.services.assessment import Assessment, Part, Question
from roadmap_cli.services.changes import ShareChange, StatusChange
from roadmap_cli.services.recommendation import RecommendedItem

NEXT = RecommendedItem("sql", "skill", "SQL", 6.0, Level.ESSENTIAL, (), "data", "tables", None)
SKILLS = (Part("sql", "SQL", "Ask tables."), Part("orm", "Object mapping", "Map tables to objects."))
QUESTION = Question(3, "step", "tables", "Tables", SKILLS, ())
ONLY = Question(1, "skill", "sql", "SQL", SKILLS[:1], (Part("sql/joins", "Joins", ""),))
ASSESSMENT = Assessment(
    roadmap="tiny",
    title="A tiny way",
    question=QUESTION,
    asked=2,
    limit=25,
    known=("http",),
    learning=("git",),
    not_known=("docker",),
    excluded=("cloud", "kubernetes"),
    open=("sql", "orm"),
    next=(NEXT,),
    changed=(StatusChange("http", "HTTP", Status.NONE, Status.KNOWN),),
    shares=(ShareChange("tiny", "A tiny way", 0.0, 0.25),),
    events=("e1",),
)
SETTLED = ASSESSMENT._replace(question=None, open=(), changed=(), shares=())

PLACEMENT_VIEWS = {
    "placement": (ASSESSMENT, render_assessment),
    "placement at its end": (SETTLED, render_assessment),
    "placement without questions left": (SETTLED._replace(open=("sql",), asked=25), render_assessment),
    "question": (QUESTION, lambda question: "\n".join(question_lines(question))),
    "question about one skill": (ONLY, lambda question: "\n".join(question_lines(question))),
}
PLACEMENT_PICTURES = {
    "placement": """\
Placement  A tiny way
known             1
in part           1
not known         1
not known either  2  they build on what is not known
not asked yet     2

◆ HTTP  http  not started → known

tiny  ━━──────  0 % → 25.0 %

Question 3 of at most 25  Tables
  sql  SQL
  orm  Object mapping
On a terminal roadmap assess asks; elsewhere answer by name:
  roadmap assess --knows ITEM --not ITEM --some ITEM

Learn next
  sql  SQL  6 h
""",
    "placement at its end": """\
Placement  A tiny way
known             1
in part           1
not known         1
not known either  2  they build on what is not known
not asked yet     0

Nothing is left that is worth a question.

Learn next
  sql  SQL  6 h
""",
    "placement without questions left": """\
Placement  A tiny way
known             1
in part           1
not known         1
not known either  2  they build on what is not known
not asked yet     1

All 25 questions are asked. Left open: 1 skill.

Learn next
  sql  SQL  6 h
""",
    "question": """\

3. Tables: which of these do you know?
   1  SQL
   2  Object mapping
  y all   n none   1 3 those   some in part   ? what they are   q stop here
""",
    "question about one skill": """\

1. Do you know this: SQL?
  Ask tables.
  y yes   n no   some in part   ? what it is   q stop here
""",
}
