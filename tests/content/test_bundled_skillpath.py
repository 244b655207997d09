"""What the roadmap of skillpath holds of its source: nine groups of entries, a plan, PostgreSQL, side projects."""

import pytest

from factories import bundled, bundled_outline
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.roadmaps import Step

SKILLPATH = bundled().roadmaps["skillpath"]
STEPS = {step.id: step for step in SKILLPATH.steps()}
CORE = {
    "stack-language": {
        "Python with FastAPI or Django": "python",
        "Go;": "go",
        "TypeScript on Node with NestJS or Express": "typescript",
        "Java or Kotlin with Spring Boot": "java kotlin",
        "C# on .NET": "csharp",
        "Rust with Axum": "rust",
    },
    "stack-http": {
        "REST": "rest-api-design/principles",
        "idempotency": "idempotency/repeatable-requests",
        "cursor or offset": "pagination-filtering",
        "status codes": "error-handling/status-codes",
        "OpenAPI (Swagger)": "openapi-docs",
        "gRPC": "grpc",
        "GraphQL": "graphql",
        "webhooks": "webhooks",
    },
    "stack-postgresql": {
        "EXPLAIN ANALYZE": "explain-plans/optimising",
        "B-tree against GIN and BRIN": "index-types/gin-gist-brin",
        "isolation levels": "transactions-acid isolation-mvcc/levels",
        "MVCC": "isolation-mvcc/mvcc",
        "JSON": "jsonb/columns",
        "partial indexes": "index-types/partial",
        "partitions": "sharding-partitioning/partitioning",
        "replication": "replication",
        "N+1, missing indexes, locks": "n-plus-one",
    },
    "stack-caching": {
        "caches, locks, streams and pub/sub": "redis-basics caching-patterns",
        "invalidation": "cache-invalidation",
        "arq, Celery, BullMQ, Sidekiq": "background-jobs/task-queue",
        "Kafka or NATS": "kafka cloud-queues event-driven",
    },
    "stack-auth": {
        "sessions against JWT": "session-auth jwt",
        "OAuth 2.0 with OIDC": "oauth-oidc",
        "bcrypt, Argon2": "password-hashing/algorithms",
        "CSRF": "cors-csrf/csrf",
        "CORS": "cors-csrf/cors",
        "limits": "rate-limiting",
        "OWASP Top 10": "owasp",
        "secrets": "secrets-management",
    },
    "stack-infrastructure": {
        "Docker": "docker/dockerfile",
        "Compose": "docker-compose",
        "deployments, services and ingress": "kubernetes/deployments kubernetes/services-ingress",
        "Terraform": "terraform-iac",
        "GitHub Actions or GitLab CI": "ci-cd",
        "AWS, GCP or Azure": "cloud-aws",
    },
    "stack-observability": {
        "JSON": "structured-logging/json",
        "Prometheus and Grafana": "metrics/dashboards",
        "OpenTelemetry": "tracing/opentelemetry",
        "Sentry": "error-tracking/reports",
        "error budgets": "slo-error-budgets",
    },
    "stack-distributed": {
        "CAP": "scaling-cap/cap",
        "idempotency keys": "idempotency/idempotency-keys",
        "at-least-once against exactly-once": "resilience/delivery-semantics",
        "sagas": "outbox-sagas",
        "circuit breakers": "resilience/circuit-breakers",
        "jitter": "retries-dlq/backoff-jitter",
        "distributed locks": "resilience/distributed-locks",
    },
    "stack-2026": {
        "streamed, structured, calling functions": "llm-integration",
        "RAG": "rag-vector-db/grounded-answers",
        "pgvector or Qdrant": "rag-vector-db/vector-store",
        "evals": "evals-mcp/evals",
        "MCP and tool calls": "evals-mcp/mcp-server evals-mcp/tool-calling",
    },
}
"""The entries of each group, by the words that stand for them in its step, with what teaches them."""

ENTRIES = [(step, words, items.split()) for step, entries in CORE.items() for words, items in entries.items()]
ELSEWHERE = {"docker/dockerfile": "first-quarter", "metrics/dashboards": "real-service"}
"""Topics of a core group that the source's plan asks for by name, so that they are counted there."""

PLAN = {
    "first-quarter": ["crud-with-login", "sql-and-plans", "containers-from-day-one"],
    "real-service": ["build-service", "proper-tests", "read-ddia", "instrument"],
    "second-half": ["optimize-endpoint", "crash-a-worker", "design-systems", "apply"],
}
POSTGRESQL = {
    "read-plans": "index-only scan",
    "right-index": "BRIN",
    "understand-mvcc": "SELECT FOR UPDATE",
    "isolation-in-production": "read committed",
    "jsonb-well": "JSON paths",
    "pool-connections": "PgBouncer",
    "restore-a-backup": "backup",
}
NAMED = [
    "Python",
    "Go",
    "TypeScript",
    "Java",
    "Kotlin",
    "C#",
    "Rust",
    "FastAPI",
    "Django",
    "NestJS",
    "Express",
    "Axum",
    "OpenAPI",
    "gRPC",
    "GraphQL",
    "PostgreSQL",
    "Redis",
    "arq",
    "Celery",
    "BullMQ",
    "Sidekiq",
    "Kafka",
    "NATS",
    "Docker",
    "Kubernetes",
    "Terraform",
    "AWS",
    "GCP",
    "Azure",
    "Prometheus",
    "Grafana",
    "OpenTelemetry",
    "Sentry",
    "pgvector",
    "Qdrant",
    "PgBouncer",
    "ClickHouse",
    "Stripe",
    "Paddle",
    "pytest",
    "Vitest",
    "Testcontainers",
]


def tasks(step: str) -> list[str]:
    return [task.id for task in STEPS[step].tasks]


def texts(step: Step) -> str:
    return " ".join([step.title, step.summary or "", *(task.text for task in step.tasks)])


def test_the_core_has_nine_groups_with_58_entries() -> None:
    """Each group is a step of its own, in the source's order, and outside the months of the plan."""
    stage_of = {step.id: stage for stage in SKILLPATH.stages for step in stage.steps}

    assert [len(entries) for entries in CORE.values()] == [6, 8, 9, 4, 8, 6, 5, 7, 5]
    assert len(ENTRIES) == 58
    assert list(CORE) == [step for step in STEPS if step.startswith("stack-")]
    assert all(stage_of[step].months is None for step in CORE)


@pytest.mark.parametrize(("step", "words", "items"), ENTRIES, ids=[f"{step}-{words}" for step, words, _ in ENTRIES])
def test_each_entry_of_the_core_is_found(step: str, words: str, items: list[str]) -> None:
    """By its words in the group's summary, and by what teaches it: counted there, or one to choose there."""
    outline, catalogue = bundled_outline("skillpath"), bundled().catalogue
    choice = STEPS[step].choice
    here = set(choice.of if choice else ()) | set(STEPS[step].skills)

    summary = STEPS[step].summary
    assert summary is not None
    assert words.casefold() in summary.casefold()
    for item in items:
        counted = () if item not in catalogue else catalogue.leaves(item)
        assert item in here or {outline.step_of[leaf].id for leaf in counted} == {ELSEWHERE.get(item, step)}


@pytest.mark.parametrize("step", [step for step in CORE if step != "stack-language"])
def test_each_entry_of_the_core_is_a_task(step: str) -> None:
    """As many as the group has entries; of the languages one is enough, so their entries are a choice."""
    assert len(tasks(step)) == len(CORE[step])


def test_one_language_of_six_entries_is_enough() -> None:
    """Java and Kotlin are one entry of the source and two languages."""
    choice = STEPS["stack-language"].choice

    assert choice is not None
    assert (len(choice.of), choice.pick) == (7, 1)
    assert set(choice.of) == {language for items in CORE["stack-language"].values() for language in items.split()}


def test_the_plan_has_eleven_tasks_in_three_stretches_of_months() -> None:
    """Months 1-3, 4-6 and 7-12, with three, four and four tasks."""
    months = {stage.months: [step.id for step in stage.steps] for stage in SKILLPATH.stages if stage.months}

    assert {step: tasks(step) for step in PLAN} == PLAN
    assert sum(map(len, PLAN.values())) == 11
    assert months == {(1, 3): ["first-quarter"], (4, 6): ["real-service"], (7, 12): ["second-half", "landing"]}


def test_postgresql_below_the_index_has_seven_points() -> None:
    """Each is a task that says what it is about."""
    said = {task.id: task.text for task in STEPS["below-the-index"].tasks}

    assert list(said) == list(POSTGRESQL)
    assert {point for point, words in POSTGRESQL.items() if words not in said[point]} == set()


def test_four_side_projects_are_offered_and_none_is_demanded() -> None:
    """Each is a project with a task of its own, and all are optional."""
    kind = bundled().catalogue.kind
    step = STEPS["four-ideas"]

    projects = [item for item in step.items if kind(item) == "project"]
    assert projects == ["payments-service", "ingest-endpoint", "small-saas", "ai-gateway"]
    assert [[item for item in task.covers if kind(item) == "project"] for task in step.tasks] == [
        [project] for project in projects
    ]
    assert step.level is Level.OPTIONAL


@pytest.mark.parametrize("name", NAMED)
def test_each_technology_that_the_source_names_is_in_the_roadmap_and_in_the_catalogue(name: str) -> None:
    """It stands in a text of a step, and its name or an alias is that of a technology."""
    known = {
        word.casefold()
        for technology in bundled().catalogue.technologies.values()
        for word in (technology.name, *technology.aliases)
    }

    assert any(name in texts(step) for step in STEPS.values())
    assert name.casefold() in known


def test_postmortems_and_other_habits_are_five() -> None:
    """The source's five ways of thinking about systems, each a task."""
    assert tasks("system-thinking") == [
        "api-empathy",
        "data-model-first",
        "failure-modes",
        "trade-offs",
        "honest-postmortems",
    ]
