"""Why a case cannot be tried on a package as it is, and what would make it possible."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.messages.causes import make_cause
from conformance.surfaces.access import may_write, refused_to_write
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from conformance.contract.call import Call
    from conformance.findings import Cause


def no_call(call: Call) -> Cause:
    """Return the cause: the profile gives no way to a call."""
    return make_cause("U-NO-CALL", {"missing": call.name}, name=call.name)


def read_only(call: Call) -> Cause:
    """Return the cause: the call would or might write, and the package is only to be read."""
    cause = (refused_to_write if call.writes else may_write)(call.name).cause
    return replace(cause, details={**cause.details, "missing": "access: read_write"})


def no_load(domain: str, group: str, reason_ja: str, reason_en: str) -> Cause:
    """Return the cause: a row cannot be arranged, neither by `load` nor by functions."""
    return make_cause(
        "U-NO-LOAD",
        {"missing": f"load {domain}/{group}"},
        domain=domain,
        group=group,
        reason=Bilingual(reason_ja, reason_en),
    )


def no_function(domain: str, group: str) -> Cause:
    """Return the cause: there is no `load`, and no function adds rows to the group."""
    return no_load(
        domain, group, "load がなく、登録する機能もありません", "no load, and no function adds rows"
    )


def comes_with_others(domain: str, group: str) -> Cause:
    """Return the cause: the package makes rows of the group itself, not as a case wants them."""
    return no_load(
        domain,
        group,
        "他の行の登録に伴って製品が作りますが、query がないため、どうなったかを読めません",
        "the package makes it when another row is added; without query nobody can see how",
    )


def made_otherwise(domain: str, group: str, items: Iterable[str]) -> Cause:
    """Return the cause: the package made the row with others, but not as the case wants it."""
    names = ", ".join(items)
    return no_load(
        domain,
        group,
        f"他の行の登録に伴って製品が作り、次の項目がケースの要る値になりません: {names}",
        f"the package makes it when another row is added, and these are not as wanted: {names}",
    )


def not_reached(domain: str, group: str, items: Iterable[str]) -> Cause:
    """Return the cause: functions store the row, but not these items as the case wants them."""
    names = ", ".join(items)
    return no_load(
        domain, group, f"機能では定められない項目 {names}", f"items out of reach {names}"
    )


def no_business_date(day: date | None = None) -> Cause:
    """Return the cause: the case lives on another day than the package (which day, if known)."""
    shown = "" if day is None else f" {day.isoformat()}"
    return make_cause("U-NO-BUSINESS-DATE", {"missing": "business_date"}, shown=shown)


def shared_batch(domain: str, function: str) -> Cause:
    """Return the cause: a batch would touch other people's records."""
    return make_cause(
        "U-NO-SHARED-BATCH", {"missing": "batch_on_shared"}, domain=domain, function=function
    )


def taken(domain: str, group: str) -> Cause:
    """Return the cause: the case itself stored another row under this key (a gap of ours)."""
    return make_cause("U-IDENTITY-TAKEN", {"missing": "reset"}, domain=domain, group=group)


def no_identity(domain: str, group: str) -> Cause:
    """Return the cause: rows of the group cannot be told from other people's."""
    return make_cause("U-NO-IDENTITY", {"missing": "reset"}, domain=domain, group=group)


def numbered(place: str) -> Cause:
    """Return the cause: the package chooses the value that the case would send."""
    return make_cause("U-ASSIGNED", {"missing": f"assigns {place}"}, place=place)


def number_untold(place: str) -> Cause:
    """Return the cause: the answer to an addition does not tell the number assigned."""
    return make_cause("U-NUMBER-UNTOLD", {"missing": f"number {place}"}, place=place)
