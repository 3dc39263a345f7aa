from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from conformance.catalog.lint_file_laws import law_problems
from conformance.catalog.load import load
from conformance.catalog.models.file_laws import FileLaw

SPEC = load("national_health_insurance")
LAW: TypeAdapter[FileLaw] = TypeAdapter(FileLaw)
PARTS = {
    "law": "parts_sum",
    "rows": {"group": "assessments"},
    "others": {"group": "installments"},
    "key": {"household_no": "household_no"},
    "total": "total_amount",
    "part": "amount",
}
AGED = {"law": "aged", "rows": {"group": "insured_persons"}, "birth": "birth_date", "below": 75}


def problems(law: dict[str, object]) -> list[str]:
    one = LAW.validate_python(law, strict=False)
    return [where for where, _, _ in law_problems(SPEC, one, load)]


@pytest.mark.parametrize(
    "law", [PARTS, {**PARTS, "only": {"collection_kind": "1"}}, {**AGED, "on": "lost_on"}]
)
def test_a_law_on_items_that_are_there_has_no_problem(law: dict[str, object]) -> None:
    assert problems(law) == []


@pytest.mark.parametrize(
    "law",
    [
        {**PARTS, "only": {"collection_kind": "8"}},
        {**PARTS, "only": {"kind": "1"}},
        {**AGED, "on": "updated_at"},
        {**AGED, "on": "left_on"},
    ],
)
def test_an_item_a_value_or_a_type_that_is_none_of_the_groups_is_a_problem(
    law: dict[str, object],
) -> None:
    assert problems(law)
