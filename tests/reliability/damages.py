"""What befalls files: cut off, bits turned over, zeros, blocks lost or doubled, conflict markers, other layouts."""

import json
import random
from collections.abc import Callable

from journal_doubles import make_file, make_line

TEXTS = ("read it", 'wrote \\"it\\"', "Prüfung, čtení, 学ぶ", "two\\nlines", '[{\\"id\\":', "]}", "{}", "x" * 300)

Damage = Callable[[random.Random, bytes], bytes]


def make_lines(chance: random.Random) -> list[str]:
    """Give the lines of a file of one to thirty events."""
    lines = []
    for number in range(1, chance.randrange(2, 32)):
        identity = f'"{chance.getrandbits(128):032x}"'
        data = f'{{"text":"{chance.choice(TEXTS)}","deep":[{{"n":{chance.randrange(1000)}}}]}}'
        lines.append(make_line(number, id=identity, data=data))
    return lines


def cut_off(chance: random.Random, raw: bytes) -> bytes:
    return raw[: chance.randrange(len(raw))]


def flip_bits(chance: random.Random, raw: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        changed[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _block(chance: random.Random, raw: bytes) -> tuple[int, int]:
    start = chance.randrange(len(raw))
    return start, min(len(raw), start + chance.choice((1, 16, 64, 512, 4096)))


def zero_a_block(chance: random.Random, raw: bytes) -> bytes:
    start, end = _block(chance, raw)
    return raw[:start] + bytes(end - start) + raw[end:]


def lose_a_block(chance: random.Random, raw: bytes) -> bytes:
    start, end = _block(chance, raw)
    return raw[:start] + raw[end:]


def double_a_block(chance: random.Random, raw: bytes) -> bytes:
    start, end = _block(chance, raw)
    return raw[:end] + raw[start:end] + raw[end:]


def double_lines(chance: random.Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    place = chance.randrange(len(lines))
    return b"\n".join([*lines[:place], *lines[place : place + 3], *lines[place:]])


def lose_lines(chance: random.Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    place = chance.randrange(len(lines))
    return b"\n".join([*lines[:place], *lines[place + chance.randrange(1, 4) :]])


def mark_a_conflict(chance: random.Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    place = chance.randrange(len(lines))
    ours, theirs = lines[place : place + 2], lines[place + 1 : place + 3]
    marked = [b"<<<<<<< HEAD", *ours, b"=======", *theirs, b">>>>>>> theirs"]
    return b"\n".join([*lines[:place], *marked, *lines[place + 2 :]])


def add_garbage(chance: random.Random, raw: bytes) -> bytes:
    return raw + chance.choice((chance.randbytes(100), b"\0" * 4096, b"]}", raw[-200:], b"\n{"))


def change_line_ends(_chance: random.Random, raw: bytes) -> bytes:
    return raw.replace(b"\n", b"\r\n")


def lay_out_anew(chance: random.Random, raw: bytes) -> bytes:
    try:
        return json.dumps(json.loads(raw), indent=chance.choice((None, 1, 4, "\t"))).encode()
    except ValueError:
        return raw


def set_end_to_end(chance: random.Random, raw: bytes) -> bytes:
    return raw + (raw if chance.random() < 0.5 else make_file(make_lines(chance)))


def empty(_chance: random.Random, _raw: bytes) -> bytes:
    return b""


DAMAGES: tuple[Damage, ...] = (
    cut_off,
    flip_bits,
    zero_a_block,
    lose_a_block,
    double_a_block,
    double_lines,
    lose_lines,
    mark_a_conflict,
    add_garbage,
    change_line_ends,
    lay_out_anew,
    set_end_to_end,
    empty,
)


def damage(chance: random.Random, raw: bytes) -> tuple[bytes, str]:
    """Damage a file once, at times twice; give the bytes and what was done."""
    done = []
    for _ in range(chance.choice((1, 1, 1, 2))):
        if raw:
            chosen = chance.choice(DAMAGES)
            raw = chosen(chance, raw)
            done.append(chosen.__name__)
    return raw, " ".join(done)
