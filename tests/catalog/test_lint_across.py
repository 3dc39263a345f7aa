import shutil
from pathlib import Path

import pytest

from conformance.catalog.lint_across import across
from conformance.catalog.load import domains, load
from conformance.catalog.locate import catalog_directory

DOMAIN, VERSION = "child_rearing_allowance", "1.1"

BREAKS = {
    "a party nobody knows": (
        "linkages.yaml",
        "provider: application_management",
        "provider: aplication_management",
        "CAT022",
        "did you mean 'application_management'?",
    ),
    "a linkage that its provider states already": (
        "linkages.yaml",
        (
            "- key: disability-to-rearing\n  title_ja: 障害者手帳・特別児童扶養手当情報の取得\n"
            "  title_en: Receipt of disability certificate and special child rearing allowance "
            "data\n"
            "  class: optional\n  linkage: disability_welfare/disability-to-child-rearing-allowance"
        ),
        (
            "- key: disability-to-child-rearing-allowance\n  title_ja: 障害者手帳情報の取得\n"
            "  title_en: Receipt of disability certificates\n"
            "  class: optional\n  provider: disability_welfare\n"
            "  consumer: child_rearing_allowance\n  mode: [file]"
        ),
        "CAT023",
        "write linkage: disability_welfare/",
    ),
    "a group nobody has": (
        "linkages.yaml",
        "data: [recipients, children, household_members]",
        "data: [recipients, children, household_member]",
        "CAT021",
        "did you mean 'household_members'?",
    ),
    "a reference into a domain nobody has": (
        "records.yaml",
        "domain: resident_register",
        "domain: resident_registry",
        "CAT021",
        "did you mean 'resident_register'?",
    ),
    "a reference to a group the other domain lacks": (
        "records.yaml",
        "domain: resident_register, group: residents",
        "domain: resident_register, group: residentes",
        "CAT021",
        "did you mean 'residents'?",
    ),
    "a reference to an item the other group lacks": (
        "records.yaml",
        "group: residents, item: atena_number",
        "group: residents, item: atena_numbers",
        "CAT021",
        "did you mean 'atena_number'?",
    ),
}


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalogue of one domain that a test may damage."""
    shutil.copytree(catalog_directory() / DOMAIN / VERSION, tmp_path / DOMAIN / VERSION)
    return tmp_path


@pytest.mark.parametrize("domain", domains())
def test_every_domain_fits_the_others(domain: str) -> None:
    assert [message.text("en") for message in across(load(domain))] == []


@pytest.mark.parametrize("name", BREAKS)
def test_what_does_not_fit_is_found_with_its_remedy(catalog: Path, name: str) -> None:
    file, old, new, code, remedy = BREAKS[name]
    path = catalog / DOMAIN / VERSION / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = list(across(load(DOMAIN, root=catalog)))

    assert {message.code for message in found} == {code}
    assert all(remedy in message.remedy_en for message in found)
    assert all(f"{DOMAIN}/{VERSION}/{file}:" in message.where for message in found)


def test_a_linkage_between_two_others_does_not_belong_here(catalog: Path) -> None:
    path = catalog / DOMAIN / VERSION / "linkages.yaml"
    text = path.read_text(encoding="utf-8")
    old = f"provider: {DOMAIN}\n  consumer: intermediate_server"
    assert old in text
    path.write_text(
        text.replace(old, "provider: national_pension\n  consumer: intermediate_server", 1),
        encoding="utf-8",
    )

    (message,) = across(load(DOMAIN, root=catalog))

    assert message.en.startswith(f"{DOMAIN} is neither provider nor consumer")
