"""A lawful request answered as by a server that knows no such path: the mapping is at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Create
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.no_such_path import NO_SUCH_PATH
from conformance.surfaces.package import CONTRACT_STATUS

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.surfaces.package import Refusal, Reply

_NO_SUCH_ROW, _NOT_PROVIDED = "C0404", "C0405"


def hold_routed(trial: Trial, reply: Reply) -> None:
    """Hold that a mapped call has reached a function of the product.

    Raises:
        UntestedError: 404, 405 or 410 came back without a reason that the profile translates, or
            one that says no more: a router's answer, or a code that the profile lacks.
    """
    api = trial.profile.surfaces.api
    if api is None or api.adapter != "mapping" or reply.status not in NO_SUCH_PATH:
        return
    if any(_is_reason(trial, told) for told in reply.refusals):
        return
    raise UntestedError(_no_route(reply.exchange.path, reply.status))


def _is_reason(trial: Trial, told: Refusal) -> bool:
    """Return whether a reason is the contract's, and about a row that the request can be about.

    A function that adds a row is about none: "no such row", of no item, is a router's answer.
    """
    if told.code != _NO_SUCH_ROW or told.item is not None:
        return told.code in CONTRACT_STATUS and told.code != _NOT_PROVIDED
    function = trial.spec.functions.get(trial.key)
    return function is None or not isinstance(function.operation, Create)


def _no_route(where: str, status: int) -> Cause:
    return make_cause("P-NO-ROUTE", {"tried": where}, where=where, status=status)
