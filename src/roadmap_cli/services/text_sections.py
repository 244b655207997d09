"""Which part of a posting a line belongs to, by its headings and by the words that begin it."""

import re
from collections.abc import Container, Mapping, Sequence
from typing import Final

from roadmap_cli.domain.tokens import Tokens

REQUIRED, NICE, RESPONSIBILITIES, COMPANY = "required", "nice to have", "responsibilities", "company"
EXCLUDED = "not asked"
"""The section under a heading such as `What we don't need`."""

_MOST_WORDS: Final = 8
_LONGEST_HEADING: Final = 70
_LONGEST_SAYING: Final = 400
"""How many characters a sentence has at most that says its own section."""
_SENTENCE_ENDS: Final = (". ", "; ", "! ", "? ", " \u2022 ", " | ")

_WORD: Final = re.compile(r"[^\W_]+")


_CUES: Final = {
    NICE: (
        "nice to have", "nice to haves", "nice if", "bonus", "plus", "pluses", "preferred", "preferably",
        "desirable",
        "desired", "advantage", "advantageous", "good to have", "would be great", "extra credit", "brownie",
        "optional",
        "would be a plus", "ideally", "even better", "stand out", "icing", "beneficial", "welcome",
        "it helps if", "helpful", "we d love",
    ),
    COMPANY: (
        "about us", "about the company", "who we are", "our company", "our story", "our mission", "our values",
        "benefits",
        "what we offer", "we offer", "perks", "compensation", "salary", "why join", "why us", "about our",
        "life at",
        "how to apply", "hiring process", "interview process", "equal opportunity", "our culture", "what you get",
        "what you ll get", "in return", "the company", "company overview", "company description", "diversity",
        "privacy", "how we hire", "location",
    ),
    RESPONSIBILITIES: (
        "responsibilities", "what you ll do", "what you will do", "your role", "the role", "your mission",
        "duties", "tasks",
        "you will", "day to day", "your day", "what you ll be doing", "working on", "you ll be",
        "what you ll", "what you ll work on",
        "your responsibilities",
        "about the role", "job description", "role overview", "what awaits you", "in this role", "your job",
        "the job",
        "what you ll own", "the work", "position summary", "key accountabilities", "your impact",
    ),
    REQUIRED: (
        "requirements", "required", "must have", "must haves", "qualifications", "what you bring", "what we expect",
        "your profile", "skills", "who you are", "what you need", "you have", "about you", "what we re looking for",
        "what we are looking for", "we re looking for", "you bring", "we expect", "essential", "minimum",
        "experience",
        "tech stack", "stack", "technologies", "technical", "you ll need", "you should have", "looking for",
        "basic",
        "ideal candidate", "your background", "what you ll bring", "knowledge", "expertise", "mandatory",
        "competencies",
    ),
}  # fmt: skip
_WITHIN: Final = (
    "is a plus", "are a plus", "a plus", "is a bonus", "a bonus", "bonus points", "nice to have", "is an advantage",
    "an advantage", "big plus", "would be nice", "is desirable", "are desirable", "good to have", "would be great",
    "is beneficial", "is preferred", "are preferred", "preferably", "ideally", "is welcome", "are welcome",
    "not a must", "not mandatory", "huge plus", "is a big plus", "we d love",
)  # fmt: skip


_NOT: Final = ("don t", "not", "won t", "dont", "never", "no need for")
_ASKING: Final = (
    "need", "expect", "require", "required", "want", "use", "do", "ask", "ask for", "looking for", "we re not",
    "need for",
    "you won t", "needed", "look for",
)  # fmt: skip


_WITHIN_A_LINE, _REFUSED, _ASKED, _BUT = "within", "refused", "asked", "but"


def _by_longest_word(cues: Mapping[str, Sequence[str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give the cues, each between spaces, with what they say, by their longest words: most lines have none of them."""
    by_word: dict[str, tuple[tuple[str, str], ...]] = {}
    for said, phrases in cues.items():
        for phrase in phrases:
            word = max(phrase.split(" "), key=len)
            by_word[word] = (*by_word.get(word, ()), (f" {phrase} ", said))
    return by_word


_BY_WORD: Final = _by_longest_word({**_CUES, _WITHIN_A_LINE: _WITHIN, _REFUSED: _NOT, _ASKED: _ASKING})

BULLETS: Final = " -\u2013\u2022\u00b7\u25aa\u25e6\u2023\u25cf\u25cb\u25ba\u27a2\u2713\u2714\u2717\u2718\u2605>"


class Sections:
    """Which section each place of a text belongs to; None where nothing says so."""

    def __init__(self, lines: Sequence[str], of_lines: Sequence[str | None], speaking: Container[int]) -> None:
        self._lines = lines
        self._of_lines = of_lines
        self._speaking = speaking
        self._of_sentences: dict[tuple[int, int], str | None] = {}

    def at(self, line: int, place: int) -> str | None:
        """Give the section at a *place* of a *line*, both from 0: what its sentence says counts before the heading."""
        if line not in self._speaking:
            return self._of_lines[line]
        text = self._lines[line]
        begin = max(text.rfind(sign, max(place - _LONGEST_SAYING, 0), place) for sign in _SENTENCE_ENDS) + 1
        if (line, begin) not in self._of_sentences:
            ends = [end for sign in _SENTENCE_ENDS if (end := text.find(sign, place, place + _LONGEST_SAYING)) >= 0]
            sentence = text[begin : min(ends, default=place + _LONGEST_SAYING)].strip()
            self._of_sentences[line, begin] = _within(sentence, _said(_WORD.findall(sentence.lower())))
        return self._of_sentences[line, begin] or self._of_lines[line]


def sections_of(lines: Sequence[str], tokens: Tokens) -> Sections:
    """Give the sections of *lines*, none before the first heading and after one that says nothing of it."""
    telling = {tokens.line_of(number) for number, word in enumerate(tokens.words) if word in _BY_WORD}
    telling.update([number for number, line in enumerate(lines) if line.lstrip().startswith("#")])
    sections: list[str | None] = []
    speaking: set[int] = set()
    current: str | None = None
    for number in sorted(telling):
        sections += [current] * (number - len(sections))
        line = lines[number].strip()
        words = _WORD.findall(line.lower()) if len(line) <= _LONGEST_HEADING else []
        said = _said(words)
        if _is_heading(line, words, said):
            current = _named(said) or (None if line.startswith("#") else current)
        else:
            speaking.add(number)
        sections.append(current)
    return Sections(lines, sections + [current] * (len(lines) - len(sections)), speaking)


def _is_heading(line: str, words: Sequence[str], said: Container[str]) -> bool:
    if len(line) > _LONGEST_HEADING or line[-1] in ".,;!":
        return False
    if not 0 < len(words) <= _MOST_WORDS or line[0] in BULLETS or line.startswith("* "):
        return False
    if line.startswith(("#", "**", "__", "==")) or line.endswith((":", "?", "**", "…")) or line.isupper():
        return True
    named = _named(said)
    if named == EXCLUDED:  # of itself that is a sentence like others: We don't do meetings
        return words[0] == "what"
    return named is not None and next(filter(str.isalpha, line), "a").isupper() and "," not in line and ". " not in line


def _said(words: Sequence[str]) -> set[str]:
    """Give what the cues in a line say, and its `but`."""
    line = f" {' '.join(words)} "
    said = {said for word in words if word in _BY_WORD for cue, said in _BY_WORD[word] if cue in line}
    return said | {_BUT} if " but " in line else said


def _named(said: Container[str]) -> str | None:
    if _REFUSED in said and _ASKED in said:
        return NICE if _BUT in said else EXCLUDED
    return next((section for section in _CUES if section in said), None)


def _within(line: str, said: Container[str]) -> str | None:
    """Give the section that a line of its own says: `Nice to have: Kafka`, `Kafka is a plus`."""
    if _WITHIN_A_LINE in said:
        return NICE
    label, colon, rest = line.partition(":")
    if colon and rest.strip() and len(label.split()) <= _MOST_WORDS // 2 and ". " not in label:
        return _named(_said(_WORD.findall(label.lower())))
    return None
