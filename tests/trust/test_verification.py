"""What a bundle says is said whole: waived, unconfirmed, stated, not tested, narrowed."""

from __future__ import annotations

import datetime as dt

import pytest
import signed

from conformance.report.verified import verified_text
from conformance.results.model import WaiverModel
from conformance.trust.bundle import verify
from conformance.trust.verification import verification
from conformance.values.today import today_in_japan
from conformance.values.words import Bilingual

ONE = "child_allowance/function/manage-memo/attested"


@pytest.fixture(scope="module")
def found(tmp_path_factory, vendor, trusted):
    profile = signed.profile_in(tmp_path_factory.mktemp("told"))
    first = signed.result_of(profile, case=signed.SOME)
    names = [case.id for case in first.cases if case.verdict == "pass"]
    others = {names[0]: signed.outcome("fail"), names[1]: signed.outcome("untested")}
    result = signed.result_of(profile, others, case=signed.SOME)
    number = next(n for n, case in enumerate(result.cases) if case.id == names[0])
    waiver = WaiverModel(
        of=names[0],
        approver="架空課長",
        reason="次期版で\x1b[2J直す",
        risk="手作業",
        expires=today_in_japan() + dt.timedelta(days=1),
        expired=False,
    )
    result = signed.derived(result, cases=signed.with_case(result, number, waiver=waiver))
    one = verify(signed.bundle_of(result, vendor), trusted, "a")
    return verification(one)


def test_each_kind_is_named_with_its_cases(found) -> None:
    kinds = {group.verdict: group for group in found.open}
    assert "untested" in kinds
    assert ONE in kinds["attested"].cases
    assert found.waivers[0].cases == (found.waivers[0].of,)
    assert sum(len(group.cases) for group in found.open) == sum(
        number
        for verdict, number in found.counts.items()
        if verdict not in {"pass", "not_applicable"}
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "ja",
            [
                "免除: ",
                "事業者申告（未確認）",
                "未試験",
                "vendor.pub",
                "判定: ",
                "仕様: 児童手当 2.0",
                "架空課長",
            ],
        ),
        ("en", ["waived: ", "vendor's statement (not checked)", "untested", "Verdict: "]),
    ],
)
def test_it_is_told_in_words(found, lang, words) -> None:
    text = verified_text(found, lang)
    assert [word for word in words if word not in text] == []
    assert text.splitlines()[-1] == found.verdict.line.spoken(lang)
    assert "\x1b" not in text


def test_a_draft_whose_cases_nobody_knows_is_told(bundle, trusted, monkeypatch) -> None:
    one = verify(bundle, trusted, "a")
    monkeypatch.setattr("conformance.trust.verification.known_cases", lambda _: None)
    assert "a specification is a draft" in verified_text(verification(one), "en")


def test_what_was_narrowed_is_told(tmp_path, vendor, trusted) -> None:
    case = "child_allowance/function/manage-memo/*"
    result = signed.result_of(signed.profile_in(tmp_path), case=case)
    found = verification(verify(signed.bundle_of(result, vendor), trusted, "a"))
    assert case in found.narrowed[0].en
    assert "narrowed: " in verified_text(found, "en")


def test_specifications_without_a_case_are_counted_and_not_listed(found) -> None:
    spec = found.catalogue[0]
    other = spec.model_copy(update={"domain": "x", "name": Bilingual(ja="別業務", en="another")})
    both = {"catalogue": (spec, other), "not_tested": ("x",)}
    text = verified_text(found.model_copy(update=both), "ja")
    assert "仕様: 児童手当 2.0\n試験していない仕様: 1\n" in text
    assert "別業務" not in text
    assert found.not_tested == ()


def test_causes_of_one_code_are_told_apart(whole, vendor, trusted) -> None:
    found = verification(verify(signed.bundle_of(whole, vendor), trusted, "a"))
    told = {one.text.en: one.cases for one in found.open if one.code == "U-NO-SURFACE"}
    surfaces = {case.id: case.surface for case in whole.cases}
    assert len(told) == 2
    for text, cases in told.items():
        assert {text.rpartition(" ")[2]} == {surfaces[name] for name in cases}


def test_many_causes_of_one_code_are_counted_on_paper_and_all_in_the_json(found) -> None:
    group = found.open[0].model_copy(update={"cases": ("a", "b")})
    many = found.model_copy(update={"open": (group,) * 13})
    assert "… 3 more causes (6 cases)" in verified_text(many, "en")
    assert "… ほか 3 の原因（6 件）" in verified_text(many, "ja")
