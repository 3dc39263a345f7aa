"""Cases that cannot be carried out in both versions: what each of them goes by."""

from dataclasses import replace

import pytest

from conformance.catalog.changes.compare import compare
from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.revision.built_on import BuiltOn

SPEC = load("child_allowance")
CASES = {case.id: case for one in requirements(SPEC) for case in cases_of(SPEC, one)}
FILE = "child_allowance/record/confirmations/file-"
TRACE = "child_allowance/invariant/dv-address-never-leaks/no-trace-views-2"


def edited(part, key, **fields):
    entries = dict(getattr(SPEC, part))
    entries[key] = entries[key].model_copy(update=fields)
    return BuiltOn(compare(SPEC, replace(SPEC, **{part: entries})), SPEC)


def with_item(item, **fields):
    items = SPEC.records["confirmations"].items
    changed = tuple(i.model_copy(update=fields) if i.key == item else i for i in items)
    return edited("records", "confirmations", items=changed)


CODE = edited("codes", "confirm_type", values={"1": "x"})
SIZE = with_item("confirm_no", max_len=99)
WORDS = edited("rules", "payment-schedule", law="別", note="別")
RULE = edited("rules", "payment-schedule", statement="別")
FUNCTION = edited(
    "functions", "access-control", operation=SPEC.functions["manage-spouse"].operation
)
CLASS = edited("functions", "access-control", class_="optional")


@pytest.mark.parametrize(
    ("built", "case", "touched"),
    [
        (CODE, f"{FILE}item-confirm-type", True),
        (CODE, f"{FILE}item-confirm-no", False),
        (CODE, f"{FILE}columns", False),
        (SIZE, f"{FILE}item-confirm-no", True),
        (SIZE, f"{FILE}item-confirm-type", False),
        (SIZE, f"{FILE}columns", True),
        (RULE, "child_allowance/rule/payment-schedule/generated-facts", True),
        (RULE, "child_allowance/rule/monthly-amount/generated-facts", False),
        (
            RULE,
            "child_allowance/invariant/regular-pay-months/oracle-agrees-payment-schedule-0",
            True,
        ),
        (WORDS, "child_allowance/rule/payment-schedule/generated-facts", False),
        (FUNCTION, TRACE, True),
        (CLASS, TRACE, False),
        (RULE, TRACE, False),
    ],
)
def test_a_case_goes_by_what_it_tries(built, case, touched):
    assert built.asks_else(CASES[case]) is touched
