"""What a spoiled request breaks: what it was spoiled for, and what follows from that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.guards import OrderGuard, RefGuard, RuleGuard, ValueGuard
from conformance.checks.refusals.broken import ANY, Broken, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.guards import Guard
    from conformance.catalog.models.operations import Create, Update
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.checks.refusals.write import RefusalCase
    from conformance.findings import Json
    from conformance.population.rows import Row

_CORRELATION = "E0004"
_OF_FORM = ("E0002", "E0003", "C0422")
_LETTERS = frozenset({"text", "kana", "digits", "alnum", "code"})
"""The types whose values are read whatever stands in them."""
_NAMES = frozenset({"digits", "alnum", "code"})
"""The types by whose values people and things are named."""


def breaks(
    trial: Trial,
    operation: Create | Update,
    refusal: RefusalCase,
    lawful: Mapping[str, Json],
    spoiled: Mapping[str, Json],
) -> Broken:
    """Return what a request breaks that was spoiled in one way.

    Beside the reason it was spoiled for stand those that the changed items bring with them: other
    forms they no longer have, guards and derivations they enter. In which order a package looks
    at these is left open.
    """
    group = trial.group(operation.record)
    changed = {key for key in {*lawful, *spoiled} if lawful.get(key) != spoiled.get(key)}
    also: set[Told] = set()
    in_words: set[Told] = set()
    for key in changed:
        also |= set(of_item(group.item(key), spoiled.get(key)))
        in_words |= set(_in_words(group.item(key), spoiled.get(key)))
    for guard in operation.guards:
        also |= set(_of_guard(guard, changed))
    if any(changed & _bound(needed.given.values()) for needed in operation.derives.values()):
        also.add((_CORRELATION, ANY))
    item, words = refusal.reported_item, frozenset(in_words)
    return Broken(refusal.code, item, frozenset(also), in_words=words)


def of_item(item: Item, value: Json) -> Iterator[Told]:
    """Yield what a value may be told that breaks the form of its item, or is missing."""
    yield _CORRELATION, item.key
    if value in (None, ""):
        yield "E0001", item.key
        return
    yield "E0002", item.key
    if item.len is not None or item.max_len is not None:
        yield "E0003", item.key
    if item.code_list is not None:
        yield "C0422", item.key


def _in_words(item: Item, value: Json) -> Iterator[Told]:
    """Yield what an API of a vendor's own may call a value that breaks the form of its item.

    Form, length and code are one fault there, whichever of them the catalogue knows of the item;
    what cannot be read may be held not to be there, and a number of another form to be nobody's.
    """
    yield from ((code, item.key) for code in _OF_FORM)
    if value in (None, "") or item.type not in _LETTERS:
        yield "E0001", item.key
    if item.ref is not None or item.type in _NAMES:
        yield "C0404", item.key


def of_nobody(group: RecordGroup, key: Row, code: str = "C0404") -> Broken:
    """Return what a request breaks that names a row nobody has.

    Items of the key may refer to rows that nobody has either.
    """
    return Broken(
        code,
        also=frozenset((_CORRELATION, k) for k in key if group.item(k).ref),
        in_words=frozenset((form, k) for k in key for form in _OF_FORM),
    )


DUPLICATE = Broken("C0409", also=frozenset({(_CORRELATION, ANY)}))
"""What is sent once more stands already, and may contradict what stands (the same period)."""


def _of_guard(guard: Guard, changed: set[str]) -> Iterator[Told]:
    if isinstance(guard, RefGuard | ValueGuard) and guard.input in changed:
        yield guard.error, guard.input
    elif (isinstance(guard, OrderGuard) and changed & {guard.earlier, guard.later}) or (
        isinstance(guard, RuleGuard) and changed & _bound(guard.given.values())
    ):
        yield guard.error, ANY


def _bound(given: Iterable[object]) -> set[str]:
    """Return the inputs of a function that a rule is given."""
    return {binding for binding in given if isinstance(binding, str)}
