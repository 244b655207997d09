"""Which part of a posting a line belongs to, by its headings and by the words that begin it."""

import re
from collections.abc import Sequence
from typing import Final

REQUIRED, NICE, RESPONSIBILITIES, COMPANY = "required", "nice to have", "responsibilities", "company"
EXCLUDED = "not asked"
"""The section under a heading such as `What we don't need`."""

_MOST_WORDS: Final = 8
_LONGEST_HEADING: Final = 70
_WORD: Final = re.compile(r"[^\W_]+")


def _by_first_word(cues: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give the cues by their first words, each between spaces, so that a line need not be searched for every one."""
    by_first: dict[str, tuple[str, ...]] = {}
    for cue in cues:
        first = cue.partition(" ")[0]
        by_first[first] = (*by_first.get(first, ()), f" {cue} ")
    return by_first


def _says(words: Sequence[str], cues: dict[str, tuple[str, ...]]) -> bool:
    begun = cues.keys() & words
    if not begun:
        return False
    line = f" {' '.join(words)} "
    return any(cue in line for word in begun for cue in cues[word])


_CUES: Final = {
    NICE: _by_first_word((
        "nice to have", "nice to haves", "nice if", "bonus", "plus", "pluses", "preferred", "preferably",
        "desirable",
        "desired", "advantage", "advantageous", "good to have", "would be great", "extra credit", "brownie",
        "optional",
        "would be a plus", "ideally", "even better", "stand out", "icing", "beneficial", "welcome",
        "it helps if", "helpful", "we d love",
    )),
    COMPANY: _by_first_word((
        "about us", "about the company", "who we are", "our company", "our story", "our mission", "our values",
        "benefits",
        "what we offer", "we offer", "perks", "compensation", "salary", "why join", "why us", "about our",
        "life at",
        "how to apply", "hiring process", "interview process", "equal opportunity", "our culture", "what you get",
        "what you ll get", "in return", "the company", "company overview", "company description", "diversity",
        "privacy", "how we hire", "location",
    )),
    RESPONSIBILITIES: _by_first_word((
        "responsibilities", "what you ll do", "what you will do", "your role", "the role", "your mission",
        "duties", "tasks",
        "you will", "day to day", "your day", "what you ll be doing", "working on", "you ll be",
        "what you ll", "what you ll work on",
        "your responsibilities",
        "about the role", "job description", "role overview", "what awaits you", "in this role", "your job",
        "the job",
        "what you ll own", "the work", "position summary", "key accountabilities", "your impact",
    )),
    REQUIRED: _by_first_word((
        "requirements", "required", "must have", "must haves", "qualifications", "what you bring", "what we expect",
        "your profile", "skills", "who you are", "what you need", "you have", "about you", "what we re looking for",
        "what we are looking for", "we re looking for", "you bring", "we expect", "essential", "minimum",
        "experience",
        "tech stack", "stack", "technologies", "technical", "you ll need", "you should have", "looking for",
        "basic",
        "ideal candidate", "your background", "what you ll bring", "knowledge", "expertise", "mandatory",
        "competencies",
    )),
}  # fmt: skip
_WITHIN: Final = _by_first_word((
    "is a plus", "are a plus", "a plus", "is a bonus", "a bonus", "bonus points", "nice to have", "is an advantage",
    "an advantage", "big plus", "would be nice", "is desirable", "are desirable", "good to have", "would be great",
    "is beneficial", "is preferred", "are preferred", "preferably", "ideally", "is welcome", "are welcome",
    "not a must", "not mandatory", "huge plus", "is a big plus", "we d love",
))  # fmt: skip


_NOT: Final = _by_first_word(("don t", "not", "won t", "dont", "never", "no need for"))
_ASKING: Final = _by_first_word((
    "need", "expect", "require", "required", "want", "use", "do", "ask", "ask for", "looking for", "we re not",
    "need for",
    "you won t", "needed", "look for",
))  # fmt: skip


_TELLING: Final = frozenset(word for cues in (*_CUES.values(), _WITHIN, _NOT) for word in cues)
"""Without one of these words a line says nothing of its section."""

_BULLETS: Final = "-\u2013\u2022\u00b7\u25aa\u25e6\u2023\u25cf\u25cb\u25ba\u27a2\u2713\u2714\u2717\u2718\u2605>"


def sections_of(lines: Sequence[str]) -> tuple[str | None, ...]:
    """Give the section of each of *lines*; None before the first heading and after one that says nothing of it."""
    sections: list[str | None] = []
    current: str | None = None
    for line in lines:
        words = _WORD.findall(line.lower())
        if _TELLING.isdisjoint(words):
            if words and line.lstrip().startswith("#") and _may_be_heading(line.strip(), words):
                current = None
            sections.append(current)
            continue
        stripped = line.strip()
        if _is_heading(stripped, words):
            current = _named(words) or (None if stripped.startswith("#") else current)
            sections.append(current)
            continue
        sections.append(_within(stripped, words) or current)
    return tuple(sections)


def _may_be_heading(line: str, words: Sequence[str]) -> bool:
    if len(line) > _LONGEST_HEADING or line[-1] in ".,;!":
        return False
    return 0 < len(words) <= _MOST_WORDS and line[0] not in _BULLETS and not line.startswith("* ")


def _is_heading(line: str, words: Sequence[str]) -> bool:
    if not _may_be_heading(line, words):
        return False
    if line.startswith(("#", "**", "__", "==")) or line.endswith((":", "?", "**", "…")) or line.isupper():
        return True
    named = _named(words)
    if named == EXCLUDED:  # of itself that is a sentence like others: We don't do meetings
        return words[0] == "what"
    return named is not None and next(filter(str.isalpha, line), "a").isupper() and "," not in line and ". " not in line


def _named(words: Sequence[str]) -> str | None:
    if _says(words, _NOT) and _says(words, _ASKING):
        return NICE if "but" in words else EXCLUDED
    return next((section for section, cues in _CUES.items() if _says(words, cues)), None)


def _within(line: str, words: Sequence[str]) -> str | None:
    """Give the section that a line of its own says: `Nice to have: Kafka`, `Kafka is a plus`."""
    if _says(words, _WITHIN):
        return NICE
    label, colon, rest = line.partition(":")
    if colon and rest.strip() and len(label.split()) <= _MOST_WORDS // 2 and ". " not in label:
        return _named(_WORD.findall(label.lower()))
    return None
