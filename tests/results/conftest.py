"""A small result made by hand."""

import datetime as dt

import pytest

from conformance.results import model as m
from conformance.results.about import about
from conformance.results.fold import defects
from conformance.results.invocation import InvocationModel, VersionsModel
from conformance.results.judgement import counts_of, verdict_of
from conformance.results.run import RunModel
from conformance.values.words import Bilingual

_TEN = dt.datetime(2026, 11, 21, 10, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def case(name: str, verdict: str = "pass", **more: object) -> m.CaseModel:
    data: dict[str, object] = {
        "id": f"child_allowance/rule/{name}",
        "requirement": "/".join(f"child_allowance/rule/{name}".split("/")[:3]),
        "requirement_title": Bilingual(ja="題", en="title"),
        "title": Bilingual(ja="検査", en="check"),
        "level": "required",
        "class_expression": "required",
        "polarity": "value",
        "surface": "api",
        "source": "児童手当法第6条",
        "provenance": "derived",
        "ground": "derived",
        "rests_on": f"child_allowance/rule/{name}",
        "place": "child_allowance/2.0/rules.yaml:1",
        "verdict": verdict,
    }
    return m.CaseModel.model_validate({**data, **more})


def finding(cause: str) -> m.FindingModel:
    return m.FindingModel(
        code="F-VALUE",
        text=Bilingual(ja="値が違います", en="differs"),
        expected=15000,
        found=10000,
        where="/conformance/v1",
        cause=cause,
        remedy=Bilingual(ja="", en=""),
    )


@pytest.fixture
def sample_result() -> m.Result:
    cases = (case("a/x"), case("b/y", "fail", finding=finding("child_allowance/rule/b")))
    whole = m.Result(
        product=m.ProductModel(
            name="見本",
            vendor="v",
            release="1",
            city_type="general_city",
            city_code="131016",
            city_name="架空市",
        ),
        catalogue=(),
        invocation=InvocationModel(
            command="run",
            profile="own.yaml",
            profile_digest="0" * 64,
            as_of=dt.date(2026, 11, 21),
            seed=1,
            versions=VersionsModel(harness="0", python="3.11.7", hypothesis="6.170.15"),
        ),
        run=RunModel(started_at=_TEN, finished_at=_TEN, seconds=0.5, workers=0),
        scope=m.ScopeModel(),
        verdict=m.VerdictModel(state="incomplete", exit_code=3, line=Bilingual(ja="", en="")),
        counts=counts_of(cases),
        cases=cases,
        defects=defects(cases),
        questions=(),
    )
    return whole.model_copy(update={"verdict": verdict_of(about(whole), cases)})
