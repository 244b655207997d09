"""What `roadmap completion` prints: a script, or what can be typed next."""

from roadmap_cli.rendering.candidates import candidates_text
from roadmap_cli.services.completion_values import Completion


def render_completion(completion: Completion) -> str:
    """Give the script or the candidates as this shell reads them."""
    if completion.script is not None:
        return completion.script.rstrip("\n")
    return candidates_text(completion.candidates, completion.shell)
