"""A profile as a form: what it says changes, what is written around it stays."""

import yaml

from conformance.catalog.load import domains, versions
from conformance.catalog.locate import data_directory


def begun(alone, template="template"):
    assert alone.fill("/profiles", {"name": "mine", "template": template}).status_code == 303


def sent(**more):
    return {
        "product.name": "新しい製品",
        "product.vendor": "架空社",
        "product.release": "2.10",
        "municipality.type": "core_city",
        "domain": ["child_allowance", "seal_registration"],
        **{f"version.{d}": versions(d)[-1] for d in domains()},
        **more,
    }


def test_a_template_is_filled_in_and_its_comments_and_other_keys_stay(alone, bench):
    begun(alone)
    assert "全国地方公共団体コード" in alone.get("/profiles/mine/form").text
    answer = alone.edit("/profiles/mine/form", sent())
    assert "保存しました" in answer.text
    text = bench.shelf.get("mine").path.read_text("utf-8")
    found, old = yaml.safe_load(text), (data_directory("vendor_profiles") / "template.yaml")
    assert found["product"] == {"name": "新しい製品", "vendor": "架空社", "release": "2.10"}
    assert found["municipality"]["type"] == "core_city"
    assert set(found["specifications"]) == {"child_allowance", "seal_registration"}
    assert found["surfaces"] == yaml.safe_load(old.read_text("utf-8"))["surfaces"]
    comments = [line for line in old.read_text("utf-8").splitlines() if line.startswith("#")]
    assert set(comments) <= set(text.splitlines())


def test_what_is_wrong_is_told_while_it_is_filled_in_and_nothing_is_kept(alone, bench):
    begun(alone)
    before = bench.shelf.get("mine").path.read_bytes()
    shown = alone.fill("/profiles/mine/form/check", sent(**{"municipality.code": "139999"})).text
    assert "検査数字" in shown
    fine = alone.fill("/profiles/mine/form/check", sent(**{"municipality.code": "139998"})).text
    assert "✓" in fine
    assert bench.shelf.get("mine").path.read_bytes() == before


def test_of_a_text_that_is_no_yaml_there_is_no_form_and_a_sample_stays(alone, bench):
    begun(alone)
    bench.shelf.get("mine").path.write_text("product: [", "utf-8")
    assert "フォームにできません" in alone.get("/profiles/mine/form").text
    sample = bench.shelf.get("sample-reference").path
    before = sample.read_bytes()
    assert "見本は変更できません" in alone.fill("/profiles/sample-reference/form", sent()).text
    assert sample.read_bytes() == before
