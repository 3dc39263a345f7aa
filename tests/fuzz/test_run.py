"""A right package is left in peace; each fault is found, told once, and without a secret."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from conformance.cli.fuzz_report import as_file, lines
from conformance.fuzz import targets
from conformance.fuzz.model import FuzzLimits
from conformance.fuzz.run import fuzz
from conformance.fuzz.words import SENTENCES
from conformance.surfaces.http import Http
from tests.fuzz.vendor import DOCUMENT, EXPIRED, TOKEN, serving

if TYPE_CHECKING:
    from conformance.fuzz.model import Report

FAULTS = {
    "breaks": {"F-FUZZ-5XX", "F-FUZZ-STATUS"},
    "takes all": {"F-FUZZ-ACCEPTED", "F-FUZZ-SCHEMA"},
    "other status": {"F-FUZZ-STATUS"},
    "other type": {"F-FUZZ-TYPE"},
    "other body": {"F-FUZZ-SCHEMA"},
    "open": {"F-FUZZ-OPEN"},
    "any bearer": {"F-FUZZ-OPEN"},
    "expired taken": {"F-FUZZ-OPEN"},
    "query taken": {"F-FUZZ-OPEN"},
    "any scheme": {"F-FUZZ-OPEN"},
    "any method": {"F-FUZZ-METHOD"},
}


USUAL = FuzzLimits(10, 500, 1)


def tried(fault: str, limits: FuzzLimits = USUAL) -> Report:
    target = targets.vendor(DOCUMENT, lambda _: {"Authorization": f"Bearer {TOKEN}"})
    with serving(fault) as server:
        http = Http(server.url, 5, 1_000_000)
        report = fuzz(target, http, limits, EXPIRED)
        assert {path.split("?")[0] for path, _ in server.seen} <= {"/shop/people"}
        assert len(server.seen) <= report.sent
    return report


def text(report: Report) -> str:
    return as_file([report], seed=1, examples=10).model_dump_json()


def test_a_right_package_has_no_deviation_though_every_kind_was_sent() -> None:
    report = tried("")
    assert report.findings == {}
    assert report.operations == ["POST /people"]
    assert report.sent > 40


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_under_its_code_and_no_other(fault: str) -> None:
    found = tried(fault).findings.values()
    assert {oddity.code for oddity in found} == FAULTS[fault]
    assert {oddity.operation for oddity in found} == {"POST /people"}


@pytest.mark.parametrize(
    ("fault", "where"),
    [
        ("expired taken", {"expired token"}),
        ("query taken", {"token in query"}),
        ("any scheme", {"no scheme", "other scheme"}),
        ("any bearer", {"unknown token", "expired token"}),
    ],
)
def test_a_token_that_must_not_count_is_named(fault: str, where: set[str]) -> None:
    assert {o.where for o in tried(fault).findings.values()} == where


@pytest.mark.parametrize("fault", ["breaks", "takes all"])
def test_the_same_seed_gives_the_same_file_and_another_seed_other_requests(fault: str) -> None:
    assert text(tried(fault)) == text(tried(fault))
    with serving() as one, serving() as other:
        for server, number in ((one, 1), (other, 2)):
            target = targets.vendor(DOCUMENT, lambda _: {"Authorization": f"Bearer {TOKEN}"})
            fuzz(target, Http(server.url, 5, 1_000_000), FuzzLimits(10, 500, number))
        assert one.seen != other.seen


@pytest.mark.parametrize("fault", ["open", "query taken", "other body", "takes all"])
def test_neither_a_token_nor_a_value_of_an_answer_is_told(fault: str) -> None:
    report = tried(fault)
    said = text(report) + "\n".join(lines([report], "en"))
    assert report.findings
    assert TOKEN not in said
    assert EXPIRED not in said
    assert "12345" not in said


def test_values_of_an_example_are_shown_by_their_shape() -> None:
    reports = [tried("takes all", FuzzLimits(10, 500, seed)) for seed in range(1, 6)]
    found = [o for one in reports for o in one.findings.values() if o.code == "F-FUZZ-ACCEPTED"]
    bodies = [o.example for o in found if isinstance(o.example, dict)]
    names = [body["name"] for body in bodies if isinstance(body.get("name"), str)]
    assert names  # what is drawn depends on the modules that are loaded, too: not in every report
    assert not any(character in "bcdefg2345678" for name in names for character in name)


def test_a_budget_is_kept_to_the_request() -> None:
    report = tried("", FuzzLimits(10, 7, 1))
    assert report.sent == 7


def test_a_call_left_for_want_of_budget_is_named() -> None:
    two = json.loads(json.dumps(DOCUMENT))
    two["paths"]["/later"] = two["paths"]["/people"]
    two["paths"]["/later"]["post"] = {**two["paths"]["/people"]["post"], "operationId": "later"}
    with serving() as server:
        report = fuzz(
            targets.vendor(two, lambda _: {}), Http(server.url, 5, 1_000_000), FuzzLimits(5, 3, 1)
        )
    assert report.not_tried == {"POST /later": "budget"}


def test_a_package_that_does_not_answer_ends_the_run() -> None:
    report = tried("dead")
    assert report.stopped is not None
    assert report.sent == 3
    assert {o.code for o in report.findings.values()} == {"F-FUZZ-NO-ANSWER"}


def test_nothing_that_writes_is_sent_to_a_package_that_is_only_read() -> None:
    with serving() as server:
        target = targets.vendor(DOCUMENT, lambda _: {})
        report = fuzz(target, Http(server.url, 5, 1_000, read_only=True), FuzzLimits(5, 50, 1))
        assert server.seen == []
    assert report.not_tried == {"POST /people": "U-READ-ONLY"}


def test_every_code_has_its_sentence() -> None:
    assert set().union(*FAULTS.values()) | {"F-FUZZ-NO-ANSWER"} == set(SENTENCES)
