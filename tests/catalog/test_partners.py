from pathlib import Path

from conformance.catalog.load import domains, load
from conformance.catalog.partners import partners


def test_every_party_to_a_linkage_is_a_domain_or_a_partner_and_no_partner_is_idle() -> None:
    parties = {
        name
        for domain in domains()
        for linkage in load(domain).linkages.values()
        for name in (linkage.provider, linkage.consumer)
    }
    outside = parties - set(domains())

    assert outside - set(partners()) == set()
    idle = set(partners()) - outside
    assert idle == set()


def test_a_partner_is_never_also_a_domain() -> None:
    assert set(partners()) & set(domains()) == set()


def test_a_catalogue_without_a_list_uses_the_bundled_one(tmp_path: Path) -> None:
    assert partners(tmp_path) == partners()


def test_a_catalogue_may_have_a_list_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "common").mkdir()
    text = "partners:\n- {key: elsewhere, name_ja: よそ, kind: company}\n"
    (tmp_path / "common" / "partners.yaml").write_text(text, encoding="utf-8")

    assert list(partners(tmp_path)) == ["elsewhere"]
