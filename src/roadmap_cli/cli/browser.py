"""The person's browser."""


def open_in_browser(url: str) -> bool:
    """Open *url*, which has been checked, in the person's browser; tell whether there was one."""
    import webbrowser

    try:
        return webbrowser.get().open(url)
    except (webbrowser.Error, OSError):
        return False
