"""What content files must hold, each alone and all together: every mistake is met with file, line, key and a remedy."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_cli.domain.catalogue import Ambiguity, Amount, GuideEntry
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage import catalogue_checks
from roadmap_cli.storage.content_files import content_of, read_files

SAMPLE = Path(__file__).parent / "content_sample"
BASICS, DATA, PROJECTS = "skills/basics.yaml", "skills/data.yaml", "projects.yaml"
TECHNOLOGIES, GUIDE, TINY = "technologies.yaml", "guides/stores.yaml", "roadmaps/tiny.yaml"
RESOURCES = "resources/data.yaml"


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    """Give the sample's files with the one occurrence of *old* in the file *name* replaced by *new*."""
    files = read_files(SAMPLE)
    text = files[name].decode()
    assert text.count(old) == 1, f"{old!r} must stand once in {name}"
    return {**files, name: text.replace(old, new).encode()}


def load(files: dict[str, bytes]) -> Content:
    """Load *files* as they would be in the folder `sample`."""
    return content_of(files, Path("sample"))


def refused(name: str, old: str, new: str) -> BadDataError:
    """Give the error that follows from replacing *old* by *new* in the file *name*."""
    with pytest.raises(BadDataError) as caught:
        load(changed(name, old, new))
    return caught.value


def line_of(name: str, old: str, new: str, marked: str) -> int:
    """Give the line on which *marked* stands last after the replacement."""
    lines = changed(name, old, new)[name].decode().splitlines()
    return max(number for number, line in enumerate(lines, 1) if marked in line)


def test_the_sample_is_right_as_it_stands() -> None:
    """The mistakes below are the only ones, and every key of the format is read."""
    content = load(read_files(SAMPLE))

    assert list(content.roadmaps) == ["backend", "tiny"]
    assert content.catalogue.areas == {"basics": "Basics", "data": "Data", "projects": "Projects"}
    assert list(content.catalogue.skills) == ["shell", "http", "sql", "cache", "shop"]
    http, sql = content.catalogue.skills["http"], content.catalogue.skills["sql"]
    assert (http.minutes, http.leaves, http.formerly) == (75, ("http/methods", "http/headers"), ("web-protocol",))
    assert (sql.requires, sql.after, sql.tools) == ((("shell",), ("http", "shell")), ("http",), {"python": ("django",)})
    book, page = content.catalogue.resources["sql"][0], content.catalogue.resources["http/headers"][0]
    assert (book.minutes, book.free, book.language) == (180, False, "python")
    assert (page.minutes, page.free, page.kind, page.seen) == (None, True, "repo", "in a list of links")
    assert content.catalogue.technologies["go"].ambiguous == Ambiguity(
        exact_case=True,
        any_of=("backend", "goroutine"),
        none_of=("go to market",),
        weak=True,
        context="the language, not the verb",
    )
    assert content.catalogue.technologies["django"].ambiguous is None
    assert content.catalogue.skills["shop"].kind == "project"
    stores, pay = content.catalogue.guides["stores"].sections
    assert (stores.roadmap, stores.publisher, stores.date) == ("tiny", "Somebody", "2026-03")
    assert (stores.rows[0].cells["cost"].unit, stores.rows[0].cells["verdict"].text) == ("USD", "first")
    assert (stores.columns, stores.entries[0].text) == ({"cost": "Cost", "verdict": "Verdict"}, "Start with tables.")
    assert (pay.roadmap, pay.publisher, pay.date, pay.note) == (None, "Somebody else, A survey", "2026-03", None)
    assert pay.entries == (
        GuideEntry(
            "More than before",
            "It pays to know tables.",
            "http/headers",
            "go",
            Amount("about $9", 9.0, None, None, None, "asked of three people", "2025"),
        ),
    )
    assert content.roadmaps["tiny"].pace.weeks == (10.0, 12.0)
    assert content.roadmaps["tiny"].pace.months == (3.0, 3.0)


ONE_FILE = (
    # name, old, new, text on the expected line, key, words
    (BASICS, "title: The shell", "titel: The shell", "titel:", "titel", "Unknown key 'titel'; did you mean 'title'?"),
    (BASICS, "title: The shell", "zzz: 1", "zzz:", "zzz", "Unknown key 'zzz'; there are id, title,"),
    (BASICS, "  title: The shell\n", "", "id: shell", "title", "The key 'title' is missing; add it."),
    (BASICS, "title: The shell", "title: ~", "title: ~", "title", "it is empty."),
    (BASICS, "title: The shell", "title: [a]", "title: [a]", "title", "a list stands there."),
    (BASICS, "title: The shell", f"title: {'x' * 201}", "xxx", "title", "at most 200 characters"),
    (BASICS, "title: The shell", 'title: "a\\u2028b"', "u2028", "title", "one line"),
    (BASICS, "title: The shell", 'title: " "', 'title: " "', "title", "one line"),
    (BASICS, "Type commands and join them.", "x" * 4001, "xxx", "summary", "at most 4,000 characters"),
    (BASICS, "Type commands and join them.", '"  "', '"  "', "summary", "at most 4,000 characters"),
    (BASICS, "hours: 1.5", "hours: 1.51", "1.51", "hours", "whole minutes"),
    (BASICS, "hours: 1.5", "hours: 0.0", "hours: 0.0", "hours", "above 0"),
    (BASICS, "hours: 1.5", "hours: 1001", "1001", "hours", "at most 1,000"),
    (BASICS, "hours: 1.5", "hours: 1_0", "1_0", "hours", "a number of hours"),
    (BASICS, "hours: 1.5", "hours: ١", "١", "hours", "a number of hours"),  # noqa: RUF001 - digits of other scripts
    (BASICS, "hours: 1.5", "hours: [1]", "[1]", "hours", "a list stands there"),
    (BASICS, "  hours: 1.5\n", "", "id: shell", None, "neither hours nor topics"),
    (BASICS, "  topics:", "  hours: 3\n  topics:", "hours: 3", "hours", "has hours and topics"),
    (BASICS, "requires: [shell]", "requires: shell", "requires: shell", "requires", "must be a list"),
    (BASICS, "requires: [shell]", "requires: [Shell]", "[Shell]", "requires", "must be the id of a skill"),
    (BASICS, "aliases: [hypertext", "aliases: [x, x", "aliases:", "aliases", "names 'x' twice"),
    (BASICS, "  - id: methods", "  - id: a/b", "a/b", "id", "must be an id"),
    (BASICS, "- id: shell", "- id: nul", "id: nul", "id", "must be an id"),
    (DATA, "any_of: [http, shell]", "any_of: [http]", "any_of:", "requires", "two ids or more"),
    (DATA, "any_of: [http, shell]", "all_of: [http, shell]", "all_of:", "requires", "did you mean 'any_of'"),
    (RESOURCES, "https://example.com/tables", "//example.com/x", "url: //", "url", "must be an address"),
    (RESOURCES, "https://example.com/tables", "https:///x", "https:///x", "url", "must be an address"),
    (RESOURCES, "https://example.com/tables", "https://a@b.c/", "a@b.c", "url", "must be an address"),
    (RESOURCES, "https://example.com/tables", '"https://a.b/\\t"', "a.b/", "url", "must be an address"),
    (RESOURCES, "https://example.com/tables", '"https://a.b/\\u202e"', "a.b/", "url", "must be an address"),
    (RESOURCES, "https://example.com/tables", "https://a.b:99999/", "99999", "url", "must be an address"),
    (RESOURCES, "https://example.com/tables", "https://[a/", "[a/", "url", "must be an address"),
    (RESOURCES, "https://example.com/tables", "http://example.com/x", "url: http:", "url", "does not use https"),
    (RESOURCES, "kind: book", "kind: bok", "kind: bok", "kind", "did you mean 'book'?"),
    (RESOURCES, "free: false", "free: no", "free: no", "free", "true or false"),
    (DATA, "  tools:\n    python: [django]", "  tools:\n    Py: [django]", "Py:", "Py", "must be an id"),
    (DATA, "  tools:\n    python: [django]", "  tools: []", "tools:", "tools", "must hold keys with values"),
    (TECHNOLOGIES, "kind: framework", "kind: frame", "kind: frame", "kind", "broker"),
    (GUIDE, "low: 0", "low: 6", "low: 6", "low", "more than 'high'"),
    (GUIDE, "low: 0", "low: -1", "low: -1", "low", "a number from 0"),
    (GUIDE, "date: 2026-03", "date: March", "March", "date", "a date: 2026"),
    (GUIDE, "date: 2026-03", "file: x", "file: x", "file", "Unknown key 'file'; did you mean 'title'?"),
    (GUIDE, "    date: 2026-03\n", "", "source:", "date", "The key 'date' is missing"),
    (GUIDE, "- source: tiny\n  title", "- title", "Stores and", "source", "The key 'source' is missing"),
    (GUIDE, "source: tiny", "source: Tiny", "Tiny", "source", "the id of a roadmap, or publisher and date"),
    (GUIDE, "source: tiny", "source: [tiny]", "[tiny]", "source", "a list stands there"),
    (GUIDE, "- id: verdict", "- id: cost", "columns:", "columns", "the same id"),
    (GUIDE, "low: 9", "low: nine", "nine", "low", "a number from 0"),
    (TINY, "file: tiny.txt", "file: ../x", "file:", "file", "plain name"),
    (RESOURCES, "  free: false\n", "", "- skill: sql", "free", "The key 'free' is missing"),
    (RESOURCES, "  seen: linked in a public repository\n", "", "- skill: sql", "seen", "The key 'seen' is missing"),
    (TECHNOLOGIES, "case: exact", "case: upper", "case:", "case", "must be one of exact"),
    (TECHNOLOGIES, "weak: true", "week: true", "week:", "week", "did you mean 'weak'?"),
    (TECHNOLOGIES, "  kind: framework", "  kind: framework\n  ambiguous: {}", "ambiguous: {}", "ambiguous", "no rule"),
    (
        TECHNOLOGIES,
        "[golang]",
        f"[{', '.join(f'go{n}' for n in range(41))}]",
        "[go0",
        "aliases",
        "at most 40 entries, but it has 41",
    ),
    (TINY, "level: essential", "level: wizard", "wizard", "level", "essential, recommended, optional"),
    (TINY, "weeks: [1, 4]", "weeks: [4, 1]", "[4, 1]", "weeks", "the last one is the smaller"),
    (TINY, "weeks: [1, 4]", "weeks: [0, 4]", "[0, 4]", "weeks", "whole number"),
    (TINY, "weeks: [1, 4]", "weeks: [1.5, 4]", "[1.5", "weeks", "whole number"),
    (TINY, "weeks: [1, 4]", "weeks: 4", "weeks: 4", "weeks", "such as [1, 4]"),
    (TINY, "weeks: [1, 4]", "lasts: {weeks: [1, 4]}\n    weeks: [1, 4]", "lasts: {", "lasts", "not both"),
    (TINY, "      weeks: [2, 3]\n      open_ended: true", "      open_ended: false", "lasts:", "lasts", "says nothing"),
    (TINY, "weeks: [10, 12]", "weeks: [12, 10]", "[12, 10]", "weeks", "the highest one is the smaller"),
    (TINY, "weeks: [10, 12]", "weeks: [1, 2, 3]", "[1, 2, 3]", "weeks", "a lowest and a highest"),
    (TINY, "pick: 1", "pick: 3", "pick: 3", "pick", "3 of 2"),
    (TINY, "of: [python, go]", "of: [python]", "of: [python]", "of", "at least 2"),
    (TINY, "stages:\n- id: first", "stages: []\nx:\n- id: first", "stages: []", "stages", "at least 1 entry"),
    (GUIDE, "id: stores", "id: stores\nquestoin: x", "questoin", "questoin", "did you mean 'question'?"),
    (DATA, "  tools:", "  zzz: 1\n  tools:", "zzz", "zzz", "tools, formerly."),
    (PROJECTS, "exercises: [sql, cache]", "zzz: 1", "zzz", "zzz", "after, aliases, tools, formerly, exercises."),
    ("content.yaml", "2026-11-20", "2026-13-20", "date:", "date", "a day"),
)


@pytest.mark.parametrize(("name", "old", "new", "marked", "key", "words"), ONE_FILE)
def test_a_mistake_in_one_file_is_told_with_its_line_and_key(
    name: str, old: str, new: str, marked: str, key: str | None, words: str
) -> None:
    """What a schema refuses, it refuses with the line and key, and with what is allowed instead."""
    error = refused(name, old, new)

    assert Path(error.path) == Path("sample", name)
    assert error.line == line_of(name, old, new, marked.rstrip("\n"))
    assert error.key == (key or "skills")
    assert words in error.message


ACROSS = (
    (BASICS, "- id: http\n", "- id: shell\n", "- id: shell", "id", "another skill or project already"),
    (PROJECTS, "- id: shop", "- id: sql", "- id: sql", "id", "data.yaml on line 3"),
    (BASICS, "- id: headers", "- id: methods", "- id: methods", "id", "another topic of this skill"),
    (TECHNOLOGIES, "- id: go\n", "- id: python\n", "- id: python", "id", "another technology already"),
    (BASICS, "requires: [shell]", "requires: [shel]", "[shel]", "requires", "did you mean 'shell'?"),
    (DATA, "any_of: [http, shell]", "any_of: [http, shel]", "any_of", "requires", "did you mean 'shell'?"),
    (DATA, "after: [http]", "after: [htpp]", "[htpp]", "after", "did you mean 'http'?"),
    (DATA, "after: [http]", "after: [cache]", "after:", "after", "sql -> cache -> sql"),
    (BASICS, "requires: [shell]", "requires: [http]", "requires: [http]", "requires", "http -> http"),
    (BASICS, "requires: [shell]", "requires: [cache]", "requires: [cache]", "requires", "http -> cache -> sql -> http"),
    (PROJECTS, "exercises: [sql, cache]", "exercises: [sql, cash]", "exercises", "exercises", "did you mean 'cache'?"),
    (DATA, "python: [django]", "python: [flask]", "[flask]", "python", "there are django, go, python."),
    (DATA, "python: [django]", "django: [django]", "django: [", "django", "no language"),
    (RESOURCES, "language: python", "language: pyton", "pyton", "language", "did you mean 'python'?"),
    (BASICS, "http/1.1]", "SQL]", "aliases", "aliases", "is the id of something else"),
    (DATA, "  hours: 2\n", "  hours: 2\n  aliases: [Hypertext]\n", "aliases", "aliases", "on 'http' too"),
    (BASICS, "[web-protocol]", "[sql]", "formerly", "formerly", "is in use"),
    (BASICS, "[web-protocol]", "[http/methods]", "formerly", "formerly", "is in use"),
    (TECHNOLOGIES, "skills: [http]", "skills: [htp]", "skills:", "skills", "did you mean 'http'?"),
    (TECHNOLOGIES, "languages: [python]", "languages: [django]", "languages:", "languages", "no language"),
    (GUIDE, "source: tiny", "source: tini", "tini", "source", "did you mean 'tiny'?"),
    (GUIDE, "skill: sql", "skill: sqll", "sqll", "skill", "did you mean 'sql'?"),
    (GUIDE, "skill: http/headers", "skill: http/header", "http/header", "skill", "did you mean 'http/headers'?"),
    (GUIDE, "technology: go", "technology: gopher", "gopher", "technology", "no technology"),
    (RESOURCES, "skill: http/headers", "skill: http/head", "http/head", "skill", "did you mean 'http/headers'?"),
    (
        RESOURCES,
        "- skill: http/headers\n  title: Every header\n  url: https://example.com/headers",
        "- skill: sql\n  title: Every header\n  url: https://example.com/tables",
        "url:",
        "url",
        "stands under 'sql' already",
    ),
    (GUIDE, "technology: django", "technology: flask", "flask", "technology", "no technology"),
    (GUIDE, "language: python", "language: django", "language:", "language", "no language"),
    (GUIDE, "    verdict: first", "    verdit: first", "verdit", "verdit", "did you mean 'verdict'?"),
    (TINY, "assumes: [shell]", "assumes: [shall]", "assumes", "assumes", "did you mean 'shell'?"),
    (TINY, "- skill: http/headers", "- skill: http/heads", "heads", "skill", "did you mean 'http/headers'?"),
    (TINY, "guides: [stores]", "guides: [store]", "guides", "guides", "did you mean 'stores'?"),
    (TINY, "after: web", "after: wed", "after:", "after", "did you mean 'web'?"),
    (TINY, "after: web", "after: first", "after:", "after", "no step"),
    (TINY, "skills: [sql, http]", "skills: [sql, htp]", "[sql, htp]", "skills", "did you mean 'http'?"),
    (TINY, "uses: [sql]", "uses: [sqll]", "uses", "uses", "did you mean 'sql'?"),
    (TINY, "inferred: [cache]", "inferred: [sql]", "inferred", "inferred", "no entry of 'skills' in this step"),
    (TINY, "project: shop", "project: sql", "project", "project", "no project"),
    (TINY, "of: [python, go]", "of: [pithon, go]", "of: [pithon", "of", "did you mean 'python'?"),
    (TINY, "of: [sql, http]", "of: [sql, cache]", "of: [sql", "of", "no entry of 'skills' in this step"),
    (TINY, "of: [sql, http]", "of: [sql, go]", "of: [sql", "of", "no entry of 'skills' in this step"),
    (
        TINY,
        "covers: [http/methods]",
        "covers: [http]",
        "covers: [http",
        "covers",
        "there are cache, http/methods, shop.",
    ),
    (TINY, "covers: [http/methods]", "covers: [sql]", "covers: [sql", "covers", "that this step counts"),
    (TINY, "covers: [http/methods]", "covers: [shop]", "covers: [shop, cache]", "covers", "by the task 'ask' already"),
    (TINY, "- id: sell", "- id: ask", "- id: ask", "id", "another task of this step"),
    (TINY, "aside:", "- {id: apply, title: T, after: web}\naside:", "{id: apply", "id", "another milestone already"),
    (TINY, "- id: second", "- id: web", "  - id: web", "id", "another stage or step already"),
    (TINY, "- id: second", "- id: sql", "- id: sql", "id", "that of a skill or project"),
    (TINY, "- id: more", "- id: first", "- id: first", "id", "another stage or step already, on line 18"),
    (TINY, "skills: [sql, http]", "skills: [sql, http, http/methods]", "http, http/", "skills", "step web already."),
    (TINY, "skills: [sql, http]", "skills: [sql, cache, http]", "[sql, cache", "skills", "step web already."),
    (
        TINY,
        "skills: [http/methods, cache]",
        "skills: [http/methods, http/headers, cache]",
        "skills: [sql, http]",
        "skills",
        "Every",
    ),
    (TINY, "title: More of it", "title: More of it\n    project: shop", "project:", "project", "step web already."),
    (
        TINY,
        "    note: The source has caches before tables.\n",
        "",
        "[http/methods, cache]",
        "skills",
        "prerequisite 'sql'",
    ),
)


@pytest.mark.parametrize(("name", "old", "new", "marked", "key", "words"), ACROSS)
def test_a_mistake_across_files_is_told_with_its_line_and_key(
    name: str, old: str, new: str, marked: str, key: str, words: str
) -> None:
    """What does not fit together is told where it stands, with the nearest name that exists."""
    error = refused(name, old, new)

    assert Path(error.path) == Path("sample", name)
    assert error.line == line_of(name, old, new, marked)
    assert error.key == key
    assert words in error.message


def test_of_several_mistakes_the_first_in_the_file_is_told() -> None:
    """Mending a file goes from its top to its bottom."""
    files = changed(BASICS, "hours: 0.25", "hours: some")
    files[BASICS] = files[BASICS].replace(b"hours: 1.5", b"hours: none")

    with pytest.raises(BadDataError) as caught:
        load(files)

    assert "'none'" in caught.value.message


def test_a_section_has_rows_or_entries() -> None:
    """A heading without any answer is none; a short answer without a table is one, whose date may be unknown."""
    files = read_files(SAMPLE)
    head = "id: stores\nquestion: Which store?\nsections:\n- source: {publisher: X, date: ~}\n  title: T\n"
    files[GUIDE] = f"{head}  entries:\n  - text: Start with tables.\n".encode()
    short = load(files)
    files[GUIDE] = head.encode()

    with pytest.raises(BadDataError) as caught:
        load(files)

    (section,) = short.catalogue.guides["stores"].sections
    assert (section.publisher, section.date, section.rows) == ("X", None, ())
    assert "neither rows nor entries" in caught.value.message
    assert caught.value.line == 4


def test_a_reference_says_where_nothing_of_its_kind_exists() -> None:
    """No names are suggested where there are none."""
    files = {name: raw for name, raw in read_files(SAMPLE).items() if name != GUIDE}

    with pytest.raises(BadDataError) as caught:
        load(files)

    assert caught.value.message == "'stores' is no guide; there are none."


def test_a_roadmap_is_not_called_like_a_skill() -> None:
    """One name shows one thing."""
    files = read_files(SAMPLE)
    files["roadmaps/sql.yaml"] = files["roadmaps/backend.yaml"].replace(b"id: backend", b"id: sql")

    with pytest.raises(BadDataError) as caught:
        load(files)

    assert (Path(caught.value.path).name, caught.value.line, caught.value.key) == ("sql.yaml", 1, "id")


def test_there_are_at_most_so_many_skills(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is named, and the first skill beyond it."""
    monkeypatch.setattr(catalogue_checks, "MAX_SKILLS", 4)

    with pytest.raises(BadDataError) as caught:
        load(read_files(SAMPLE))

    assert (Path(caught.value.path).name, caught.value.line) == (PROJECTS, 2)
    assert "more than 4 skills" in caught.value.message


def test_a_skill_has_at_most_a_hundred_topics() -> None:
    """No skill is cut into more parts than anybody would tick."""
    topics = "".join(f"  - {{id: t{number}, title: T, hours: 1}}\n" for number in range(101))

    error = refused(BASICS, "  - id: methods\n", f"{topics}  - id: methods\n")

    assert (error.key, error.line) == ("topics", 12)
    assert "at most 100" in error.message


SNIPPETS = (
    "",
    "~",
    "[]",
    "{}",
    "[[]]",
    "{a: b}",
    "[~]",
    "- x",
    '""',
    "' '",
    "shop",
    "http/methods",
    "0",
    "-1",
    "1e9",
    "/",
)


@given(data=st.data())
def test_whatever_is_changed_the_content_loads_or_one_sentence_says_why_not(data: st.DataObject) -> None:
    """Values exchanged, lines lost or doubled, bytes cut: never another failure, never an unsafe text."""
    files = read_files(SAMPLE)
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(files)))
        lines = files[name].decode().splitlines(keepends=True)
        place = data.draw(st.integers(0, len(lines) - 1))
        key = lines[place].partition(":")[0]
        lines[place] = data.draw(
            st.sampled_from(["", lines[place] * 2, *(f"{key}: {snippet}\n" for snippet in SNIPPETS)])
        )
        files[name] = "".join(lines).encode() or b"#"
    said = ""

    try:
        load(files)
    except BadDataError as error:
        said = str(error)

    assert said.isprintable()
    assert len(said) < 500


def test_a_guide_may_not_be_called_like_an_item() -> None:
    """A name stands for one thing: `show sql` is the skill, so no guide can be called that."""
    files = read_files(SAMPLE)
    raw = files.pop(GUIDE).replace(b"id: stores\n", b"id: sql\n")

    with pytest.raises(BadDataError, match="'sql' names a skill or project already; give the guide another") as caught:
        load({**files, "guides/sql.yaml": raw})

    assert (caught.value.path, caught.value.key) == ("sample/guides/sql.yaml", "id")
