"""Refusals that say only that something is wrong are lawful in an own API: the run counts them."""

import json

import yaml

from conformance.cli.main import main
from own_rest.faults.refusals import without_reason
from own_rest.server import Server, make
from own_rest.tried import PROFILE

GLOB = "child_allowance/function/register-claim/rejects-missing-c*"
TOLD = "refusals that name neither the item nor a reason: {}"


def test_refusals_without_item_and_reason_stand_in_line_result_and_report(tmp_path):
    data = yaml.safe_load(PROFILE.read_text("utf-8"))
    data["surfaces"], data["attestations"] = {"api": data["surfaces"]["api"]}, []
    profile, out, app = tmp_path / "own.yaml", tmp_path / "out", make()
    without_reason(app)
    with Server(app) as server:
        data["surfaces"]["api"]["base_url"] = server.url
        profile.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
        asked = ["--case", GLOB, "-n", "0", "--seed", "1", "--out", str(out), "--lang", "en"]
        main(["run", str(profile), *asked])
    result = json.loads((out / "result.json").read_text("utf-8"))
    passed = [case for case in result["cases"] if case["verdict"] == "pass"]
    assert passed
    assert all(case["unreasoned"] for case in passed)
    assert TOLD.format(len(passed)) in result["verdict"]["line"]["en"]
    assert TOLD.format(len(passed)) in (out / "report.html").read_text("utf-8")
