"""No trace of a protected person in what is handed over: export files and linkages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from conformance.cases import trace_needs
from conformance.cases.registry import check
from conformance.checks.property import measures
from conformance.checks.property.no_trace import ROLES
from conformance.checks.property.no_trace_elsewhere import hold_exports
from conformance.checks.property.protected import ProtectionStory, laws_of, stand, stories
from conformance.contract.call import Call
from conformance.findings import UntestedError
from conformance.messages.worded import worded
from conformance.surfaces.mapping.causes import is_shown_masked
from conformance.worlds.as_it_is.causes import no_call
from conformance.worlds.generative import each
from conformance.worlds.in_part import InPart

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models import invariants as law
    from conformance.checks.property.protected import ProtectedRows
    from conformance.findings import Json

_HANDOVERS: Final = 1
"""How many stories are drawn."""


def _handed_over(trial: Trial, one: law.NoLeak, story: ProtectionStory, parts: InPart) -> None:
    """Export every group and send every linkage while the person's row stands."""
    with parts.part(story.about[0], judges=False):
        standing = _of_own_domain(stand(trial, one, story, story.about[0]))
        with parts.part("export"):
            _exported(standing, parts)
        spec = trial.spec
        reach = parts.of(trace_needs.sending_linkages(spec), lambda key: [_sending(trial, key)])
        for key in reach:
            with parts.part(key):
                sent = standing.trial.interface.link(trial.domain, key, {"direction": "send"})
                standing.watcher.handed_over(standing.trial.accepted(sent), f"linkage/{key}")


def _sending(trial: Trial, linkage: str) -> Call:
    return Call.to_link(trial.domain, linkage, "send")


def _exported(standing: ProtectedRows, parts: InPart) -> None:
    """Export the groups that can be: each value stands in one, under its own item alone.

    A list of the vendor's own may keep a protected person's whereabouts back: that is no fault,
    and tells nothing.
    """
    domain = standing.trial.domain
    groups = parts.of(standing.trial.spec.records, lambda group: [Call.on("export", domain, group)])
    if not groups:
        raise UntestedError(no_call(Call.on("export", domain, "")))
    if standing.trial.own.mapping is not None:
        hold_exports(standing)
    reply = standing.trial.interface.export(domain, list(groups))
    met = standing.watcher.handed_over(standing.trial.accepted(reply), "export")
    values = {c.value for c in standing.canaries if c.name in met}  # a household shares one
    known = (c for c in standing.canaries if c.group in groups)
    missing = [c.name for c in known if c.value not in values]
    if missing and standing.trial.own.mapping is not None:
        raise UntestedError(is_shown_masked(sorted(missing)))  # hidden more than is asked
    if missing:
        raise standing.trial.deviation(
            worded("F-NOT-STORED"),
            expected=cast("Json", sorted(missing)),
            found=cast("Json", sorted(met)),
            where="exports",
            example=standing.watcher.story,
        )


def _of_own_domain(standing: ProtectedRows) -> ProtectedRows:
    """Return who stands, with what the domain itself holds of where they are.

    What is handed over may lawfully hold the address of the register.
    """
    own = tuple(c for c in standing.canaries if c.domain == standing.trial.domain)
    return replace(standing, canaries=own, watcher=replace(standing.watcher, canaries=own))


@check(
    "property/no-trace-handovers",
    polarity="absent",
    compares="protection",
    ja="支援措置対象者の所在が、それを持つ組の項目のほか、出力ファイルにも連携にも現れない",
    en="exports and linkages hold a protected person's whereabouts under their own items only",
    needs=(trace_needs.handed_over,),
    generative=True,
    in_part=True,
)
def handovers(trial: Trial) -> None:
    """Each value stands in its own column of its own group, and nowhere else."""
    one = laws_of(trial)[0]
    records = trace_needs.handed(trial.spec, one)
    measure = measures.listed_measures(trial, one)[0]
    first = [ProtectionStory(trial.day, measure, "long", (record,), "clerk") for record in records]
    drawn = stories(trial, one, records, ROLES[:1])
    parts = InPart(trial)
    each(
        trial, drawn, lambda story: _handed_over(trial, one, story, parts), _HANDOVERS, first=first
    )
    parts.hold_all()
