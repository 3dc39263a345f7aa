"""Verdicts that nothing was executed or found for, held against what the catalogue allows.

They end well without a pass: a case that does not apply, is not declared, is only stated, or about
which the official documents contradict each other. Each needs its reason in the catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.event_ways import KIND, goes_by
from conformance.catalog.load import load
from conformance.trust.levels import levels_of

if TYPE_CHECKING:
    from conformance.results.model import CaseModel, Result

_BY_MAPPING: Final = "P-BY-MAPPING"
_UNCLEAR: Final = "U-SPEC-UNCLEAR"
_DIFFERENTIAL: Final = "/file-differential"
_UNTRIED: Final = frozenset({"attested", "untested", "not_applicable", "not_declared"})


def is_allowed(case: CaseModel, result: Result) -> bool:
    """Return whether the catalogue lets a case have its verdict without a test that passed."""
    if case.surface == "evidence" and case.verdict not in _UNTRIED:
        return False  # nobody but its vendor can see it: it can neither pass nor fail
    match case.verdict:
        case "not_declared":
            return case.level == "optional"
        case "not_applicable":
            return case.level == "not_applicable" or _is_no_concern(case, result)
        case "attested":
            return case.surface == "evidence" or _by_mapping(case)
        case "announced":
            return case.level == "announced" and case.due is not None
        case "spec_unclear":
            return _is_open(case, result)
        case _:
            return True


def _is_no_concern(case: CaseModel, result: Result) -> bool:
    """Return whether the reason why a case that applies is no concern can be one of this case."""
    cause = case.cause
    match None if cause is None else cause.code:
        case "N-FORMAT":
            return case.surface == "forms"
        case "N-DIFFERENTIAL":
            return case.id.endswith(_DIFFERENTIAL)
        case "N-OTHER-PART":
            return any(spec.parts_left_out for spec in result.catalogue)
        case "N-OTHER-DOMAIN":
            named = "" if cause is None else cause.details.get("domain", "")
            return bool(named) and named not in {spec.domain for spec in result.catalogue}
        case "N-BY-OPTION":
            return _goes_by_option(case, result)
        case _:
            return False


def _goes_by_option(case: CaseModel, result: Result) -> bool:
    """Return whether the case goes by the option it names, and nobody claimed that option."""
    domain, kind, key = case.requirement.split("/", 2)
    named = case.cause.details.get("option", "") if case.cause else ""
    version = next((one.version for one in result.catalogue if one.domain == domain), None)
    spec = load(domain, version) if version else None
    event = spec.events.get(key) if spec and kind == "event" else None
    way = goes_by(event, case.id.rpartition("/")[2]) if event else None
    if way is None or named != f"{domain}/{KIND[way[0]]}/{way[1]}":
        return False
    if "optional" not in levels_of(result, named):
        return False
    return all(one.verdict == "not_declared" for one in result.cases if one.requirement == named)


def _by_mapping(case: CaseModel) -> bool:
    """Return whether nothing but the vendor's own mapping speaks for what must be absent."""
    return case.polarity == "absent" and case.cause is not None and case.cause.code == _BY_MAPPING


def _is_open(case: CaseModel, result: Result) -> bool:
    """Return whether the catalogue has the open question, and it is about what the case tries."""
    from conformance.worlds.readings import touches  # noqa: PLC0415 - few results have one

    if case.cause is None or case.cause.code != _UNCLEAR:
        return False
    domain, kind, key = case.requirement.split("/", 2)
    version = next((one.version for one in result.catalogue if one.domain == domain), None)
    if version is None:
        return False
    spec, said = load(domain, version), case.cause.details
    question = spec.questions.get(said.get("question", ""))
    if question is None or question.switch is None or question.switch != said.get("switch"):
        return False
    return touches(spec, question, kind, key)
