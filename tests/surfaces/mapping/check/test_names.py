"""Names that the catalogue does not have are told, with the nearest one that it has."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.check.names import problems
from conformance.surfaces.mapping.models import Mapping

STEPS = [{"request": "GET /"}]
GOOD = {
    "codes": {
        "sex": {"1": "M"},
        "child_allowance/payee_type": {"01": "1"},
        "addressee": {"self": "1"},
    },
    "names": {"groups": {"payees": "a", "child_allowance/children": "b"}, "rules": {}},
    "fields": {
        "*": {"atena_number": "no"},
        "audit": {"at": "nichiji"},
        "child_allowance": {"name": "shimei"},
        "child_allowance/payees": {"name": "n"},
        "child_allowance/rule/monthly-amount": {"children.birth_date": "b", "total": "t"},
        "child_allowance/form/certification-notice": {"doc_no": "d"},
        "child_allowance/function/register-claim": {"claim_no": "c"},
    },
    "print": {"fields": {"child_allowance/form/certification-notice": {"doc_no": "番号"}}},
    "calls": [
        {"action": "run", "domain": "child_allowance", "key": "register-claim", "steps": STEPS},
        {"action": "query", "group": "pay*", "steps": STEPS},
    ],
}


def _problems(specs, **changed):
    return list(problems(Mapping.model_validate({**GOOD, **changed}, strict=False), specs))


def test_names_of_the_catalogue_are_no_problem(specs):
    assert _problems(specs) == []


@pytest.mark.parametrize(
    ("changed", "at", "near"),
    [
        ({"codes": {"sx": {}}}, "codes.sx", "sex"),
        ({"codes": {"sex": {"7": "M"}}}, "codes.sex.7", ""),
        ({"names": {"groups": {"payee": "a"}}}, "names.groups.payee", "payees"),
        ({"names": {"domains": {"child_alowance": "a"}}}, "domains", "child_allowance"),
        ({"fields": {"child_allowance/payee": {}}}, "payee", "child_allowance/payees"),
        ({"fields": {"child_allowance/payees": {"nam": "n"}}}, "payees.nam", "name"),
        (
            {"fields": {"child_allowance/rule/monthly-amount": {"children.birth": "b"}}},
            "",
            "birth_date",
        ),
        ({"fields": {"audit": {"when": "n"}}}, "audit.when", ""),
        ({"fields": {"*": {"atena_numbr": "n"}}}, "atena_numbr", "atena_number"),
        ({"print": {"fields": {"child_allowance/form/no-such": {}}}}, "print.fields", ""),
        (
            {"calls": [{"action": "run", "key": "register-clam", "steps": STEPS}]},
            "key",
            "register-claim",
        ),
        ({"calls": [{"action": "query", "group": "payes", "steps": STEPS}]}, "group", "payees"),
        ({"calls": [{"action": "query", "domain": "juki", "steps": STEPS}]}, "domain", ""),
    ],
)
def test_a_name_the_catalogue_does_not_have_is_told(specs, changed, at, near):
    found = _problems(specs, **changed)
    assert [p.code for p in found] == ["PRO024"]
    assert at in found[0].en
    assert near in found[0].remedy_en
