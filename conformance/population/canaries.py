"""Marked values for a protected person: wherever one comes out, it is known whose and which it is.

A canary is a lawful value of its item that meets no other value in the world. What recognises the
items that tell where a person is stands here, for the harness and for the sample package alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from conformance.catalog.bindings import binding_of
from conformance.catalog.models.operations import Restrict
from conformance.catalog.once import once_per_specification
from conformance.population import seeds
from conformance.population.people.addresses import HERE
from conformance.population.people.items import parts
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json

Written = Literal["short", "long"]
"""How a marked text is written: the mark alone, or within a long address."""

MY_NUMBER = "kojin_bango"
"""The identifier of a 個人番号, which is looked for like a whereabouts."""

_TELLS = re.compile(
    r"(^|_)(address|jusho|phone|tel|facility_name|facility|school_name|building|katagaki|honseki"
    r"|destination|location|place|residence)(_on_base_date)?$"
)
"""Keys of items that say in words where somebody lives, stays, learns or has moved."""

_HERE = f"{HERE.prefecture}{HERE.city}"
_ELSEWHERE = "見本県遠見市"  # where who moves away goes
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
_LETTERS = 10  # 44 to the tenth: no two meet, and none by chance
_LEAST = 6  # letters by which a mark can still be told from chance
_DIGITS = 10  # a shorter number may stand anywhere
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Canary:
    """A marked value: where it lawfully stands, and the part of it that is looked for."""

    domain: str
    group: str
    item: str
    value: str
    mark: str

    @property
    def name(self) -> str:
        """Which item of which group it is; all that a report says of it."""
        return f"{self.group}.{self.item}"


def telling_items(spec: Specification, group: RecordGroup) -> tuple[str, ...]:
    """Return the items of a group that tell where a person is, in the group's order.

    Those that the catalogue hides from a role or withholds from an addressee, and those whose name
    says so.
    """
    stated = stated_items(spec, group)
    return tuple(i.key for i in group.items if i.key in stated or _TELLS.search(i.key))


def stated_items(spec: Specification, group: RecordGroup) -> frozenset[str]:
    """Return the items of a group that a restricted view hides or a form withholds."""
    return _stated(spec, group.key)


@once_per_specification
def _stated(spec: Specification, group: str) -> frozenset[str]:
    found: set[str] = set()
    for function in spec.functions.values():
        operation = function.operation
        if isinstance(operation, Restrict) and operation.record == group:
            found |= set(operation.hides)
    for form in spec.forms.values():
        binding = binding_of(spec, form)
        if binding is not None and binding.record == group and form.suppress_when:
            found |= {
                binding.shows[i.key] for i in form.items if i.locates and i.key in binding.shows
            }
    return frozenset(found)


def number_items(group: RecordGroup) -> tuple[str, ...]:
    """Return the items of a group that hold a 個人番号."""
    return tuple(item.key for item in group.items if item.identifier == MY_NUMBER)


def planted(
    spec: Specification,
    group: RecordGroup,
    row: Mapping[str, Json],
    names: Iterable[object],
    written: Written = "long",
) -> tuple[dict[str, Json], tuple[Canary, ...]]:
    """Return the row with a canary in each item that can hold one, and the canaries.

    `names`: what the values are made from (seed, case, person); the same give the same. Keys,
    codes, references and texts too short to be told from chance stay as they are.
    """
    marked, found = dict(row), list[Canary]()
    for key in dict.fromkeys((*telling_items(spec, group), *number_items(group))):
        item = group.item(key)
        mark = (
            None if key in group.primary_key else _mark(item, [*names, spec.domain, group.key, key])
        )
        if mark is None:
            continue
        city = _ELSEWHERE if parts(group).get(key) == "destination" else _HERE
        value = _value(item, mark, written, city)
        marked[key] = value
        found.append(Canary(spec.domain, group.key, key, value, mark))
    return marked, tuple(found)


def marked_text(item: Item, names: Iterable[object], written: Written = "long") -> str | None:
    """Return a marked value of a form's item that is entered; None where it can hold none."""
    mark = _mark(item, list(names))
    return None if mark is None else _value(item, mark, written)


def _mark(item: Item, names: list[object]) -> str | None:
    if item.identifier == MY_NUMBER:
        return registered()[MY_NUMBER].generate(seeds.number(0, *names))
    if item.ref is not None or item.identifier is not None or item.code_list is not None:
        return None
    most = item.len or item.max_len
    if item.type in {"text", "kana"} and (most is None or most >= _LEAST):
        return _letters(names)[: most or _LETTERS]
    if item.type in {"digits", "alnum"} and most is not None and most >= _DIGITS:
        return str(10 ** (_DIGITS - 1) + seeds.number(0, *names) % (9 * 10 ** (_DIGITS - 1)))
    return None


def _letters(names: list[object]) -> str:
    number = seeds.number(0, *names)
    digits = (number // len(_KANA) ** n % len(_KANA) for n in range(_LETTERS))
    return "".join(_KANA[digit] for digit in digits)


def _value(item: Item, mark: str, written: Written, city: str = _HERE) -> str:
    """Return a lawful value of the item that holds the mark."""
    most = item.len or item.max_len
    if item.type in {"digits", "alnum"}:
        return mark.ljust(item.len, "0") if item.len and item.identifier is None else mark
    long = f"{city}{mark}町{seeds.number(1, mark) % 90 + 10}番地".translate(_WIDE)
    if item.type == "text" and written == "long" and (most is None or len(long) <= most):
        return long
    return mark
