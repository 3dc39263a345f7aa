"""Why a call of the contract could not be made through the profile's mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.messages.causes import make_cause
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.contract.call import Call
    from conformance.contract.reply import Reply
    from conformance.findings import Cause
    from conformance.surfaces.known_words import ShowableWords
    from conformance.surfaces.mapping.replies import VendorReason


def not_mapped(call: Call) -> Cause:
    """Return the cause that the profile has no call for this."""
    what = described(call)
    return make_cause(
        "P-NOT-MAPPED", {"action": call.action, "key": call.key}, what=what, action=call.action
    )


def no_step(call: Call) -> Cause:
    """Return the cause that no step of a call was to be taken."""
    what = described(call)
    return make_cause("P-NO-STEP", {"action": call.action, "key": call.key}, what=what)


def no_value(request: str, name: str) -> Cause:
    """Return the cause that a path names a variable which has no value in this request."""
    return make_cause(
        "P-NO-VALUE", {"request": request, "variable": name}, request=request, name=name
    )


def not_arranged(
    path: str, reasons: tuple[VendorReason, ...], status: int, words: ShowableWords
) -> Cause:
    """Return the cause that a call which only arranges or reads was refused."""
    told = ((words.told(r.code), words.told(r.place or "")) for r in reasons)
    said = ", ".join(f"{code} ({place})" if place else code for code, place in told)
    return make_cause("P-NOT-ARRANGED", {"path": path}, path=path, status=status, said=said)


def no_role(role: str) -> Cause:
    """Return the cause that the profile does not say how to act as a role."""
    return make_cause("P-NO-ROLE", {"role": role}, role=role)


def no_group(path: str) -> Cause:
    """Return the cause that rows of a linkage do not say which group they belong to."""
    return make_cause("P-NO-GROUP", {"path": path}, path=path)


def described(call: Call) -> str:
    """Return a call as people read it: `run resident_register/search-residents (search)`."""
    where = "/".join(part for part in (call.domain, call.key) if part)
    parts = (call.kind, call.direction, call.format)
    about = ", ".join(part for part in parts if part and part not in (call.action, "items"))
    return " ".join(part for part in (call.action, where, f"({about})" if about else "") if part)


def no_field(items: Sequence[str], scope: str = "") -> Cause:
    """Return the cause: the profile says that the vendor's API has no field for items.

    `scope` names the requests in which they would have to stand (`domain/function/key`).
    """
    named = ", ".join(items)
    where = Bilingual(f"{scope} の", f" in requests of {scope}") if scope else Bilingual("", "")
    return make_cause("P-NO-FIELD", {"item": named}, named=named, where=where)


def is_shown_masked(items: Sequence[str]) -> Cause:
    """Return the cause: the package shows a value with marks in place of most of it."""
    named = ", ".join(items)
    return make_cause("P-MASKED", {"item": named}, named=named)


def no_word(items: Sequence[str]) -> Cause:
    """Return the cause: a table of the profile has no word for a code of the catalogue."""
    named = ", ".join(items)
    return make_cause("P-NO-WORD", {"item": named}, named=named)


def looked_up(path: str) -> Cause:
    """Return the cause: the refusal is that of an enquiry, and what acts was never asked."""
    return make_cause("P-LOOKED-UP", {"path": path}, path=path)


def half_done(path: str) -> Cause:
    """Return the cause: an earlier request of the same call had been acted upon."""
    return make_cause("P-HALF-DONE", {"path": path}, path=path)


def asks_more(reply: Reply, words: ShowableWords) -> Cause:
    """Return the cause: the package refuses a lawful request for what the request does not hold."""
    path, told = reply.exchange.path, words.told_of(reply.refusals)
    return make_cause("P-ASKS-MORE", {"path": path}, path=path, told=told)
