"""The server's own process is killed while two people work and a run goes on: nothing is lost."""

from __future__ import annotations

import re
import subprocess
import threading
import time

import httpx
import psutil
import pytest
import sqlalchemy as sa

from conformance.results.policy import read_policy
from conformance.results.store import read_result, write_result
from conformance.surfaces.profile import load_profile
from conformance.values.today import today_in_japan
from conformance.workbench.audit import NOT_DONE
from conformance.workbench.progress import progress_of
from conformance.workbench.store import AUDIT, RUNS, open_store
from tests.browser.served import PASSWORD, Served
from tests.report import samples
from tests.trust import signed
from tests.workbench.conftest import ON_BOTH_STORES, TOKEN
from tests.workbench.test_excusing import LATER, MEMO

MANY = 400
"""Cases without a judgement: more than anybody accepts before the server is killed."""

AT_WORK = 3
"""Answers that each person has had before the server is killed."""

ASKED = {
    "profile": "sample-reference",
    "domain": "seal_registration",
    "surface": "api",
    "case": "seal_registration/function/r*",
    "seed": "1",
}
SECONDS = 240


class Browser(httpx.Client):
    """One person's browser: keeps cookies, and the token of the forms of its session."""

    def enter(self, name):
        self.token = TOKEN.search(self.get("/login").text)[1]
        answer = self.send_form("/login", {"name": name, "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        self.token = TOKEN.search(self.get("/profiles").text)[1]

    def send_form(self, path, data, **more):
        return self.post(path, data={**data, "csrf": self.token}, **more)


class House:
    """A workbench's folder and store, its server, and the two who use it."""

    def __init__(self, folder, store):
        self.folder, self.store = folder, store
        self.served = Served(folder, store)
        self.served.add("hanako", "approver")
        self.served.add("taro", "tester")
        self.base = self.served.start()
        self.hanako, self.taro = (Browser(base_url=self.base, timeout=60) for _ in range(2))
        self.hanako.enter("hanako")
        self.taro.enter("taro")
        self.engine = open_store(store)

    def result(self, name):
        """Return the page of a result that lies in the folder."""
        shown = self.taro.get("/results").text
        found = re.findall(r'href="(/results/[0-9a-f]{16})">([^<]*)<', shown)
        return next(path for path, text in found if text == name)

    def start_run(self):
        answer = self.taro.send_form("/runs", ASKED)
        assert answer.status_code == 303, answer.text
        key = answer.headers["location"].rpartition("/")[2]
        until = time.monotonic() + SECONDS
        while not progress_of(self.of_run(key)).done:
            assert time.monotonic() < until, (self.of_run(key) / "run.log").read_text("utf-8")
            time.sleep(0.05)
        return key

    def of_run(self, key):
        return self.folder / "results" / self.run(key)["out"]

    def run(self, key):
        with self.engine.connect() as db:
            return db.execute(sa.select(RUNS).where(RUNS.c.id == key)).mappings().one()

    def audited(self):
        with self.engine.connect() as db:
            return [tuple(one) for one in db.execute(sa.select(AUDIT).order_by(AUDIT.c.number))]

    def comes_back(self):
        """Start the server anew where it was, so that cookies are sent to it again."""
        self.served.start(port=self.base.rpartition(":")[2])

    def ended(self, key):
        """Look at the page of a run until it no longer goes on; return its state."""
        until = time.monotonic() + SECONDS
        while (state := self.state(key)) == "running":
            assert time.monotonic() < until
            time.sleep(0.2)
        return state

    def state(self, key):
        answer = self.hanako.get(f"/runs/{key}/live")
        assert answer.status_code == 200, answer.headers.get("location", answer.text)
        return re.search(r'data-state="(\w+)"', answer.text)[1]


@pytest.fixture
def house(tmp_path, store):
    _given(tmp_path)
    made = House(tmp_path, store)
    yield made
    with made.engine.connect() as db:
        for pid in db.execute(sa.select(RUNS.c.pid).where(RUNS.c.state == "running")).scalars():
            _kill(pid)
    made.served.stop()
    made.hanako.close()
    made.taro.close()
    made.engine.dispose()


def _given(folder):
    """Lay out a profile with its result, and a result of which much waits to be accepted."""
    path = signed.profile_in(folder / "profiles")
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("attestations:")], "utf-8")
    for name in ("given", "many"):
        (folder / "results" / name).mkdir(parents=True)
    write_result(
        signed.result_of(path, case=signed.SOME), folder / "results" / "given" / "result.json"
    )
    name = "child_allowance/function/f-{n}/attested"
    cases = (
        samples.case(name.format(n=n), "untested", cause=samples.NO_EVIDENCE) for n in range(MANY)
    )
    write_result(samples.result(tuple(cases)), folder / "results" / "many" / "result.json")


def _kill(pid):
    try:
        whole = psutil.Process(pid)
        for one in (*whole.children(recursive=True), whole):
            one.kill()
    except psutil.Error:
        return


class Busy(threading.Thread):
    """A person who goes on until the server answers no more; `done` is what it said yes to."""

    def __init__(self, act):
        super().__init__(daemon=True)
        self.act = act
        self.done = []
        self.refused = []

    def run(self):
        for number in range(MANY):
            try:
                name, answer = self.act(number)
            except httpx.TransportError:
                return
            (self.done if answer.status_code == 303 else self.refused).append(name)


def _stated(house):
    """Let the tester state what no test can see, with a file of evidence."""
    sent = {
        "case": f"{MEMO}/attested",
        "profile": "own",
        "role": "部長",
        "date": today_in_japan().isoformat(),
        "statement": "画面で確かめた",
    }
    file = {"evidence": ("shot.txt", "画面写し".encode())}
    answer = house.taro.send_form(f"{house.result('given')}/state", sent, files=file)
    assert answer.status_code == 303, answer.text


def _killed_at_work(house):
    """Kill the server while both are at work; return what each had been told was done."""
    many = house.result("many")

    def accept(number):
        case = f"child_allowance/function/f-{number}/attested"
        sent = {"case": case, "reason": "次の版で確かめる", "expires": LATER}
        return case, house.hanako.send_form(f"{many}/accept", sent)

    def begin(number):
        name = f"mine-{number}"
        return name, house.taro.send_form("/profiles", {"name": name, "template": "template"})

    people = (Busy(accept), Busy(begin))
    for one in people:
        one.start()
    until = time.monotonic() + SECONDS
    while any(len(one.done) < AT_WORK for one in people):
        assert time.monotonic() < until, [one.refused for one in people]
        time.sleep(0.01)
    house.served.stop()
    for one in people:
        one.join(SECONDS)
        assert not one.is_alive()
        assert one.refused == []
    return [one.done for one in people]


def _nothing_is_lost(house, accepted, begun, before):
    """Hold that all is there that was said to be done, and that the audit tells it."""
    assert house.taro.get("/").status_code == 200  # both are still in, without a new log-in
    page = house.hanako.get("/audit")
    assert page.status_code == 200
    policy = {one.case: one.approver for one in read_policy(house.folder / "policy.yaml").accepted}
    assert {case: policy.get(case) for case in accepted} == dict.fromkeys(accepted, "hanako")
    lines = house.audited()
    assert lines[: len(before)] == before
    told = [(by, action, subject) for _, _, by, action, subject, _ in lines]
    for case in policy:  # also one whose answer no longer came through
        assert [one for one in told if one[:2] == ("hanako", "accept") and case in one[2]]
    for name in begun:
        assert load_profile(house.folder / "profiles" / f"{name}.yaml").profile is not None
        assert ("taro", "profile", name) in told
    assert not [action for _, action, _ in told if action.endswith(NOT_DONE)]
    (stated,) = load_profile(house.folder / "profiles" / "own.yaml").profile.attestations
    assert (stated.requirement, stated.by) == (MEMO, "taro")
    evidence = house.folder / "profiles" / stated.evidence
    assert evidence.read_text("utf-8") == "画面写し"
    assert accepted[0] in page.text


def verdicts(result):
    """Return how many cases of the run have which verdict."""
    return dict(result.counts["verdict"])


@ON_BOTH_STORES
def test_killed_while_two_work_the_server_comes_back_and_nothing_is_lost(house):
    _stated(house)
    key = house.start_run()
    before = house.audited()
    accepted, begun = _killed_at_work(house)
    assert psutil.pid_exists(house.run(key)["pid"])  # a run is no part of the server
    house.comes_back()
    _nothing_is_lost(house, accepted, begun, before)
    assert house.ended(key) == "ended"
    result = read_result(house.of_run(key) / "result.json")
    total = progress_of(house.of_run(key)).total
    assert (result.interrupted, verdicts(result)) == (False, {"pass": total})
    assert house.hanako.get(f"/runs/{key}").status_code == 200


@ON_BOTH_STORES
def test_killed_together_with_the_run_it_is_continued_by_the_other_person(house):
    _stated(house)
    key = house.start_run()
    before = house.audited()
    run = psutil.Process(house.run(key)["pid"])
    accepted, begun = _killed_at_work(house)
    assert run.is_running()
    _kill(run.pid)
    done, total = (getattr(progress_of(house.of_run(key)), name) for name in ("done", "total"))
    assert 0 < done < total
    house.comes_back()
    _nothing_is_lost(house, accepted, begun, before)
    assert house.state(key) == "interrupted"
    answer = house.hanako.send_form(f"/runs/{key}/resume", {})
    assert answer.status_code == 303, answer.text
    again = answer.headers["location"].rpartition("/")[2]
    assert house.ended(again) == "ended"
    result = read_result(house.of_run(again) / "result.json")
    assert (result.interrupted, verdicts(result)) == (False, {"pass": total})
    tried = progress_of(house.of_run(again)).done
    assert tried <= total - done + 2  # those that were finished are not tried once more
    told = [one[2:5] for one in house.audited()]
    assert [by for by, action, subject in told if action == "resume" and key in subject] == [
        "hanako"
    ]


def test_a_second_server_over_the_same_folder_is_refused_and_told_which_one_runs(tmp_path):
    one, two = Served(tmp_path), Served(tmp_path)
    address = one.start()
    try:
        asked = [*two.base, "--port", "0", "--no-browser"]
        done = subprocess.run(
            asked, env=two.env, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert "USE201" in done.stderr
        assert f"PID {one.process.pid}" in done.stderr
        assert httpx.get(address).status_code == 303  # the first goes on
    finally:
        one.stop()
    two.start()  # one that was killed bars nobody
    two.stop()
