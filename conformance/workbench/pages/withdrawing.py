"""What an approver takes back: waivers, and cases that were let pass without a judgement."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from conformance.errors import Message, UsageError
from conformance.results.policy import JudgedProductModel
from conformance.workbench.accepted import entry_key, without_entry
from conformance.workbench.people import ALONE
from conformance.workbench.policy_file import change_policy
from conformance.workbench.shelf import loaded, product_of
from conformance.workbench.taking_back import take_back, waivers_of
from conformance.workbench.until import policy_of
from conformance.workbench.visit import action, no_such

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from conformance.workbench.taking_back import GivenWaiver
    from conformance.workbench.visit import Visit


@action("/results/{key}/withdraw", "approver")
def withdraw(visit: Visit) -> Response:
    """Take back waivers under which a result ran, or that a profile of its product has.

    Raises:
        UsageError: WBN024, no such waiver, no reason, or no name; PRO090, a profile of it cannot
            be changed from here, and nothing was.
    """
    path = visit.bench.library.path(visit.key())
    if path is None:
        raise no_such()
    result = visit.bench.library.result(path)
    product = JudgedProductModel.judged_in(result)
    policy = policy_of(visit.bench.settings.policy)
    given = waivers_of(product, visit.bench.shelf.fitting(product), result, policy)
    number = _take_back(visit, product, given)
    told = urlencode({"kind": "withdraw", "wrote": str(number)})
    return visit.go(f"/results/{visit.key()}/entries?{told}")


@action("/profiles/{key}/withdraw", "approver")
def withdraw_of_profile(visit: Visit) -> Response:
    """Take back waivers that a profile has, whether or not a result was made under them.

    Raises:
        UsageError: as `withdraw`.
    """
    listed = visit.bench.shelf.get(visit.key())
    found = None if listed is None or listed.sample else loaded(listed.path)
    if listed is None or found is None:
        raise no_such()
    policy = policy_of(visit.bench.settings.policy)
    product = product_of(found.profile)
    _take_back(visit, product, waivers_of(product, (listed,), None, policy))
    return visit.go(f"/profiles/{listed.name}")


@action("/results/{key}/unaccept", "approver")
def unaccept(visit: Visit) -> Response:
    """Take back that cases may stay without a judgement: out of the policy, into the audit.

    Raises:
        UsageError: WBN024, no such entry, no reason, or no name.
    """
    path, chosen = visit.bench.settings.policy, set(visit.fields("accepted"))
    entries = [one for one in policy_of(path).accepted if entry_key(one) in chosen]
    reason, by = _reason(visit), _by(visit)
    if not entries or not reason or not by:
        raise UsageError(_incomplete())
    with ExitStack() as acts:
        for one in entries:
            told = f"{one.case} ({one.approver}, {one.expires}) {_named(visit, by)}"
            acts.enter_context(visit.audited("accept withdrawn", told.strip(), reason))
        change_policy(path, lambda policy: without_entry(policy, chosen))
    return visit.go(f"/results/{visit.key()}/gate")


def _take_back(visit: Visit, product: JudgedProductModel, given: Sequence[GivenWaiver]) -> int:
    """Take back the waivers of the form, each with a line of the audit; return how many."""
    chosen = set(visit.fields("waiver"))
    those = [one for one in given if one.key in chosen and one.is_in_force]
    reason, by = _reason(visit), _by(visit)
    if not those or len(those) != len(chosen) or not reason or not by:
        raise UsageError(_incomplete())
    with ExitStack() as acts:
        for one in those:
            told = f"{product.name} {product.release}: {one.of} ({one.approver}, {one.expires})"
            subject = f"{told} {_named(visit, by)}".strip()
            acts.enter_context(visit.audited("waiver withdrawn", subject, reason))
        take_back(visit.bench, product, those, by, reason)
    return len(those)


def _reason(visit: Visit) -> str:
    """Return why; empty where nothing is said."""
    found = visit.field("reason")
    return found if any(letter.isalnum() for letter in found) else ""


def _by(visit: Visit) -> str:
    """Return who speaks: whoever is logged in, or the name that one who works alone gives."""
    if visit.name != ALONE:
        return visit.name
    found = visit.field("by")
    return found if any(letter.isalnum() for letter in found) else ""


def _named(visit: Visit, by: str) -> str:
    """Return the name that somebody gave who works alone: the audit does not know it."""
    return f"[{by}]" if visit.name == ALONE else ""


def _incomplete() -> Message:
    return Message(
        "WBN024",
        "取り消すには、取り消していないものを一つ以上選び、理由（と、一人で使うときは氏名）を書きます。",
        "to take something back: choose at least one that stands, and give the reason (and your"
        " name, where you work alone)",
        "戻って書き足してください。",
        "go back and fill it in",
    )
