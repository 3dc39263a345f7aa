"""Every row of the contract's tables, on the package itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from conformance.reference.call import Actor
from conformance.reference.forms import CopyRequest
from conformance.reference.refusals import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.package import SamplePackage
    from conformance.reference.store import Sandbox

    Run = Callable[..., list[Row]]
    Load = Callable[..., list[Row]]
    Rows = Callable[..., list[Row]]
    Person = Callable[..., Row]
    Issue = Callable[..., Row]

CLERK = Actor("conf-clerk", "clerk")
CLAIM: Row = {"claim": "C1", "number": "001", "filed_on": "2025-05-01", "ends_on": "2025-06-01"}


def reasons(call: Callable[[], object]) -> list[tuple[str, str | None]]:
    with pytest.raises(RefusalError) as caught:
        call()
    return [(r.code, r.item) for r in caught.value.reasons]


@pytest.fixture
def run(package: SamplePackage, sandbox: Sandbox) -> Run:
    return lambda function, inputs, role="clerk": package.run(
        sandbox, ("sample", function), inputs, Actor(f"conf-{role}", role)
    )


@pytest.fixture
def load(package: SamplePackage, sandbox: Sandbox) -> Load:
    return lambda *rows: package.load(sandbox, list(rows), CLERK)


@pytest.fixture
def rows(package: SamplePackage, sandbox: Sandbox) -> Rows:
    return lambda group, **where: package.query(sandbox, ("sample", group), where, CLERK)


def test_create_stores_inputs_constants_and_what_the_rule_gives(
    run: Run, load: Load, rows: Rows, person: Person
) -> None:
    load(person())
    (stored,) = run("claim", CLAIM)
    assert stored == {**CLAIM, "status": "1", "due_on": "2025-05-22"}
    assert rows("claims", claim="C1") == [stored]


def test_create_starts_a_history_at_one(run: Run) -> None:
    (stored,) = run("enrol", {"number": "007", "name": "山田"})
    assert (stored["no"], stored["latest"]) == (1, True)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"filed_on": None}, ("E0001", "filed_on")),
        ({"claim": ""}, ("E0001", "claim")),
        ({"number": "abc"}, ("E0002", "number")),
        ({"filed_on": "2025-02-30"}, ("E0002", "filed_on")),
        ({"number": "0012"}, ("E0003", "number")),
        ({"number": "002"}, ("E0004", "number")),
        ({"ends_on": "2025-04-30"}, ("E0004", "filed_on")),
        ({"filed_on": "2026-01-01", "ends_on": None}, ("E0004", None)),
        ({"filed_on": "1999-12-31"}, ("E0004", None)),
    ],
)
def test_create_refuses_with_code_and_item_and_stores_nothing(
    run: Run, load: Load, rows: Rows, person: Person, change: Row, expected: tuple[str, str | None]
) -> None:
    load(person())
    assert expected in reasons(lambda: run("claim", {**CLAIM, **change}))
    assert rows("claims") == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [({"sex": "3"}, ("C0422", "sex")), ({"kana": "さとう"}, ("E0002", "kana"))],
)
def test_codes_and_kana_are_checked(
    run: Run, change: Row, expected: tuple[str, str | None]
) -> None:
    call = {"number": "001", "name": "山田", **change}
    assert reasons(lambda: run("enrol", call)) == [expected]


def test_the_role_is_looked_at_before_the_values(run: Run) -> None:
    assert reasons(lambda: run("claim", {}, "supervisor")) == [("C0403", None)]


def test_missing_values_are_reported_before_malformed_ones(run: Run) -> None:
    assert reasons(lambda: run("claim", {"claim": "C1", "number": "x", "ends_on": "y"})) == [
        ("E0001", "filed_on")
    ]


def test_the_same_key_twice_is_refused(run: Run, load: Load, person: Person) -> None:
    load(person())
    run("claim", CLAIM)
    assert reasons(lambda: run("claim", CLAIM)) == [("C0409", None)]


def test_an_update_adds_a_history_row_and_keeps_the_past(
    run: Run, load: Load, rows: Rows, person: Person
) -> None:
    load(person())
    run("move", {"number": "001", "home": "桜町2"})
    first, second = rows("people", number="001")
    assert (first["no"], first["home"], first["latest"]) == (1, "桜町1", False)
    assert first["until"] == "2025-06-01"
    assert (second["no"], second["home"], second["name"]) == (2, "桜町2", "山田")
    assert (second["latest"], second["until"]) == (True, None)


def test_an_update_without_history_changes_the_row_in_place(
    run: Run, load: Load, rows: Rows, person: Person
) -> None:
    load(person())
    run("claim", CLAIM)
    run("prolong", {"claim": "C1", "ends_on": "2025-07-01"})
    assert [row["ends_on"] for row in rows("claims")] == ["2025-07-01"]


def test_an_update_is_held_to_the_stored_values_too(run: Run, load: Load, person: Person) -> None:
    load(person())
    run("claim", CLAIM)
    call = {"claim": "C1", "ends_on": "2025-04-30"}
    assert reasons(lambda: run("prolong", call)) == [("E0004", "filed_on")]


@pytest.mark.parametrize("function", ["move", "look"])
def test_an_unknown_row_is_not_found(run: Run, function: str) -> None:
    assert reasons(lambda: run(function, {"number": "009"})) == [("C0404", None)]


def test_an_update_without_its_key_is_refused(run: Run) -> None:
    assert reasons(lambda: run("move", {"home": "桜町2"})) == [("E0001", "number")]


def test_a_required_value_cannot_be_emptied(run: Run, load: Load, person: Person) -> None:
    load(person())
    assert reasons(lambda: run("move", {"number": "001", "name": None})) == [("E0001", "name")]


def test_a_cancelled_row_stays_readable_with_its_mark(
    run: Run, load: Load, rows: Rows, person: Person
) -> None:
    load(person())
    run("claim", CLAIM)
    run("withdraw", {"claim": "C1"})
    assert [row["status"] for row in rows("claims", claim="C1")] == ["9"]
    assert reasons(lambda: run("withdraw", {"claim": "C2"})) == [("C0404", None)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"name": "田"}, ["001", "002"]),
        ({"kana": "ヤマ"}, ["001"]),
        ({"kana": "ダ"}, []),
        ({"number": {"from": "002", "to": "003"}}, ["002", "003"]),
        ({"number": {"from": "003", "to": None}}, ["003"]),
        ({"number": "003"}, ["003"]),
        ({"name": "田", "kana": "ヤマダ"}, ["001"]),
        ({"sex": "2"}, ["003"]),
        ({"name": "佐"}, []),
        ({}, ["001", "002", "003"]),
    ],
)
def test_a_search_returns_the_rows_that_match_all_conditions(
    run: Run, load: Load, person: Person, query: Row, found: list[str]
) -> None:
    load(person("001", name="山田", kana="ヤマダ"), person("002", name="田中"))
    load(person("003", name="鈴木", sex="2"))
    assert [row["number"] for row in run("find", query)] == found


def test_a_search_looks_at_current_rows_only(run: Run, load: Load, person: Person) -> None:
    load(person())
    run("move", {"number": "001", "name": "川田"})
    assert run("find", {"name": "山田"}) == []
    assert [row["no"] for row in run("find", {"name": "川田"})] == [2]


@pytest.mark.parametrize(
    ("begins", "ends", "hidden"),
    [
        ("2025-06-01", None, True),
        ("2025-06-02", None, False),
        ("2024-01-01", "2025-06-01", True),
        ("2024-01-01", "2025-05-31", False),
    ],
)
def test_a_protected_address_is_hidden_while_the_protection_is_in_force(
    run: Run, load: Load, person: Person, begins: str, ends: str | None, hidden: bool
) -> None:
    shield = {"number": "001", "begins": begins, "ends": ends}
    load(person(), {"domain": "sample", "group": "shields", "row": shield})
    (row,) = run("look", {"number": "001"})
    assert (row["home"], row.get("alert")) == ((None, True) if hidden else ("桜町1", None))


def test_a_supervisor_sees_a_protected_address_with_the_alert(
    run: Run, load: Load, person: Person
) -> None:
    shield = {"number": "001", "begins": "2025-01-01"}
    load(person(), {"domain": "sample", "group": "shields", "row": shield})
    (row,) = run("look", {"number": "001"}, "supervisor")
    assert (row["home"], row["alert"]) == ("桜町1", True)


def test_a_batch_returns_each_key_once_and_marks_only_those(
    run: Run, load: Load, rows: Rows
) -> None:
    for claim, due, status in (
        ("A", "2025-05-31", "1"),
        ("B", "2025-06-01", "1"),
        ("C", "2025-05-31", "9"),
        ("D", None, "1"),
    ):
        row = {"claim": claim, "due_on": due, "status": status}
        load({"domain": "sample", "group": "claims", "row": row})
    assert run("remind", {}) == [{"claim": "A"}]
    assert [row["status"] for row in rows("claims")] == ["2", "1", "9", "1"]


def test_a_calculation_gives_the_output_or_says_what_is_wrong(
    run: Run, package: SamplePackage, sandbox: Sandbox
) -> None:
    assert run("reckon", {"filed_on": "2024-12-31"}) == [{"due_on": "2025-01-10", "late": False}]
    assert reasons(lambda: run("reckon", {})) == [("E0001", "filed_on")]
    assert reasons(lambda: run("reckon", {"filed_on": "soon"})) == [("E0002", "filed_on")]
    at = ("sample", "due")
    given = {"filed_on": "1999-01-01"}
    assert reasons(lambda: package.calculate(sandbox, at, given, CLERK)) == [("E0004", None)]


@pytest.mark.parametrize("function", ["erase", "train", "print", "unheard-of"])
def test_functions_that_cannot_be_run_are_not_provided(run: Run, function: str) -> None:
    assert reasons(lambda: run(function, {})) == [("C0405", None)]


def test_a_prohibited_function_is_not_among_the_capabilities(package: SamplePackage) -> None:
    (row,) = package.capabilities()
    assert "claim" in row["functions"]
    assert "erase" not in row["functions"]
    assert (row["rules"], row["forms"], row["linkages"]) == (["due"], ["notice"], ["out", "in"])


@pytest.fixture
def issue(package: SamplePackage, sandbox: Sandbox) -> Issue:
    def ask(addressee: str = "self", number: str = "001", **inputs: Json) -> Row:
        request = CopyRequest("people", {"number": number}, addressee, inputs)
        (copy,) = package.issue(sandbox, ("sample", "notice"), request, CLERK)
        return cast("Row", copy["items"])

    return ask


def test_a_copy_shows_the_record_and_the_entries(issue: Issue, load: Load, person: Person) -> None:
    load(person(sex="1"))
    shown = issue(issued_on="2025-06-01", name="他人")
    assert shown == {"name": "山田", "home": "桜町1", "issued_on": "2025-06-01"}


def test_a_copy_lacks_an_entry_or_its_subject(issue: Issue, load: Load, person: Person) -> None:
    load(person())
    assert reasons(issue) == [("E0001", "issued_on")]
    assert reasons(lambda: issue(issued_on="2025-13-01")) == [("E0002", "issued_on")]
    assert reasons(lambda: issue(number="009", issued_on="2025-06-01")) == [("C0404", None)]


@pytest.mark.parametrize("addressee", ["other_party", "third_party"])
def test_a_copy_for_others_does_not_tell_where_a_protected_person_is(
    issue: Issue, load: Load, person: Person, addressee: str
) -> None:
    shield = {"number": "001", "begins": "2025-01-01"}
    load(person(), {"domain": "sample", "group": "shields", "row": shield})
    assert "home" not in issue(addressee, issued_on="2025-06-01")
    assert issue(issued_on="2025-06-01")["home"] == "桜町1"


def test_a_linkage_sends_the_current_rows(
    package: SamplePackage, sandbox: Sandbox, run: Run, load: Load, person: Person
) -> None:
    load(person("001"), person("002"))
    run("move", {"number": "001", "home": "桜町2"})
    sent = package.link(sandbox, ("sample", "out"), None, CLERK)
    assert [(s["group"], s["row"]["number"], s["row"]["no"]) for s in sent] == [
        ("people", "001", 2),
        ("people", "002", 1),
    ]


def test_a_linkage_takes_good_rows_and_lists_the_others(
    package: SamplePackage, sandbox: Sandbox, rows: Rows, person: Person
) -> None:
    good, wrong = person("001"), person("002", sex="7")
    elsewhere = {"group": "claims", "row": {}}
    (outcome,) = package.link(sandbox, ("sample", "in"), [good, wrong, elsewhere], CLERK)
    assert outcome == {
        "accepted": 1,
        "errors": [
            {"index": 1, "code": "C0422", "item": "sex"},
            {"index": 2, "code": "C0404", "item": None},
        ],
    }
    assert [row["number"] for row in rows("people")] == ["001"]


def test_a_row_received_again_takes_its_own_place(
    package: SamplePackage, sandbox: Sandbox, rows: Rows, person: Person
) -> None:
    for home in ("桜町1", "桜町9"):
        package.link(sandbox, ("sample", "in"), [person(home=home)], CLERK)
    assert [row["home"] for row in rows("people")] == ["桜町9"]


@pytest.mark.parametrize(("linkage", "rows_"), [("out", []), ("in", None), ("other", None)])
def test_a_linkage_in_the_other_direction_is_not_provided(
    package: SamplePackage, sandbox: Sandbox, linkage: str, rows_: list[Row] | None
) -> None:
    assert reasons(lambda: package.link(sandbox, ("sample", linkage), rows_, CLERK)) == [
        ("C0405", None)
    ]


def test_an_export_holds_every_stored_row(
    package: SamplePackage, sandbox: Sandbox, run: Run, load: Load, person: Person
) -> None:
    load(person())
    run("move", {"number": "001", "home": 'a"b'})
    (file,) = package.export(sandbox, "sample", ["people"], CLERK)
    assert file["file_name"] == "sample__people.csv"
    assert file["content"].split("\r\n") == [
        "number,no,latest,until,name,kana,home,sex",
        "001,1,0,2025-06-01,山田,,桜町1,",
        '001,2,1,,山田,,"a""b",',
        "",
    ]


def test_every_action_is_logged_with_actor_time_subject_and_outcome(
    sandbox: Sandbox, run: Run, load: Load, rows: Rows, person: Person
) -> None:
    load(person())
    rows("people", number="001")
    run("claim", CLAIM)
    reasons(lambda: run("claim", CLAIM))
    assert [(e["action"], e["target"], e["subject"], e["outcome"]) for e in sandbox.log] == [
        ("load", "people", "number=001", "accepted"),
        ("read", "people", "number=001", "accepted"),
        ("create", "claims", "claim=C1", "accepted"),
        ("create", "claims", "claim=C1", "refused"),
    ]
    assert {(e["at"], e["actor"], e["role"]) for e in sandbox.log} == {
        ("2025-06-01T09:00:00+09:00", "conf-clerk", "clerk")
    }


def test_nothing_deletes_a_row(
    package: SamplePackage, sandbox: Sandbox, load: Load, rows: Rows, person: Person
) -> None:
    load(person())
    at = ("sample", "people")
    assert reasons(lambda: package.delete(sandbox, at, {"number": "001"})) == [("C0405", None)]
    assert len(rows("people")) == 1


def test_an_unknown_group_is_not_found(package: SamplePackage, sandbox: Sandbox) -> None:
    assert reasons(lambda: package.query(sandbox, ("sample", "x"), {}, CLERK)) == [("C0404", None)]
