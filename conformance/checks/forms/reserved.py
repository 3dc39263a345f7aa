"""Copies for third parties: nothing beyond what the law lets them have without asking for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.cases.vendors_word import BY_MAPPING
from conformance.catalog.models.requirements import Form
from conformance.catalog.models.sources import FromRecord
from conformance.checks.forms.hold import held_print
from conformance.checks.forms.lawful_copy import copy_of, issue, items_of
from conformance.checks.forms.standing import begin_copy
from conformance.findings import AttestedError, UntestedError
from conformance.messages.worded import worded
from conformance.worlds.as_it_is.causes import not_reached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.checks.forms.lawful_copy import CopyToIssue

_EMPTY = (None, "")


@generates(Form)
def reserved_cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each item that is reserved."""
    del spec
    form = cast("Form", subject)
    for item in form.reserved.items if form.reserved else ():
        yield Draft(f"reserves-{item}".replace("_", "-"), "form/reserved", {"item": item})


@check(
    "form/reserved",
    polarity="absent",
    compares="protection",
    ja="第三者への交付では、特に求めがない限り{item:item}を印字しない",
    en="does not print {item:item} for a third party that has not asked for it",
    needs=("load", "issue"),
)
def reserved(trial: Trial) -> None:
    """The register holds the item, the third party gets a copy, and the item is not on it.

    Of what the catalogue says no source in the register it is held only that it is not there.
    """
    item = trial.case.param("item")
    copy = begin_copy(trial, copy_of(trial, held=item))
    recorded = isinstance(copy.binding.sources.get(item), FromRecord)
    if recorded and item not in copy.laws and copy.expected.get(item) is None:
        raise UntestedError(not_reached(trial.domain, copy.binding.record, [item]))
    reply = trial.accepted(issue(trial, copy, "third_party"))
    found, where = items_of(reply), reply.exchange.path
    trial.same(held_print(trial, copy, copy.for_third_parties), found, where)
    if not trial.own.finds(item, f"{trial.domain}/form/{copy.form.key}"):
        raise AttestedError(BY_MAPPING)  # nobody would see it if it were printed
    if found.get(item) not in _EMPTY:
        raise trial.deviation(
            worded("F-PRINTED", form="unasked", item=item, source=_source(copy)),
            expected=None,
            found=found[item],
            about=item,
            where=f"{where} → {item}",
            cause=f"{trial.case.requirement.id}:{item}",
        )


def _source(copy: CopyToIssue) -> str:
    return copy.form.reserved.source if copy.form.reserved else copy.form.source
