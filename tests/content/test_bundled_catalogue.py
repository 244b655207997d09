"""What the bundled catalogue holds: hours as the curriculum reckons them, topics, texts, names that find their item."""

import re

import pytest

from factories import bundled
from roadmap_cli.domain.catalogue import Skill
from roadmap_cli.domain.graph import find_cycle
from roadmap_cli.domain.identifiers import is_id, is_item_id
from roadmap_cli.services.naming import Fit, find, guide_targets, item_targets, part_targets, roadmap_targets

HOURS = {
    "foundations": {
        "programming-basics": 40,
        "control-flow-functions": 40,
        "linux-cli": 16,
        "git-github": 12,
        "choose-language": 2,
        "core-language": 20,
        "package-management": 4,
        "config-env": 5,
        "concurrency-async": 16,
        "data-structures-algorithms": 28,
        "debugging": 4,
    },
    "http-apis": {
        "http-protocol": 8,
        "dns-tls-https": 6,
        "raw-http-server": 3,
        "web-framework": 8,
        "rest-api-design": 5,
        "input-validation": 2,
        "error-handling": 2,
        "pagination-filtering": 6,
        "api-versioning": 4,
        "idempotency": 8,
        "openapi-docs": 8,
        "graphql": 30,
        "grpc": 16,
        "webhooks": 12,
        "websockets": 10,
        "rate-limiting": 10,
        "cors-csrf": 2,
    },
    "relational-data": {
        "sql-basics": 8,
        "sql-joins-aggregation": 6,
        "sql-advanced": 6,
        "schema-design": 6,
        "postgresql": 2,
        "indexing": 6,
        "index-types": 4,
        "explain-plans": 12,
        "transactions-acid": 8,
        "isolation-mvcc": 8,
        "pg-locking-vacuum": 6,
        "jsonb": 4,
        "replication": 6,
        "sharding-partitioning": 6,
        "connection-pooling": 8,
        "db-driver-raw-sql": 8,
        "migrations": 8,
        "orms": 14,
        "n-plus-one": 2,
        "backups": 4,
    },
    "other-stores": {
        "nosql-choice": 4,
        "mongodb": 12,
        "search-engine": 10,
        "sqlite": 1,
        "columnar-ingest": 8,
        "redis-basics": 8,
    },
    "caching-async": {
        "caching-patterns": 10,
        "cache-invalidation": 8,
        "http-caching-cdn": 4,
        "background-jobs": 22,
        "retries-dlq": 14,
        "message-queues-basics": 16,
        "kafka": 18,
        "cloud-queues": 4,
        "event-driven": 22,
        "outbox-sagas": 8,
    },
    "auth-security": {
        "password-hashing": 4,
        "session-auth": 10,
        "jwt": 10,
        "refresh-tokens": 2,
        "oauth-oidc": 8,
        "passkeys": 3,
        "authorization-bola": 8,
        "injection-xss": 6,
        "owasp": 14,
        "secrets-management": 4,
    },
    "quality": {"unit-tests": 16, "integration-tests": 18, "e2e-tests": 4, "test-coverage": 4},
    "delivery": {
        "docker": 16,
        "docker-compose": 6,
        "docker-multistage": 4,
        "ci-cd": 10,
        "code-quality": 6,
        "paas-deploy": 10,
        "cloud-aws": 24,
        "kubernetes": 20,
        "terraform-iac": 8,
    },
    "observability": {
        "structured-logging": 8,
        "health-shutdown": 8,
        "metrics": 10,
        "tracing": 8,
        "error-tracking": 3,
        "uptime-oncall": 4,
        "slo-error-budgets": 4,
        "profiling-load": 4,
    },
    "system-design": {
        "load-balancing": 6,
        "scaling-cap": 12,
        "microservices-monolith": 6,
        "resilience": 11,
        "system-design-practice": 20,
    },
    "ai": {"llm-integration": 14, "rag-vector-db": 14, "evals-mcp": 8, "ai-coding-tools": 3},
    "career": {"readme-architecture": 6, "soft-skills": 4, "interview-prep": 18, "job-search": 10},
}
CAPSTONE_HOURS = 46
LEAST_HOURS_WITH_TOPICS = 10
SKILLS = list(bundled().catalogue.skills.values())
ITEMS = list(bundled().catalogue.items())


def test_each_skill_takes_the_hours_of_the_curriculum() -> None:
    """Each area holds the skills of the curriculum's table with their hours, and nothing else."""
    by_area: dict[str, dict[str, float]] = {}
    for skill in SKILLS:
        if skill.kind == "skill":
            by_area.setdefault(skill.area, {})[skill.id] = skill.minutes / 60

    assert by_area == HOURS
    assert set(bundled().catalogue.areas) == {*HOURS, "projects"}


def test_the_hours_add_up_to_those_of_the_curriculum() -> None:
    """108 skills and the portfolio project take 1,070 hours together, and sixteen other projects 192 more."""
    hours = {skill.id: skill.minutes / 60 for skill in SKILLS}
    skills = [skill.id for skill in SKILLS if skill.kind == "skill"]

    assert len(skills) == 108
    assert hours["portfolio-capstone"] == CAPSTONE_HOURS
    assert sum(hours[skill] for skill in skills) + CAPSTONE_HOURS == 1_070
    assert (len(hours), sum(hours.values())) == (125, 1_070 + 192)
    assert all(hours.values())


@pytest.mark.parametrize("skill", SKILLS, ids=[skill.id for skill in SKILLS])
def test_a_skill_is_described_well(skill: Skill) -> None:
    """One sentence of summary, a reason in two at most, and topics in steps of half an hour where it takes long."""
    ends = re.compile(r"[.!?](?=\s|$)")

    assert len(ends.findall(skill.summary)) == 1
    assert skill.summary.endswith(".")
    assert len(skill.summary) <= 160
    assert 1 <= len(ends.findall(skill.why)) <= 2
    assert skill.why.endswith((".", "?", "!"))
    assert len(skill.why) <= 280
    assert "\n" not in f"{skill.title}{skill.summary}{skill.why}"
    assert len(skill.title) <= 80
    assert skill.topics or skill.minutes < LEAST_HOURS_WITH_TOPICS * 60
    assert not skill.topics or 2 <= len(skill.topics) <= 7
    assert all(topic.minutes >= 30 and topic.minutes % 30 == 0 for topic in skill.topics)
    assert sum(topic.minutes for topic in skill.topics) in {0, skill.minutes}
    assert len({topic.title.casefold() for topic in skill.topics}) == len(skill.topics)
    assert len(skill.aliases) <= 8


def test_ids_are_ids() -> None:
    """Each id may stand in a file's name, a topic's begins with its skill's, and none differs by case alone."""
    catalogue = bundled().catalogue

    assert all(map(is_id, catalogue.skills))
    assert all(map(is_item_id, ITEMS))
    assert all(topic.id.startswith(f"{skill.id}/") for skill in SKILLS for topic in skill.topics)
    assert len({item.casefold() for item in ITEMS}) == len(ITEMS)
    assert all(name == thing.id for name, thing in catalogue.skills.items())
    assert all(name == thing.id for name, thing in catalogue.technologies.items())
    assert all(name == thing.id for name, thing in catalogue.guides.items())


def test_nothing_builds_on_itself() -> None:
    """Hard and soft prerequisites together have no circle, and none stands twice."""
    edges = {skill.id: [*(one for group in skill.requires for one in group), *skill.after] for skill in SKILLS}

    assert find_cycle(edges) is None
    assert all(len(set(names)) == len(names) for names in edges.values())


def test_the_known_corrections_hold() -> None:
    """What the portfolio project exercises it does not require, and looking for a job requires nothing."""
    skills = bundled().catalogue.skills
    capstone, cloud = skills["portfolio-capstone"], skills["cloud-aws"]

    assert capstone.requires == (("rest-api-design",),)
    assert set(capstone.after) == {"ci-cd", "integration-tests", "caching-patterns", "jwt"} <= set(capstone.exercises)
    assert (skills["job-search"].requires, skills["job-search"].after) == ((), ("portfolio-capstone",))
    assert (cloud.requires, set(cloud.after)) == ((("linux-cli",),), {"paas-deploy", "docker"})
    assert "certifications" not in skills
    assert "certifications" in bundled().catalogue.guides


def test_only_projects_exercise_skills() -> None:
    """Each project says what it exercises, and a skill exercises nothing."""
    assert {skill.id for skill in SKILLS if skill.exercises} == {
        skill.id for skill in SKILLS if skill.kind == "project"
    }


@pytest.mark.parametrize("item", ITEMS)
def test_each_item_is_found_by_its_id_and_its_title(item: str) -> None:
    """Among all items a whole title means one of them."""
    targets = list(item_targets(bundled()))

    exact = find(item, targets)

    assert (item, Fit.EXACT) == (exact.target.name, exact.fit)
    assert item == find(bundled().catalogue.title(item), targets).target.name


@pytest.mark.parametrize("skill", SKILLS, ids=[skill.id for skill in SKILLS])
def test_each_alias_means_its_skill(skill: Skill) -> None:
    """No other item's id, title, beginning or words catch an alias."""
    targets = list(item_targets(bundled()))

    assert dict.fromkeys(skill.aliases, skill.id) == {
        alias: find(alias, targets).target.name for alias in skill.aliases
    }


@pytest.mark.parametrize("main", list(bundled().roadmaps))
def test_titles_mean_items_among_everything_that_can_be_shown(main: str) -> None:
    """Stages and steps of a roadmap may have an item's title; the title still means the item."""
    content = bundled()
    targets = [
        *roadmap_targets(content),
        *item_targets(content),
        *guide_targets(content),
        *part_targets(content, main),
    ]

    found = {item: find(content.catalogue.title(item), targets).target for item in ITEMS}

    assert {item: target.address for item, target in found.items()} == {item: item for item in ITEMS}


def test_no_bundled_id_holds_a_dot() -> None:
    """A dot marks what is a person's own (`my.rust`), so that no bundled id, now or later, clashes with it."""
    content = bundled()
    names = [*content.catalogue.items(), *content.roadmaps, *content.catalogue.guides]
    former = [old for skill in content.catalogue.skills.values() for old in skill.formerly]

    assert [name for name in (*names, *former) if "." in name] == []
