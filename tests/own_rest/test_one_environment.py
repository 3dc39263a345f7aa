"""One environment that empties itself is found out before workers take each other's people away."""

import json
from itertools import repeat

import pytest
import yaml

from conformance.cli.main import main
from own_rest.server import Server, make
from own_rest.store import MunicipalTables
from own_rest.tried import PROFILE

CASES = "child_allowance/function/register-payee/*"


def only_one():
    """Return the product with one environment, whoever opens one."""
    app = make()
    app.registers["k1"] = MunicipalTables({word: d.office.tables for word, d in app.desks.items()})
    app.opened = repeat(1)
    setdefault = app.registers.setdefault

    class Kept(dict):
        def __setitem__(self, name, register):
            setdefault(name, register)

    kept = Kept(app.registers)
    setdefault = kept.setdefault
    app.registers = kept
    return app


def run(app, folder, edit=lambda _api: None):
    data = yaml.safe_load(PROFILE.read_text("utf-8"))
    data["surfaces"], data["attestations"] = {"api": data["surfaces"]["api"]}, []
    profile, out = folder / "own.yaml", folder / "out"
    with Server(app) as server:
        data["surfaces"]["api"]["base_url"] = server.url
        edit(data["surfaces"]["api"])
        profile.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        asked = ["--case", CASES, "-n", "2", "--out", str(out), "--lang", "en"]
        main(["run", str(profile), *asked])
    result = json.loads((out / "result.json").read_text("utf-8"))
    verdicts = {c["verdict"] for c in result["cases"]}
    return result["run"]["workers"], verdicts


def keeps_nothing(api):
    """Map a product whose one environment has a fixed name, and no row can be stored at will."""
    calls = api["mapping"]["calls"]
    fresh = next(c for c in calls if c["action"] == "fresh")
    fresh["steps"] = [{**fresh["steps"][1], "request": "POST /kensho/k1/shokika"}]
    for call in calls:
        for step in call["steps"]:
            step["request"] = step["request"].replace("{kankyo}", "k1")
    calls[:] = [c for c in calls if c["action"] != "load"]


def test_an_environment_of_its_own_for_each_worker_lets_two_run(tmp_path, capsys):
    workers, verdicts = run(make(), tmp_path)
    assert workers == 2
    assert verdicts == {"pass"}
    assert "USE046" not in capsys.readouterr().err


@pytest.mark.parametrize("edit", [lambda _api: None, keeps_nothing], ids=["canary", "mapping"])
def test_one_environment_is_tried_by_one_worker_and_the_run_says_so(tmp_path, capsys, edit):
    workers, verdicts = run(only_one(), tmp_path, edit)
    assert workers == 0
    assert "fail" not in verdicts
    assert edit is keeps_nothing or verdicts == {"pass"}
    said = capsys.readouterr().err
    assert "USE046" in said
    assert "one worker" in said
