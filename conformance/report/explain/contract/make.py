"""What an entry of the catalogue is in the contract, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.catalog.models.events import Event
from conformance.catalog.models.requirements import Function
from conformance.planning.generate import cases_of, requirements
from conformance.report.explain.contract import effects
from conformance.report.explain.contract.items import items_of
from conformance.report.explain.contract.model import ContractModel, ExplainedModel
from conformance.report.explain.contract.skeleton import skeleton
from conformance.report.explain.entry import entry_of
from conformance.report.explain.said import class_said
from conformance.report.ground import ground
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from conformance.report.explain.subjects import ExplainedRequirement


def contract_of(named: ExplainedRequirement) -> ContractModel:
    """Return what whoever maps a requirement has to know of it."""
    spec, entry = named.spec, entry_of(named.spec, named.requirement)
    behind = effects.events_behind(spec, entry) if isinstance(entry, Function) else ()
    keys = {event.key for event in behind}
    also = [r for r in requirements(spec) if r.kind == "event" and r.key in keys]
    told = isinstance(entry, Function | Event)
    return ContractModel(
        operation=entry.operation.kind if isinstance(entry, Function) else "",
        items=tuple(items_of(spec, entry)),
        reads=effects.reads(spec, entry),
        writes=effects.writes(spec, entry),
        effects=tuple(effects.effects(spec, entry)),
        afterwards=tuple(effects.afterwards(spec, entry)),
        refusals=tuple(effects.refusals(spec, named.requirement, also)) if told else (),
        mapping=skeleton(spec, entry),
    )


def explained(named: ExplainedRequirement) -> ExplainedModel:
    """Return a requirement as `--json` tells it."""
    spec, one = named.spec, named.requirement
    return ExplainedModel(
        id=one.id,
        title=Bilingual(ja=one.title_ja, en=one.title_en or one.key.replace("-", " ")),
        class_expression=class_said(one.class_),
        source=ground(one.source, one.provenance),
        provenance=one.provenance,
        place=spec.where(FILES[one.kind], one.key),
        contract=contract_of(named),
        cases=tuple(case.id for case in cases_of(spec, one)),
    )
