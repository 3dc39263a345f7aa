import shutil
from pathlib import Path

import pytest
import yaml

from conformance.catalog.ledger import (
    GROUNDS,
    VERDICTS,
    count_ledger,
    law_as_read,
    read_ledger,
    total_ledger,
)
from conformance.catalog.lint_ledger import ledger_messages
from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory
from conformance.errors import CatalogError

LAW = "346AC0000000073"
READ = {
    "law": "児童手当法",
    "egov_law_id": LAW,
    "article": "8",
    "paragraph": "2",
    "revision": f"{LAW}_20250601_504AC0000000068",
    "on": "2026-11-24",
}


DOCUMENT = {
    "title": "住民記録システム標準仕様書",
    "kind": "specification",
    "edition": "第1.0版",
    "section": "3.4",
    "seen": "公開リポジトリ",
    "on": "2026-11-24",
}
OWN_TEXT = {"result": "document_read", "read": [], "reason": "法令に定めがない"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(catalog_directory() / "child_allowance", tmp_path / "child_allowance")
    return tmp_path


def written(folder: Path, *entries: dict[str, object]) -> Path:
    path = folder / "child_allowance" / "2.0" / "ledger.yaml"
    path.write_text(yaml.safe_dump({"rules": list(entries)}, allow_unicode=True), encoding="utf-8")
    return path


def entry(**changes: object) -> dict[str, object]:
    right = {"key": "payment-end-month", "result": "text_read", "read": [READ], "finding": "right"}
    return right | changes


def test_a_rule_is_counted_by_its_ground_and_by_what_was_found(folder: Path) -> None:
    written(
        folder,
        entry(finding="too_lax", corrected=True, open=["一つ", "二つ"]),
        entry(key="payment-schedule", result="secondary", read=[], reason="通知による"),
    )

    found = count_ledger(load("child_allowance", root=folder))

    assert (found.text_read, found.secondary, found.not_available) == (1, 1, 0)
    assert (found.too_lax, found.right, found.corrected, found.open_points) == (1, 1, 1, 2)


def test_a_rule_read_in_its_own_text_is_not_counted_with_those_read_in_a_statute(
    folder: Path,
) -> None:
    written(folder, entry(**OWN_TEXT, documents=[DOCUMENT]))

    found = count_ledger(load("child_allowance", root=folder))

    assert (found.text_read, found.document_read, found.secondary) == (0, 1, 0)


def test_what_a_statute_decides_is_counted_whether_it_was_to_be_had_or_not(folder: Path) -> None:
    unread = {"result": "secondary", "read": [], "reason": "手に入らない"}
    written(
        folder,
        entry(),
        entry(key="payment-schedule", **unread, rests_on="statute"),
        entry(key="dv-payee-change", **unread, rests_on="notice"),
    )

    assert count_ledger(load("child_allowance", root=folder)).by_statute == 2


def test_a_specification_without_a_ledger_counts_its_rules_and_nothing_else(folder: Path) -> None:
    (folder / "child_allowance" / "2.0" / "ledger.yaml").unlink(missing_ok=True)
    spec = load("child_allowance", root=folder)

    found = count_ledger(spec)

    assert found.rules == len(spec.rules) > 0
    assert not any(getattr(found, name) for name in (*GROUNDS, *VERDICTS))


def test_the_total_is_the_sum(folder: Path) -> None:
    written(folder, entry())
    one = count_ledger(load("child_allowance", root=folder))

    both = total_ledger([one, one])

    assert (both.rules, both.text_read) == (2 * one.rules, 2)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"result": "read"}, "text_read"),
        ({"read": [READ | {"revision": "20250601"}]}, "revision"),
        ({"read": [READ | {"on": "yesterday"}]}, "rules.0.read.0.on"),
        ({"findings": "right"}, "did you mean 'finding'"),
    ],
)
def test_an_entry_of_another_form_is_refused_with_its_line(
    folder: Path, changes: dict[str, object], said: str
) -> None:
    path = written(folder, entry(**changes))

    with pytest.raises(CatalogError) as error:
        read_ledger(load("child_allowance", root=folder))

    text = error.value.messages[0].text("en")
    assert said in text
    assert str(path) in text


def messages_of(folder: Path, key: str) -> list[str]:
    spec = load("child_allowance", root=folder)
    return [m.text("en") for m in ledger_messages(spec) if f"{key}" in m.en]


def test_a_rule_that_stands_in_no_ledger_is_told_with_its_place(folder: Path) -> None:
    written(folder, entry())

    told = messages_of(folder, "payment-schedule")

    assert len(told) == 1
    assert "does not stand in the ledger" in told[0]
    assert "rules.yaml:" in told[0]
    assert messages_of(folder, "payment-end-month") == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"read": []}, "text_read names what was read"),
        ({"result": "secondary"}, "without the text, a 'reason' is stated"),
        (OWN_TEXT, "document_read names what was read"),
        ({"result": "document_read", "documents": [DOCUMENT]}, "a 'reason' is stated"),
        ({"key": "payment-end-moon"}, "there is no such rule"),
        ({"read": [READ | {"egov_law_id": "322AC0000000164"}]}, "is not one of law"),
        (
            {"read": [READ | {"revision": f"{LAW}_20251341_504AC0000000068"}]},
            "no such day 20251341",
        ),
        ({"corrected": True}, "what was right was not corrected"),
        (
            {"parameters": [{"from": "1999-01-01", "result": "text_read", "read": [READ]}]},
            "no parameters from 1999-01-01",
        ),
    ],
)
def test_a_ledger_that_contradicts_rule_or_law_is_told(
    folder: Path, changes: dict[str, object], said: str
) -> None:
    found = entry(**changes)
    written(folder, found)

    told = messages_of(folder, str(found["key"]))

    assert any(said in text and "ledger.yaml:" in text for text in told)


def test_who_says_the_text_was_not_read_contradicts_a_ledger_that_says_it_was(folder: Path) -> None:
    rules = folder / "child_allowance" / "2.0" / "rules.yaml"
    content = yaml.safe_load(rules.read_text(encoding="utf-8"))
    one = next(rule for rule in content["rules"] if rule["key"] == "payment-end-month")
    one["source"] = "児童手当法第8条（条文は未確認）"
    one["law_references"] = [{"title": "児童手当法", "article": "第8条"}]
    rules.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    written(folder, entry())

    told = " ".join(messages_of(folder, "payment-end-month"))

    assert "source says it was not" in told
    assert "lacks its e-Gov law id" in told


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "（2025-06-01までに施行された条文と照合）"),
        ({"result": "secondary", "read": [], "reason": "通知"}, "（二次資料による）"),
        (
            OWN_TEXT | {"documents": [DOCUMENT, DOCUMENT | {"section": "3.1"}]},
            "（住民記録システム標準仕様書 第1.0版の本文と照合）",
        ),
        ({"result": "not_available", "read": [], "reason": "なし"}, "（条文は入手できず）"),
    ],
)
def test_what_a_result_says_of_a_rules_law_tells_the_text_it_was_read_against(
    folder: Path, changes: dict[str, object], said: str
) -> None:
    written(folder, entry(**changes))
    spec = load("child_allowance", root=folder)
    rule, other = spec.rules["payment-end-month"], spec.rules["payment-schedule"]

    assert law_as_read(spec, rule) == rule.law + said
    assert law_as_read(spec, other) == other.law
