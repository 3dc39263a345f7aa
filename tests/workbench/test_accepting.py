"""What an approver lets pass stands in the policy and in the audit, and nothing else does."""

import datetime as dt

import pytest
import sqlalchemy as sa

from conformance.results.policy import read_policy
from conformance.results.store import read
from conformance.values.today import today_in_japan
from conformance.workbench.store import AUDIT

LATER = (today_in_japan() + dt.timedelta(days=30)).isoformat()
PAST = (today_in_japan() - dt.timedelta(days=1)).isoformat()


def open_case(bench, key, verdict="untested"):
    return next(c.id for c in read(bench.library.path(key)).cases if c.verdict == verdict)


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
