"""Numbers that look scattered but follow from a seed, for synthetic identifiers.

Nothing is random: a seed always gives the same value, and seeds below `size` give different ones.
No range of any real identifier is reserved for tests, so a synthetic one may by chance be in use.
"""

from __future__ import annotations

from math import gcd

_STEP = 618_033_988_749_895
_START = 271_828_182_845_904
_WHOLE = 10**15
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHANUMERIC = "0123456789" + LETTERS + LETTERS.lower()


def scattered(seed: int, size: int) -> int:
    """Return a number from 0 to `size - 1`; one-to-one on seeds of that range."""
    step = size * _STEP // _WHOLE
    while gcd(step, size) != 1:
        step += 1
    return (seed * step + size * _START // _WHOLE) % size


def digits(seed: int, width: int) -> str:
    """Return `width` digits."""
    return f"{scattered(seed, 10**width):0{width}}"


def in_alphabet(number: int, alphabet: str, width: int) -> str:
    """Return `number` written in the signs of `alphabet`, filled to `width` with its first sign."""
    signs: list[str] = []
    for _ in range(width):
        number, index = divmod(number, len(alphabet))
        signs.append(alphabet[index])
    return "".join(reversed(signs))
