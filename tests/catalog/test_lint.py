import shutil
from pathlib import Path

import pytest

from conformance.catalog.lint import lint
from conformance.catalog.load import domains, load
from conformance.catalog.locate import catalog_directory
from conformance.cli import catalog_lint
from conformance.cli.main import main

DOMAIN, VERSION = "child_allowance", "2.0"

BREAKS = {
    "a record nobody has": (
        "functions.yaml",
        "touches: [bank_accounts]",
        "touches: [bank_acounts]",
        "did you mean 'bank_accounts'?",
    ),
    "a chapter nobody has": (
        "functions.yaml",
        "group: '1'",
        "group: '77'",
        "group '77' does not exist",
    ),
    "an operation on a missing record": (
        "functions.yaml",
        "kind: batch, record: overpayments",
        "kind: batch, record: overpayment",
        "operation.record 'overpayment' does not exist",
    ),
    "a choice of facts that the rule lacks": (
        "functions.yaml",
        "where: {continuing: true}",
        "where: {continued: true}",
        "operation.where 'continued' does not exist",
    ),
    "a choice of facts that no worked example has": (
        "functions.yaml",
        "where: {continuing: true}",
        "where: {continuing: maybe}",
        "operation.where (a worked example has it)",
    ),
    "a code list nobody has": (
        "records.yaml",
        "code_list: ",
        "code_list: no-such-",
        "code_list 'no-such-",
    ),
    "a text of exact length": (
        "records.yaml",
        "type: text, ",
        "type: text, len: 20, ",
        "max_len or max is meant",
    ),
    "a protection by a group nobody has": (
        "domain.yaml",
        "protection: {group: support_measures,",
        "protection: {group: support_measure,",
        "did you mean 'support_measures'?",
    ),
    "a protection by an item the group lacks": (
        "domain.yaml",
        "from: from_date,",
        "from: from_dates,",
        "did you mean 'from_date'?",
    ),
    "an item that stands twice": (
        "records.yaml",
        "  - {key: history_no, ",
        "  - {key: atena_number, name_ja: 宛名番号, type: digits}\n  - {key: history_no, ",
        "item atena_number stands twice",
    ),
    "a function without an English title": (
        "functions.yaml",
        "  title_en: ",
        "  note: ",
        "has no title in English under title_en",
    ),
    "a record group whose English name is Japanese": (
        "records.yaml",
        "  name_en: ",
        "  name_en: 台帳 ",
        "has no title in English under name_en",
    ),
    "a primary key that is no item": (
        "records.yaml",
        "primary_key: [",
        "primary_key: [no_such_item, ",
        "primary_key 'no_such_item' does not exist",
    ),
}


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalogue of one domain that a test may damage."""
    shutil.copytree(catalog_directory() / DOMAIN / VERSION, tmp_path / DOMAIN / VERSION)
    return tmp_path


@pytest.mark.parametrize("domain", domains())
def test_the_catalogue_is_sound(domain: str) -> None:
    assert [message.text("en") for message in lint(load(domain))] == []


@pytest.mark.parametrize("name", BREAKS)
def test_what_does_not_resolve_is_found_where_it_stands(catalog: Path, name: str) -> None:
    file, old, new, said = BREAKS[name]
    path = catalog / DOMAIN / VERSION / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = lint(load(DOMAIN, root=catalog))

    assert any(said in message.text("en") for message in found), [m.text("en") for m in found]
    assert all(f"{DOMAIN}/{VERSION}/" in message.where for message in found)
    assert all(message.ja and message.remedy_ja for message in found)


def test_the_command_exits_2_and_counts_what_it_found(
    catalog: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["catalog", "lint", DOMAIN, "--lang", "en"]) == 0
    assert "findings 0" in capsys.readouterr().out

    path = catalog / DOMAIN / VERSION / "functions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("touches: [payees]", "touches: [payes]", 1), encoding="utf-8")
    monkeypatch.setattr(catalog_lint, "load", lambda name: load(name, root=catalog))

    assert main(["catalog", "lint", DOMAIN, "--lang", "en"]) == 2
    shown = capsys.readouterr().out
    assert "did you mean 'payees'?" in shown
    assert "findings 1" in shown
