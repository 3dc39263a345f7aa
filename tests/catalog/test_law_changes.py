from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.law_changes import changes_between, law_changes
from conformance.catalog.law_text import LawText, ProvisionPlace, amending_law, digits_of, read_law
from conformance.catalog.load import load
from conformance.errors import UsageError

LAW = "346AC0000000073"

TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<Law><LawNum>昭和四十六年法律第七十三号</LawNum><LawBody><LawTitle>児童手当法</LawTitle>
<MainProvision><Article Num="8"><ArticleTitle>第八条</ArticleTitle>
<Paragraph Num="1"><ParagraphSentence>
  <Sentence>市町村長は、支給する。</Sentence></ParagraphSentence></Paragraph>
<Paragraph Num="2"><ParagraphSentence>
  <Sentence>翌月から始める。</Sentence></ParagraphSentence></Paragraph>
</Article><Article Num="8_2"><Paragraph Num="1"><ParagraphSentence><Sentence>{inserted}</Sentence>
</ParagraphSentence></Paragraph></Article></MainProvision>
<SupplProvision AmendLawNum="令和六年六月一二日法律第四七号"><Article Num="13">
<Paragraph Num="4"><ParagraphSentence>
  <Sentence>{supplement}</Sentence></ParagraphSentence></Paragraph>
</Article></SupplProvision></LawBody></Law>
"""


def law(folder: Path, day: str, **texts: str) -> Path:
    path = folder / f"{LAW}_{day}_506AC0000000047.xml"
    filled = {"inserted": "甲", "supplement": "乙"} | texts
    path.write_text(TEXT.format(**filled), encoding="utf-8")
    return path


def test_a_law_is_read_by_article_and_paragraph(tmp_path: Path) -> None:
    found = read_law(law(tmp_path, "20241001"))

    assert (found.title, found.law_id) == ("児童手当法", LAW)
    assert found.provisions[ProvisionPlace("8", "2")] == "翌月から始める。"
    assert found.provisions[ProvisionPlace("8の2", "1")] == "甲"
    assert found.provisions[ProvisionPlace("附則13", "4", "令和6年法律第47号")] == "乙"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("令和六年六月一二日法律第四七号", "令和6年法律第47号"),
        ("平成元年十二月二十二日政令第三百三十六号", "平成1年政令第336号"),
        ("昭和五十六年五月二十五日法律第五十号", "昭和56年法律第50号"),
        ("", None),
    ],
)
def test_an_amending_law_is_named_as_the_ledger_names_it(written: str, read: str | None) -> None:
    assert amending_law(written) == read


def test_an_article_is_written_in_digits() -> None:
    assert [digits_of(one) for one in ("24_2", "第24条の2", "8")] == ["24の2", "24の2", "8"]


def test_only_what_reads_differently_has_changed(tmp_path: Path) -> None:
    before = read_law(law(tmp_path, "20241001"))
    after = read_law(law(tmp_path, "20250401", inserted="丙", supplement="丁"))

    told = [(one.article, one.paragraph, one.kind) for one in changes_between(before, after)]

    assert told == [("8の2", "1", "changed"), ("附則13", "4", "changed")]


def test_the_rules_that_rest_on_a_changed_paragraph_are_listed_and_no_other(tmp_path: Path) -> None:
    spec = load("child_allowance")
    before = read_law(law(tmp_path, "20241001"))
    other = {**before.provisions, ProvisionPlace("8", "2"): "翌々月から始める。"}

    found = law_changes(before, LawText(before.title, LAW, other), [spec])
    untouched = law_changes(before, before, [spec])

    assert "payment-end-month" in {one.rule for one in found.affected}
    assert "monthly-amount" not in {one.rule for one in found.affected}
    assert all("rules.yaml:" in one.where for one in found.affected)
    assert untouched.affected == ()
    assert untouched.citing == found.citing > len(found.affected) > 0


def test_what_another_law_says_concerns_no_rule_of_this_one(tmp_path: Path) -> None:
    before = read_law(law(tmp_path, "20241001"))
    other = {**before.provisions, ProvisionPlace("8", "2"): "翌々月から始める。"}
    renamed = LawText("別の法律", "999AC0000000001", before.provisions)

    found = law_changes(
        renamed, LawText("別の法律", "999AC0000000001", other), [load("child_allowance")]
    )

    assert (len(found.changes), found.citing, found.affected) == (1, 0, ())


@pytest.mark.parametrize(
    "content", ["", "<Law/>", "not xml", "<html><LawTitle>児</LawTitle></html>"]
)
def test_what_is_no_law_is_refused_with_its_path(tmp_path: Path, content: str) -> None:
    path = tmp_path / "law.xml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(UsageError, match="USE157"):
        read_law(path)


PLACES = st.builds(
    ProvisionPlace, st.sampled_from(["1", "2", "3の2", "附則4"]), st.sampled_from("123")
)
TEXTS = st.dictionaries(PLACES, st.sampled_from(["甲", "乙"]))


@given(before=TEXTS, after=TEXTS)
def test_the_changes_there_and_back_are_each_others_opposite(
    before: dict[ProvisionPlace, str], after: dict[ProvisionPlace, str]
) -> None:
    there = changes_between(LawText("法", None, before), LawText("法", None, after))
    back = changes_between(LawText("法", None, after), LawText("法", None, before))

    swapped = {"added": "removed", "removed": "added", "changed": "changed"}
    assert [(c.article, c.paragraph, swapped[c.kind]) for c in there] == [
        (c.article, c.paragraph, c.kind) for c in back
    ]
    assert len(there) == len({(c.article, c.paragraph) for c in there})
