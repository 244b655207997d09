"""Whether a text says of a name that it is not asked for: no Kubernetes needed, not Java, without Docker."""

from collections.abc import Container
from typing import Final

from roadmap_cli.domain.tokens import BREAK, Tokens

_REACH: Final = 12
_REACH_AFTER: Final = 9
_NEGATING: Final = frozenset(["no", "not", "without", "never", "neither", "nor", "excluding", "except", "nothing"])
_SHORTENED: Final = frozenset(
    [
        "don",
        "doesn",
        "didn",
        "isn",
        "aren",
        "wasn",
        "won",
        "wouldn",
        "haven",
        "hasn",
        "can",
        "couldn",
        "shouldn",
        "needn",
    ]
)
_SHORTENED_WHOLE: Final = frozenset(["dont", "doesnt", "isnt", "arent", "wont", "cannot"])
_INSTEAD: Final = frozenset(
    [
        ("instead", "of"),
        ("rather", "than"),
        ("away", "from"),
        ("free", "of"),
        ("opposed", "to"),
        ("goodbye", "to"),
    ]
)
# Of what stands directly behind these nothing is asked.
_GIVEN_UP: Final = frozenset(["avoid", "avoids", "avoiding", "dropped", "ditched", "abandoned", "banned"])
# After "no" or "not" these take the negation back: not only Java, no less than, don't worry if.
_TAKEN_BACK: Final = frozenset(
    [
        "only",
        "just",
        "limited",
        "necessarily",
        "merely",
        "simply",
        "less",
        "fewer",
        "later",
        "matter",
        "doubt",
        "problem",
        "problems",
        "stranger",
        "question",
        "mention",
        "afraid",
        "shy",
        "worry",
        "hesitate",
        "forget",
        "know",
        "knowing",
        "least",
        "yet",
        "hard",
        "sure",
        "because",
        "exclusively",
        "solely",
        "bad",
        "mind",
    ]
)
_ENDS_CLAUSE: Final = frozenset(
    [
        "but",
        "however",
        "we",
        "you",
        "i",
        "our",
        "they",
        "it",
        "just",
        "although",
        "though",
        "because",
        "since",
        "while",
        "who",
        "which",
        "instead",
        "your",
        "this",
        "they're",
        "here's",
        "unless",
        "if",
    ]
)
_NEEDED: Final = frozenset(
    [
        "required",
        "needed",
        "necessary",
        "used",
        "expected",
        "requirement",
        "requirements",
        "mandatory",
        "needs",
        "count",
        "essential",
        "important",
        "relevant",
        "part",
        "prerequisite",
        "involved",
        "wanted",
        "welcome",
        "our",
        "here",
    ]
)
_UNNEEDED: Final = frozenset(["unnecessary", "irrelevant", "unneeded"])
_WELCOME: Final = frozenset(
    [
        "plus",
        "bonus",
        "nice",
        "advantage",
        "welcome",
        "helpful",
        "ideal",
        "desirable",
        "beneficial",
        "preferred",
        "must",
    ]
)


def is_negated(tokens: Tokens, first: int, last: int, names: Container[int]) -> bool:
    """Tell whether the words from *first* to *last* are negated; *names* are the places of words of names."""
    return _is_negated_before(tokens, first, names) or _is_negated_after(tokens, last, names)


def _is_negated_before(  # noqa: PLR0911 - a way out for each thing that decides
    tokens: Tokens, first: int, names: Container[int]
) -> bool:
    words, gaps = tokens.words, tokens.gaps
    for place in range(first - 1, max(first - _REACH, 0) - 1, -1):
        gap = gaps[place + 1]
        if _ends_sentence(gap):
            return False
        if "," in gap and place not in names and words[place] not in _NEGATING:
            return False
        word = words[place]
        following = words[place + 1] if place + 1 < len(words) else ""
        if word == "but" and place and words[place - 1] == "anything":
            return True
        if (word, following) in _INSTEAD:
            return True
        if word in _GIVEN_UP and place == first - 1:
            return True
        if word in _NEGATING:
            return following not in _TAKEN_BACK
        if word in _SHORTENED_WHOLE or (word == "t" and place and words[place - 1] in _SHORTENED):
            return following not in _TAKEN_BACK
        if word in _ENDS_CLAUSE:
            return False
    return False


def _is_negated_after(  # noqa: PLR0911 - a way out for each thing that decides
    tokens: Tokens, last: int, names: Container[int]
) -> bool:
    words, gaps = tokens.words, tokens.gaps
    said = False
    for place in range(last + 1, min(last + 1 + _REACH_AFTER, len(words))):
        gap = gaps[place]
        is_answer = place == last + 1 and _may_answer(gap) and words[place] in {"not", "no"}  # Kafka? Not needed.
        if _ends_sentence(gap) and not is_answer:
            break
        word = words[place]
        if (
            is_answer
            and word == "no"
            and (place + 1 == len(words) or gaps[place + 1] != " " or words[place + 1] == "thanks")
        ):
            return True
        if word in _WELCOME:
            return False
        if word in {"but", "however"}:
            return said and not _is_welcomed(tokens, place)
        if "," in gap and place not in names and not said:
            return False
        is_no = word in {"not", "no", "never"} or (word == "t" and words[place - 1] in _SHORTENED)
        if said is False and is_no:
            following = words[place + 1 : place + 4]
            said = following[:1] == ["longer"] if word == "no" else not _NEEDED.isdisjoint(following)
        elif word in _UNNEEDED:
            return True
        elif not said and not is_no and place not in names and word not in _BETWEEN:
            return False
    return said


def _is_welcomed(tokens: Tokens, place: int) -> bool:
    return not _WELCOME.isdisjoint(tokens.words[place : place + _REACH_AFTER])


_BETWEEN: Final = frozenset(
    [
        "is",
        "are",
        "and",
        "or",
        "experience",
        "knowledge",
        "skills",
        "expertise",
        "background",
        "certification",
        "isn",
        "aren",
        "was",
        "were",
        "it",
        "this",
        "at",
        "all",
        "as",
        "a",
        "an",
        "degree",
        "in",
        "definitely",
        "certainly",
        "explicitly",
        "specifically",
        "do",
        "does",
        "don",
        "doesn",
        "we",
        "you",
        "need",
        "will",
        "be",
    ]
)


def _may_answer(gap: str) -> bool:
    """Tell whether what stands behind *gap* may be said of what stands before: `Kafka (not needed)`."""
    return BREAK not in gap and any(sign in gap for sign in ("?", "(", ":", " - ", " \u2013 ", " \u2014 "))


def _ends_sentence(gap: str) -> bool:
    if gap in {" ", ", ", "-", "/", "'"}:
        return False
    return BREAK in gap or any(sign in gap for sign in ";:!?()—|•") or ". " in gap or " - " in gap or " \u2013 " in gap
