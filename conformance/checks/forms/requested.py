"""Special requests 特別の請求: what they add to a person's copy, and never to anybody else's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.requirements import Form
from conformance.catalog.models.sources import FromRecord
from conformance.checks.forms.lawful_copy import copy_of, issue, items_of
from conformance.checks.forms.requester import asked_by, household_of
from conformance.checks.forms.standing import begin_copy
from conformance.checks.refusals.broken import stands_against
from conformance.checks.refusals.refusal import hold_refused
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import worded
from conformance.worlds.as_it_is.causes import not_reached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.findings import FindingError
    from conformance.population.rows import PlacedRow
    from conformance.surfaces.package import Reply

_EMPTY: Final = (None, "")


@generates(Form)
def requested_cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """For each item that only the person may have: given on request, and to nobody else."""
    del spec
    reserved = cast("Form", subject).reserved
    if reserved is None:
        return
    others = ("third_party", *(["household"] if reserved.former_household else []))
    for item in reserved.never:
        slug = item.replace("_", "-")
        yield Draft(f"prints-{slug}-on-request", "form/on-request", {"item": item})
        for who in others:
            name = f"withholds-{slug}-from-{who}".replace("_", "-")
            yield Draft(name, "form/never-given", {"item": item, "addressee": who})


@check(
    "form/on-request",
    polarity="present",
    ja="本人の特別の請求があれば{item:item}を印字する",
    en="prints {item:item} if the person asks for it specially",
    needs=("load", "issue"),
)
def on_request(trial: Trial) -> None:
    """The person asks for what is left out otherwise, and it stands on the copy."""
    copy, _ = _begin(trial)
    _hold_carried(trial, copy, _own(trial, copy))


@check(
    "form/never-given",
    polarity="absent",
    compares="protection",
    ja="{addressee:person}には、求められても{item:item}を渡さない",
    en="never gives {item:item} to {addressee:person}, even if asked for it",
    needs=("load", "issue"),
)
def never_given(trial: Trial) -> None:
    """The person who asks is given it; the same request of somebody else is refused, or without.

    A product whose request cannot say what is asked for specially is not judged.
    """
    item, (copy, household) = trial.case.param("item"), _begin(trial)
    own = _own(trial, copy)
    if items_of(own).get(item) in _EMPTY:
        raise UntestedError(_not_asked(trial, item))
    asks = asked_by(trial, copy, household)
    unasked = issue(trial, asks, trial.case.param("addressee"))
    reply = issue(trial, asks, trial.case.param("addressee"), item)
    if _is_mapped(trial) and reply.exchange.request == unasked.exchange.request:
        raise UntestedError(_not_asked(trial, item))  # what is asked for is not in the request
    if not reply.accepted:
        hold_refused(trial, reply, stands_against(None))
    elif items_of(reply).get(item) not in _EMPTY:
        raise _given(trial, copy, reply)


def _begin(trial: Trial) -> tuple[CopyToIssue, list[PlacedRow]]:
    """Store whom the copy is about; return the copy, and who of the household asks, if so."""
    item = trial.case.param("item")
    copy = copy_of(trial, held=item)
    # the member joins before the person leaves; what the member needs stands already, or is added
    others = household_of(trial, copy) if trial.case.params.get("addressee") == "household" else []
    copy = begin_copy(trial, replace(copy, placed=[*others[:1], *copy.placed, *others[1:]]))
    recorded = isinstance(copy.binding.sources.get(item), FromRecord)
    if recorded and item not in copy.laws and copy.expected.get(item) is None:
        raise UntestedError(not_reached(trial.domain, copy.binding.record, [item]))
    return copy, others


def _own(trial: Trial, copy: CopyToIssue) -> Reply:
    return trial.accepted(issue(trial, copy, "self", trial.case.param("item")))


def _hold_carried(trial: Trial, copy: CopyToIssue, reply: Reply) -> None:
    """Hold that what the person asked for is printed, and is what the register has."""
    item, where = trial.case.param("item"), reply.exchange.path
    found = items_of(reply).get(item)
    if found not in _EMPTY:
        if (law := copy.laws.get(item)) is not None and not law.fits(found):
            raise trial.value_differs(item, law.expected, found, where)
        return
    if _is_mapped(trial):
        raise UntestedError(_not_asked(trial, item))  # the request may not have said so
    raise trial.deviation(
        worded("F-NOT-PRINTED", form="asked", item=item),
        expected="（記録の値 / the value on record）",
        found=None,
        about=item,
        where=f"{where} → {item}",
        cause=f"{trial.case.requirement.id}:{item}",
    )


def _is_mapped(trial: Trial) -> bool:
    api = trial.profile.surfaces.api
    return api is not None and api.adapter == "mapping"


def _given(trial: Trial, copy: CopyToIssue, reply: Reply) -> FindingError:
    item, where = trial.case.param("item"), reply.exchange.path
    return trial.deviation(
        worded("F-PRINTED", form="for_another", item=item, source=_source(copy)),
        expected=None,
        found=items_of(reply)[item],
        about=item,
        where=f"{where} → {item}",
        cause=f"{trial.case.requirement.id}:{item}:{trial.case.param('addressee')}",
    )


def _source(copy: CopyToIssue) -> str:
    return copy.form.reserved.source if copy.form.reserved else copy.form.source


def _not_asked(trial: Trial, item: str) -> Cause:
    return make_cause(
        "P-NOT-ASKED", {"requirement": trial.case.requirement.id, "item": item}, item=item
    )
