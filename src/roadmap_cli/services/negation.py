"""Whether a text says of a name that it is not asked for: no Kubernetes needed, not Java, without Docker."""

from collections.abc import Container, Sequence
from typing import Final

from roadmap_cli.domain.tokens import BREAK, Tokens

_REACH: Final = 12
_REACH_AFTER: Final = 9
_NOT_FAR: Final = 5
_NEVER_WITHOUT: Final = frozenset(["t", "cannot", "not", "nothing", "never", "imagine", "nobody"])
_NEGATING: Final = frozenset(
    ["no", "not", "without", "never", "neither", "nor", "excluding", "except", "nothing", "none", "nobody"]
)
_SHORTENED: Final = frozenset([
    "don", "doesn", "didn", "isn", "aren", "wasn", "won", "wouldn", "haven", "hasn", "can", "couldn", "shouldn",
    "needn",
])  # fmt: skip
_SHORTENED_WHOLE: Final = frozenset(["dont", "doesnt", "isnt", "arent", "wont", "cannot"])
_INSTEAD: Final = frozenset(
    [
        ("instead", "of"),
        ("rather", "than"),
        ("away", "from"),
        ("free", "of"),
        ("rid", "of"),
        ("moved", "off"),
        ("migrated", "off"),
        ("opposed", "to"),
        ("goodbye", "to"),
    ]
)
# Of what stands directly behind these nothing is asked.
_GIVEN_UP: Final = frozenset(
    ["avoid", "avoids", "avoided", "avoiding", "dropped", "ditched", "abandoned", "banned", "retired"]
)
# After "no" or "not" these take the negation back: not only Java, no less than, don't worry if.
_TAKEN_BACK: Final = frozenset([
    "only", "just", "limited", "necessarily", "merely", "simply", "less", "fewer", "later", "matter", "doubt",
    "problem", "problems", "stranger", "question", "mention", "afraid", "shy", "worry", "hesitate", "forget", "know",
    "knowing", "least", "yet", "hard", "sure", "because", "exclusively", "solely", "bad", "mind", "all", "every",
    "everything", "everyone", "always",
])  # fmt: skip
_ENDS_CLAUSE: Final = frozenset([
    "but", "however", "we", "you", "i", "our", "they", "it", "just", "although", "though", "because", "since",
    "while", "who", "which", "instead", "your", "this", "they're", "here's", "unless", "if",
])  # fmt: skip
_NEEDED: Final = frozenset([
    "required", "needed", "necessary", "used", "expected", "requirement", "requirements", "mandatory", "needs",
    "need", "count", "essential", "important", "relevant", "part", "prerequisite", "involved", "wanted", "welcome",
    "our", "here",
])  # fmt: skip
_ANSWERS: Final = frozenset(["not", "no", "nope", "we"])
_NO: Final = frozenset(["not", "no", "never"])
_BUT: Final = frozenset(["but", "however"])
_UNNEEDED: Final = frozenset(["unnecessary", "irrelevant", "unneeded"])
_WELCOME: Final = frozenset([
    "plus", "bonus", "nice", "advantage", "welcome", "helpful", "ideal", "desirable", "beneficial", "preferred",
    "must",
])  # fmt: skip


# Without one of these before a name, or after it, nothing is refused.
_SPEAKING_BEFORE: Final = _NEGATING | _SHORTENED_WHOLE | _GIVEN_UP | {first for first, _ in _INSTEAD} | {"t", "but"}
_SPEAKING_AFTER: Final = _NO | _UNNEEDED | {"t", "nope", "free"}
_ENDS_REFUSAL: Final = _WELCOME | _BUT


def is_negated(tokens: Tokens, first: int, last: int, names: Container[int]) -> bool:
    """Tell whether the words from *first* to *last* are negated; *names* are the places of words of names."""
    return _is_negated_before(tokens, first, names) or _is_negated_after(tokens, last, names)


def _is_negated_before(tokens: Tokens, first: int, names: Container[int]) -> bool:
    words, gaps = tokens.words, tokens.gaps
    begin = max(first - _REACH, 0)
    if _SPEAKING_BEFORE.isdisjoint(words[begin:first]):
        return False
    if words[first - 1] in _GIVEN_UP and not _ends_sentence(gaps[first]):
        return True
    for place in range(first - 1, begin - 1, -1):
        word, gap = words[place], gaps[place + 1]
        if _ends_sentence(gap) or ("," in gap and place not in names and word not in _NEGATING):
            return False
        said = _said_at(tokens, place, first)
        if said is not None:
            return said
        if word in _ENDS_CLAUSE or (word == "and" and place - 1 not in names and words[place - 1] not in _BETWEEN):
            return False
    return False


def _said_at(tokens: Tokens, place: int, first: int) -> bool | None:
    """Tell whether the word at *place* negates what follows, at *first*; None where it says nothing of that."""
    words = tokens.words
    word, following, before = words[place], words[place + 1], words[place - 1] if place else ""
    if (before, word) == ("anything", "but"):
        return True
    if (word, following) in _INSTEAD and before != "shy":
        return "to" not in words[place + 2 : first]  # away from one thing to another
    if word in _NEGATING or word in _SHORTENED_WHOLE or _is_shortened(words, place):
        return not _is_taken_back(tokens, place)
    return None


def _is_shortened(words: Sequence[str], place: int) -> bool:
    """Tell whether the word at *place* is the t of `don't`."""
    return words[place] == "t" and place > 0 and words[place - 1] in _SHORTENED


def _is_taken_back(tokens: Tokens, place: int) -> bool:
    """Tell whether the negation at *place* negates nothing: not only, no-nonsense, if you never, can't live without."""
    words, gaps = tokens.words, tokens.gaps
    if words[place + 1] in _TAKEN_BACK:
        return words[place - 1] != "needn"
    begin = place
    while begin and place - begin < _NOT_FAR and not _ends_sentence(gaps[begin]):
        begin -= 1
    before = words[begin:place]
    if words[place] == "without" and not _NEVER_WITHOUT.isdisjoint(before):
        return True
    return "if" in before or (words[place] == "no" and gaps[place + 1] == "-")


def _is_negated_after(  # noqa: PLR0911 - a way out for each thing that decides
    tokens: Tokens, last: int, names: Container[int]
) -> bool:
    words, gaps = tokens.words, tokens.gaps
    after = last + 1
    if _SPEAKING_AFTER.isdisjoint(words[after : after + _REACH_AFTER]):
        return False
    is_answer = _may_answer(gaps[after]) and words[after] in _ANSWERS  # Kafka? Not needed.
    if (is_answer and _is_whole_answer(tokens, after)) or (words[after] == "free" and gaps[after] == "-"):
        return True
    said = False
    for place in range(after, min(after + _REACH_AFTER, len(words))):
        word, gap = words[place], gaps[place]
        if _ends_sentence(gap) and not (is_answer and place == after):
            break
        if word in _ENDS_REFUSAL:
            return said and not (word in _BUT and _is_welcomed(tokens, place)) and word not in _WELCOME
        if "," in gap and place not in names and not said:
            return False
        if word in _UNNEEDED:
            return True
        is_no = word in _NO or _is_shortened(words, place)
        if is_no and not said:
            following = words[place + 1 : place + 4]
            said = following[:1] in (["longer"], ["need"]) if word == "no" else not _NEEDED.isdisjoint(following)
        elif not said and place not in names and word not in _BETWEEN:
            return False
    return said


def _is_whole_answer(tokens: Tokens, place: int) -> bool:
    """Tell whether the word at *place* says all: `Kafka? No.`, `Kafka: nope`, `Kafka? We don't use it`."""
    words, gaps = tokens.words, tokens.gaps
    if words[place] == "no":
        return place + 1 == len(words) or gaps[place + 1] != " " or words[place + 1] == "thanks"
    return words[place] == "nope" or (words[place] == "we" and words[place + 1 : place + 3] == ["don", "t"])


def _is_welcomed(tokens: Tokens, place: int) -> bool:
    return not _WELCOME.isdisjoint(tokens.words[place : place + _REACH_AFTER])


_BETWEEN: Final = frozenset([
    "won", "wouldn", "something", "is", "are", "and", "or", "experience", "knowledge", "skills", "expertise",
    "background", "certification", "isn", "aren", "was", "were", "it", "this", "at", "all", "as", "a", "an",
    "degree", "in", "definitely", "certainly", "explicitly", "specifically", "do", "does", "don", "doesn", "we",
    "you", "need", "will", "be",
])  # fmt: skip


def _may_answer(gap: str) -> bool:
    """Tell whether what stands behind *gap* may be said of what stands before: `Kafka (not needed)`."""
    return BREAK not in gap and any(sign in gap for sign in ("?", "(", ":", " - ", " \u2013 ", " \u2014 "))


def _ends_sentence(gap: str) -> bool:
    if gap in {" ", ", ", "-", "/", "'"}:
        return False
    return BREAK in gap or any(sign in gap for sign in ";:!?()—|•") or ". " in gap or " - " in gap or " \u2013 " in gap
