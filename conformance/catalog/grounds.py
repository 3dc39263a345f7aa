"""On what an entry of the catalogue stands 根拠: the document, the law, or nobody's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from conformance.catalog.ledger import read_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.base import ProvenanceKind, Sourced
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import CodeList, Item
    from conformance.catalog.models.requirements import Form, FormItem, Rule

Ground = Literal["official", "derived_read", "derived", "reconstructed"]
"""`official`: imported from the document. `derived_read`: from law whose text was read (ledger).
`derived`: from law or a published text. `reconstructed`: no text supports it."""

GROUNDS: Final[tuple[Ground, ...]] = get_args(Ground)
"""From the strongest to the weakest."""


def weakest(grounds: Iterable[Ground]) -> Ground:
    """Return the weakest of several grounds; a chain holds what its weakest link holds."""
    return max(grounds, key=GROUNDS.index)


def stated_ground(entry: Sourced) -> Ground:
    """Return the ground of what is tried for an entry, as far as the entry itself decides it.

    That an import found the requirement in its document says nothing of our operation for it: as
    long as nobody has compared the two, the operation stands on what it stood on before.
    """
    if entry.compared is None:
        return entry.provenance
    return weakest((entry.provenance, entry.compared.provenance))


def rule_ground(spec: Specification, rule: Rule) -> Ground:
    """Return the ground of a rule: read against its statute where the ledger says so.

    A reading that left it unclear what the statute says adds nothing to the rule's provenance.
    """
    entry = read_ledger(spec).get(rule.key)
    was_read = entry is not None and entry.result == "text_read" and entry.finding != "unclear"
    if was_read and rule.provenance != "official":
        return "derived_read"
    return rule.provenance


def item_ground(item: Item | CodeList) -> Ground:
    """Return the ground of a record's item or of a code list: imported, or from nobody's text."""
    return "reconstructed" if item.official is None else "official"


def form_item_ground(form: Form, item: FormItem) -> Ground:
    """Return the ground of a printed item: its own where it states one, else that of its form."""
    if item.official is not None:
        return "official"
    own: ProvenanceKind | None = None if item.from_ is None else item.from_.ground
    return own or stated_ground(form)
