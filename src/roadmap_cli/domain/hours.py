"""Hours for people and scripts, from the minutes that everything is reckoned in."""


def in_hours(minutes: int) -> float:
    """Give *minutes* as hours, rounded to hundredths: close enough to give the minutes back."""
    hours = round(minutes / 60, 2)
    return int(hours) if hours.is_integer() else hours


def in_minutes(hours: float) -> int:
    """Give *hours* as whole minutes, to the nearest."""
    return round(hours * 60)


def in_words(minutes: int) -> str:
    """Give *minutes* as hours and minutes for a sentence: `16 h 14 min`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours:,} h"] if hours or not rest else []
    return " ".join([*parts, f"{rest} min"] if rest else parts)
