"""What is wrong with the parts of a specification is found where it stands."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.lint import lint
from conformance.catalog.lint_parts import part_messages
from conformance.catalog.load import domains, load
from conformance.catalog.locate import catalog_directory

if TYPE_CHECKING:
    from pathlib import Path

DOMAIN, VERSION = "common_functions", "2.1"
CLIENTS = "- key: api_clients\n  part: '030'\n"

BREAKS = {
    "an entry of a part there is not": (
        "records.yaml",
        (CLIENTS, "- key: api_clients\n  part: '30'\n"),
        ("CAT027", "has no part '30'", "did you mean '030'?"),
    ),
    "a chapter of a part there is not": (
        "domain.yaml",
        ("{id: '7', part: '030'", "{id: '7', part: '30'"),
        ("CAT027", "has no part '30'", "did you mean '030'?"),
    ),
    "a part there is not to draw on": (
        "functions.yaml",
        ("draws_on: ['031']", "draws_on: ['039']"),
        ("CAT027", "has no part '039'", "did you mean '03"),
    ),
    "an entry of no part": (
        "records.yaml",
        (CLIENTS, "- key: api_clients\n"),
        ("CAT028", "api_clients belongs to no part", "state one or several as part"),
    ),
    "a function that touches another part's records and does not say so": (
        "functions.yaml",
        ("- key: euc-differential\n  draws_on: ['031']\n", "- key: euc-differential\n"),
        ("CAT029", "euc-differential needs juto_atena_basic of another part (031)", "draws_on"),
    ),
    "a rule of another part behind a function": (
        "rules.yaml",
        ("- key: token-scope\n  part: '030'\n", "- key: token-scope\n  part: '034'\n"),
        ("CAT029", "check-token-scope needs token-scope of another part (034)", "draws_on"),
    ),
    "a foreign key to another part's records": (
        "records.yaml",
        ("- key: juto_atena_ido\n  part: '031'\n", "- key: juto_atena_ido\n  part: '032'\n"),
        ("CAT029", "juto_atena_ido needs juto_atena of another part (031)", "draws_on"),
    ),
    "an entry of two parts that needs a record of one": (
        "records.yaml",
        ("- key: togo_atena\n  part: '032'\n", "- key: togo_atena\n  part: ['031', '032']\n"),
        ("CAT029", "togo_atena needs togo_bango of another part (032)", "draws_on"),
    ),
}


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalogue of one specification with parts that a test may damage."""
    shutil.copytree(catalog_directory() / DOMAIN / VERSION, tmp_path / DOMAIN / VERSION)
    return tmp_path


@pytest.mark.parametrize("domain", domains())
def test_the_parts_of_the_catalogue_are_sound(domain: str) -> None:
    assert [message.text("en") for message in part_messages(load(domain))] == []


@pytest.mark.parametrize("name", BREAKS)
def test_a_wrong_part_is_found_where_it_stands(catalog: Path, name: str) -> None:
    file, (old, new), (code, said, remedy) = BREAKS[name]
    path = catalog / DOMAIN / VERSION / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = [
        m for m in lint(load(DOMAIN, root=catalog)) if m.code in {"CAT027", "CAT028", "CAT029"}
    ]

    assert code in {message.code for message in found}
    told = [m for m in found if said in m.en]
    assert told, [m.text("en") for m in found]
    assert remedy in told[0].remedy_en
    assert told[0].where.startswith(f"{DOMAIN}/{VERSION}/")
    assert all(message.ja and message.remedy_ja for message in found)


def test_a_part_named_in_a_specification_without_parts_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "child_allowance" / "2.0"
    shutil.copytree(catalog_directory() / "child_allowance" / "2.0", folder)
    path = folder / "records.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("- key: payees\n", "- key: payees\n  part: '020'\n"), encoding="utf-8"
    )
    (message,) = part_messages(load("child_allowance", root=tmp_path))
    assert message.code == "CAT027"
    assert "it has none" in message.en
