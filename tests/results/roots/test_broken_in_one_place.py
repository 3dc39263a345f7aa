"""The sample package broken in one place: really run, and told in the words of its one fault."""

import pytest

from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.reference.behaviour import CORRECT
from conformance.results.build import judge_case
from conformance.results.fold import defects
from tests.packages.adversaries import NoFunctions, Unchecking
from tests.packages.served import session

DOMAIN = "seal_registration"


PROFILE = f"""
profile: 1
product: {{name: 見本, vendor: 見本社, release: "1"}}
municipality: {{type: general_city, code: "139998", name: 見本市}}
specifications: {{{DOMAIN}: {{version: "2.0"}}}}
surfaces: {{api: {{start: {{reference: true}}}}}}
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    return prepare(options_of({"profile": str(path), "seed": "1", "as-of": "2025-10-01"}))


def one_of_each(prepared, check, reason=None):
    """Return a case of a kind of check for each of a few requirements."""
    found = {
        p.case.requirement.id: p
        for p in prepared.executable
        if (p.case.check, p.case.reason) == (check, reason)
    }
    return list(found.values())[:4]


def told(prepared, planned, conduct=CORRECT, behind=None):
    """Return the defects of some cases; each of these stands below one."""
    with session(lambda _at: conduct, DOMAIN, behind=behind) as opened:
        cases = [judge_case(prepared.run, p, opened.execute(p.case)) for p in planned]
    found = defects(cases, {"fail", "unconfirmed"})
    below = [name for one in found for name in (one.root, *one.consequences)]
    assert sorted(below) == sorted(case.id for case in cases)
    return found


def test_a_wrong_base_path_of_all_functions_is_one_root(prepared):
    some = one_of_each(prepared, "create/stores") + one_of_each(prepared, "update/changes")
    (one,) = told(prepared, some, behind=NoFunctions)
    assert (one.fault.code, one.cause) == ("R-ANSWER", "answer:functions 404")


def test_what_is_checked_nowhere_is_a_root_for_each_kind_of_error(prepared):
    some = [p for code in ("E0001", "E0003") for p in one_of_each(prepared, "create/rejects", code)]
    found = told(prepared, some, conduct=Unchecking())
    assert {one.cause for one in found} == {"accepted:E0001", "accepted:E0003"}
