"""Outlines in Markdown and tables as material for a roadmap."""

from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.domain.imports import Material
from roadmap_cli.storage.csv_outline import looks_like_csv, read_csv
from roadmap_cli.storage.markdown_outline import read_markdown


def shape(material: Material) -> list[tuple[str, list[tuple[str, str, list[str]]]]]:
    """Give groups with their steps, each with its level and the titles in it."""
    return [
        (
            group.title,
            [(part.title, part.level or "", [thing.title for thing in part.learnables]) for part in group.parts],
        )
        for group in material.groups
    ]


OUTLINE = """\
# Tea

Words that nobody learns.

## Basics

- [x] Water (2h)
- [Green tea](https://example.com/green_(tea)) (optional)
- Kettle (recommended) (30 min)

```
- not this
```

## Ceremony

1. Bowls
   - Glazes

### Guests
"""


def test_headings_are_stages_and_steps_and_lists_are_learned() -> None:
    """The example of the docs, and what is around it in the wild."""
    found = read_markdown(OUTLINE, "tea.md", name="tea")

    assert found.title == "Tea"
    assert shape(found) == [
        (
            "Basics",
            [
                ("Basics", "", ["Water"]),
                ("Basics: recommended", "recommended", ["Kettle"]),
                ("Basics: optional", "optional", ["Green tea"]),
            ],
        ),
        ("Ceremony", [("Ceremony", "", ["Bowls", "Glazes"]), ("Guests", "", ["Guests"])]),
    ]
    things = {thing.title: thing for thing in found.learnables()}
    assert (things["Water"].minutes, things["Kettle"].minutes) == (120, 30)
    assert [link.url for link in things["Green tea"].links] == ["https://example.com/green_(tea)"]
    assert [(drop.kind, drop.count) for drop in found.dropped] == [("text", 1), ("tick", 1)]


def test_without_headings_an_entry_with_others_below_it_is_a_step() -> None:
    """A list alone is an outline too."""
    found = read_markdown("- Water\n  - Hard\n  - Soft\n- Milk\n", "x.md", name="tea")

    assert shape(found) == [("", [("Water", "", ["Water", "Hard", "Soft"]), ("tea", "", ["Milk"])])]


def test_an_outline_is_understood_as_people_write_them() -> None:
    """Underlined headings, front matter, rules, signs in headings, several things in one pair of brackets."""
    text = (
        "---\ntitle: nothing\n---\nTea *for* two\n===\n\n## **Basics**\n- Water (30 min, optional)\n"
        "- [Green](https://e.com/g_(tea)) from [Japan](https://e.com) (2020)\n- ![A pot](https://e.com/p.png) of iron\n"
        "\n---\n\nCeremony\n--------\n- Bowls\n\nTwo lines\nof words\n---\n\n## Guests\n### Bowing\n## Farewell\n"
    )

    found = read_markdown(text, "tea.md", name="x")

    assert found.title == "Tea for two"
    assert shape(found) == [
        (
            "Basics",
            [("Basics", "", ["Green from Japan (2020)", "A pot of iron"]), ("Basics: optional", "optional", ["Water"])],
        ),
        ("Ceremony", [("Ceremony", "", ["Bowls"])]),
        ("Guests", [("Bowing", "", ["Bowing"])]),
        ("Farewell", [("Farewell", "", ["Farewell"])]),
    ]
    assert [thing.minutes for thing in found.learnables() if thing.title == "Water"] == [30]
    assert [(drop.kind, drop.count) for drop in found.dropped] == [("front matter", 1), ("text", 2)]


def test_an_empty_stage_or_step_of_a_table_is_that_of_the_row_above() -> None:
    """As a spreadsheet looks whose cells were put together; a new stage begins without a step."""
    table = "stage,step,title\nBasics,Pots,Iron\n,,Clay\n,Cups,Glass\nCeremony,,Bowing\n,,Silence\n"

    assert shape(read_csv(table, "x.csv", name="tea")) == [
        ("Basics", [("Pots", "", ["Iron", "Clay"]), ("Cups", "", ["Glass"])]),
        ("Ceremony", [("Ceremony", "", ["Bowing", "Silence"])]),
    ]


def test_a_table_says_where_each_row_stands() -> None:
    """Columns are found by name, in any order and with any usual separator."""
    table = "Level;Name;Stage;Hours;Link;Colour\noptional;Water;Basics;1,5;https://example.com;red\n;'=Milk;Basics;x;ftp://x;\n;;;;;\n"

    found = read_csv(table, "x.csv", name="tea")

    assert looks_like_csv(table)
    assert shape(found) == [("Basics", [("Basics", "", ["=Milk"]), ("Basics: optional", "optional", ["Water"])])]
    assert [thing.minutes for thing in found.learnables()] == [None, 90]
    assert [(drop.kind, drop.count) for drop in found.dropped] == [("hours", 1), ("link", 1), ("column", 1)]


def test_an_id_that_the_catalogue_may_know_is_kept() -> None:
    """So that a table made from the catalogue finds its items again."""
    found = read_csv("id,title\ndocker,Boxes\nNo id,Other\n", "x.csv", name="tea")

    assert [(thing.key, thing.item) for thing in found.learnables()] == [("docker", "docker"), ("no id", None)]


@law
@given(st.lists(st.sampled_from(["Water", "Milk", "Tea (2h)", "Tea", "[Cup](https://e.com)"]), min_size=1, max_size=30))
def test_every_entry_of_a_list_is_there_once_and_stays_what_it_is(titles: list[str]) -> None:
    """Repeated words are things of their own, and the same text gives the same keys."""
    text = "".join(f"- {title}\n" for title in titles)

    found = read_markdown(text, "x.md", name="tea")

    keys = [thing.key for thing in found.learnables()]
    assert len(keys) == len(set(keys)) == len(titles)
    assert read_markdown(text, "x.md", name="tea") == found
