"""Each kind of fault bends the made-up package as its name says, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import pytest

from conformance.reference.call import Actor
from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.forms import CopyRequest
from conformance.reference.mutants.model import Mutant
from conformance.reference.package import SamplePackage
from conformance.reference.refusals import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row

CLERK = Actor("conf-clerk", "clerk")
CLAIM: Row = {"claim": "C1", "number": "001", "filed_on": "2025-05-01", "ends_on": "2025-06-01"}
SHIELD: Row = {
    "domain": "sample",
    "group": "shields",
    "row": {"number": "001", "begins": "2025-01-01"},
}


class Faulty:
    """A package with one fault, a person and a sandbox in it."""

    def __init__(self, spec: Specification, place: str, fault: dict[str, object]) -> None:
        one = Mutant.model_validate(
            {
                "key": "faulty",
                "requirement": f"sample/{place}",
                "title_ja": "故障",
                "title_en": "fault",
                "fault": fault,
            }
        )
        self.package = SamplePackage(LoadedCatalogue([spec]), one.conduct())
        self.box = self.package.sandboxes.open(date(2025, 6, 1))

    def load(self, *rows: Row) -> Faulty:
        self.package.load(self.box, list(rows), CLERK)
        return self

    def run(self, function: str, inputs: Row, role: str = "clerk") -> list[Row]:
        return self.package.run(self.box, ("sample", function), inputs, Actor("x", role))

    def rows(self, group: str) -> list[Row]:
        return self.package.query(self.box, ("sample", group), {}, CLERK)

    def due(self, **given: Json) -> Row:
        return self.package.calculate(self.box, ("sample", "due"), given, CLERK)[0]

    def copy(self, addressee: str = "self") -> Row:
        request = CopyRequest("people", {"number": "001"}, addressee, {"issued_on": "2025-06-01"})
        items = self.package.issue(self.box, ("sample", "notice"), request, CLERK)[0]["items"]
        assert isinstance(items, dict)
        return items


@pytest.fixture
def faulty(spec: Specification) -> Callable[..., Faulty]:
    return lambda place, **fault: Faulty(spec, place, fault)


def test_a_rule_sees_a_moved_input(faulty: Callable[..., Faulty]) -> None:
    it = faulty("rule/due", kind="input_shifted", input="filed_on", days=-1)
    assert it.due(filed_on="2025-05-02")["due_on"] == "2025-05-21"


def test_a_rule_sees_another_input_only_where_the_fault_concerns_it(
    faulty: Callable[..., Faulty],
) -> None:
    it = faulty("rule/due", kind="input_replaced", input="bonus", by=5, when={"bonus": 1})
    assert it.due(filed_on="2025-05-01", bonus=1)["due_on"] == "2025-05-26"
    assert it.due(filed_on="2025-05-01", bonus=2)["due_on"] == "2025-05-23"


def test_a_rule_takes_two_letters_for_one(faulty: Callable[..., Faulty]) -> None:
    it = faulty("rule/due", kind="input_respelled", input="filed_on", letters={"3": "1"})
    assert it.due(filed_on="2025-05-03")["due_on"] == "2025-05-21"


def test_letters_of_an_input_that_is_no_text_stay(faulty: Callable[..., Faulty]) -> None:
    it = faulty("rule/due", kind="input_respelled", input="bonus", letters={"1": "2"})
    assert it.due(filed_on="2025-05-01", bonus=1)["due_on"] == "2025-05-22"


def test_a_rule_gives_another_output_where_another_output_says_so(
    faulty: Callable[..., Faulty],
) -> None:
    fault = {"kind": "output_replaced", "output": "due_on", "equals": "2026-01-21", "by": None}
    given = {"filed_on": "2026-01-01"}
    assert faulty("rule/due", **fault).due(**given)["due_on"] is None
    unmet = faulty("rule/due", **fault, when_output={"late": False})
    assert unmet.due(**given)["due_on"] == "2026-01-21"


def test_a_rule_gives_a_moved_output(faulty: Callable[..., Faulty]) -> None:
    it = faulty("rule/due", kind="output_shifted", output="due_on", months=1)
    assert it.due(filed_on="2025-05-01")["due_on"] == "2025-06-21"


def test_a_rule_goes_on_with_old_parameters(faulty: Callable[..., Faulty]) -> None:
    it = faulty("rule/due", kind="parameters_stale", before="2025-01-01")
    assert it.due(filed_on="2025-05-01")["due_on"] == "2025-05-11"


def test_a_check_is_skipped_for_one_value_only(faulty: Callable[..., Faulty]) -> None:
    fault = {"kind": "check_skipped", "code": "C0422", "item": "sex", "value": "8"}
    it = faulty("function/enrol", **fault)
    it.run("enrol", {"number": "001", "name": "山田", "sex": "8"})
    with pytest.raises(RefusalError, match="C0422 sex"):
        it.run("enrol", {"number": "002", "name": "山田", "sex": "7"})


def test_a_request_is_refused_for_another_reason(faulty: Callable[..., Faulty]) -> None:
    it = faulty("function/enrol", kind="other_reason", code="E0001", instead="E0004")
    with pytest.raises(RefusalError, match="E0004 name"):
        it.run("enrol", {"number": "001"})


@pytest.mark.parametrize(
    ("guard", "change", "role"),
    [
        ("reference", {"number": "002"}, "clerk"),
        ("order", {"ends_on": "2025-01-01"}, "clerk"),
        ("rule", {"filed_on": "2026-01-01", "ends_on": None}, "clerk"),
        ("role", {}, "supervisor"),
    ],
)
def test_a_guard_is_ignored(
    faulty: Callable[..., Faulty],
    person: Callable[..., Row],
    guard: str,
    change: Row,
    role: str,
) -> None:
    it = faulty("function/claim", kind="guard_ignored", guard=guard).load(person())
    assert it.run("claim", {**CLAIM, **change}, role)
    sound = faulty("function/find", kind="guard_ignored", guard=guard).load(person())
    with pytest.raises(RefusalError):
        sound.run("claim", {**CLAIM, **change}, role)


def test_a_duplicate_is_stored(faulty: Callable[..., Faulty]) -> None:
    it = faulty("function/enrol", kind="duplicate_accepted")
    for _ in range(2):
        it.run("enrol", {"number": "001", "name": "山田"})
    assert len(it.rows("people")) == 2


def test_the_past_is_overwritten(faulty: Callable[..., Faulty], person: Callable[..., Row]) -> None:
    it = faulty("function/move", kind="past_overwritten").load(person())
    it.run("move", {"number": "001", "home": "桜町2"})
    assert [(row["no"], row["home"]) for row in it.rows("people")] == [(1, "桜町2")]


def test_an_item_is_lost_or_replaced(
    faulty: Callable[..., Faulty], person: Callable[..., Row]
) -> None:
    lost = faulty("record/people", kind="item_dropped", item="home").load(person())
    assert "home" not in lost.rows("people")[0]
    other = faulty("record/people", kind="item_replaced", item="home", by="不明").load(person())
    assert other.rows("people")[0]["home"] == "不明"


def test_a_search_ignores_or_loosens_a_condition(
    faulty: Callable[..., Faulty], person: Callable[..., Row]
) -> None:
    people = person("001", sex="1"), person("011", sex="2")
    ignores = faulty("function/find", kind="search_ignores", item="sex").load(*people)
    assert len(ignores.run("find", {"sex": "1"})) == 2
    loose = faulty("function/find", kind="matches_too_much", item="number").load(*people)
    assert len(loose.run("find", {"number": "001"})) == 2


@pytest.mark.parametrize(
    ("fault", "claims"),
    [
        ({"kind": "condition_ignored", "item": "status"}, ["A", "C"]),
        ({"kind": "boundary_missed", "item": "due_on"}, ["A", "B"]),
        ({"kind": "rows_lost"}, []),
    ],
)
def test_a_batch_selects_other_rows(
    faulty: Callable[..., Faulty], fault: Row, claims: list[str]
) -> None:
    it = faulty("function/remind", **fault)
    for claim, due, status in (("A", "31", "1"), ("B", "32", "1"), ("C", "31", "9")):
        day = {"31": "2025-05-31", "32": "2025-06-01"}[due]
        row: Row = {"claim": claim, "due_on": day, "status": status}
        it.load({"domain": "sample", "group": "claims", "row": row})
    assert [row["claim"] for row in it.run("remind", {})] == claims


def test_a_protected_address_is_shown(
    faulty: Callable[..., Faulty], person: Callable[..., Row]
) -> None:
    shown = faulty("function/look", kind="shown_to_role", role="clerk").load(person(), SHIELD)
    assert shown.run("look", {"number": "001"})[0]["home"] == "桜町1"
    assert shown.run("look", {"number": "001"}, "other_department")[0]["home"] is None
    blind = faulty("function/look", kind="protection_ignored").load(person(), SHIELD)
    assert "alert" not in blind.run("look", {"number": "001"})[0]


def test_a_form_tells_one_addressee_where_the_person_is(
    faulty: Callable[..., Faulty], person: Callable[..., Row]
) -> None:
    fault = {"kind": "prints_to_addressee", "addressee": "other_party"}
    it = faulty("form/notice", **fault).load(person(), SHIELD)
    assert it.copy("other_party")["home"] == "桜町1"
    assert "home" not in it.copy("third_party")


@pytest.mark.parametrize(
    ("fault", "item", "printed"),
    [
        ({"kind": "item_not_printed", "item": "name"}, "name", None),
        ({"kind": "omission_ignored", "item": "sex", "prints": "1"}, "sex", "1"),
        ({"kind": "prints_extra", "item": "name", "value_of": "home"}, "name", "桜町1"),
    ],
)
def test_a_form_prints_something_else(
    faulty: Callable[..., Faulty], person: Callable[..., Row], fault: Row, item: str, printed: Json
) -> None:
    assert faulty("form/notice", **fault).load(person()).copy().get(item) == printed


def test_an_export_lacks_its_last_row(
    faulty: Callable[..., Faulty], person: Callable[..., Row]
) -> None:
    it = faulty("record/people", kind="rows_lost").load(person("001"), person("002"))
    (file,) = it.package.export(it.box, "sample", ["people"], CLERK)
    assert str(file["content"]).count("\r\n") == 2


def test_a_linkage_sends_a_row_twice_or_loses_the_first(
    faulty: Callable[..., Faulty], person: Callable[..., Row]
) -> None:
    for fault, numbers in (
        ({"kind": "rows_repeated"}, ["001", "002", "001"]),
        ({"kind": "rows_lost", "which": "first"}, ["002"]),
    ):
        it = faulty("linkage/out", **fault).load(person("001"), person("002"))
        sent = it.package.link(it.box, ("sample", "out"), None, CLERK)
        assert [cast("Row", one["row"])["number"] for one in sent] == numbers


def test_an_action_is_not_logged_or_without_its_actor(
    faulty: Callable[..., Faulty], person: Callable[..., Row]
) -> None:
    silent = faulty("record/people", kind="audit_silent", action="read").load(person())
    silent.rows("people")
    assert [entry["action"] for entry in silent.box.log] == ["load"]
    vague = faulty("record/people", kind="audit_silent", action="load", loses="actor")
    assert vague.load(person()).box.log[0]["actor"] is None


def test_a_row_can_be_deleted_and_a_prohibited_function_is_offered(
    faulty: Callable[..., Faulty], person: Callable[..., Row]
) -> None:
    it = faulty("record/people", kind="deletion_works").load(person())
    it.package.delete(it.box, ("sample", "people"), {"number": "001"})
    assert it.rows("people") == []
    offering = faulty("function/erase", kind="prohibited_offered")
    assert "erase" in str(offering.package.capabilities())
