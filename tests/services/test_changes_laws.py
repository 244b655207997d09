"""What holds for every change of status, whatever the world and the command."""

from hypothesis import given
from hypothesis import strategies as st

from factories import law, make_status
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.changes import (
    Aim,
    apply_drafts,
    compare,
    draft_statuses,
)
from roadmap_cli.services.recommendation import recommend
from strategies import TARGETS, World, aims_at, worlds


def expected_leaves(world: World, aims: list[Aim], to: Status) -> dict[str, Status]:
    """Give the status that each leaf must have after a command, from the words of the design."""
    catalogue, before = world.catalogue, world.standing.statuses
    after = dict(before.leaves)
    for aim in aims:
        for leaf in catalogue.leaves(aim.item):
            was = before.leaves[leaf]
            keeps = {
                Status.NONE: False,
                Status.LEARNING: leaf != aim.item or was is not Status.NONE,
                Status.SKIPPED: was.is_met,
                Status.KNOWN: was.is_learned if aim.named else was.is_met,
                Status.DONE: (was.is_learned and leaf != aim.item) if aim.named else was.is_met,
            }
            if not keeps[to]:
                after[leaf] = to
    return after


@st.composite
def commands(draw: st.DrawFn) -> tuple[World, list[Aim], Status]:
    world = draw(worlds(most=6))
    return world, draw(aims_at(world.catalogue)), draw(TARGETS)


@law
@given(commands())
def test_what_was_asked_for_is_what_the_statuses_say_then(command: tuple[World, list[Aim], Status]) -> None:
    """Each leaf that was meant has the status that its command gives it, and no other leaf changes."""
    world, aims, to = command

    after = apply_drafts(world.progress, draft_statuses(world.catalogue, world.progress, aims, to))

    assert expected_leaves(world, aims, to) == Statuses(world.catalogue, after).leaves


@law
@given(commands())
def test_a_skill_follows_its_topics(command: tuple[World, list[Aim], Status]) -> None:
    """What was reset is open and so is its skill; what was finished is finished; a start takes nothing back."""
    world, aims, to = command
    before = world.standing.statuses

    after = Statuses(
        world.catalogue, apply_drafts(world.progress, draft_statuses(world.catalogue, world.progress, aims, to))
    )

    for aim in aims:
        now = after.of(aim.item)
        match to:
            case Status.NONE:
                assert now is Status.NONE
                assert before.of(aim.item) is Status.NONE or not after.of(world.catalogue.owner(aim.item).id).is_met
            case Status.LEARNING:
                assert now is (before.of(aim.item) if before.of(aim.item) is not Status.NONE else Status.LEARNING)
            case Status.SKIPPED:
                assert now.is_met
            case _:
                assert now.is_learned if aim.named else now.is_met


@law
@given(commands())
def test_the_same_command_twice_writes_nothing_the_second_time(command: tuple[World, list[Aim], Status]) -> None:
    """What is already so is not written again."""
    world, aims, to = command

    after = apply_drafts(world.progress, draft_statuses(world.catalogue, world.progress, aims, to))

    assert draft_statuses(world.catalogue, after, aims, to) == ()


@law
@given(commands())
def test_drafts_name_each_item_once_and_never_what_stays(command: tuple[World, list[Aim], Status]) -> None:
    """No event contradicts another of its batch, and none is about a skill that was not meant."""
    world, aims, to = command

    drafts = draft_statuses(world.catalogue, world.progress, aims, to)

    items = [draft.skill for draft in drafts]
    meant = {world.catalogue.owner(aim.item).id for aim in aims}
    assert len(set(items)) == len(items)
    assert {world.catalogue.owner(item).id for item in items if item is not None} <= meant


@law
@given(commands())
def test_drafts_fold_to_what_applying_them_promises(command: tuple[World, list[Aim], Status]) -> None:
    """What the screen shows before the write is what the journal says after it."""
    world, aims, to = command
    before = [make_status(item, status, n=n) for n, (item, status) in enumerate(world.progress.statuses.items(), 1)]

    drafts = draft_statuses(world.catalogue, world.progress, aims, to)
    events = [make_status(str(draft.skill), n=99 + n, **draft.data) for n, draft in enumerate(drafts)]

    assert apply_drafts(world.progress, drafts).statuses == fold([*before, *events]).statuses


@law
@given(commands())
def test_what_is_unlocked_can_be_learned_now_and_could_not_before(command: tuple[World, list[Aim], Status]) -> None:
    """The unlocked are exactly the items that `next` may name after the change and could not name before for a lock."""
    world, aims, to = command

    after = apply_drafts(world.progress, draft_statuses(world.catalogue, world.progress, aims, to))
    change = compare(world.catalogue, [world.outline], world.progress, after, main="way")

    now = world.after(after).standing
    able = {entry.skill for entry in now.entries if now.open_leaves(entry) and now.is_ready(entry.skill)}
    assert {skill for skill in able if not world.standing.is_ready(skill)} == set(change.unlocked)
    assert len(able) >= len({item.id.partition("/")[0] for item in recommend(now, [], limit=99).items})
