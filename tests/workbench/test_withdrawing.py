"""What was excused is taken back by an approver: out of profile and policy, and out of the gate."""

import datetime as dt
import re

import pytest
import sqlalchemy as sa
import yaml

from conformance.cases.outcome import Outcome
from conformance.cli.main import main
from conformance.results.store import write_result
from conformance.surfaces.profile import load_profile
from conformance.values.today import today_in_japan
from conformance.workbench.store import AUDIT
from tests.trust import signed
from tests.workbench.conftest import SEEN

LATER = (today_in_japan() + dt.timedelta(days=30)).isoformat()
FAILS = "child_allowance/rule/monthly-amount/worked-examples"
OTHER = "child_allowance/function/register-claim/stores-what-was-sent"
WAIVERS = f"""# 課長と話した
waivers:
- case: {FAILS}
  approver: 課長
  reason: 次期版で
  risk: 手作業で補う
  expires: {LATER}
# もう一つ
- {{case: {OTHER}, approver: 課長, reason: 次の版, risk: なし。電話で補う, expires: {LATER}}}
"""
KEY = re.compile(r'name="waiver" value="([0-9a-f]{24})" aria-label="([^"]+)"')
WHY = {"reason": "直る見込みがない", "by": "部長"}


@pytest.fixture
def given(bench):
    """Put a profile with two waivers and a result that ran under them; return its key."""
    path = signed.profile_in(bench.settings.profiles, more=WAIVERS)
    outcomes = {name: Outcome("fail", signed.FAILED) for name in (FAILS, OTHER)}
    folder = bench.settings.results / "given"
    folder.mkdir()
    write_result(signed.result_of(path, outcomes), folder / "result.json")
    key = bench.library.all()[0].key
    result = bench.library.result(bench.library.path(key))
    assert {c.id for c in result.cases if c.waiver is not None} == {FAILS, OTHER}
    return key


def waivers(bench):
    return [one.of for one in load_profile(bench.settings.profiles / "own.yaml").profile.waivers]


def audited(bench, action="waiver withdrawn"):
    with bench.engine.connect() as db:
        return db.execute(sa.select(AUDIT).where(AUDIT.c.action == action)).mappings().all()


def keys(page):
    return {of: key for key, of in KEY.findall(page)}


def offered(browser, given):
    return keys(browser.get(f"/results/{given}/entries?kind=withdraw").text)


def policy(bench):
    return yaml.safe_load(bench.settings.policy.read_text("utf-8"))


@pytest.mark.usefixtures("people")
def test_an_approver_alone_takes_a_waiver_back_and_it_stands_in_the_audit(bench, visitor, given):
    approver, path = visitor("approver"), f"/results/{given}/withdraw"
    chosen = {"waiver": offered(approver, given)[FAILS], **WHY}
    assert visitor("tester").fill(path, chosen).status_code == 403
    assert offered(visitor("tester"), given) == {}
    assert waivers(bench) == [FAILS, OTHER]
    assert approver.fill(path, chosen).status_code == 303
    assert waivers(bench) == [OTHER]
    text = (bench.settings.profiles / "own.yaml").read_text("utf-8")
    assert "# 課長と話した" in text
    assert "# もう一つ" in text
    (line,) = audited(bench)
    assert (line["by"], line["reason"]) == ("approver", WHY["reason"])
    assert FAILS in line["subject"]
    assert "免除の取消し" in approver.get("/audit").text


def test_result_list_and_gate_follow_at_once(bench, alone, given, capsys):
    path = f"/results/{given}"
    assert "免除が取り消された" not in alone.get(f"{path}/gate").text
    result = bench.library.path(given)
    alone.fill(f"{path}/withdraw", {"waiver": offered(alone, given)[FAILS], **WHY})
    page, gate = alone.get(path).text, alone.get(f"{path}/gate").text
    assert "不合格 1 件は、その後、免除が取り消されました" in page
    assert WHY["reason"] in page
    assert "免除が取り消された不合格 1 件" in gate
    assert WHY["reason"] in gate
    for list_ in ("/", "/results"):
        assert "免除の取消し: 不合格 1 件" in alone.get(list_).text
    asked = ["--lang", "ja", "gate", str(result), "--policy", str(bench.settings.policy)]
    assert main(asked) == 1
    assert "免除が取り消された不合格 1 件" in capsys.readouterr().out
    assert set(offered(alone, given)) == {OTHER}


def test_several_are_taken_back_at_once(bench, alone, given):
    chosen = {"waiver": list(offered(alone, given).values()), **WHY}
    assert alone.fill(f"/results/{given}/withdraw", chosen).status_code == 303
    assert waivers(bench) == []
    assert len(audited(bench)) == len(policy(bench)["revoked"]) == 2
    assert "[部長]" in audited(bench)[0]["subject"]


def test_the_waiver_of_a_profile_that_is_elsewhere_is_voided_here(bench, alone, given):
    (bench.settings.profiles / "own.yaml").unlink()
    chosen = {"waiver": offered(alone, given)[FAILS], **WHY}
    assert alone.fill(f"/results/{given}/withdraw", chosen).status_code == 303
    assert "免除が取り消された不合格 1 件" in alone.get(f"/results/{given}/gate").text


@pytest.mark.parametrize(
    "wrong", [{"waiver": "0" * 24}, {"waiver": []}, {"reason": " - "}, {"by": ""}]
)
def test_what_lacks_something_changes_nothing(bench, alone, given, wrong):
    before = (bench.settings.profiles / "own.yaml").read_bytes()
    chosen = {"waiver": offered(alone, given)[FAILS], **WHY}
    answer = alone.fill(f"/results/{given}/withdraw", chosen | wrong)
    assert (answer.status_code, "WBN024" in answer.text) == (422, True)
    assert (bench.settings.profiles / "own.yaml").read_bytes() == before
    assert not bench.settings.policy.exists()
    assert audited(bench) == []


def test_a_profile_that_cannot_be_changed_leaves_all_as_it_was(bench, alone, given):
    path = bench.settings.profiles / "own.yaml"
    text = path.read_text("utf-8").replace("reason: 次期版で", "reason: &why 次期版で")
    path.write_text(text.replace("reason: 次の版", "reason: *why"), "utf-8")  # rests on the first
    before = path.read_bytes()
    chosen = {"waiver": offered(alone, given)[FAILS], **WHY}
    answer = alone.fill(f"/results/{given}/withdraw", chosen)
    assert (answer.status_code, "PRO090" in answer.text) == (422, True)
    assert path.read_bytes() == before
    assert not bench.settings.policy.exists()
    assert "not done" in audited(bench, "waiver withdrawn not done")[0]["action"]


def test_from_the_page_of_a_profile_too(bench, alone, given):
    page = alone.get("/profiles/own").text
    chosen = {"waiver": keys(page)[OTHER], **WHY}
    assert alone.fill("/profiles/own/withdraw", chosen).status_code == 303
    assert waivers(bench) == [FAILS]
    assert "不合格 1 件は、その後、免除が取り消されました" in alone.get(f"/results/{given}").text
    assert alone.fill("/profiles/sample-reference/withdraw", chosen).status_code == 404


def test_a_waiver_that_is_given_again_holds_again(bench, alone, given):
    alone.fill(f"/results/{given}/withdraw", {"waiver": offered(alone, given)[FAILS], **WHY})
    again = {
        "case": FAILS,
        "profile": "own",
        "by": "課長",
        "reason": "やはり次期版で",
        "risk": "手作業で補う",
        "expires": LATER,
    }
    assert alone.fill(f"/results/{given}/waive", again).status_code == 303
    assert "免除が取り消された" not in alone.get(f"/results/{given}/gate").text
    assert "revoked" not in policy(bench)


def test_written_back_by_hand_it_stays_void_and_can_be_taken_out_again(bench, alone, given):
    path = bench.settings.profiles / "own.yaml"
    before = path.read_text("utf-8")
    alone.fill(f"/results/{given}/withdraw", {"waiver": offered(alone, given)[FAILS], **WHY})
    seen = SEEN.search(alone.get("/profiles/own").text)[1]
    alone.fill("/profiles/own", {"do": "save", "seen": seen, "text": before})
    assert waivers(bench) == [FAILS, OTHER]
    assert "免除が取り消された不合格 1 件" in alone.get(f"/results/{given}/gate").text
    assert "取消し" in alone.get("/profiles/own").text
    chosen = {"waiver": offered(alone, given)[FAILS], **WHY}
    assert alone.fill(f"/results/{given}/withdraw", chosen).status_code == 303
    assert waivers(bench) == [OTHER]
    assert len(policy(bench)["revoked"]) == 1


@pytest.mark.usefixtures("people")
def test_what_was_let_pass_without_a_judgement_is_taken_back_too(bench, visitor, shelved):
    approver, path = visitor("approver"), f"/results/{shelved}"
    names = ["child_allowance/function/back-up/attested", "common_functions/form/list/looks-right"]
    sent = {"case": names, "reason": "次の版で", "expires": LATER}
    assert approver.fill(f"{path}/accept", sent).status_code == 303
    page = approver.get(f"{path}/gate").text
    chosen = re.findall(r'name="accepted" value="([0-9a-f]{24})"[^>]*aria-label="([^"]+)"', page)
    assert {name for _, name in chosen} == set(names)
    one = {"accepted": chosen[0][0], "reason": "やめる"}
    assert visitor("tester").fill(f"{path}/unaccept", one).status_code == 403
    assert approver.fill(f"{path}/unaccept", {**one, "reason": ""}).status_code == 422
    assert len(policy(bench)["accepted"]) == 2
    assert approver.fill(f"{path}/unaccept", one).status_code == 303
    assert [each["case"] for each in policy(bench)["accepted"]] == [chosen[1][1]]
    (line,) = audited(bench, "accept withdrawn")
    assert (line["by"], line["reason"]) == ("approver", "やめる")
    assert chosen[0][1] in line["subject"]
