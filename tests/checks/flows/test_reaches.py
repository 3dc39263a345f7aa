"""What happened in one domain reaches the others, and a break anywhere on the way is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from conformance.planning.plan import make_plan
from conformance.population.rows import PlacedRow
from conformance.surfaces.capabilities import Capabilities
from tests.worlds.as_it_is.others import planned, profile_with, session, specifications

DAY = date(2026, 11, 21)
PROFILE = Path(__file__).parents[3] / "vendor_profiles" / "reference.yaml"
RESIDENTS, PENSION, SEAL = "resident_register", "national_pension", "seal_registration"
DEATH = f"{PENSION}/linkage/resident-to-pension/reaches-death"
GRANTED = f"{PENSION}/linkage/dv-measure-to-pension/reaches-support-granted"
ENDED = f"{PENSION}/linkage/dv-measure-to-pension/reaches-support-ended"
ERASES = f"{SEAL}/linkage/resident-to-seal/reaches-move-out-then-selects"


class Between:
    """A package that answers as the one behind it, but for what a subclass does."""

    def __init__(self, package):
        self.package, self.links = package, []

    def __getattr__(self, name):
        return getattr(self.package, name)

    def link(self, domain, linkage, body):
        self.links.append((domain, body["direction"]))
        return self.package.link(domain, linkage, body)


class SendsElse(Between):
    """Sends other rows than the package behind it."""

    def __init__(self, package, change):
        super().__init__(package)
        self.change = change

    def link(self, domain, linkage, body):
        reply = super().link(domain, linkage, body)
        if body["direction"] == "send":
            return replace(reply, rows=tuple(self.change(list(reply.rows))))
        return reply


class ForgetsWhatItTakes(Between):
    """Counts the rows it receives and stores nothing."""

    def link(self, domain, linkage, body):
        if body["direction"] == "send":
            return super().link(domain, linkage, body)
        reply = super().link(domain, linkage, {**body, "rows": []})
        counted = {"accepted": len(body["rows"]), "errors": []}
        return replace(reply, rows=(counted,))


class Invents(Between):
    """Fills in items that were never sent."""

    def query(self, domain, group, where):
        found = self.package.query(domain, group, where)
        return tuple({**row, "mailing_address": "隠すべき所"} for row in found)


@pytest.fixture(scope="module")
def opened():
    with session(profile_with(PROFILE, Capabilities(), RESIDENTS, PENSION, SEAL), DAY) as found:
        yield found


def judged(opened, wanted, around=Between, *given):
    case = next(p.case for p in planned(opened.profile, DAY) if p.case.id == wanted)
    package = opened.interface
    opened._interface = between = around(package, *given)
    try:
        return opened.execute(case), between
    finally:
        opened._interface = package


@pytest.mark.parametrize("wanted", [DEATH, GRANTED, ENDED, ERASES])
def test_an_event_that_arrives_passes(opened, wanted):
    outcome, _ = judged(opened, wanted)
    assert outcome.verdict == "pass", outcome


def test_the_rows_go_from_the_provider_to_the_receiver_before_and_after_the_event(opened):
    _, between = judged(opened, DEATH)
    assert between.links == [(RESIDENTS, "send"), (PENSION, "receive")] * 2


def test_a_row_that_is_not_sent_is_the_fault_of_the_provider(opened):
    def without(rows):
        return [r for r in rows if r["group"] != "removed_records"]

    outcome, _ = judged(opened, DEATH, SendsElse, without)
    assert outcome.finding.code == "F-FLOW-NOT-SENT"
    assert outcome.finding.cause == f"{RESIDENTS}/linkage/resident-to-national-pension"


def test_an_old_row_sent_after_the_event_is_found(opened):
    kept = []

    def first(rows):
        kept.append(rows)
        return kept[0]

    outcome, _ = judged(opened, ENDED, SendsElse, first)
    assert outcome.finding.code == "F-VALUE"
    assert outcome.finding.cause == f"{RESIDENTS}/linkage/support-to-all"


def test_a_group_the_linkage_does_not_carry_is_found(opened):
    def offenders_too(rows):
        return [*rows, {"group": "support_offenders", "row": {"name": "加害者"}}]

    outcome, _ = judged(opened, GRANTED, SendsElse, offenders_too)
    assert (outcome.finding.code, outcome.finding.found) == ("F-FLOW-EXTRA", ["support_offenders"])


def test_rows_that_are_counted_and_not_stored_are_found(opened):
    outcome, _ = judged(opened, DEATH, ForgetsWhatItTakes)
    assert outcome.finding.code == "F-NOT-STORED"


def test_what_must_not_cross_is_found_where_it_did(opened):
    outcome, _ = judged(opened, GRANTED, Invents)
    assert outcome.finding.code == "F-VALUE"
    assert outcome.finding.found == "隠すべき所"


def test_a_batch_that_misses_the_person_who_left_is_found(opened):
    class SelectsNobody(Between):
        def run(self, domain, function, inputs, role="clerk"):
            reply = self.package.run(domain, function, inputs, role)
            return replace(reply, rows=()) if domain == SEAL else reply

    outcome, _ = judged(opened, ERASES, SelectsNobody)
    assert (outcome.finding.expected, outcome.finding.found) == (1, 0)


def test_nobody_the_event_is_to_bring_about_stands_before_it(opened):
    loaded, entered = [], []

    class Loads(Between):
        def load(self, rows):
            loaded.extend(rows)
            return self.package.load(rows)

        def run(self, domain, function, inputs, role="clerk"):
            entered.append(inputs["atena_number"])
            return self.package.run(domain, function, inputs, role)

    outcome, _ = judged(opened, f"{PENSION}/linkage/resident-to-pension/reaches-move-in", Loads)
    assert outcome.verdict == "pass"
    assert entered
    assert all(isinstance(row, PlacedRow) for row in loaded)
    residents = [r for r in loaded if r.group == "japanese_residents"]
    assert not [r for r in residents if r.row["atena_number"] in entered]


def test_a_product_without_the_domain_where_it_begins_is_not_concerned_and_is_told_why():
    profile = profile_with(PROFILE, Capabilities(), PENSION)
    flows = [p for p in planned(profile, DAY) if "/reaches-" in p.case.id]
    assert flows
    assert {p.verdict for p in flows} == {"not_applicable"}
    assert {p.cause.code for p in flows if p.cause} == {"N-OTHER-DOMAIN"}
    assert all(p.cause for p in flows)


def test_a_product_of_both_domains_is_tried_also_when_one_is_selected():
    profile = profile_with(PROFILE, Capabilities(), RESIDENTS, PENSION)
    plan = make_plan(specifications(profile).values(), profile, DAY)
    flows = [p for p in plan if "/reaches-" in p.case.id]
    assert {p.case.requirement.domain for p in flows} == {PENSION}
    assert {p.verdict for p in flows} == {None}
