"""What an approver lets pass stands in the policy and in the audit, and nothing else does."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import pytest
import sqlalchemy as sa

from conformance.results.gate import gate
from conformance.results.policy import read_policy
from conformance.results.store import read_result, write_result
from conformance.values.private_files import private_folder
from conformance.values.today import today_in_japan
from conformance.workbench.library import Shelved
from conformance.workbench.pages import accepting
from conformance.workbench.pages.accepting import _earlier
from conformance.workbench.store import AUDIT
from conformance.workbench.until import latest_day, policy_of
from tests.workbench.conftest import PASSWORD

today = today_in_japan()
LATER = (today_in_japan() + dt.timedelta(days=30)).isoformat()
PAST = (today_in_japan() - dt.timedelta(days=1)).isoformat()


def open_case(bench, key, verdict="untested"):
    return next(c.id for c in read_result(bench.library.path(key)).cases if c.verdict == verdict)


@pytest.mark.usefixtures("people")
def test_an_approver_accepts_with_name_reason_and_day(bench, visitor, shelved):
    case = open_case(bench, shelved)
    sent = {"case": case, "reason": "次の版で", "expires": LATER, "approver": "somebody else"}
    assert visitor("approver").fill(f"/results/{shelved}/accept", sent).status_code == 303
    (entry,) = read_policy(bench.settings.policy).accepted
    assert (entry.case, entry.approver, entry.reason) == (case, "approver", "次の版で")
    assert entry.expires.isoformat() == LATER
    with bench.engine.connect() as db:
        line = db.execute(sa.select(AUDIT).where(AUDIT.c.action == "accept")).mappings().one()
    assert (line["by"], line["reason"]) == ("approver", "次の版で")
    assert case in line["subject"]
    assert case in visitor("approver").get("/audit").text


def test_a_failure_a_past_day_and_an_empty_reason_are_not_accepted(bench, alone, shelved):
    good = {
        "case": open_case(bench, shelved),
        "approver": "課長",
        "reason": "次の版で",
        "expires": LATER,
    }
    wrong = (
        {"case": open_case(bench, shelved, "fail")},
        {"case": "*"},
        {"expires": PAST},
        {"expires": "soon"},
        {"reason": "-"},
        {"approver": ""},
    )
    for one in wrong:
        answer = alone.fill(f"/results/{shelved}/accept", good | one)
        assert (answer.status_code, "WBN001" in answer.text) == (422, True), one
    assert not bench.settings.policy.exists()
    assert alone.fill(f"/results/{shelved}/accept", good).status_code == 303


def test_a_day_that_the_gate_would_not_take_is_refused_with_the_last_that_it_takes(
    bench, alone, shelved
):
    last = latest_day(policy_of(bench.settings.policy))
    good = {"case": open_case(bench, shelved), "approver": "課長", "reason": "次の版で"}
    late = good | {"expires": str(last + dt.timedelta(1))}
    answer = alone.fill(f"/results/{shelved}/accept", late)
    assert (answer.status_code, "WBN021" in answer.text, str(last) in answer.text) == (
        422,
        True,
        True,
    )
    assert not bench.settings.policy.exists()
    assert f'max="{last}"' in alone.get(f"/results/{shelved}/gate").text
    assert (
        alone.fill(f"/results/{shelved}/accept", good | {"expires": str(last)}).status_code == 303
    )


def test_what_the_policy_said_before_stays(bench, alone, shelved):
    bench.settings.policy.write_text("policy: 1\nmax_age_days: 30\n", encoding="utf-8")
    sent = {
        "case": open_case(bench, shelved),
        "approver": "課長",
        "reason": "次の版で",
        "expires": LATER,
    }
    alone.fill(f"/results/{shelved}/accept", sent)
    found = read_policy(bench.settings.policy)
    assert (found.max_age_days, len(found.accepted)) == (30, 1)


@pytest.mark.usefixtures("people")
def test_what_is_accepted_is_of_this_product_and_shown_to_be_for_no_other(bench, visitor, shelved):
    case = open_case(bench, shelved)
    approver = visitor("approver")
    sent = {"case": case, "reason": "次の版で", "expires": LATER}
    assert approver.fill(f"/results/{shelved}/accept", sent).status_code == 303
    one = read_result(bench.library.path(shelved))
    product = one.product.model_copy(update={"release": "99"})
    write_result(
        one.model_copy(update={"product": product}),
        private_folder(bench.settings.results / "next") / "result.json",
    )
    other = next(r.key for r in bench.library.all() if r.release == "99")
    here, there = (approver.get(f"/results/{key}/gate").text for key in (shelved, other))
    assert ("改めて受け入れます" in here, "改めて受け入れます" in there) == (False, True)
    policy = read_policy(bench.settings.policy)
    told = {
        key: {reason.name for reason in gate(bench.library.result(path), policy, today).reasons}
        for key, path in ((key, bench.library.path(key)) for key in (shelved, other))
    }
    assert ("accepted" in told[shelved], "accepted" in told[other]) == (True, False)


@pytest.mark.usefixtures("people")
def test_two_browsers_that_accept_the_same_leave_one_entry_and_a_line_each(bench, visitor, shelved):
    bench.people.put("another", "approver", PASSWORD)
    case = open_case(bench, shelved)
    browsers = [visitor(name) for name in ("approver", "another")]
    sent = {"case": case, "reason": "次の版で", "expires": LATER}
    with ThreadPoolExecutor(2) as threads:
        path = f"/results/{shelved}/accept"
        list(threads.map(lambda browser: browser.fill(path, sent), browsers))
    (entry,) = read_policy(bench.settings.policy).accepted
    assert entry.approver in {"approver", "another"}
    with bench.engine.connect() as db:
        lines = db.execute(sa.select(AUDIT.c.by).where(AUDIT.c.action == "accept")).scalars()
        assert sorted(lines) == ["another", "approver"]


def test_an_acceptance_holds_until_midnight_in_japan_and_no_longer(
    bench, alone, shelved, monkeypatch
):
    sent = {"case": open_case(bench, shelved), "approver": "課長", "reason": "次の版で"}
    alone.fill(f"/results/{shelved}/accept", sent | {"expires": LATER})
    for day, over in ((LATER, False), ((today + dt.timedelta(31)).isoformat(), True)):
        monkeypatch.setattr(accepting, "today_in_japan", partial(dt.date.fromisoformat, day))
        text = alone.get(f"/results/{shelved}/gate?lang=ja").text
        assert ("accepted が期限切れ" in text) == over


def test_only_results_of_the_same_product_and_municipality_are_offered_to_compare_with():
    own = Shelved("1", "a", product="P", vendor="V", city="139998")
    shelf = [
        own,
        replace(own, key="2", release="0.9"),
        replace(own, key="3", product="Q"),
        replace(own, key="4", vendor="W"),
        replace(own, key="5", city="131016"),
        replace(own, key="6", error_ja="読めません"),
    ]
    assert [one.key for one in _earlier(shelf, "1")] == ["2"]
    assert _earlier(shelf, "9") == []
