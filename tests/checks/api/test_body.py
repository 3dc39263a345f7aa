"""What departs from a response tree, field by field."""

from __future__ import annotations

import pytest

from conformance.catalog.models.api import ResponseField
from conformance.checks.api.body import differences


def field(name: str, kind: str = "X", **values: object) -> ResponseField:
    return ResponseField.model_validate(
        {
            "name": name,
            "name_ja": "項目",
            "level": 2,
            "always_present": True,
            "may_be_null": False,
            "type": kind,
            **values,
        }
    )


TREE = (
    field("detail", "N", fixed="登録が完了しました。"),
    field("code", digits=3),
    field("count", "9", digits=3, always_present=False, may_be_null=True),
    field("result", "array", fields=(field("day", "DATE"),)),
)
GOOD = {
    "detail": "登録が完了しました。",
    "code": "031",
    "count": 1,
    "result": [{"day": "2025-04-01"}],
}


def wrong(**changed: object) -> list[str]:
    body = {**GOOD, **changed}
    kept = {name: value for name, value in body.items() if value != "absent"}
    return [where for where, *_ in differences(TREE, kept, "")]


def test_the_body_as_specified_has_no_difference() -> None:
    assert wrong() == []


@pytest.mark.parametrize(
    "changed", [{"count": "001"}, {"count": None}, {"count": "absent"}], ids=str
)
def test_a_number_may_be_text_and_an_optional_field_may_be_null_or_absent(
    changed: dict[str, object],
) -> None:
    assert wrong(**changed) == []


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"detail": "完了"}, "/detail"),
        ({"code": "0310"}, "/code"),
        ({"code": "０３１"}, "/code"),
        ({"code": 31}, "/code"),
        ({"code": None}, "/code"),
        ({"code": "absent"}, "/code"),
        ({"count": True}, "/count"),
        ({"result": []}, "/result"),
        ({"result": {"day": "2025-04-01"}}, "/result"),
        ({"result": [{"day": "2025-02-30"}]}, "/result/day"),
        ({"result": ["2025-04-01"]}, "/result"),
        ({"further": "1"}, "/further"),
    ],
    ids=str,
)
def test_a_difference_is_found_at_its_path(changed: dict[str, object], where: str) -> None:
    assert wrong(**changed) == [where]


def test_a_body_that_is_not_json_is_no_object() -> None:
    assert list(differences(TREE, None, "")) == [("body", "object", "NoneType")]
