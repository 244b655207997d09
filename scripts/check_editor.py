"""Ask yaml-language-server, which stands behind most editors' YAML support, what it makes of our schema.

`python scripts/check_editor.py PATH/TO/yaml-language-server`; `nox -s editor` installs it from npm and runs this.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roadmap_cli.storage.content_files import data_root
from roadmap_cli.storage.own_roadmap_text import SCHEMA_COMMENT
from roadmap_cli.storage.own_schema_document import write_schema_beside
from roadmap_cli.storage.own_template import template_for

FAULTS = {
    # Each text of the template, what takes its place, and a word of what the editor must say on that line.
    "level: essential": ("level: esential", "essential"),
    "hours: 4.5": ("hours: soon", "number"),
    "weeks: [4, 6]": ("weeks: [4]", "items"),
    "  why: Why one should": ("  whi: Why one should", "whi"),
    "- id: build": ("- id: Build It", "pattern"),
    "kind: docs": ("kind: doc", "docs"),
    "namespace: my": ("namespace: My", "pattern"),
}


class Server:
    """A language server that is spoken to over its standard streams."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0

    def send(self, method: str, params: Mapping[str, Any], *, number: int | None = None) -> None:
        """Send a request, or a notification where there is no *number*."""
        message = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": number} if number else {})}
        self.write(message)

    def write(self, message: Mapping[str, Any]) -> None:
        """Write one message."""
        body = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        """Read the next message, and answer what the server asks meanwhile with nothing."""
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            sys.exit("The language server ended without an answer.")
        message = json.loads(self.process.stdout.read(length))
        if "id" in message and "method" in message:
            count = len(message["params"].get("items", ())) if isinstance(message["params"], dict) else 0
            self.write({"jsonrpc": "2.0", "id": message["id"], "result": [{}] * count if count else None})
        return message

    def ask(self, method: str, params: Mapping[str, Any]) -> Any:
        """Send a request and wait for its answer."""
        self.number += 1
        self.send(method, params, number=self.number)
        while (message := self.read()).get("id") != self.number or "method" in message:
            pass
        return message.get("result")

    def diagnostics(self, uri: str, text: str) -> list[dict[str, Any]]:
        """Open a document and give what the server finds wrong in it."""
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        while (message := self.read()).get("method") != "textDocument/publishDiagnostics" or (
            message["params"]["uri"] != uri
        ):
            pass
        return message["params"]["diagnostics"]

    def completions(self, uri: str, line: int, character: int) -> set[str]:
        """Give what the server offers at a place."""
        position = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        result = self.ask("textDocument/completion", position)
        items = result["items"] if isinstance(result, dict) else result or []
        return {item["label"] for item in items}


def main(program: str) -> None:
    """Check the template, its faults one by one, and completion."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_schema_beside(folder / "way.yaml")
        server = Server([program, "--stdio"])
        server.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        server.send("initialized", {})
        right = template_for("way.yaml")
        found = server.diagnostics((folder / "way.yaml").as_uri(), right)
        assert not found, f"The template is right, but the editor says: {found}"
        bundled = sorted(path for part in ("roadmaps", "skills") for path in (Path(data_root()) / part).glob("*.yaml"))
        for path in bundled:
            text = f"# {SCHEMA_COMMENT}\n{path.read_text('utf-8')}"
            found = server.diagnostics((folder / f"bundled-{path.name}").as_uri(), text)
            assert not found, f"{path.name} is right, but the editor says: {found[:3]}"
        print(f"{len(bundled)} bundled files and the template are right")
        for number, (old, (new, word)) in enumerate(FAULTS.items()):
            assert right.count(old) >= 1, old
            text = right.replace(old, new, 1)
            line = text[: text.index(new)].count("\n")
            found = server.diagnostics((folder / f"wrong-{number}.yaml").as_uri(), text)
            told = [one for one in found if one["range"]["start"]["line"] == line and word in one["message"]]
            assert told, f"{new!r} should be told on line {line + 1}, but the editor says: {found}"
            print(f"{new.strip()!r}: {told[0]['message'].splitlines()[0]}")
        uri = (folder / "more.yaml").as_uri()
        text = right.replace("    level: essential\n", "    level: \n    \n", 1)
        line = text[: text.index("    level: \n")].count("\n")
        server.diagnostics(uri, text)
        assert {"essential", "recommended", "optional"} <= server.completions(uri, line, len("    level: "))
        offered = server.completions(uri, line + 1, 4)
        assert {"choice", "uses", "why", "summary"} <= offered, offered
        print(f"completion offers the levels, and {len(offered)} keys of a step")
        server.process.kill()
        server.process.communicate()
    print("The editor and the schema understand each other.")


if __name__ == "__main__":
    main(sys.argv[1])
