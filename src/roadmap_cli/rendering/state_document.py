"""Everything as JSON: a roadmap for scripts to read, and the whole journal and own content to bring back elsewhere."""

import json
from typing import Any

from roadmap_cli.rendering.clean_text import escaped
from roadmap_cli.rendering.json_document import to_data
from roadmap_cli.services.inventory import Inventory, ItemRecord
from roadmap_cli.storage.exported_state import SCHEMA, OwnState, exported_file


def state_document(inventory: Inventory, state: OwnState) -> str:
    """Give a JSON object with the roadmap, the items, own content, and each event on a line as the journal has it."""
    head = {
        "schema": SCHEMA,
        "roadmap": to_data(inventory.roadmap),
        "items": list(map(_item, inventory.records)),
        "needs": to_data(inventory.needs),
        "titles": to_data(inventory.titles),
        "content": [exported_file(path, raw) for path, raw in state.content.items()],
    }
    members = "".join(f"{json.dumps(key)}:{json.dumps(value)},\n" for key, value in head.items())
    events = ",\n".join(state.events)
    return escaped(f'{{{members}"events":[\n{events}\n]}}\n')


def _item(record: ItemRecord) -> dict[str, Any]:
    """Give an item with the ids of its stage and step, which stand whole in the roadmap."""
    beside = to_data(record)
    return {**beside.pop("item"), **beside, "stage": record.stage.id, "step": record.step.id}
