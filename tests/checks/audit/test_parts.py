"""What is asked of a log: what the requirement names, and of ours what the product's log has."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.checks.audit.entries import asked_of, expected_entry
from conformance.checks.audit.persons import _naming

ENTRY = expected_entry("create", "payees", "payee_atena=1").entry
SUBJECT = "municipality_code=139998,payee_atena=123456789012345"


@pytest.mark.parametrize("lacking", [set(), {"role"}, {"role", "target", "outcome"}, {"actor"}])
def test_only_parts_of_ours_that_a_log_lacks_are_not_asked(lacking):
    trial = SimpleNamespace(own=SimpleNamespace(lacks=lambda name, _scope: name in lacking))

    asked = asked_of(trial, ENTRY)

    assert set(ENTRY) - set(asked) == lacking - {"actor"}
    assert {"actor", "action", "subject"} <= set(asked)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        (SUBJECT, 1),
        ("555555555555555,123456789012345", 1),
        ("1234567890123456", 0),
        ("other=123456789012345", 0),
        ("", 0),
    ],
)
def test_a_list_of_numbers_names_whose_number_stands_in_it(told, named):
    assert _naming([{"subject": told}], SUBJECT) == named
