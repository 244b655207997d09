"""Words that a lost line break has run together."""

from hypothesis import given, settings
from hypothesis import strategies as st
from matching_samples import bundled_lexicon

from roadmap_cli.domain.tokens import tokenise
from roadmap_cli.services.glued_words import take_apart


@settings(deadline=None)  # the first example makes the dictionary
@given(st.text("KafkaRedsGo lm8-.\n", max_size=60))
def test_taking_apart_loses_no_letter_and_moves_none(text: str) -> None:
    """Each part stands in the text where it says, and all parts together are the words from before."""
    tokens = tokenise(text.split("\n"))

    apart = take_apart(tokens, bundled_lexicon())

    assert "".join(tokens.words) == "".join(apart.words)
    written = [text[begin:end].lower() for begin, end in zip(apart.places, apart.ends, strict=True)]
    assert written == apart.words


def test_a_word_of_no_text_stays_whole() -> None:
    """A word that is longer than any is left alone, so that the time grows with the text alone."""
    tokens = tokenise(["Kafka" + "aaKafka" * 1000])

    assert take_apart(tokens, bundled_lexicon()) is tokens
