"""Which plain words YAML takes for something else than text."""

from __future__ import annotations

import yaml

FLAGS = ("true", "True", "TRUE", "false", "False", "FALSE")
"""Only these are flags (YAML 1.2): `on`, `off`, `yes` and `no` stay words."""

_INT = "tag:yaml.org,2002:int"
_OTHER = frozenset(f"tag:yaml.org,2002:{name}" for name in ("int", "float", "null"))
_DECIMAL = frozenset("0123456789")


def is_text_key(word: str) -> bool:
    """Say whether a plain key is text, or a whole number that reads the same as text.

    `true`, an empty key, `0x1F`, `010` (eight) or `1:30` (ninety) are none: as JSON they are
    something else than what stands there.
    """
    if word in FLAGS:
        return False
    tag = _tag(word)
    if tag not in _OTHER:
        return True
    decimal = set(word.removeprefix("-")) <= _DECIMAL
    return tag == _INT and decimal and str(int(word)) == word


def _tag(word: str) -> str | None:
    """Return the tag that a plain scalar resolves to; None for text."""
    table: dict[str, list[tuple[str, object]]] = yaml.SafeLoader.yaml_implicit_resolvers
    for tag, form in table.get(word[:1], []):
        if form.match(word):  # type: ignore[attr-defined]  # a compiled expression
            return tag
    return None
