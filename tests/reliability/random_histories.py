"""Random histories of several devices, each made of a seed, and the laws that hold at their end."""

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from sync_world import SyncedDevice, SyncWorld

from roadmap_cli.domain.errors import BadDataError, RoadmapError
from roadmap_cli.domain.events import CLOCK, FOLLOW, GOAL, LINK, NOTE, PAUSE, PURGE, STATUS, TIME, UNDO, Draft
from roadmap_cli.domain.fold import fold

ITEMS = ("docker", "http", "sql")
STATUSES = ("none", "learning", "done", "known", "skipped")


def drafts_of(world: SyncWorld) -> list[Draft]:
    """Give what a command writes: mostly one event, sometimes a batch."""
    choice, place = world.random.choice, len(world.confirmed)
    item = choice(ITEMS)
    kinds = (
        Draft(STATUS, item, {"to": choice(STATUSES)}),
        Draft(STATUS, item, {"to": choice(STATUSES), "reached": [f"backend:{choice(ITEMS)}"]}),
        Draft(TIME, item, {"minutes": 15}),
        Draft(NOTE, item, {"text": f"note {place}"}),
        Draft(LINK, item, {"url": f"https://example.com/{place}", "role": "evidence"}),
        Draft(FOLLOW, None, {"roadmap": choice(ITEMS), "on": choice((True, False))}),
        Draft(GOAL, None, {"value": {"by": f"2027-01-{place % 28 + 1:02}"}}),
        Draft(PAUSE, None, {"from": "2026-12-20", "to": "2027-01-03", "reason": None}),
        Draft(CLOCK, item, {"state": choice(("start", "stop"))}),
        Draft("of a newer version", item, {"value": place}),
    )
    return [choice(kinds) for _ in range(choice((1, 1, 1, 2, 3)))]


def write(world: SyncWorld, device: SyncedDevice) -> None:
    batch = drafts_of(world)
    items = [draft.skill for draft in batch if draft.kind == STATUS]
    world.append(device, batch if len(items) == len(set(items)) else batch[:1])


def take_back(world: SyncWorld, device: SyncedDevice) -> None:
    """Undo something that this device knows, an undo included."""
    if known := device.journal.recent():
        target = world.random.choice(known[-5:])
        world.append(device, [Draft(UNDO, None, {"target": world.random.choice((target.batch, target.id))})])


def purge(world: SyncWorld, device: SyncedDevice) -> None:
    if notes := [event for event in device.journal.recent() if event.kind == NOTE]:
        world.append(device, [Draft(PURGE, None, {"target": world.random.choice(notes).id})])
        world.mend(device)


def sync_all(world: SyncWorld, device: SyncedDevice) -> None:
    world.exchange(device)


def sync_a_few(world: SyncWorld, device: SyncedDevice) -> None:
    names = sorted({*device.files(), *world.cloud})
    world.exchange(device, world.random.sample(names, len(names) // 2))


def sync_half(world: SyncWorld, device: SyncedDevice) -> None:
    if world.cloud:
        world.begin_to_write(device, world.random.choice(sorted(world.cloud)))


def vanish(world: SyncWorld, device: SyncedDevice) -> None:
    if files := device.files():
        device.put(world.random.choice(sorted(files)), None)


def roll_back(world: SyncWorld, device: SyncedDevice) -> None:
    """Bring back an older content of a file here or, as some engines do, everywhere."""
    if names := [name for name, versions in sorted(world.versions.items()) if versions]:
        name = world.random.choice(names)
        older = world.random.choice(world.versions[name])
        if world.random.random() < 0.5 and name in device.files():
            device.put(name, older)
        elif name in world.cloud:
            world.cloud[name] = older


def forget_snapshot(_world: SyncWorld, device: SyncedDevice) -> None:
    shutil.rmtree(device.home / "cache", ignore_errors=True)


def clone(world: SyncWorld, device: SyncedDevice) -> None:
    if len(world.devices) < 5:
        world.clone(device, is_noticed=world.random.random() < 0.3)


STEPS: Mapping[Callable[[SyncWorld, SyncedDevice], None], int] = {
    write: 34,
    take_back: 8,
    purge: 1,
    sync_all: 18,
    sync_a_few: 8,
    sync_half: 4,
    lambda world, device: world.carry(world.random.choice(world.devices), device): 5,
    vanish: 3,
    roll_back: 5,
    forget_snapshot: 3,
    clone: 3,
    lambda world, device: world.back_up(device): 2,
    lambda world, device: world.restore(device): 2,
}


def run_history(seed: int, steps: int, root: Path) -> str | None:
    """Run one history to its end; say which law it breaks, None where it breaks none."""
    with patch.object(os, "urandom", random.Random(seed).randbytes):
        return _run(SyncWorld(Path(tempfile.mkdtemp(dir=root)), seed), steps)


def _run(world: SyncWorld, steps: int) -> str | None:
    for _ in range(world.random.choice((2, 3))):
        world.add_device()
    try:
        for step in world.random.choices(list(STEPS), list(STEPS.values()), k=steps):
            # Half of a file under the own name, from a twin, of which nothing was ever seen here: that is refused.
            with suppress(BadDataError):
                step(world, world.random.choice(world.devices))
        world.come_to_rest()
        return fault_of(world)
    except (AssertionError, RoadmapError) as error:
        return str(error)
    finally:
        shutil.rmtree(world.root)


def fault_of(world: SyncWorld) -> str | None:
    expected = world.expected()
    progress = fold(expected.values())
    for device in world.devices:
        events = {event.id: event for event in device.journal.read().events}
        if lost := expected.keys() - events.keys():
            return f"lost: {len(lost)} of {len(expected)} on {device.home.name}"
        if events != expected:
            return f"differs: {len(events.keys() - expected.keys())} more on {device.home.name}"
        if device.journal.state().progress != progress or fold(events.values()) != progress:
            return f"another progress on {device.home.name}"
    return None
