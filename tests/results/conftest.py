"""A small result made by hand."""

import datetime as dt

import pytest

from conformance.results import model as m


def case(name: str, verdict: str = "pass", **more: object) -> m.CaseModel:
    data: dict[str, object] = {
        "id": f"child_allowance/rule/{name}",
        "requirement": "/".join(f"child_allowance/rule/{name}".split("/")[:3]),
        "requirement_title": m.Bilingual(ja="題", en="title"),
        "title": m.Bilingual(ja="検査", en="check"),
        "level": "required",
        "class_expression": "required",
        "polarity": "value",
        "surface": "api",
        "source": "児童手当法第6条",
        "provenance": "derived",
        "place": "child_allowance/2.0/rules.yaml:1",
        "verdict": verdict,
    }
    return m.CaseModel.model_validate({**data, **more})


def finding(cause: str) -> m.FindingModel:
    return m.FindingModel(
        code="F-VALUE",
        text=m.Bilingual(ja="値が違います", en="differs"),
        expected=15000,
        found=10000,
        where="/conformance/v1",
        cause=cause,
        remedy=m.Bilingual(ja="", en=""),
    )


@pytest.fixture
def sample_result() -> m.Result:
    return m.Result(
        tool_version="0",
        product=m.ProductModel(name="見本", vendor="v", release="1", city_type="general_city"),
        profile_digest="0" * 64,
        catalogue=(),
        as_of=dt.date(2026, 11, 21),
        seed=1,
        scope=m.ScopeModel(),
        verdict=m.VerdictModel(
            state="conformant", exit_code=0, line=m.Bilingual(ja="適合", en="conformant")
        ),
        counts={},
        cases=(case("a/x"), case("b/y", "fail", finding=finding("child_allowance/rule/b"))),
        defects=(),
        questions=(),
    )
