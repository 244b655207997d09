"""What a text mentions: names in all their spellings, words that mislead, negations, sections, and the laws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_samples import bundled_lexicon, found_in, named

from roadmap_cli.domain.lexicon import Rule
from roadmap_cli.domain.tokens import tokenise
from roadmap_cli.services.matching import find_mentions
from roadmap_cli.services.name_reading import Reading
from roadmap_cli.services.nearness import NEAR, NEXT_TO, Nearness


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We write C# and .NET here", {"csharp"}),
        ("Modern C++ only", {"cpp"}),
        ("node js, NodeJS or Node.js", {"typescript"}),
        ("ci cd", {"ci-cd"}),
        ("CI/CD pipelines", {"ci-cd"}),
        ("k8s", {"kubernetes"}),
        ("Postgres", {"postgresql"}),
        ("postgesql and kubernets", {"postgresql", "kubernetes"}),
        ("RxJava", {"concurrency-async"}),
        ("jsonwebtoken", {"jsonwebtoken", "jwt"}),
        ("we speak _SQL_ here", {"sql-basics"}),
        ("C++, RUST, Java", {"cpp", "rust", "java"}),
        ("an isolation level matters", {"isolation-mvcc"}),
        ("throttling of clients", {"rate-limiting"}),
        ("find slow queries", {"explain-plans"}),
        ("own the schema design", {"schema-design"}),
        ("in Go", {"go"}),
        ("Python, Go, Rust", {"python", "go", "rust"}),
        ("REST and GraphQL APIs", {"rest-api-design", "graphql"}),
        ("Java with Spring and Hibernate", {"java", "spring", "hibernate"}),
        ("Vault and Terraform", {"vault", "secrets-management", "terraform"}),
        ("[Docker](https://docker.com)", {"docker"}),
        ("[Redis](https://redis.io/docs)", {"redis", "redis-basics"}),
        ("platforms such as KafkaComfortable", {"kafka"}),
        ("five years of developmentKubernetesTerraform", {"kubernetes", "terraform"}),
        ("SonarCube", {"sonarqube", "code-quality"}),
        ("[GitHub Actions](https://github.com/features/actions)", {"github-actions", "ci-cd"}),
        ("our code is on GitHub", {"github", "git-github"}),
        ("ASP.NET Core", {"aspnet-core"}),
        ("Socket.IO", {"socket-io"}),
        ("deploy to AWS EKS", {"aws", "eks", "kubernetes", "cloud-aws"}),
        ("monitoring & alerting", {"metrics"}),
        ("Prometheus + Alertmanager", {"prometheus", "alertmanager"}),
        ("clean, maintainable code", {"code-quality"}),
        ("locks in the database", {"pg-locking-vacuum"}),
        ("distributed backend systems", {"scaling-cap"}),
        ("a scalable backend architecture", {"scaling-cap", "system-design-practice"}),
        ("integrate with third-party systems", {"webhooks"}),
        ("API design and versioning", {"rest-api-design", "api-versioning"}),
        ("container images, secrets and IAM policies", {"docker", "secrets-management", "aws-iam", "cloud-aws"}),
        ("design and maintain databases", {"schema-design"}),
        ("modelagem de dados e alta disponibilidade", {"schema-design", "scaling-cap"}),
        ("write unit, integration and end-to-end tests", {"unit-tests", "integration-tests", "e2e-tests"}),
        ("scalability of our architectures", {"scaling-cap"}),
        ("3+ years in GO", {"go"}),
        ("bancos de dados relacionais e microsserviços", {"sql-basics", "microservices-monolith"}),
        ("optimize our database queries", {"explain-plans"}),
        ("Backend Engineer (Go)", {"go"}),
        ("Experience with Selenium", {"selenium"}),
        ("knowledge of Celery", {"celery"}),
        ("3+ years in Spring Boot framework", {"spring-boot"}),
        ("since early Spring Boot days", {"spring-boot"}),
        ("unit tests with 85% coverage", {"unit-tests", "test-coverage"}),
        (f"{'we like good plain code and small steps, ' * 3} java spring hibernate jpa", {"spring", "hibernate"}),
    ],
)
def test_names_are_found_in_every_spelling(text: str, names: set[str]) -> None:
    """Compounds, signs, misspellings of long names, phrases for what is rarely named."""
    assert names <= named(text)


@pytest.mark.parametrize(
    "text",
    [
        "the rest of the team rests",
        "our go to market plan goes live",
        "Go above and beyond for customers",
        "founded in spring 2026",
        "Spring semester",
        "We start in spring.",
        "push and pull the cart",
        "physical access control at the door",
        "a design system in Figma",
        "react quickly, express yourself, be swift",
        "play dart, take the helm, guard the vault",
        "Sentry duty at the gate",
        "financial transactions of all kinds",
        "security guards and social security",
        "work authorization is required",
        "bird migration and immigration",
        "vitamin C for the C-level",
        "R&D, series A, series B",
        "see https://kafka.apache.org and github.com/ana/redis, or write to docker@kubernetes.io",
        "shipping containers in the queue",
        "a conference with confidence, simply dramatic valley protests",
        "our key metrics and success metrics",
        "Hong Kong",
        "express delivery by American Express",
        "our core values, a web of partners",
        "LinkedIn | GitHub | Portfolio",
        "many livestreams",
        "security reviews by our lawyers",
        "together with our DevOps engineers",
        "IT'S TIME TO GO",
        "[github.com/ana](https://github.com/ana)",
        "[GitHub](https://github.com/ana)",
        "**GitHub:** [github.com/ana](https://github.com/ana)",
        "GitHub: github.com/ana",
        "LinkedIn | GitHub | +49 30 123456",
        "build together with product, QA and DevOps",
        "a clean kitchen and clean energy",
        "the h2 heading spans two lines",
        "our secrets to success",
        "a distributed team in five countries",
        "third-party recruiters need not apply",
        "GoDaddy, LinkedIn, YouTube, QuickBooks, eBay",
        "the nodes contained documents",
        "health coverage and a resilient team",
    ],
)
def test_words_that_mislead_are_no_names(text: str) -> None:
    """Context decides, and addresses do not count."""
    assert named(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "no Kubernetes needed",
        "not Kubernetes",
        "We don't use Docker, Kubernetes or Terraform",
        "without Kubernetes",
        "You won't need any Kubernetes",
        "rather than Kubernetes we have one server",
        "Instead of Kubernetes we use one big server",
        "Experience with Kubernetes is not required",
        "Kubernetes isn't needed",
        "Kubernetes is unnecessary",
        "neither Docker nor Kubernetes",
        "we moved away from Kubernetes",
        "we won't do: docker, kubernetes",
        "What we don't need:\n- Docker\n- Kubernetes",
        "Never Kubernetes",
        "We no longer use Kubernetes",
        "Kubernetes? Not needed.",
        "Kubernetes (not required)",
        "Kubernetes: no",
        "anything but Kubernetes",
        "You don't need to know Kubernetes",
        "You needn't know Kubernetes",
        "No prior knowledge of Docker or Kubernetes needed",
        "We deliberately avoid Kubernetes",
        "We got rid of Kubernetes",
        "We moved off Kubernetes last year",
        "none of that Kubernetes stuff",
        "Nobody here uses Kubernetes",
        "Docker (not Kubernetes)",
        "Kubernetes (no need)",
        "Kubernetes? Nope.",
        "Kubernetes? We don't use it",
        "Kubernetes won't be used",
        "Kubernetes is something you won't need",
        "Kubernetes does not count",
        "Kubernetes-free",
    ],
)
def test_what_is_negated_is_not_asked_for(text: str) -> None:
    """The mention stays, so that it can be shown, and says that it is negated."""
    assert "kubernetes" in found_in(text).skills
    assert "kubernetes" not in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "not only Kubernetes",
        "no less than three years of Kubernetes",
        "Don't worry if Kubernetes is new to you",
        "No Java, but Kubernetes",
        "We don't do meetings. Kubernetes we do",
        "Kubernetes is not required but a plus",
        "not just Docker, Kubernetes too",
        "Java is not needed, you know Kubernetes",
        "No dress code; Kubernetes",
        "Kubernetes; no Docker needed",
        "Kubernetes, no Docker needed",
        "Kubernetes. Not required: Docker",
        "Kubernetes is a plus, not a must",
        "Not required, but nice to have: Kubernetes",
        "We can't live without Kubernetes",
        "No-nonsense Kubernetes engineer",
        "You don't shy away from Kubernetes",
        "If you have never used Kubernetes, we will teach you",
        "Not everything is Kubernetes",
        "we moved away from Ansible to Kubernetes",
        "There is no dress code and Kubernetes runs in production",
        "We use Kubernetes rather than Ansible",
        "including but not limited to Docker, Kubernetes",
        "We don't just use Kubernetes",
        "Kubernetes, no recruiters please",
    ],
)
def test_a_negation_ends_where_its_clause_ends(text: str) -> None:
    """What a negation is not about is asked for."""
    assert "kubernetes" in named(text)


def test_sections_follow_the_headings_and_what_a_line_says_itself() -> None:
    """Required, nice to have, responsibilities, company: from the heading above, or from the line."""
    text = "\n".join(  # noqa: FLY002 - a line of the text on a line each
        (
            "About us",
            "We sell Docker lessons.",
            "## What you will do",
            "- run Kafka",
            "Requirements:",
            "- Python",
            "- Redis is a plus",
            "Nice to have",
            "* GraphQL",
        )
    )

    found = found_in(text)

    sections = {name: found.technologies[name][0].section for name in ("docker", "kafka", "python", "redis", "graphql")}
    assert sections == {
        "docker": "company",
        "kafka": "responsibilities",
        "python": "required",
        "redis": "nice to have",
        "graphql": "nice to have",
    }


def test_each_sentence_of_a_long_line_says_its_own_section() -> None:
    """What one sentence says of itself holds for it alone: a plus, a label, what is not asked."""
    found = found_in(
        "Stack: Kafka, Docker. You know GraphQL. Redis is a plus. Not required: Terraform. We write Python."
    )

    sections = {name: found.technologies[name][0].section for name in ("kafka", "graphql", "redis", "python")}
    assert sections == {"kafka": "required", "graphql": None, "redis": "nice to have", "python": None}
    assert [said.negated for said in found.technologies["terraform"]] == [True]


def test_headings_may_begin_with_a_picture_and_entries_with_a_tick() -> None:
    """What begins with a bullet of any form is an entry, in capitals too; an emoji before a heading changes nothing."""
    found = found_in("\U0001f680 What you will do\n\u2713 SQL\n\u2022 GIT\nDOCKER")

    assert [found.skills[name][0].section for name in ("sql-basics", "git-github", "docker")] == [
        "responsibilities"
    ] * 3


WORDS = ("Go", "go", "REST", "no", "not", "Kafka", "C#", ".NET", "ci", "cd", "Vault", "postgesql", ",", "/", "needed",
         "a.io", "x@y.de", "Spring", "2026", "\u202e", "ß", "İ", "queue", "the")  # fmt: skip
LINES = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=8)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_a_mention_stands_in_its_line(lines: list[str]) -> None:
    """What is shown can be traced: each mention's text is part of the line that it names; twice gives the same."""
    found = find_mentions(lines, bundled_lexicon())

    said = [mention for mentions in (*found.skills.values(), *found.technologies.values()) for mention in mentions]
    assert [mention for mention in said if mention.text not in lines[mention.line - 1]] == []
    assert found == find_mentions(lines, bundled_lexicon())


class NothingKept(set[object]):
    """A set that holds nothing, whatever is put into it."""

    def __contains__(self, item: object) -> bool:
        return False


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_what_was_refused_before_is_refused_for_a_reason(lines: list[str]) -> None:
    """To remember surroundings in which a name did not count changes nothing but the time."""
    tokens = tokenise(lines * 3)
    reading, forgetful = Reading(tokens, bundled_lexicon()), Reading(tokens, bundled_lexicon())
    forgetful.refused = NothingKept()  # type: ignore[assignment]

    assert reading.hits(50) == forgetful.hits(50)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """Nothing that stands in a text makes it fail."""
    find_mentions(text.split("\n"), bundled_lexicon())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 6), st.integers(1, 40))
def test_irrelevant_lines_change_nothing_else(place: int, count: int) -> None:
    """Lines that name nothing, far from the words that decide, move the line numbers and nothing more."""
    lines = ["", "Backend engineer", "", "You know Go, Kafka and Redis.", "No Kubernetes.", "", "CI/CD and REST APIs."]
    idle = ["", *["We water the plants and feed the cat on a quiet afternoon by the window."] * count, ""]

    before = find_mentions(lines, bundled_lexicon())
    after = find_mentions([*lines[:place], *idle, *lines[place:]], bundled_lexicon())

    assert {name: [said.text for said in mentions] for name, mentions in before.skills.items()} == {
        name: [said.text for said in mentions] for name, mentions in after.skills.items()
    }


@pytest.mark.parametrize(
    "lines",
    [["Go " * 60_000], ["Go"] * 60_000, ["go " * 60_000], ["C " * 60_000], ["rest REST " * 30_000], ["no " * 60_000]],
)
def test_a_text_of_one_word_is_looked_through_once(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands near an ambiguous name is told by where words stand: no surroundings are read for each of them."""
    reads: list[int] = []
    standing = Nearness._standing
    monkeypatch.setattr(Nearness, "_standing", lambda self, *words: reads.append(1) or standing(self, *words))

    find_mentions(lines, bundled_lexicon())

    assert len(reads) < 20


@settings(max_examples=100, deadline=None)
@given(LINES, st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_what_is_near_is_what_a_reader_would_count(lines: list[str], one: str, other: str) -> None:
    """A word helps another within 80 characters, and forbids it within 30, wherever both stand."""
    tokens = tokenise(lines)
    name, word = one.lower(), other.lower()
    rule = Rule(frozenset(), frozenset([word]), (), (f" {word} ",), frozenset(), frozenset(), listed=False, weak=False)
    nearness = Nearness(tokens)
    places = {number: tokens.places[number] for number, found in enumerate(tokens.words) if found == word}

    for number, found in enumerate(tokens.words):
        if found == name:
            away = [abs(place - tokens.places[number]) for other, place in places.items() if other != number]
            assert nearness.helps(0, rule, number, number) == any(distance <= NEAR for distance in away)
            close = any(distance <= NEXT_TO for distance in away) or number in places
            assert nearness.forbids(0, rule, number, number) == close


def test_work_grows_with_the_text_and_not_faster() -> None:
    """Ten times the text makes ten times the words, each looked at a bounded number of times."""
    lexicon = bundled_lexicon()

    found = find_mentions(["Go, " * 50_000, "a." * 50_000, "x@" * 50_000, "no " * 50_000], lexicon)

    assert found.technologies["go"][0].text == "Go"
