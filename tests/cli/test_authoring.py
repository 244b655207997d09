"""Roadmaps and skills of one's own: from a template to an installed file, changed, removed, and back."""

import json
import os
import re
import shlex
import stat
import sys
from pathlib import Path

import pytest

from conftest import Program

WAY = """\
id: way
title: My way
stages:
- id: begin
  title: Begin
  steps:
  - id: first
    title: First
    skills: [docker, rust]
    tasks:
    - id: try
      text: Try it.
      covers: [rust/basics]
skills:
- id: rust
  title: Rust the language
  topics:
  - {id: basics, title: The basics, hours: 2}
  - {id: lifetimes, title: Lifetimes, hours: 3}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that the person works in."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def way(folder: Path) -> Path:
    """Give a file that is right."""
    path = folder / "way.yaml"
    path.write_text(WAY, "utf-8")
    return path


def installed(program: Program) -> list[str]:
    return sorted(path.name for path in (program.home / "content" / "roadmaps").glob("*"))


def former(program: Program) -> list[Path]:
    return sorted((program.home / "content" / "former").glob("*"))


def writing_editor(folder: Path, *texts: str) -> dict[str, str]:
    """Give the variables of an editor that puts each of *texts* into the file, one at each start."""
    (folder / "texts.json").write_text(json.dumps(texts), "utf-8")
    script = folder / "my editor.py"
    script.write_text(
        "import json, pathlib, sys\n"
        f"texts = pathlib.Path({str(folder / 'texts.json')!r})\n"
        "first, *rest = json.loads(texts.read_text('utf-8'))\n"
        "pathlib.Path(sys.argv[-1]).write_text(first, 'utf-8')\n"
        "texts.write_text(json.dumps(rest), 'utf-8')\n",
        "utf-8",
    )
    return {"EDITOR": f"{sys.executable} {shlex.quote(str(script))} --wait"}


# new


def test_a_template_is_right_as_it_stands_and_can_be_installed(roadmap: Program, folder: Path) -> None:
    """What `new` writes passes `validate`, and `add` takes it."""
    started = roadmap.ok("new", "Rust Way.yaml")
    checked = roadmap.ok("validate", "Rust Way.yaml")
    added = roadmap.json("add", "Rust Way.yaml")

    assert started.out == (
        "A template lies in Rust Way.yaml\n"
        "Beside it, for your editor: roadmap.schema.json\n"
        "Fill it in, then check it and install it:\n"
        "  roadmap validate 'Rust Way.yaml'\n"
        "  roadmap add 'Rust Way.yaml'\n"
    )
    assert checked.out.startswith("Nothing is wrong in Rust Way.yaml")
    assert added["files"][0]["id"] == "my.rust-way"
    assert (
        (folder / "Rust Way.yaml")
        .read_text("utf-8")
        .startswith("# yaml-language-server: $schema=roadmap.schema.json\n")
    )


def test_new_writes_over_nothing(roadmap: Program, folder: Path) -> None:
    """Neither a file nor a schema that is there is touched."""
    (folder / "roadmap.schema.json").write_text("{}", "utf-8")
    (folder / "way.yaml").write_text("mine", "utf-8")

    refused = roadmap("new", "way.yaml")
    other = roadmap.ok("new", "other.yaml")

    assert (refused.code, refused.out) == (2, "")
    assert "way.yaml is there already and was not touched." in refused.err
    assert (folder / "way.yaml").read_text("utf-8") == "mine"
    assert (folder / "roadmap.schema.json").read_text("utf-8") == "{}"
    assert "for your editor" not in other.out


@pytest.mark.parametrize("name", ["null.yaml", "123.yaml", "CON.yaml", "ключ.yaml", "-.yaml", f"{'a' * 90}.yaml"])
@pytest.mark.usefixtures("folder")
def test_any_file_name_makes_a_template_that_is_right(roadmap: Program, name: str) -> None:
    """A name that cannot be an id is made into one, or the usual id stands in for it."""
    roadmap.ok("new", "--", name)

    assert roadmap("--json", "validate", "--", name).data["problems"] == []


# add


def test_what_is_installed_is_there_for_every_command(roadmap: Program, way: Path) -> None:
    """It is listed, shown, chosen, planned and ticked under its short names, and counts what was done before."""
    roadmap.ok("done", "docker")

    added = roadmap.ok("add", "way.yaml")

    assert added.out == (
        "Installed  My way  my.way\n"
        "  1 step, 1 skill, 1 item of the catalogue; 76 % of it done already\n"
        "Look: roadmap show my.way   Choose: roadmap use my.way\n"
        "Take it out again: roadmap remove my.way\n"
    )
    assert installed(roadmap) == ["my.way.yaml"]
    assert (roadmap.home / "content" / "roadmaps" / "my.way.yaml").read_bytes() == way.read_bytes()
    assert "my.way" in [row["id"] for row in roadmap.json("list")["roadmaps"]]
    assert roadmap.json("show", "way")["id"] == "my.way"
    assert roadmap.json("show", "rust")["id"] == "my.rust"
    roadmap.ok("use", "way")
    assert [item["id"] for item in roadmap.json("next")["items"]] == ["my.rust"]
    assert roadmap.json("plan")["roadmap"] == "my.way"
    assert [row["id"] for row in roadmap.json("done", "rust/basics")["changed"]] == ["my.rust", "my.rust/basics"]
    assert roadmap.json("done", "way:first")["changed"][0]["to"] == "done"
    assert roadmap.json("status")["share_done"] == 1
    assert roadmap.ok("add", "way.yaml").out.startswith("Installed already, unchanged")


def test_a_change_is_told_and_asked_about_and_the_old_text_is_kept(roadmap: Program, way: Path) -> None:
    """Off a terminal it takes --yes; on one Enter will do."""
    roadmap.ok("add", "way.yaml")
    way.write_text(WAY.replace("lifetimes", "borrowing").replace("  - id: first\n", "  - id: second\n"), "utf-8")

    refused = roadmap("add", "way.yaml")
    declined = roadmap("add", "way.yaml", answers="n\n")
    changed = roadmap.ok("add", "way.yaml", answers="\n")

    told = (
        "my.way is installed already; the new text changes it: new: my.rust/borrowing; gone: my.rust/lifetimes; "
        "new steps: second; steps gone: first."
    )
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == (f"Nothing was installed. {told} Say --yes to install it; the text before is kept.\n")
    assert declined.code == 1
    assert changed.err.startswith(f"{told}\n")
    assert "What you recorded about what is gone stays in the journal." in changed.out
    assert [path.read_text("utf-8") for path in former(roadmap)] == [WAY]
    assert former(roadmap)[0].name == "my.way.2026-11-23T093000Z.txt"


def test_a_folder_of_a_team_is_installed_whole_or_not_at_all(roadmap: Program, folder: Path) -> None:
    """Files laid out like the bundled ones refer to each other by short ids within their namespace."""
    team = folder / "team"
    (team / "skills").mkdir(parents=True)
    (team / "roadmaps").mkdir()
    (team / "skills" / "platform.yaml").write_text(
        "namespace: acme\ntitle: Platform\nskills:\n- {id: deploys, title: Deploys, hours: 2, requires: [docker]}\n",
        "utf-8",
    )
    onboarding = (
        "namespace: acme\ntitle: Onboarding\nstages:\n- id: one\n  title: One\n  steps:\n"
        "  - {id: week, title: Week, skills: [deploys, docker]}\n"
    )
    (team / "roadmaps" / "onboarding.yaml").write_text(
        onboarding + "  - {id: more, title: More, skills: [nope]}\n", "utf-8"
    )

    refused = roadmap("add", "team")
    nothing = installed(roadmap)
    (team / "roadmaps" / "onboarding.yaml").write_text(onboarding, "utf-8")
    added = roadmap.json("add", "team")

    assert refused.code == 4
    assert "team/roadmaps/onboarding.yaml, line 8: 'nope' is no item" in refused.err
    assert "Nothing was installed; `roadmap validate team` explains it." in refused.err
    assert nothing == []
    assert [file["id"] for file in added["files"]] == ["acme.platform", "acme.onboarding"]
    assert installed(roadmap) == ["acme.onboarding.yaml", "acme.platform.yaml"]
    assert roadmap.json("show", "deploys")["id"] == "acme.deploys"
    assert roadmap.json("show", "onboarding")["gaps"] != []


def test_what_would_break_another_file_is_asked_about(roadmap: Program, folder: Path, way: Path) -> None:
    """A file that others refer to does not lose what they need without a question."""
    other = WAY.partition("skills:\n-")[0].replace("way", "second").replace("docker, rust", "my.rust")
    (folder / "second.yaml").write_text(other, "utf-8")
    roadmap.ok("add", "way.yaml")
    roadmap.ok("add", "second.yaml")
    way.write_text(WAY.replace("rust", "zig").replace("Rust", "Zig"), "utf-8")

    refused = roadmap("add", "way.yaml")
    forced = roadmap("add", "way.yaml", "--yes")
    after = roadmap.ok("list")

    assert refused.code == 1
    assert "content/roadmaps/my.second.yaml, line 9: 'my.rust' is no item" in refused.err
    assert forced.code == 0
    assert "my.second" not in after.out
    assert "content/roadmaps/my.second.yaml, line 9: 'my.rust' is no item" in after.err
    assert "The file is left out until you mend it: `roadmap edit my.second`." in after.err


# what is wrong


@pytest.mark.usefixtures("way")
def test_one_bad_file_stops_nothing(roadmap: Program) -> None:
    """It is told in one sentence, once a command; everything else goes on working, from the cache too."""
    roadmap.ok("add", "way.yaml")
    (roadmap.home / "content" / "roadmaps" / "my.bad.yaml").write_text("title: Bad\nstages: none\n", "utf-8")

    for _ in range(2):
        answer = roadmap.ok("next")

        assert answer.err == (
            "content/roadmaps/my.bad.yaml, line 2: 'stages' must be a list, such as [a, b], but it is 'none'. "
            "The file is left out until you mend it: `roadmap edit my.bad`.\n"
        )
    assert roadmap.json("show", "way")["id"] == "my.way"
    assert roadmap("validate").code == 4
    assert roadmap.ok("done", "rust/basics").code == 0


def test_every_fault_is_explained(roadmap: Program, folder: Path) -> None:
    """`validate FILE` tells all of them by line, `add FILE` the first and where to see the others."""
    text = (
        WAY.replace("docker, rust", "dokcer, rust, rust/x")
        .replace("hours: 3", "hours: -3")
        .replace("id: try", "ids: try")
    )
    (folder / "bad.yaml").write_text(text, "utf-8")

    checked = roadmap("validate", "bad.yaml", environment={"COLUMNS": "200"})
    added = roadmap("add", "bad.yaml")

    assert checked.code == 4
    assert [line.partition(":")[0] for line in checked.out.splitlines()[:4]] == [
        "bad.yaml, line 9",
        "bad.yaml, line 9",
        "bad.yaml, line 11",
        "bad.yaml, line 19",
    ]
    assert "'dokcer' is no item; did you mean 'docker'?" in checked.out
    assert "'rust/x' is no item; did you mean" in checked.out
    assert "did you mean 'id'?" in checked.out
    assert (added.code, added.out) == (4, "")
    assert added.err.endswith("Nothing was installed; `roadmap validate bad.yaml` explains it and 3 more.\n")
    assert installed(roadmap) == []


def test_names_are_checked(roadmap: Program, folder: Path) -> None:
    """What no item is called, what counts twice, and which key is to blame."""
    (folder / "bad.yaml").write_text(WAY.replace("docker, rust", "dokcer, rust, rust"), "utf-8")
    twice = roadmap("validate", "bad.yaml", "--json").data["problems"]
    (folder / "bad.yaml").write_text(WAY.replace("docker, rust", "dokcer, rust"), "utf-8")
    unknown = roadmap("validate", "bad.yaml", "--json").data["problems"]

    assert [(one["line"], one["key"]) for one in twice] == [(9, "skills"), (9, "skills")]
    assert "twice" in twice[0]["message"]
    assert twice[1]["fix"] == "did you mean 'docker'?"
    assert [(one["line"], one["key"], one["fix"]) for one in unknown] == [(9, "skills", "did you mean 'docker'?")]


def test_in_a_file_that_is_not_right_only_names_that_nobody_has_are_unknown(roadmap: Program, folder: Path) -> None:
    """Own items count although their file is not right, as do those of other files, wherever they are named."""
    (folder / "team").mkdir()
    (folder / "team" / "one.yaml").write_text(
        "title: One\nnamespace: acme\nskills:\n"
        "- {id: kafka, title: K, hours: many, requires: [docker, {any_of: [acme.tea, x]}]}\n"
        "projects:\n- {id: cup, title: C, hours: 1, exercises: [kafka], after: [kafka/a, wrong]}\n"
        "stages:\n- {id: s, title: S, steps: [{id: t, title: T, skills: [kafka], project: cup, "
        "tasks: [{id: u, text: U, covers: [cup, nowhere]}]}]}\n",
        "utf-8",
    )
    (folder / "team" / "two.yaml").write_text(
        "title: Two\nnamespace: acme\nskills:\n- {id: tea, title: T, hours: 1}\n", "utf-8"
    )

    problems = roadmap("validate", "team", "--json").data["problems"]

    named = [one["message"].partition(" is no item")[0] for one in problems if "is no item" in one["message"]]
    assert sorted(named) == ["'kafka/a'", "'nowhere'", "'wrong'", "'x'"]
    assert "hours" in {one["key"] for one in problems}


def test_nothing_is_not_something(roadmap: Program, folder: Path) -> None:
    """A name that leads nowhere, an empty folder and an empty file are each told as what they are."""
    (folder / "empty").mkdir()
    (folder / "empty.yaml").write_text("", "utf-8")

    assert roadmap("add", "nowhere.yaml").code == 3
    assert roadmap("validate", "empty").code == 3
    assert roadmap("add", "empty").code == 3
    assert roadmap("add", "empty.yaml").code == 4
    assert roadmap("edit", "way").err == (
        "Nothing of your own is installed. `roadmap new FILE` writes a template, `roadmap add FILE` installs it.\n"
    )
    assert roadmap("remove", "way").code == 3


def test_a_file_that_would_not_be_read_is_told(roadmap: Program, folder: Path) -> None:
    """`.yml` is not passed over in silence."""
    (folder / "team").mkdir()
    (folder / "team" / "way.yaml").write_text(WAY, "utf-8")
    (folder / "team" / "more.yml").write_text(WAY, "utf-8")

    answer = roadmap("add", "team")

    assert answer.code == 4
    assert answer.err.startswith("team/more.yml: Files of your own end in .yaml; rename it, or it is not read.")


# remove


@pytest.mark.usefixtures("way")
def test_progress_outlives_a_roadmap_and_comes_back_with_it(roadmap: Program) -> None:
    """What was ticked stays in the journal when the file goes, and counts again when it is back."""
    roadmap.ok("add", "way.yaml")
    roadmap.ok("use", "way")
    roadmap.ok("done", "rust/basics")
    roadmap.ok("plan", "--hours", "5", "--save")
    before = roadmap.journal()

    refused = roadmap("remove", "way")
    removed = roadmap.ok("remove", "way", "--yes")
    without = roadmap.ok("status")
    known = roadmap.ok("doctor")

    assert (refused.code, installed(roadmap)) == (1, [])
    assert removed.out.splitlines()[:2] == [
        "Taken out  My way  my.way",
        "Your progress stays in the journal: my.rust/basics.",
    ]
    assert roadmap.journal() == before
    assert "Your main roadmap 'my.way' is not there any more; showing backend." in without.err
    assert (
        "Your goal is in 'my.way', which is not there any more; set another with `roadmap plan --save`." in without.err
    )
    assert "which no catalogue knows; nothing of it is lost" in known.out
    back = re.search(r"roadmap add (\S+)", removed.out)
    assert back is not None
    roadmap.ok("add", back[1])
    assert roadmap.json("show", "rust/basics")["status"] == "done"
    assert roadmap.json("status")["roadmap"] == "my.way"


@pytest.mark.usefixtures("way")
def test_a_file_that_is_wrong_can_be_removed(roadmap: Program) -> None:
    """It is found by its file's name."""
    roadmap.ok("add", "way.yaml")
    (roadmap.home / "content" / "roadmaps" / "my.way.yaml").write_text("{", "utf-8")

    removed = roadmap.json("remove", "way", "--yes")

    assert installed(roadmap) == []
    assert Path(removed["former"]).read_text("utf-8") == "{"


# edit


@pytest.mark.usefixtures("way")
def test_edit_installs_what_is_right(roadmap: Program, folder: Path) -> None:
    """The editor gets a copy; what it leaves is checked and installed, and the text before is kept."""
    roadmap.ok("add", "way.yaml")
    environment = writing_editor(folder, WAY.replace("My way", "A better way"))

    edited = roadmap.ok("edit", "way", environment=environment)

    assert edited.out.startswith("Changed  A better way  my.way\n")
    assert roadmap.json("show", "way")["title"] == "A better way"
    assert [path.read_text("utf-8") for path in former(roadmap)] == [WAY]
    assert not (roadmap.home / "drafts" / "my.way.yaml").exists()
    assert (roadmap.home / "drafts" / "roadmap.schema.json").exists()


@pytest.mark.usefixtures("way")
def test_what_does_not_validate_is_kept_and_gone_on_with(roadmap: Program, folder: Path) -> None:
    """The faults are told with their lines, what is installed stays, and the next edit begins with the same text."""
    roadmap.ok("add", "way.yaml")
    wrong = WAY.replace("hours: 2", "hours: two")

    failed = roadmap("edit", "way", environment=writing_editor(folder, wrong))
    draft = roadmap.home / "drafts" / "my.way.yaml"
    kept = draft.read_text("utf-8")
    seen = roadmap("edit", "way", environment={"EDITOR": "true"})
    after = draft.read_text("utf-8")
    done = roadmap.ok("edit", "way", environment=writing_editor(folder, WAY.replace("hours: 2", "hours: 4")))

    assert (failed.code, failed.out) == (4, "")
    assert f"{draft}, line 18: 'hours' must be a number of hours" in failed.err
    assert failed.err.count("\n") == 1
    assert failed.err.endswith(f"Your text is kept in {draft}: `roadmap edit my.way` goes on with it.\n")
    assert (kept, after) == (wrong, wrong)
    assert (seen.code, f"Going on with the text that you left in {draft}." in seen.err) == (4, True)
    assert done.out.startswith("Changed")
    assert not draft.exists()


@pytest.mark.usefixtures("way")
def test_on_a_terminal_edit_offers_to_go_on_at_once(roadmap: Program, folder: Path) -> None:
    """Enter opens the editor again; n keeps the text and ends."""
    roadmap.ok("add", "way.yaml")
    wrong, right = WAY.replace("hours: 2", "hours: two"), WAY.replace("My way", "Mended")

    mended = roadmap("edit", "way", answers="\n", environment=writing_editor(folder, wrong, right))
    left = roadmap("edit", "way", answers="n\n", environment=writing_editor(folder, wrong))
    gone = roadmap("edit", "way", answers="", environment=writing_editor(folder, wrong))

    assert mended.code == 0
    assert "Edit it again? [Y/n]" in mended.err
    assert (left.code, gone.code) == (4, 130)
    assert (roadmap.home / "drafts" / "my.way.yaml").read_text("utf-8") == wrong
    assert roadmap.json("show", "way")["title"] == "Mended"


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("false", "The editor 'false' ended with an error (1)."),
        ("no-such-editor --wait", "The editor 'no-such-editor' cannot be started: No such file or directory."),
        ("vi 'x", "The variable EDITOR cannot be read: it holds a quotation mark without its pair."),
        ("echo; touch pwned", "NO"),
        ("$(touch pwned)", "cannot be started"),
    ],
)
@pytest.mark.usefixtures("way")
def test_an_editor_that_fails_loses_nothing_and_no_shell_reads_it(
    roadmap: Program, folder: Path, editor: str, said: str
) -> None:
    """The variable is split into words and nothing more."""
    roadmap.ok("add", "way.yaml")

    answer = roadmap("edit", "way", environment={"EDITOR": editor})

    assert (answer.code != 0, "Traceback" in answer.err) == (True, False)
    assert said in answer.err or said == "NO"
    assert not (folder / "pwned").exists()
    assert (roadmap.home / "content" / "roadmaps" / "my.way.yaml").read_text("utf-8") == WAY


@pytest.mark.usefixtures("way")
def test_off_a_terminal_no_editor_is_opened_that_nobody_chose(roadmap: Program) -> None:
    """It would wait for keys that never come, and write its screen into a pipe."""
    roadmap.ok("add", "way.yaml")

    answer = roadmap("edit", "way", environment={"VISUAL": "", "EDITOR": ""})

    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "Nobody is here to use an editor: this is no terminal. Set VISUAL or EDITOR to the command of your editor, "
        "such as `nano` or `code --wait`.\n"
    )


@pytest.mark.usefixtures("way")
def test_visual_goes_before_editor(roadmap: Program, folder: Path) -> None:
    """As everywhere."""
    roadmap.ok("add", "way.yaml")
    visual = writing_editor(folder, WAY.replace("My way", "Seen"))["EDITOR"]

    roadmap.ok("edit", "way", environment={"VISUAL": visual, "EDITOR": "false"})

    assert roadmap.json("show", "way")["title"] == "Seen"


@pytest.mark.usefixtures("way")
def test_another_id_is_no_edit(roadmap: Program, folder: Path) -> None:
    """It would come to lie beside the one that is edited; the text is kept."""
    roadmap.ok("add", "way.yaml")

    answer = roadmap("edit", "way", environment=writing_editor(folder, WAY.replace("id: way", "id: other")))

    assert answer.code == 4
    assert "Its id is my.other now; keep my.way, or install the text as another with `roadmap add`." in answer.err
    assert installed(roadmap) == ["my.way.yaml"]


def test_a_disk_that_takes_nothing_leaves_everything_as_it_was(roadmap: Program, way: Path) -> None:
    """NOT saved is said, and nothing half is there."""
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    roadmap.ok("add", "way.yaml")
    content = roadmap.home / "content" / "roadmaps"
    way.write_text(WAY.replace("My way", "Other"), "utf-8")
    content.chmod(stat.S_IRUSR | stat.S_IXUSR)

    answer = roadmap("add", "way.yaml", "--yes")
    content.chmod(stat.S_IRWXU)

    assert answer.code == 1
    assert answer.err.splitlines()[-1].startswith("NOT saved: ")
    assert installed(roadmap) == ["my.way.yaml"]


# schema


def test_the_schema_is_what_json_readers_take(roadmap: Program) -> None:
    """It is the same printed, in the envelope, and beside a template; every key is described."""
    printed = json.loads(roadmap.ok("schema").out)
    enveloped = roadmap.json("schema")["schema"]

    assert printed == enveloped
    assert printed["$schema"] == "http://json-schema.org/draft-07/schema#"
    kinds = [printed, *printed["$defs"].values()]
    assert [key for kind in kinds for key, field in kind["properties"].items() if "description" not in field] == []
    assert [kind for kind in kinds if kind.get("additionalProperties") is not False] == []
    assert printed["required"] == ["title"]


def test_text_of_strangers_reaches_no_terminal(roadmap: Program, folder: Path) -> None:
    """What an installed file holds is shown without its control characters."""
    (folder / "way.yaml").write_text(
        WAY.replace("title: My way", 'title: "\\e[2J\\u202eway"').replace("Rust the language", '"[red]\\x9b"'), "utf-8"
    )

    roadmap.ok("add", "way.yaml")
    for words in (("list",), ("show", "way"), ("show", "my.rust"), ("remove", "way", "--yes")):
        answer = roadmap.ok(*words)

        assert all(letter.isprintable() or letter == "\n" for letter in answer.out + answer.err)


# the docs


def test_the_docs_name_every_key_and_their_commands_run(
    roadmap: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What docs/authoring.md tells people to type works, in its order."""
    monkeypatch.chdir(tmp_path)
    text = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text("utf-8")
    keys = json.loads(roadmap.ok("schema").out)["properties"]
    commands = re.findall(r"^roadmap (.*?)(?:  +#.*)?$", text.partition("```sh\n")[2].partition("```")[0], re.MULTILINE)

    assert [key for key in keys if f"`{key}`" not in text] == []
    assert len(commands) == 5
    for words in commands:
        roadmap.ok(*shlex.split(words), environment={"EDITOR": "true"})
