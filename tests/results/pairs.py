"""Pairs of results of one product: any verdicts, a waiver here and there."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import samples

from conformance.results import model as m
from conformance.results.about import about
from conformance.results.judgement import verdict_of
from conformance.values.words import Bilingual

TODAY = dt.date(2026, 11, 2)
CAUSE = m.CauseModel(
    code="U-NO-SURFACE", text=Bilingual(ja="なし", en="none"), remedy=Bilingual(ja="", en="")
)
VERDICTS = (
    *("pass", "fail", "untested", "needs_review", "harness_error"),
    *("attested", "not_declared", "not_applicable", "spec_unclear", "unconfirmed", "answered"),
    "announced",
)
LEVELS = {"not_applicable": "not_applicable", "announced": "announced"}


def finding(root: str = "cause-1", code: str = "F-VALUE", found: object = 1) -> m.FindingModel:
    return m.FindingModel(
        code=code,
        text=Bilingual(ja="値が違います。", en="another value"),
        found=found,
        where="/",
        cause=root,
        remedy=Bilingual(ja="", en=""),
    )


def waiver(expires: dt.date, of: str = "child_allowance/rule/rule-1") -> m.WaiverModel:
    over = samples.INVOCATION.as_of > expires
    return m.WaiverModel(
        of=of, approver="課長", reason="改修予定", risk="小", expires=expires, expired=over
    )


def case(number: int, verdict: str = "pass", **more: object) -> m.CaseModel:
    made = samples.case(
        f"child_allowance/rule/rule-{number}/example",
        "pass",
        level=LEVELS.get(verdict, "required"),
        attestation=samples.ATTESTATION if verdict == "attested" else None,
    )
    said: dict[str, object] = {"verdict": verdict}
    if verdict in {"unconfirmed", "answered"}:
        said |= {"ground": "reconstructed"}
    if verdict == "answered":
        said["answer"] = samples.ANSWER.model_copy(update={"of": made.id})
    if verdict == "announced":
        said["due"] = TODAY + dt.timedelta(30)
    if verdict in {"fail", "unconfirmed", "answered", "announced"}:
        said["finding"] = finding(f"cause-{number}")
    if verdict in {"untested", "needs_review"}:
        said["cause"] = CAUSE
    return made.model_copy(update={**said, **more})


def result(*cases: m.CaseModel, **more: object) -> m.Result:
    made = samples.result(tuple(cases)).model_copy(update=more)
    return made.model_copy(update={"verdict": verdict_of(about(made), made.cases)})


def earlier(one: m.Result) -> m.Result:
    """The same result of another run, as the baseline of a release that changed nothing."""
    run = one.run.model_copy(update={"seconds": one.run.seconds + 1})
    return one.model_copy(update={"run": run})


def known(one: m.Result, spec: m.CatalogueModel) -> m.Result:
    """The result judged against one more specification, of which a case passed."""
    passed = case(7).model_copy(update={"id": f"{spec.domain}/rule/rule-7/example"})
    passed = passed.model_copy(update={"requirement": f"{spec.domain}/rule/rule-7"})
    cases = (*one.cases, passed)
    more = one.model_copy(update={"catalogue": (*one.catalogue, spec), "cases": cases})
    return more.model_copy(update={"verdict": verdict_of(about(more), more.cases)})


Cases = tuple[m.CaseModel, ...]
WAIVERS = st.one_of(
    st.none(), st.sampled_from([TODAY, TODAY - dt.timedelta(1), TODAY + dt.timedelta(30)])
)


@st.composite
def cases(draw: st.DrawFn, verdicts: tuple[str, ...] = VERDICTS) -> tuple[m.CaseModel, ...]:
    """A few cases, none twice, in the order of their numbers."""
    numbers = sorted(draw(st.sets(st.integers(1, 5))))
    made = []
    for number in numbers:
        day = draw(WAIVERS)
        more = (
            {}
            if day is None
            else {"waiver": waiver(day, f"child_allowance/rule/rule-{number}/example")}
        )
        made.append(case(number, draw(st.sampled_from(verdicts)), **more))
    return tuple(made)
