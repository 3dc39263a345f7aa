"""The text of a check with places for a case's parameters: `{item:item}の値が…`.

After the colon stands what kind of thing the parameter names, so that it is said by its name.
Without a kind the parameter is said as it is.
"""

from __future__ import annotations

from functools import cache
from string import Formatter
from typing import TYPE_CHECKING

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.titles.naming import Naming
    from conformance.findings import Json


def titled(check: Bilingual, params: Mapping[str, Json], naming: Naming) -> Bilingual:
    """Return a check's text with every parameter said in the readers' words."""
    plain, named = _parsed(check)
    if not named:
        return plain
    said = [
        (name, naming.named(kind, str(params[name]), params) if kind else Bilingual(value, value))
        for name, kind in named
        for value in (str(params[name]),)
    ]
    return Bilingual(
        plain.ja.format_map({name: words.ja for name, words in said}),
        plain.en.format_map({name: words.en for name, words in said}),
    )


@cache
def _parsed(check: Bilingual) -> tuple[Bilingual, tuple[tuple[str, str], ...]]:
    """Return the text with bare places, and each parameter in it with the kind of what it names."""
    (ja, first), (en, second) = _bare(check.ja), _bare(check.en)
    return Bilingual(ja, en), tuple({**second, **first}.items())


def _bare(text: str) -> tuple[str, dict[str, str]]:
    parts, named = [], {}
    for before, name, kind, _ in Formatter().parse(text):
        parts.append(before)
        if name is not None:
            parts.append(f"{{{name}}}")
            named[name] = kind or ""
    return "".join(parts), named
