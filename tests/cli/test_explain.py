import pytest

from conformance.cli.main import main


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("child_allowance/rule/monthly-amount", "児童手当法"),
        ("monthly-amount", "child_allowance/rule/monthly-amount"),
        ("child_allowance/function/manage-bank-account", "登録だけで替わる記録"),
        ("F-VALUE", "値"),
        ("E0001", "必須"),
        ("U-NO-EVIDENCE", "申告"),
        ("attested", "だれも確かめていません"),
        ("untested", "合格とは数えません"),
        ("spec_unclear", "疑義事項"),
        ("not-applicable", "対象外"),
        ("合格", "期待どおり"),
        ("incomplete", "終了コード 3"),
        ("unconfirmed", "裏付け"),
        ("answered", "文書のページ"),
        ("waived", "期限つきの免除"),
        ("derived_read", "条文を読んで"),
        ("reconstructed", "どの文書にも照合していません"),
        ("T-TIMEOUT", "応答"),
        ("CAT004", "キー"),
        ("V-LEN", "文字"),
        ("F-FILE-BOM", "BOM"),
    ],
)
def test_every_kind_of_id_is_explained(
    name: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", name, "--lang", "ja"]) == 0
    assert says in capsys.readouterr().out


def test_an_unknown_id_ends_with_2_and_proposes_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "F-VALEU", "--lang", "en"]) == 2
    assert "did you mean 'F-VALUE'?" in capsys.readouterr().err


def test_an_article_leads_to_the_rules_and_events_that_state_it(capsys) -> None:
    assert main(["--lang", "en", "explain", "国民健康保険法施行令第29条の7"]) == 0
    told = capsys.readouterr().out
    assert "national_health_insurance/rule/assessment-cap" in told
    assert "national_health_insurance/rule/prorated-assessment" in told
    assert main(["explain", "国民健康保険法施行令第999条"]) == 2
    assert "USE040" in capsys.readouterr().err
