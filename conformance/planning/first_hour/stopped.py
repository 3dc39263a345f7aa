"""Sentences for what could not be tried, and for what was otherwise than the catalogue says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.contract.apply import run_call
from conformance.contract.call import Call
from conformance.findings import UntestedError
from conformance.planning.first_hour.model import FirstHourSentence
from conformance.planning.rehearsal.access_place import access_place
from conformance.planning.rehearsal.model import MAPPING
from conformance.planning.rehearsal.places import call_place
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.cases.case import Case
    from conformance.findings import Cause, Finding, FindingError
    from conformance.planning.rehearsal.model import Place
    from conformance.worlds.session import Session

_API: Place = ("surfaces", "api")
_CAPABILITIES: Place = (*_API, "capabilities")
_PLACES: dict[str, Place] = {
    "P-NOT-MAPPED": (*MAPPING, "calls"),
    "P-NO-ROLE": (*_API, "roles"),
    "U-READ-ONLY": (*_API, "access"),
    "U-NO-BUSINESS-DATE": (*_CAPABILITIES, "business_date"),
    "U-NO-LOAD": _CAPABILITIES,
    "U-ASSIGNED": (*_CAPABILITIES, "assigns"),
    "U-NO-SHARED-BATCH": (*_CAPABILITIES, "batch_on_shared"),
    "U-NO-IDENTITY": (*_CAPABILITIES, "reset"),
}
"""Which entry of a profile decides a cause, where that is always the same."""
_TOGETHER = 3  # causes that one sentence names
_NOT_TRIED = Bilingual("試せなかった: {what}。", "Not tried: {what}.")
_NO_CALL = "U-NO-CALL"
_NO_CALLS = Bilingual(
    "試せなかった。プロファイルに呼出しがない: {what}。",
    "Not tried, for the profile has no call: {what}.",
)


def otherwise(session: Session, case: Case, finding: Finding) -> FirstHourSentence:
    """Return the sentence for what was otherwise than the catalogue says."""
    words, place = Bilingual(finding.ja, finding.en), place_of(session, case)
    return FirstHourSentence(
        "otherwise", words, case.id, place, finding=finding, carried=session.sent
    )


def not_tried(session: Session, case: Case, cause: Cause) -> FirstHourSentence:
    """Return the sentence for what could not be tried."""
    words = Bilingual(cause.ja, cause.en)
    return FirstHourSentence(
        "not_tried", words, case.id, place_of(session, case, cause), cause=cause
    )


def stopped(session: Session, case: Case, error: FindingError | UntestedError) -> FirstHourSentence:
    """Return the sentence for whatever stopped a look."""
    if isinstance(error, UntestedError):
        return not_tried(session, case, error.cause)
    return otherwise(session, case, error.finding)


def together(left: Iterable[FirstHourSentence]) -> Iterator[FirstHourSentence]:
    """Yield one sentence for all that was not tried for causes of one code."""
    by_code: dict[str, list[FirstHourSentence]] = {}
    for one in left:
        by_code.setdefault(one.cause.code if one.cause else "", []).append(one)
    for code, several in by_code.items():
        first = several[0]
        if code == _NO_CALL:
            texts = [_missing(one) for one in several]
            words = _NO_CALLS.filled({"what": _some(texts)})
        else:
            words = _NOT_TRIED.filled({"what": _some([one.words for one in several])})
        yield FirstHourSentence("not_tried", words, first.about, first.place, cause=first.cause)


def _missing(told: FirstHourSentence) -> Bilingual:
    name = told.cause.details.get("missing", "") if told.cause else ""
    return Bilingual(name, name)


def _some(texts: Iterable[Bilingual]) -> Bilingual:
    """Return the first of some texts, and how many more there are."""
    known = list(dict.fromkeys(texts))
    more = len(known) - _TOGETHER
    ja = "、".join(one.ja.rstrip("。") for one in known[:_TOGETHER])
    en = "; ".join(one.en for one in known[:_TOGETHER])
    if more > 0:
        return Bilingual(f"{ja}（ほか {more}）", f"{en} ({more} more)")
    return Bilingual(ja, en)


def place_of(session: Session, case: Case, cause: Cause | None = None) -> Place:
    """Return the entry of the profile by which something went as it did; () where there is none."""
    api = session.api
    if api is None:
        return ()
    if cause is not None and cause.code == _NO_CALL:
        return (*MAPPING, "calls") if api.mapping else (*_CAPABILITIES, "without")
    if cause is not None and (at := _PLACES.get(cause.code) or access_place(api, cause)):
        return at
    return call_place(api, _entered(session, case))


def _entered(session: Session, case: Case) -> Call:
    """Return the call by which what a case is about is entered or asked."""
    domain, key = case.requirement.domain, case.requirement.key
    if case.requirement.kind == "rule":
        return Call.to_calculate(domain, key)
    return run_call(session.specs[domain], str(case.params.get("way", key)), {})
