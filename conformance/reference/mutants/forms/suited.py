"""Which kinds of faults show on which form, and one kind for each, all kinds alike often."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.catalog.bindings import binding_of
from conformance.catalog.models.sources import FromRecord
from conformance.forms.papers import papers_of
from conformance.reference.mutants.faults.settled import surely_settled
from conformance.reference.mutants.forms import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form, FormItem
    from conformance.catalog.models.sources import Source
    from conformance.reference.mutants.forms import Need

_LONG = 8  # characters a text must have room for, so that half of it is a fault
_SENT = ("宛先", "送付先", "宛名", "郵便番号")  # may stand in the address block, without a label
_BARS = ("バーコード", "QR")
_ENTERED_BY_BAR_ONLY = "カスタマ"  # its bars come from the address


def suits(name: str, spec: Specification, form: Form) -> bool:
    """Say whether a fault of this kind would show on the form."""
    return all(_NEEDS[need](spec, form) for need in kinds()[name].needs)


def assign(
    specs: Iterable[Specification], before: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """Return a kind for every form: the one it had, if it still suits, else the least used."""
    used = Counter(name for forms in before.values() for name in forms.values())
    found: dict[str, dict[str, str]] = {}
    for spec in specs:
        for form in spec.forms.values():
            name = before.get(spec.domain, {}).get(form.key, "")
            if name not in kinds() or not suits(name, spec, form):
                fitting = [one for one in kinds() if suits(one, spec, form)]
                name = min(fitting, key=lambda one: used[one])
                used[name] += 1
            found.setdefault(spec.domain, {})[form.key] = name
    return found


def _printed(spec: Specification, form: Form) -> list[FormItem]:
    """Return the items that stand on every copy for the person themselves, none at request."""
    binding = binding_of(spec, form)
    if binding is None:
        return []
    keys = surely_settled(form)
    told = {k for k, s in binding.sources.items() if k not in binding.shows and _by_record(s)}
    told |= set(binding.omits)
    return [i for i in form.items if i.key in keys and i.key not in told]


def _by_record(source: Source) -> bool:
    return isinstance(source, FromRecord) and source.as_ != "meaning"


def _typed(kind: str) -> Callable[[Specification, Form], bool]:
    return lambda spec, form: any(i.type == kind for i in _unaddressed(spec, form))


def _unaddressed(spec: Specification, form: Form) -> list[FormItem]:
    return [i for i in _printed(spec, form) if not i.name_ja.startswith(_SENT)]


def _long_text(spec: Specification, form: Form) -> bool:
    return any(i.type == "text" and (i.max_len or _LONG) >= _LONG for i in _unaddressed(spec, form))


def _barcode(spec: Specification, form: Form) -> bool:
    return any(
        any(sign in i.name_ja for sign in _BARS) and _ENTERED_BY_BAR_ONLY not in i.name_ja
        for i in _printed(spec, form)
    )


def tells_where(spec: Specification, form: Form) -> bool:
    """Say whether a form tells the register's whereabouts of who may be protected."""
    binding = binding_of(spec, form)
    if not spec.head.protection or binding is None or not form.suppress_when:
        return False
    sources = (binding.sources.get(item) for item in binding.locating(form))
    return any(not (isinstance(one, FromRecord) and one.may_lack) for one in sources)


_NEEDS: Mapping[Need, Callable[[Specification, Form], bool]] = {
    "date": _typed("date"),
    "amount": _typed("integer"),
    "text": _typed("text"),
    "long_text": _long_text,
    "item": lambda spec, form: any(i.type != "year" for i in _unaddressed(spec, form)),
    "barcode": _barcode,
    "paper": lambda _spec, form: bool(papers_of(form.style)),
    "withheld": tells_where,
}
