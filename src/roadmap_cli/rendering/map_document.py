"""A roadmap as one file for a browser: a map to look at and tables to read, which ask nothing of the network.

Every text passes through autoescaping and loses what a screen would obey. The one script and the one style are
allowed by their hashes; nothing else may run, load or be sent, whatever a text manages to say.
"""

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from roadmap_cli.rendering.clean_text import clean
from roadmap_cli.rendering.map_cards import page_of
from roadmap_cli.rendering.map_drawing import drawing_of

if TYPE_CHECKING:
    from jinja2 import Environment

    from roadmap_cli.services.inventory import Inventory

_TEMPLATE, _STYLE, _SCRIPT = "map.html.jinja", "map.css", "map.js"


def map_document(inventory: "Inventory") -> str:
    """Give *inventory* as a whole HTML document."""
    from markupsafe import Markup  # noqa: PLC0415 - what makes HTML is loaded where HTML is made

    environment = _environment()
    style, script = (_source(environment, name) for name in (_STYLE, _SCRIPT))
    page = page_of(inventory)
    return environment.get_template(_TEMPLATE).render(
        page=page,
        wide=drawing_of(inventory, page.cards, "wide"),
        narrow=drawing_of(inventory, page.cards, "narrow"),
        policy=policy_of(style, script),
        # Ours, from the package: neither holds anything that a person or a stranger wrote.
        style=Markup(style),  # noqa: S704 - as said above
        script=Markup(script),  # noqa: S704 - as said above
    )


def policy_of(style: str, script: str) -> str:
    """Give the Content-Security-Policy that lets this style and this script work, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - loaded where HTML is made

    return Environment(
        autoescape=True,
        loader=PackageLoader("roadmap_cli.rendering"),
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
    )


def _finalized(value: Any) -> Any:  # noqa: ANN401 - whatever a template shows
    """Clean each text that is no markup of our own."""
    return clean(value) if type(value) is str else value


def _source(environment: "Environment", name: str) -> str:
    loader = environment.loader
    if loader is None:
        raise LookupError(name)
    return loader.get_source(environment, name)[0]
