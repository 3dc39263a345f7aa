"""Round a package that offers less: its own rows among others, another day, calls it lacks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conformance.catalog.load import load
from conformance.findings import Cause, UntestedError
from conformance.population.rows import PlacedRow, RowBuilder
from conformance.surfaces.capabilities import Capabilities
from conformance.worlds.as_it_is.package import AsItIs
from tests.worlds.as_it_is.fakes import DAY, RowKeeper

DOMAIN = "child_allowance"
SPEC = load(DOMAIN)
SHARED = Capabilities(reset=False, business_date="today")


def around(package: RowKeeper, offered: Capabilities = SHARED) -> AsItIs:
    return AsItIs(
        package,
        offered,
        lambda call: offered.offers(call.action),
        {DOMAIN: SPEC}.get,
        lambda: DAY,
    )


def row(name: str, group: str = "claims", scope: str = "") -> PlacedRow:
    made = RowBuilder(1, DAY, {DOMAIN: SPEC}.get, scope).row(SPEC, SPEC.records[group], name)
    return PlacedRow(DOMAIN, group, made)


def cause(raised: pytest.ExceptionInfo[UntestedError]) -> str:
    return raised.value.cause.code


def test_a_case_on_another_day_than_the_packages_is_untested():
    with pytest.raises(UntestedError) as raised:
        around(RowKeeper()).fresh(DAY + timedelta(days=1))
    assert cause(raised) == "U-NO-BUSINESS-DATE"


def test_a_package_that_starts_empty_is_emptied_for_every_case():
    package = RowKeeper()
    way = around(package, Capabilities(business_date="today"))
    way.fresh(DAY)
    way.fresh(DAY)
    assert package.asked == [f"fresh {DAY}"] * 2


def test_a_shared_database_is_opened_once_and_never_emptied():
    package = RowKeeper()
    way = around(package)
    way.fresh(DAY)
    way.fresh(DAY)
    assert package.asked == [f"fresh {DAY}"]


def test_a_business_date_that_can_be_set_is_set_when_it_changes():
    package = RowKeeper()
    way = around(package, Capabilities(reset=False))
    for day in (DAY, DAY, DAY + timedelta(days=1)):
        way.fresh(day)
    assert package.asked == [f"fresh {DAY}", f"fresh {DAY + timedelta(days=1)}"]


def test_a_business_date_that_was_refused_is_not_taken_for_set():
    class Refuses(RowKeeper):
        def fresh(self, business_date: date) -> None:
            super().fresh(business_date)
            if business_date > DAY:
                raise UntestedError(Cause("U-X", "拒否", "refused", "", ""))

    package, later = Refuses(), DAY + timedelta(days=1)
    way = around(package, Capabilities(reset=False))
    way.fresh(DAY)
    with pytest.raises(UntestedError):
        way.fresh(later)
    way.fresh(DAY)
    way.fresh(DAY)
    assert package.asked == [f"fresh {DAY}", f"fresh {later}", f"fresh {DAY}"]


def test_without_a_call_for_it_no_business_date_is_set_and_today_needs_none():
    package = RowKeeper()
    around(package, SHARED.model_copy(update={"without": ("fresh",)})).fresh(DAY)
    assert package.asked == []
    with pytest.raises(UntestedError) as raised:
        around(package, Capabilities(reset=False, without=("fresh",))).fresh(DAY)
    assert cause(raised) == "U-NO-CALL"


def test_a_search_shows_its_own_rows_only_and_keeps_others_out_of_the_evidence():
    package = RowKeeper()
    way = around(package)
    search = next(f.key for f in SPEC.functions.values() if f.operation.kind == "search")
    group = SPEC.functions[search].operation.record
    own, other = row("own", group), row("somebody else", group)
    package.answers[search] = (own.row, other.row)
    way.fresh(DAY)
    way.load([own])
    reply = way.run(DOMAIN, search, {})
    assert reply.rows == (own.row,)
    assert str(other.row) not in str(way.trail)
    assert str(own.row) in str(way.trail)


def test_the_rows_of_an_earlier_case_are_no_longer_its_own():
    linkage = next(iter(SPEC.linkages))
    placed = row("own")
    package = RowKeeper({linkage: ({"group": placed.group, "row": placed.row},)})
    way = around(package)
    way.fresh(DAY)
    way.load([placed])
    assert way.link(DOMAIN, linkage, {"direction": "send"}).rows
    way.fresh(DAY)
    assert not way.link(DOMAIN, linkage, {"direction": "send"}).rows


def test_a_row_that_stands_already_is_not_stored_again():
    package = RowKeeper()
    way = around(package)
    way.fresh(DAY)
    way.load([row("own")])
    way.fresh(DAY)
    way.load([row("own")])
    assert len(package.stored) == 1


def test_another_row_under_a_key_that_stands_is_a_gap_of_the_harness_never_a_finding():
    way = around(RowKeeper())
    way.fresh(DAY)
    placed = row("own")
    way.load([placed])
    with pytest.raises(UntestedError) as raised:
        way.load([PlacedRow(DOMAIN, "claims", {**placed.row, "claim_date": None})])
    assert cause(raised) == "U-IDENTITY-TAKEN"


def test_rows_that_cannot_be_told_from_others_are_not_stored():
    package = RowKeeper()
    way = around(package)
    way.fresh(DAY)
    with pytest.raises(UntestedError) as raised:
        way.load([row("own", "audit_trail")])
    assert cause(raised) == "U-NO-IDENTITY"
    assert package.stored == []


def test_a_batch_does_not_touch_other_peoples_records_unless_the_profile_allows_it():
    batch = next(f.key for f in SPEC.functions.values() if f.operation.kind == "batch")
    package = RowKeeper()
    with pytest.raises(UntestedError) as raised:
        around(package).run(DOMAIN, batch, {})
    assert cause(raised) == "U-NO-SHARED-BATCH"
    assert package.asked == []
    allowed = SHARED.model_copy(update={"batch_on_shared": True})
    assert around(package, allowed).run(DOMAIN, batch, {}).accepted


@pytest.mark.parametrize(
    ("lacking", "call"),
    [
        ("query", lambda way: way.query(DOMAIN, "claims", {})),
        ("delete", lambda way: way.try_delete(DOMAIN, "claims", {})),
        ("calculate", lambda way: way.calculate(DOMAIN, "monthly-amount", {})),
        ("issue", lambda way: way.issue(DOMAIN, "cessation-notice", {})),
        ("link", lambda way: way.link(DOMAIN, "any", {})),
        ("export", lambda way: way.export(DOMAIN, ["claims"])),
        ("audit", lambda way: way.audit()),
        ("capabilities", lambda way: way.capabilities()),
    ],
)
def test_a_call_the_package_lacks_is_untested_and_never_sent(lacking, call):
    package = RowKeeper()
    with pytest.raises(UntestedError) as raised:
        call(around(package, Capabilities(without=(lacking,))))
    assert cause(raised) == "U-NO-CALL"
    assert lacking in raised.value.cause.details["missing"]
    assert package.asked == []


def test_an_export_keeps_the_header_and_the_cases_own_lines():
    own, other = row("own"), row("somebody else")
    header = ",".join(own.row)
    lines = [",".join("" if v is None else str(v) for v in p.row.values()) for p in (own, other)]
    content = "\r\n".join([header, *lines]) + "\r\n"
    package = RowKeeper({"export": ({"group": "claims", "content": content},)})
    way = around(package)
    way.fresh(DAY)
    way.load([own])
    kept = way.export(DOMAIN, ["claims"]).rows[0]["content"]
    assert kept.splitlines() == [header, lines[0]]


def test_of_the_audit_log_only_the_harness_own_entries_are_seen():
    ours, theirs = {"actor": "conf-clerk"}, {"actor": "sato"}
    assert around(RowKeeper(entries=(theirs, ours))).audit() == (ours,)
    whole = around(RowKeeper(entries=(theirs, ours)), Capabilities(without=("load",)))
    assert whole.audit() == (theirs, ours)


def test_a_package_with_one_connection_has_no_second():
    with pytest.raises(UntestedError) as raised:
        around(RowKeeper()).twin()
    assert cause(raised) == "U-ONE-BY-ONE"
