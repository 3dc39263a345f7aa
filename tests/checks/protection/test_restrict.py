"""How a view may hide a protected person: the items, the view, or the whole person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from conformance.findings import Exchange
from conformance.surfaces.capabilities import Capabilities
from conformance.surfaces.package import Refusal, Reply
from tests.worlds.as_it_is.others import planned, profile_with, session

DAY = date(2026, 11, 21)
PROFILE = Path(__file__).parents[3] / "vendor_profiles" / "reference.yaml"
DOMAIN, VIEW = "child_allowance", "suppress-support-target"
CASE = f"{DOMAIN}/function/{VIEW}/hides-from-other-department"
INVARIANT = f"{DOMAIN}/invariant/dv-address-never-leaks"


@dataclass
class Hiding:
    """Answers a view of roles that are not entitled with a refusal instead of the row."""

    package: object
    code: str
    roles: tuple[str, ...] = ("clerk", "other_department", "other_municipality")

    def __getattr__(self, name):
        return getattr(self.package, name)

    def run(self, domain, function, inputs, role="clerk"):
        reply = self.package.run(domain, function, inputs, role)
        if role not in self.roles:
            return reply
        body = {"errors": [{"code": self.code, "message": ""}]}
        exchange = Exchange("POST", f"/functions/{function}", inputs, 400, body)
        return Reply(400, (), (Refusal(self.code, None),), exchange)


@pytest.fixture(scope="module")
def opened():
    profile = profile_with(PROFILE, Capabilities())
    with session(profile, DAY) as found:
        yield found


def judged(opened, wanted, **hiding):
    plan = planned(opened.profile, DAY)
    case = next(p.case for p in plan if p.case.id.startswith(wanted))
    package = opened.interface
    opened._interface = Hiding(package, **hiding)
    try:
        return opened.execute(case)
    finally:
        opened._interface = package


@pytest.mark.parametrize("code", ["C0403", "C0404"])
@pytest.mark.parametrize("wanted", [CASE, INVARIANT])
def test_a_person_hidden_as_a_whole_is_hidden(opened, code, wanted):
    assert judged(opened, wanted, code=code).verdict == "pass"


def test_a_person_nobody_sees_is_not_hidden_but_lost(opened):
    everybody = ("clerk", "supervisor", "other_department", "other_municipality")
    for wanted in (CASE, INVARIANT):
        found = judged(opened, wanted, code="C0404", roles=everybody)
        assert (found.verdict, found.finding.code) == ("fail", "F-NOT-ACCEPTED")


@pytest.mark.parametrize("wanted", [CASE, INVARIANT])
def test_a_refusal_for_another_reason_is_no_hiding(opened, wanted):
    found = judged(opened, wanted, code="E0001")
    assert (found.verdict, found.finding.code) == ("fail", "F-NOT-ACCEPTED")


def test_a_refusal_that_tells_the_address_leaks(opened):
    spec = opened.specs[DOMAIN]
    case = next(p.case for p in planned(opened.profile, DAY) if p.case.id == CASE)
    package = opened.interface

    @dataclass
    class Telling(Hiding):
        def run(self, domain, function, inputs, role="clerk"):
            row = self.package.run(domain, function, inputs, "supervisor").rows[0]
            reply = super().run(domain, function, inputs, role)
            item = spec.functions[VIEW].operation.hides[0]
            body = {"errors": [{"code": self.code, "message": row[item]}]}
            return replace(reply, exchange=replace(reply.exchange, response=body))

    opened._interface = Telling(package, "C0404", ("other_department",))
    try:
        found = opened.execute(case)
    finally:
        opened._interface = package
    assert (found.verdict, found.finding.code) == ("fail", "F-LEAK")


def test_a_hidden_person_is_no_answer_where_the_person_is_not_protected(opened):
    wanted = f"{DOMAIN}/function/{VIEW}/shows-the-unprotected"
    found = judged(opened, wanted, code="C0404")
    assert (found.verdict, found.finding.code) == ("fail", "F-NOT-ACCEPTED")
