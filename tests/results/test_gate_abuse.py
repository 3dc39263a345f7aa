"""Exceptions that are none, and a baseline that compares nothing, open no gate."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pairs import TODAY, case, result, waiver

from conformance.cli.main import main
from conformance.errors import UsageError
from conformance.results.checksum import with_checksum
from conformance.results.consistent import disagreements
from conformance.results.gate import gate
from conformance.results.policy import FIVE_YEARS, AcceptedModel, PolicyModel, read_policy
from conformance.results.store import to_bytes

FAR = TODAY + dt.timedelta(days=FIVE_YEARS)
NINES = b"9" * 6_000  # more digits than Python reads of a number
ENDLESS = "waiver_endless"
DAY = dt.timedelta(days=1)
ENTRY = "policy: 1\naccepted:\n- {case: '%s', approver: a, reason: r, expires: %s}\n"


def blocking(answer) -> list[str]:
    return [one.name for one in answer.blocking]


@pytest.mark.parametrize(
    ("expires", "told"),
    [(FAR, []), (FAR + DAY, [ENDLESS]), (dt.date.max, [ENDLESS])],
)
def test_a_waiver_has_an_end_in_sight(expires: dt.date, told: list[str]) -> None:
    one = result(case(1), case(2, "fail", waiver=waiver(expires, case(2).id)))
    answer = gate(one, PolicyModel(), TODAY)
    assert (blocking(answer), answer.exit_code) == (told, 6 if told else 0)
    longer = PolicyModel(max_exception_days=36_525)
    assert gate(one, longer, TODAY).opens == (expires != dt.date.max)


def test_an_entry_of_the_policy_has_an_end_in_sight() -> None:
    one = result(case(1), case(2, "untested"))

    def accepted(expires: dt.date) -> PolicyModel:
        entry = AcceptedModel(case=case(2).id, approver="部長", reason="r", expires=expires)
        return PolicyModel(accepted=(entry,))

    assert gate(one, accepted(FAR), TODAY).opens
    answer = gate(one, accepted(FAR + DAY), TODAY)
    assert (blocking(answer), answer.exit_code) == (["exception_endless"], 6)


@pytest.mark.parametrize("name", ["approver", "reason", "risk"])
@pytest.mark.parametrize("text", ["", " ", "-", "*", "\u200b", "　"])
def test_a_waiver_that_nobody_answers_for_is_none(name: str, text: str) -> None:
    given = waiver(TODAY, case(2).id).model_copy(update={name: text})
    one = result(case(1), case(2, "fail", waiver=given))
    assert disagreements(one) == (f"cases[{case(2).id}].waiver.{name}",)


@pytest.mark.parametrize(
    "pattern", ["*a*", "[a-z]*", "*/rule/*", "[!/]*a*", "child*/rule/*", "?hild_allowance/*", "a"]
)
def test_who_accepts_names_the_domain(pattern: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(ENTRY % (pattern, "2027-03-31"), encoding="utf-8")
    with pytest.raises(UsageError, match="RES021") as refused:
        read_policy(path)
    assert "names its domain" in str(refused.value)


@pytest.mark.parametrize("day", ["4070908800", "4070908800.0", "1e9", "true"])
def test_a_number_is_no_day(day: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(ENTRY % ("child_allowance/rule/*", day), encoding="utf-8")
    with pytest.raises(UsageError, match="RES021"):
        read_policy(path)


@pytest.mark.parametrize("number", [4_070_908_800, 4_070_908_800.0])
def test_a_waiver_until_a_number_is_no_result(number: float, tmp_path: Path, capsys) -> None:
    made = result(case(1), case(2, "fail", waiver=waiver(dt.date(2099, 1, 1), case(2).id)))
    content = json.loads(to_bytes(made))
    content.pop("checksum")
    content["cases"][1]["waiver"]["expires"] = number
    path = tmp_path / "result.json"
    path.write_bytes(with_checksum(content))
    assert main(["gate", str(path)]) == 2
    assert "RES001" in capsys.readouterr().err


EDITS = {
    "cut": lambda b: b[: len(b) // 2],
    "empty": lambda _: b"",
    "twice": lambda b: b + b,
    "in a list": lambda b: b"[" + b + b"]",
    "NaN": lambda b: b.replace(b'"seconds":', b'"seconds":NaN,"x":', 1),
    "infinite": lambda b: b.replace(b'"seed":', b'"seed":1e999,"x":', 1),
    "a number without end": lambda b: b.replace(b'"seed":', b'"seed":' + NINES + b',"x":', 1),
    "a name twice": lambda b: b'{"format":"conformance-result/1",' + b[1:],
    "a second verdict": lambda b: b[:-2] + b',"verdict":{}}\n',
    "UTF-16": lambda b: b.decode().encode("utf-16"),
    "half a character": lambda b: b.replace(b'"release":"', b'"release":"\\ud800', 1),
    "a null": lambda b: b.replace(b'"release":"', b'"release":"\\u0000', 1),
    "very deep": lambda _: b"[" * 100_000 + b"]" * 100_000,
}


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_a_file_that_was_not_written_so_opens_no_gate(edit: str, tmp_path: Path) -> None:
    content = to_bytes(result(case(1)))
    path = tmp_path / "result.json"
    path.write_bytes(content)
    policy = tmp_path / "policy.yaml"  # it was made by hand, of a catalogue that lies nowhere
    policy.write_text("policy: 1\ncatalogue: warn\n", encoding="utf-8")
    call = ["gate", str(path), "--policy", str(policy)]
    assert main(call) == 0
    edited = EDITS[edit](content)
    assert edited != content
    path.write_bytes(edited)
    assert main(call) == 2
