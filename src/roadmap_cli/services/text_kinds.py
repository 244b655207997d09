"""Whether a text is a posting or a résumé, and what it is called."""

import re
from collections.abc import Sequence
from typing import Final

POSTING, RESUME = "posting", "resume"

_LONGEST_TITLE: Final = 120
_JOINTS: Final = " ,;:(|-\u2013\u2014"
_TOP: Final = 12
_LONGEST_HEADING: Final = 40
_RESUME_CUES: Final = frozenset(
    [
        "education",
        "employment",
        "résumé",
        "resume",
        "curriculum",
        "vitae",
        "references",
        "hobbies",
        "languages",
        "interests",
        "certifications",
        "experience",
        "projects",
        "summary",
        "profile",
        "achievements",
        "publications",
    ]
)
_POSTING_CUES: Final = (
    "requirements", "responsibilities", "we offer", "you will", "you'll", "apply", "we are looking", "we're looking",
    "about us", "your profile", "what you bring", "must have", "nice to have", "benefits", "our team", "join us",
    "you have", "qualifications", "hiring", "the role", "your tasks", "you know", "salary",
)  # fmt: skip
_YEARS: Final = re.compile(
    r"\b(?:19|20)\d\d\s?(?:-|\u2013|\u2014|to)\s?(?:(?:19|20)\d\d|now|today|present|current)", re.IGNORECASE
)
_PHONE: Final = re.compile(r"\+\d[\d ()-]{6,16}\d")


def kind_of(lines: Sequence[str]) -> str:
    """Guess by its words whether a text is a posting or a résumé."""
    text = "\n".join(lines[:_MOST_LINES]).lower()
    headings = (line.strip(" #*:_-").lower() for line in lines[:_MOST_LINES])
    resume = sum(
        2 for heading in headings if heading.split(" ")[-1] in _RESUME_CUES and len(heading) <= _LONGEST_HEADING
    )
    resume += 2 * len(_YEARS.findall(text[:_MOST_LETTERS]))
    top = "\n".join(lines[:_TOP])[:1000]
    resume += 2 if "@" in top else 0
    resume += 2 if _PHONE.search(top) else 0
    posting = 2 * sum(cue in text for cue in _POSTING_CUES)
    return RESUME if resume > posting else POSTING


_MOST_LINES: Final = 400
_MOST_LETTERS: Final = 20_000


def title_of(lines: Sequence[str]) -> str:
    """Give the first line of a text that says something, shortened."""
    first = next((line.strip(" #*_=-•|\t") for line in lines if any(map(str.isalnum, line))), "a text")
    words = " ".join(first.split())
    if len(words) <= _LONGEST_TITLE:
        return words
    cut = words[:_LONGEST_TITLE]
    whole = cut.rpartition(" ")[0] or cut[:-1]
    return f"{whole.rstrip(_JOINTS)}…"
