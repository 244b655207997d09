"""The program: `roadmap`, or `python -m roadmap_cli`."""

import gc
import os
import sys


def main() -> None:
    """Run the program on the words of the command line and end with its exit code."""
    # A command is over before a collection pays: 8 ms of 130.
    gc.disable()
    from roadmap_cli.cli.instant import answer  # noqa: PLC0415 - the collector is to be off while it loads

    if answer(sys.argv[1:], os.environ):
        os._exit(0)
    from roadmap_cli.cli.app import run  # noqa: PLC0415 - what was kept is answered without it

    code = run(sys.argv[1:])
    # Everything is written and flushed here. Taking apart what ends with the process costs 15 ms.
    os._exit(code)


if __name__ == "__main__":
    main()
