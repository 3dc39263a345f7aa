"""The watcher reads all that is emitted to somebody not entitled, and says where, never what."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.checks.property.watch import Watcher
from conformance.findings import Exchange, FindingError
from conformance.population.canaries import Canary
from conformance.surfaces.package import Reply

VALUE = "仮想県試験市サクラミネタチノワホ町１２番地"
HOME = Canary("sample", "people", "address", VALUE, "サクラミネタチノワホ")
NUMBER = Canary("sample", "people", "my_number", "123456789018", "123456789018")
TOKEN = "eyJ0b2tlbg.x1y2z3"


@dataclass
class Saying:
    """A package that gives one answer to everything."""

    reply: Reply
    log: tuple = ()
    trail: list = field(default_factory=list)

    def run(self, *_args: object) -> Reply:
        return self.reply

    def issue(self, *_args: object) -> Reply:
        return self.reply

    def audit(self) -> tuple:
        return self.log


def answer(*rows, status=200, headers=None, **beside) -> Reply:
    body = {**beside, "result": list(rows)}
    content = json.dumps(body, ensure_ascii=False).encode()
    exchange = Exchange("POST", "/x", None, status, body)
    return Reply(status, rows, (), exchange, headers or {}, content)


def watcher(reply: Reply, log: tuple = ()) -> Watcher:
    case = SimpleNamespace(id="sample/x", requirement=SimpleNamespace(id="sample/x"))
    spec = load("child_allowance")
    package = Saying(reply, log)
    profile = SimpleNamespace(surfaces=SimpleNamespace(api=None))
    trial = Trial(case, spec, {}.get, package, profile, None, 1, token=lambda _scope: TOKEN)
    return Watcher(trial, (HOME, NUMBER), {"story": []})


def found(act) -> list[str]:
    with pytest.raises(FindingError) as raised:
        act()
    finding = raised.value.finding
    assert finding.code == "F-LEAK"
    assert finding.example == {"story": []}
    assert VALUE not in f"{finding.found}{finding.where}{finding.ja}{finding.en}{finding.cause}"
    return finding.found


@pytest.mark.parametrize(
    "reply",
    [
        answer({"memo": VALUE}),
        answer({"memo": "さくらみねたちのわほ"}),
        answer({"memo": base64.b64encode(VALUE.encode()).decode()}),
        answer(errors=[{"message": f"登録済み: {VALUE}"}], status=400),
        answer(_links={"related": {"href": f"/places/{VALUE}"}}),
        answer(headers={"X-Place": VALUE.encode().decode("latin-1")}),
        answer({"content": base64.b64encode(f"<!-- {VALUE} -->".encode()).decode()}),
    ],
)
def test_a_canary_is_found_wherever_it_stands(reply) -> None:
    assert found(lambda: watcher(reply).run("view", {}, "clerk")) == ["people.address"]


def test_what_holds_no_canary_passes_and_is_counted() -> None:
    one = watcher(answer({"address": None, "name": "佐藤　花子"}))
    one.run("view", {}, "clerk")
    one.issue("notice", {"addressee": "third_party"})
    assert one.heard == 2


def test_a_lawful_value_counts_under_its_own_item_only() -> None:
    lawful = frozenset({("my_number", NUMBER.value)})
    watcher(answer({"my_number": NUMBER.value})).run("view", {}, "clerk", lawful)
    beside = answer({"my_number": NUMBER.value, "memo": NUMBER.value})
    assert found(lambda: watcher(beside).run("view", {}, "clerk", lawful)) == ["people.my_number"]
    heading = answer({"my_number": NUMBER.value}, headers={"X-Number": NUMBER.value})
    assert found(lambda: watcher(heading).run("view", {}, "clerk", lawful)) == ["people.my_number"]


def test_a_lawful_value_may_stand_anywhere_in_a_file_but_not_beside_it() -> None:
    lawful = frozenset({("address", HOME.value)})
    page = base64.b64encode(f"<p>{HOME.value}</p>".encode()).decode()
    watcher(answer({"content": page})).run("view", {}, "clerk", lawful)
    beside = answer({"content": page, "memo": HOME.value})
    assert found(lambda: watcher(beside).run("view", {}, "clerk", lawful)) == ["people.address"]


def test_the_token_of_the_session_is_a_leak_in_any_answer() -> None:
    assert found(lambda: watcher(answer({"seen": TOKEN})).run("view", {}, "clerk")) == [
        "access_token"
    ]


def test_the_audit_log_names_whom_and_no_more() -> None:
    watcher(answer(), ({"subject": "number=001"},)).audit()
    told = ({"subject": "number=001", "remark": VALUE},)
    assert found(lambda: watcher(answer(), told).audit()) == ["people.address"]


def test_an_export_holds_a_value_in_its_own_column_only() -> None:
    right = f"number,address\r\n001,{VALUE}\r\n"
    one = watcher(answer())
    reply = answer({"group": "people", "file_name": "x.csv", "content": right})
    assert one.handed_over(reply, "export") == {"people.address"}
    other_group = answer({"group": "claims", "file_name": "x.csv", "content": right})
    other_column = answer({"group": "people", "content": f"number,memo\r\n001,{VALUE}\r\n"})
    no_column = answer({"group": "people", "content": f"number\r\n001,{VALUE}\r\n"})
    name = answer({"group": "people", "file_name": f"{VALUE}.csv", "content": right})
    for wrong in (other_group, other_column, no_column, name):
        assert found(lambda wrong=wrong: one.handed_over(wrong, "export")) == ["people.address"]


def test_a_linkage_holds_a_value_under_its_own_item_only() -> None:
    one = watcher(answer())
    right = answer({"group": "people", "row": {"number": "001", "address": VALUE}})
    assert one.handed_over(right, "linkage/out") == {"people.address"}
    wrong = answer({"group": "claims", "row": {"number": "001", "memo": VALUE}})
    assert found(lambda: one.handed_over(wrong, "linkage/out")) == ["people.address"]


def test_nothing_handed_over_holds_nothing() -> None:
    assert watcher(answer()).handed_over(answer(), "export") == frozenset()
