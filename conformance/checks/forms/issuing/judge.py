"""Whether a copy that must not be issued was refused, and what the refusal tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.checks.forms.lawful_copy import items_of
from conformance.checks.protection.restrict import appears, leak
from conformance.checks.refusals.broken import stands_against
from conformance.checks.refusals.refusal import hold_refused
from conformance.messages.worded import worded
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.preconditions import Precondition
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.findings import FindingError
    from conformance.surfaces.package import Reply


def hold_not_issued(trial: Trial, copy: CopyToIssue, one: Precondition, reply: Reply) -> None:
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


def _tells(copy: CopyToIssue, item: str, reply: Reply) -> bool:
    return appears(copy.expected.get(item), reply.exchange.response)


def _issued_anyway(trial: Trial, one: Precondition, reply: Reply) -> FindingError:
    return trial.deviation(
        worded("F-ISSUED-ANYWAY", title=Bilingual(one.title_ja, one.title_en), source=one.source),
        expected={"issued": False},
        found=reply.answered,
        where=reply.exchange.path,
        cause=f"{trial.domain}/form/{trial.key}:{one.key}",
    )


def _broken_down(trial: Trial, reply: Reply) -> FindingError:
    return trial.deviation(
        worded("F-REFUSAL-STATUS", form="none"),
        expected={"issued": False},
        found=reply.answered,
        where=reply.exchange.path,
        cause=f"interface:refusal-status:{reply.status}",
    )
