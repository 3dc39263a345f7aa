"""A leak in a sentence: which items of a protected person, in which output, made out to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.stories.said import name_of
from conformance.messages.worded import worded
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.messages.worded import Worded

_TO: Mapping[str, Bilingual] = {
    "other_party": Bilingual("相手方あての", " made out to the other party"),
    "third_party": Bilingual("第三者あての", " made out to a third party"),
}
_NOBODY = Bilingual("", "")


def leaked_said(
    spec: Specification, items: Iterable[str], output: str, addressee: str = ""
) -> Worded:
    """Return what appeared where; `output` is `form/…`, `function/…` or another way out."""
    kind, _, key = output.partition("/")
    entry = {"form": spec.forms, "function": spec.functions}.get(kind, {}).get(key)
    names = [name_of(spec, item) for item in items]
    title = Bilingual(entry.title_ja, entry.title_en or key) if entry else Bilingual(output, output)
    to = _TO.get(addressee, _NOBODY)
    ja, en = "・".join(n.ja for n in names), ", ".join(n.en for n in names)
    return worded("F-LEAK", to=to, title=title, items=Bilingual(ja, en))
