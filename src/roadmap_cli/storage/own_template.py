"""What `roadmap new` writes: a file that is right as it stands, and whose comments say what goes where."""

import re
from typing import Final

from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.storage.own_roadmap_text import SCHEMA_COMMENT
from roadmap_cli.storage.yaml_text import quoted

USUAL_ID: Final = "my-way"
_LONGEST_ID: Final = 40

TEMPLATE: Final = """\
# {comment}
#
# A roadmap of your own. It is right as it stands: change what you like, then
#   roadmap validate FILE    tells everything that is wrong, with line and key
#   roadmap add FILE         installs it
# docs/authoring.md explains every key; an editor that knows YAML schemas completes them.

id: {id}
title: A way of my own

# Goes in front of all ids of yours, so that none ever clashes with a bundled one: this is {namespace}.{id} then.
# A team takes a name of its own.
namespace: {namespace}

audience: >-
  For whom it is, and what they bring along.

# How long it takes: a number, or the least and the most.
pace:
  weeks: [6, 8]
  hours_per_week: 6

# What is taken for granted. Ids of the catalogue: `roadmap show` lists them.
assumes: [linux-cli]

stages:
- id: begin
  title: Begin
  goal: What this stage is for.
  outcome: What one can do after it.
  steps:
  - id: foundations
    title: Foundations
    # What is learned and ticked here. Your own items by their short ids, all others by those of the catalogue:
    # what you have done of them counts here at once. Each counts in one step only.
    skills: [git-github, first-skill]
    # essential (which it is without this line), recommended or optional
    level: essential
    weeks: [1, 3]
    tasks:
    - id: try-it
      text: One concrete thing to do.
      covers: [first-skill/basics]
- id: build
  title: Build
  steps:
  - id: first-build
    title: Something that works
    skills: [docker]
    project: first-project
    weeks: [4, 6]
    note: A remark that stands with the step.

milestones:
- id: halfway
  title: The foundations stand
  after: foundations

# Skills that the catalogue does not have.
skills:
- id: first-skill
  title: A skill of my own
  summary: What it is.
  why: Why one should learn it.
  # Topics are ticked one by one; a skill without topics has `hours` itself.
  topics:
  - id: basics
    title: The basics
    hours: 3
  - id: practice
    title: Practice
    hours: 4.5
  requires: [git-github]
  aliases: [my first skill]

projects:
- id: first-project
  title: A project of my own
  summary: What to build.
  hours: 8
  requires: [first-skill]
  exercises: [docker]

# Pages that teach your items, or those of the catalogue.
resources:
- skill: first-skill
  title: Where to read about it
  url: https://example.com/first-skill
  kind: docs
"""


def template_for(file_name: str, *, namespace: str = "my") -> str:
    """Give the template for a file called *file_name*, whose id is made of that name."""
    return TEMPLATE.format(comment=SCHEMA_COMMENT, id=quoted(_id_of(file_name)), namespace=namespace)


def _id_of(file_name: str) -> str:
    stem = re.sub(r"\.[^.]*$", "", file_name).casefold()
    short = re.sub(r"[^a-z0-9]+", "-", stem)[:_LONGEST_ID].strip("-")
    return short if is_id(short) else USUAL_ID
