"""Waivers, answers and statements: they go into the profile as the command line takes them."""

import dataclasses
import datetime as dt
import io
import re
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pytest
import sqlalchemy as sa

from conformance.cases.outcome import Outcome
from conformance.report import sheets
from conformance.results.store import write_result
from conformance.surfaces.profile import load_profile
from conformance.values.today import today_in_japan
from conformance.workbench.store import AUDIT
from tests.trust import signed
from tests.workbench.conftest import PASSWORD, SEEN

PAST = (today_in_japan() - dt.timedelta(days=1)).isoformat()
LATER = (today_in_japan() + dt.timedelta(days=30)).isoformat()
FAILS = "child_allowance/rule/monthly-amount/worked-examples"
DOUBTED = "child_allowance/function/register-payee/stores-what-was-sent"
MEMO = "child_allowance/function/manage-memo"
WAIVED = {
    "case": FAILS,
    "profile": "own",
    "by": "somebody else",
    "reason": "次期版で",
    "risk": "手作業で補う",
    "expires": LATER,
}


@pytest.fixture
def given(bench):
    """Put a profile and a result of it with a failure and a doubt; return its key."""
    path = signed.profile_in(bench.settings.profiles)
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("attestations:")] + "# 会社の覚書\n", "utf-8")
    outcomes = {
        FAILS: Outcome("fail", signed.FAILED),
        DOUBTED: Outcome("fail", signed.FAILED),
    }
    folder = bench.settings.results / "given"
    folder.mkdir()
    write_result(signed.result_of(path, outcomes, case=signed.SOME), folder / "result.json")
    return bench.library.all()[0].key


def profile(bench):
    return load_profile(bench.settings.profiles / "own.yaml").profile


def audited(bench, action):
    with bench.engine.connect() as db:
        return db.execute(sa.select(AUDIT).where(AUDIT.c.action == action)).mappings().all()


@pytest.mark.usefixtures("people")
def test_an_approver_alone_waives_under_the_own_name_and_comments_stay(bench, visitor, given):
    path = f"/results/{given}/waive"
    assert visitor("tester").fill(path, WAIVED).status_code == 403
    approver = visitor("approver")
    assert FAILS in approver.get(f"/results/{given}/entries").text
    wrote = approver.fill(path, WAIVED).headers["location"]
    assert wrote == f"/results/{given}/entries?kind=waive&wrote=1&profile=own"
    assert 'href="/profiles/own"' in approver.get(wrote).text
    (waiver,) = profile(bench).waivers
    assert (waiver.case, waiver.approver, waiver.risk) == (FAILS, "approver", "手作業で補う")
    assert waiver.expires.isoformat() == LATER
    assert "# 会社の覚書" in (bench.settings.profiles / "own.yaml").read_text("utf-8")
    (line,) = audited(bench, "waivers")
    assert (line["by"], line["reason"], FAILS in line["subject"]) == ("approver", "次期版で", True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"case": DOUBTED},
        {"case": "*"},
        {"reason": "-"},
        {"risk": ""},
        {"by": " "},
        {"expires": "soon"},
        {"expires": "2020-01-01"},
        {"expires": "2099-01-01"},
        {"profile": "sample-reference"},
        {"profile": "nobody"},
    ],
)
def test_a_waiver_that_lacks_something_changes_nothing(bench, alone, given, wrong):
    before = (bench.settings.profiles / "own.yaml").read_bytes()
    answer = alone.fill(f"/results/{given}/waive", WAIVED | wrong)
    assert (answer.status_code, "WBN0" in answer.text) == (422, True)
    assert (bench.settings.profiles / "own.yaml").read_bytes() == before
    assert audited(bench, "waivers") == []


def test_an_answer_stands_in_the_profile_and_a_denial_needs_its_page(bench, alone, given):
    sent = {"case": DOUBTED, "profile": "own", "by": "回答者", "accepted": "no"}
    refused = alone.fill(f"/results/{given}/answer", sent)
    assert (refused.status_code, "PRO" in refused.text) == (422, True)
    assert profile(bench).answers == ()
    proof = {"document": "標準仕様書 第2.0版", "page": "12"}
    assert alone.fill(f"/results/{given}/answer", sent | proof).status_code == 303
    (answer,) = profile(bench).answers
    assert (answer.case, answer.accepted, answer.page) == (DOUBTED, False, "12")
    assert answer.on == today_in_japan()


def test_a_statement_keeps_its_evidence_beside_the_profile_or_leaves_nothing(bench, alone, given):
    page = alone.get(f"/results/{given}/entries?kind=state").text
    assert f"{MEMO}/attested" in page
    sent = {
        "case": f"{MEMO}/attested",
        "profile": "own",
        "by": "確認者",
        "role": "部長",
        "date": "2999-01-01",
        "statement": "画面で確かめた",
    }
    kept = bench.settings.profiles / "evidence" / "shot.txt"
    file = {"evidence": ("shot.txt", "画面写し".encode())}
    assert alone.fill(f"/results/{given}/state", sent, files=file).status_code == 422  # to come
    assert not kept.exists()
    sent["date"] = today_in_japan().isoformat()
    assert alone.fill(f"/results/{given}/state", sent, files=file).status_code == 303
    (stated,) = profile(bench).attestations
    assert (stated.requirement, stated.evidence) == (MEMO, "evidence/shot.txt")
    assert kept.read_text("utf-8") == "画面写し"


@pytest.mark.usefixtures("people")
def test_a_sheet_that_was_filled_in_is_written_by_who_may(bench, visitor, given):
    result = bench.library.result(bench.library.path(given))
    book = openpyxl.load_workbook(io.BytesIO(sheets.render(result, "ja")))
    row = next(r for r in book["不適合一覧"].iter_rows() if any(c.value == FAILS for c in r))
    for cell, value in zip(row[-5:-1], ("課長", "次期版で", "手作業", LATER), strict=True):
        cell.value = value
    saved = io.BytesIO()
    book.save(saved)
    sent = {"profile": "own", "do": "write"}

    def fill(name):
        files = {"workbook": ("sheet.xlsx", saved.getvalue())}
        return visitor(name).fill("/evidence", sent, files=files)

    refused = fill("tester")
    assert (refused.status_code, "WBN011" in refused.text) == (422, True)
    assert profile(bench).waivers == ()
    answer = fill("approver")
    assert answer.status_code == 303, answer.text
    assert [one.approver for one in profile(bench).waivers] == ["課長"]


@pytest.mark.usefixtures("people", "given")
def test_a_tester_adds_no_waiver_by_the_text_of_a_profile(bench, visitor):
    path = bench.settings.profiles / "own.yaml"
    before = path.read_text("utf-8")
    more = f"{before}\nwaivers:\n- {{requirement: {MEMO}, approver: 課長, reason: x, risk: y, "
    more += f"expires: {LATER}}}\n"
    refused = visitor("tester").edit("/profiles/own", {"text": more})
    assert "WBN011" in refused.text
    assert path.read_text("utf-8") == before
    assert "保存しました" in visitor("approver").edit("/profiles/own", {"text": more}).text
    for text, kept in ((f"{more}: [", False), (f"{more}# 覚書", True)):
        shown = visitor("tester").edit("/profiles/own", {"text": text}).text
        assert ("WBN011" in shown, "保存しました" in shown) == (not kept, kept)


@pytest.mark.usefixtures("people", "given")
def test_nor_where_a_day_is_written_as_no_calendar_has_it(bench, visitor):
    path = bench.settings.profiles / "own.yaml"
    before = path.read_text("utf-8")
    more = re.sub(r'release: *("[^"]*"|[^,}\n]+)', "release: 2026-99-99", before, count=1)
    assert "2026-99-99" in more
    more += f"\nwaivers:\n- {{requirement: {MEMO}, approver: 課長, reason: 次期, risk: 手作業, "
    more += f"expires: {LATER}}}\n"
    shown = visitor("tester").edit("/profiles/own", {"text": more}).text
    assert "WBN011" in shown
    assert path.read_text("utf-8") == before


def waived_profile(bench):
    path = bench.settings.profiles / "own.yaml"
    more = f"\nwaivers:\n- {{requirement: {MEMO}, approver: 課長, reason: 次期, risk: 手作業, "
    return path, f"{path.read_text('utf-8')}{more}expires: {LATER}}}\n"


@pytest.mark.usefixtures("people", "given")
def test_a_waiver_is_led_to_another_product_by_an_approver_alone_and_that_is_written(
    bench, visitor
):
    path, text = waived_profile(bench)
    assert "保存しました" in visitor("approver").edit("/profiles/own", {"text": text}).text
    assert MEMO in audited(bench, "profile")[-1]["reason"]
    moved = re.sub(r'release: *"?([0-9.]+)"?', 'release: "99"', text, count=1)
    assert moved != text
    refused = visitor("tester").edit("/profiles/own", {"text": moved})
    assert "WBN014" in refused.text
    assert path.read_text("utf-8") == text
    sent = {"product.release": "99"}
    assert "WBN014" in visitor("tester").edit("/profiles/own/form", sent).text
    assert path.read_text("utf-8") == text
    bare = moved[: moved.index("waivers:")]
    assert "保存しました" in visitor("tester").edit("/profiles/own", {"text": bare}).text
    assert "保存しました" in visitor("approver").edit("/profiles/own", {"text": moved}).text
    told = audited(bench, "profile")[-1]["reason"]
    assert MEMO in told


@pytest.mark.usefixtures("people")
def test_a_waiver_is_not_written_into_the_profile_of_another_release(bench, visitor, given):
    path = bench.settings.profiles / "own.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'release: *"?([0-9.]+)"?', 'release: "99"', text, count=1), "utf-8")
    refused = visitor("approver").fill(f"/results/{given}/waive", WAIVED)
    assert (refused.status_code, "WBN010" in refused.text) == (422, True)
    assert profile(bench).waivers == ()


@pytest.mark.usefixtures("people", "given")
def test_of_two_who_change_a_profile_at_once_neither_loses_what_the_other_wrote(bench, visitor):
    path, text = waived_profile(bench)
    tester, approver = visitor("tester"), visitor("approver")
    seen = SEEN.search(tester.get("/profiles/own").text)[1]
    assert "保存しました" in approver.edit("/profiles/own", {"text": text}).text
    old = {"text": f"{path.read_text('utf-8')[:-80]}", "do": "save", "seen": seen}
    for at in ("/profiles/own", "/profiles/own/form"):
        answer = tester.fill(at, old)
        assert (answer.status_code, "WBN015" in answer.text) == (422, True), at
    assert path.read_text("utf-8") == text


@pytest.mark.usefixtures("people")
def test_of_two_who_waive_the_same_at_once_one_is_told_of_the_other(bench, visitor, given):
    bench.people.put("another", "approver", PASSWORD)
    browsers = [visitor(name) for name in ("approver", "another")]
    with ThreadPoolExecutor(2) as threads:
        path = f"/results/{given}/waive"
        answers = list(threads.map(lambda browser: browser.fill(path, WAIVED), browsers))
    assert sorted(answer.status_code for answer in answers) == [303, 422]
    (waiver,) = profile(bench).waivers
    (refused,) = [answer.text for answer in answers if answer.status_code == 422]
    assert "WBN016" in refused
    assert waiver.approver in refused
    assert len(audited(bench, "waivers")) == 2
    assert len(audited(bench, "waivers not done")) == 1


@pytest.mark.usefixtures("people")
def test_a_waiver_that_is_over_is_followed_by_a_new_one(bench, visitor, given):
    approver = visitor("approver")
    path = bench.settings.profiles / "own.yaml"
    approver.fill(f"/results/{given}/waive", WAIVED)
    text = path.read_text("utf-8")
    path.write_text(text.replace(LATER, PAST), "utf-8")
    assert approver.fill(f"/results/{given}/waive", WAIVED).status_code == 303
    assert [one.expires.isoformat() for one in profile(bench).waivers] == [LATER, PAST]


@pytest.fixture
def many(bench):
    """Put a profile and a result with three failures of one cause, one of another, two doubts."""
    path = signed.profile_in(bench.settings.profiles)
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("attestations:")], "utf-8")
    plain = signed.result_of(path)
    passing = [case for case in plain.cases if case.verdict == "pass"]
    sure = [case.id for case in passing if case.ground == "derived"]
    doubted = [case.id for case in passing if case.ground == "reconstructed"]
    other = dataclasses.replace(signed.FAILED, cause="another/cause:F-VALUE")
    outcomes = {
        **{name: Outcome("fail", signed.FAILED) for name in (*sure[:3], *doubted[:2])},
        sure[3]: Outcome("fail", other),
    }
    folder = bench.settings.results / "many"
    folder.mkdir()
    write_result(signed.result_of(path, outcomes), folder / "result.json")
    key = bench.library.all()[0].key
    result = bench.library.result(bench.library.path(key))
    fails = [case.id for case in result.cases if case.verdict == "fail"]
    doubts = [case.id for case in result.cases if case.verdict == "unconfirmed"]
    assert (len(fails), len(doubts)) == (4, 2)
    return key, [name for name in fails if name != sure[3]], sure[3], doubts


def test_failures_of_one_cause_are_waived_at_once_each_with_its_own_waiver(bench, alone, many):
    key, one_cause, other, _ = many
    page = alone.get(f"/results/{key}/entries?kind=waive&case={one_cause[1]}").text
    for name in one_cause:
        assert f'value="{name}"' in page
    assert f'value="{other}"' not in page
    sent = WAIVED | {"case": [*one_cause]}
    assert alone.fill(f"/results/{key}/waive", sent).status_code == 303
    waivers = profile(bench).waivers
    assert sorted(one.case for one in waivers) == sorted(one_cause)
    assert {one.risk for one in waivers} == {"手作業で補う"}
    assert len(audited(bench, "waivers")) == 3
    again = alone.get(f"/results/{key}/entries?kind=waive&undecided=1").text
    assert f'value="{other}"' in again
    assert not any(f'value="{name}"' in again for name in one_cause)


def test_failures_of_two_causes_are_not_waived_for_one_reason(bench, alone, many):
    key, one_cause, other, _ = many
    answer = alone.fill(f"/results/{key}/waive", WAIVED | {"case": [one_cause[0], other]})
    assert (answer.status_code, "WBN023" in answer.text) == (422, True)
    assert profile(bench).waivers == ()
    assert audited(bench, "waivers") == []


def test_several_doubts_are_answered_at_once(bench, alone, many):
    key, _, _, doubts = many
    sent = {"case": doubts, "profile": "own", "by": "回答者", "accepted": "yes"}
    assert alone.fill(f"/results/{key}/answer", sent).status_code == 303
    assert sorted(one.case for one in profile(bench).answers) == sorted(doubts)
    unknown = sent | {"case": [doubts[0], "seal_registration/a/b/c"]}
    assert alone.fill(f"/results/{key}/answer", unknown).status_code == 422


def test_one_file_of_evidence_may_prove_several_statements(bench, alone, many):
    key = many[0]
    result = bench.library.result(bench.library.path(key))
    open_ = [c for c in result.cases if c.surface == "evidence" and c.verdict == "untested"][:3]
    assert len(open_) == 3
    sent = {
        "case": [case.id for case in open_],
        "profile": "own",
        "by": "確認者",
        "role": "部長",
        "date": today_in_japan().isoformat(),
        "statement": "画面で確かめた",
    }
    file = {"evidence": ("shot.txt", "画面写し".encode())}
    assert alone.fill(f"/results/{key}/state", sent, files=file).status_code == 303
    stated = profile(bench).attestations
    assert {one.requirement for one in stated} == {case.requirement for case in open_}
    assert {one.evidence for one in stated} == {"evidence/shot.txt"}
    page = alone.get(f"/results/{key}/entries?kind=state&words=nothing-is-called-so").text
    assert "0 件中" in page
