"""Whether a copy that must not be issued was refused, and what the refusal tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.suite.broken import stands_against
from conformance.suite.form_copy import items_of
from conformance.suite.refusal import hold_refused
from conformance.suite.restrict import appears, leak

if TYPE_CHECKING:
    from conformance.catalog.models.preconditions import Precondition
    from conformance.findings import FindingError
    from conformance.suite.form_copy import Copy
    from conformance.suite.trial import Trial
    from conformance.surfaces.package import Reply


def hold_not_issued(trial: Trial, copy: Copy, one: Precondition, reply: Reply) -> None:
    """Hold that no copy was issued, for the reason that a source binds, and nothing came out.

    Where no source binds one the reason must still be about what stands: a product that finds the
    request itself at fault, or does not offer it, has not looked. A breakdown refuses nothing.
    """
    if reply.accepted or items_of(reply):
        raise _issued_anyway(trial, one, reply)
    if not reply.refused:
        raise _broken_down(trial, reply)
    hold_refused(trial, reply, stands_against(one.reason))
    if one.discreet:
        told = [i.key for i in copy.form.items if i.locates and _tells(copy, i.key, reply)]
        if told:
            raise leak(trial, told, reply.exchange.path, f"form/{copy.form.key}")


def _tells(copy: Copy, item: str, reply: Reply) -> bool:
    return appears(copy.expected.get(item), reply.exchange.response)


def _issued_anyway(trial: Trial, one: Precondition, reply: Reply) -> FindingError:
    return trial.deviation(
        "F-ISSUED-ANYWAY",
        f"発行してはならない帳票が発行されました（{one.title_ja}）。",
        f"a copy was issued although {one.title_en}",
        expected={"issued": False},
        found=reply.answered,
        where=reply.exchange.path,
        cause=f"{trial.domain}/form/{trial.key}:{one.key}",
        remedy_ja="発行の前に、対象者の記録がこの条件に当たらないことを確かめ、当たるときは拒んでください。"
        f"根拠: {one.source}",
        remedy_en="before issuing look at the subject's records and refuse when this holds; "
        f"source: {one.source}",
    )


def _broken_down(trial: Trial, reply: Reply) -> FindingError:
    return trial.deviation(
        "F-REFUSAL-STATUS",
        "拒否ではない応答です。",
        "the answer is no refusal",
        expected={"issued": False},
        found=reply.answered,
        where=reply.exchange.path,
        cause=f"interface:refusal-status:{reply.status}",
        remedy_ja="4xx と理由を返してください。5xx は故障であり、拒否ではありません。",
        remedy_en="answer with 4xx and the reason; 5xx is a breakdown, not a refusal",
    )
