"""Searches, refusals and handovers leave no trace; one that is left is found where it came out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.reference.behaviour import correct
from conformance.surfaces.package import Refusal
from tests.checks.property.tried import case_of, tried
from tests.packages.served import session

SEAL = "seal_registration/invariant/dv-address-never-on-lists"
SEARCH = "function/search-basic"
ADDRESS = "seal_registration/seal_registrations/address"
CHILD = "child_rearing_allowance/invariant/dv-address-never-leaks"
HOME = "child_rearing_allowance/recipients/address"


@pytest.mark.parametrize("way", ["searches", "refusals", "handovers"])
@pytest.mark.parametrize("requirement", [SEAL, CHILD])
def test_a_sound_package_leaves_no_trace(requirement, way) -> None:
    assert tried(requirement, f"no-trace-{way}").verdict == "pass"


def test_a_search_that_shows_protected_people_to_others_leaks() -> None:
    finding = tried(SEAL, "no-trace-searches", SEARCH, kind="search_finds_protected").finding
    assert (finding.code, finding.found) == ("F-LEAK", ["seal_registrations.address"])


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "search_finds_protected", "hides": ["address"]},
        {"kind": "search_counts_protected"},
    ],
)
def test_a_search_by_whereabouts_that_hits_or_counts_confirms_them(fault) -> None:
    finding = tried(SEAL, "no-trace-searches", SEARCH, **fault).finding
    assert finding.code == "F-CONFIRMED"
    assert finding.expected != finding.found


class Refusing:
    """A package that does not let roles outside search at all."""

    def __init__(self, package, code="C0403", roles=("other_department", "other_municipality")):
        self.package, self.code, self.roles = package, code, roles

    def __getattr__(self, name):
        return getattr(self.package, name)

    def run(self, domain, function, inputs, role="clerk"):
        reply = self.package.run(domain, function, inputs, role)
        if role not in self.roles or not function.startswith("search"):
            return reply
        exchange = replace(reply.exchange, status=403, response={"errors": []})
        return replace(
            reply,
            status=403,
            rows=(),
            refusals=(Refusal(self.code, None),),
            exchange=exchange,
            content=b"",
        )


def test_a_package_may_let_nobody_outside_search() -> None:
    with session(correct, "seal_registration") as opened:
        opened._interface = Refusing(opened.interface)
        assert opened.execute(case_of(SEAL, "no-trace-searches")).verdict == "pass"


def test_whom_a_clerk_does_not_find_either_is_not_hidden_but_lost() -> None:
    with session(correct, "seal_registration") as opened:
        opened._interface = Refusing(opened.interface, roles=("clerk",))
        finding = opened.execute(case_of(SEAL, "no-trace-searches")).finding
    assert finding.code == "F-NOT-ACCEPTED"


@pytest.mark.parametrize("where", ["message", "detail", "echo", "header", "link"])
def test_a_refusal_that_tells_more_than_its_reason_leaks(where) -> None:
    fault = {"kind": "leaks_beside", "tells": HOME, "where": where, "when": "refused"}
    finding = tried(CHILD, "no-trace-refusals", "function/*", **fault).finding
    assert (finding.code, finding.found) == ("F-LEAK", ["recipients.address"])


@pytest.mark.parametrize("part", ["subject", "target", "remark"])
def test_an_audit_log_that_repeats_a_value_leaks(part) -> None:
    fault = {"kind": "audit_tells", "tells": HOME, "part": part}
    finding = tried(CHILD, "no-trace-refusals", "function/*", **fault).finding
    assert (finding.code, finding.where) == ("F-LEAK", "audit")


@pytest.mark.parametrize("where", ["export_column", "export_note", "file_name"])
def test_an_export_with_a_value_out_of_its_place_leaks(where) -> None:
    fault = {"kind": "leaks_beside", "tells": HOME, "where": where}
    finding = tried(CHILD, "no-trace-handovers", "record/*", **fault).finding
    assert (finding.code, finding.found) == ("F-LEAK", ["recipients.address"])


def test_an_export_without_the_persons_row_proves_nothing() -> None:
    fault = {"kind": "rows_lost", "which": "first"}
    finding = tried(CHILD, "no-trace-handovers", "record/recipients", **fault).finding
    assert finding.code == "F-NOT-STORED"
