"""A mapping that makes something of answers: the run tells where, and on how much."""

import json

import yaml

from conformance.cli.main import main
from conformance.cli.profile_made import made_lines
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from own_rest.server import Server, make
from own_rest.tried import PROFILE

ENTRY = "surfaces.api.mapping.calls[{}].steps[0].rows"
SLICE = "data.list[0:9]"


def test_what_a_mapping_chooses_stands_in_line_result_and_report(tmp_path, capsys):
    data = yaml.safe_load(PROFILE.read_text("utf-8"))
    data["surfaces"], data["attestations"] = {"api": data["surfaces"]["api"]}, []
    calls = data["surfaces"]["api"]["mapping"]["calls"]
    number = next(n for n, call in enumerate(calls) if call["action"] == "query")
    calls[number]["steps"][0]["rows"] = SLICE
    profile, out = tmp_path / "own.yaml", tmp_path / "out"
    with Server(make()) as server:
        data["surfaces"]["api"]["base_url"] = server.url
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        profile.write_text(text, "utf-8")
        asked = ["--case", "child_allowance/record/claims/*", "-n", "0", "--seed", "1"]
        main(["run", str(profile), *asked, "--out", str(out), "--lang", "en"])
    result = json.loads((out / "result.json").read_text("utf-8"))
    line = next(n for n, t in enumerate(text.splitlines(), 1) if SLICE in t)
    place = ENTRY.format(number)
    assert result["computed"] == [
        {"place": place, "line": line, "item": "", "expression": SLICE, "made": "selects"}
    ]
    judged = [c for c in result["cases"] if c.get("computed")]
    assert judged
    assert {tuple(c["computed"]) for c in judged} == {(place,)}
    rest = sum(c["verdict"] != "untested" for c in judged)
    told = f"compute or choose values from answers or files: 1 ({rest} cases rest on them)"
    assert told in result["verdict"]["line"]["en"]
    said = capsys.readouterr().out
    assert f"{place} ({line}) {SLICE}" in said
    assert told in said
    assert SLICE in (out / "report.html").read_text("utf-8")
    asked = {"profile": str(profile), "case": "child_allowance/record/claims/*"}
    _, listed = made_lines(prepare(options_of(asked)), "en")
    assert listed == f"  chooses {place} ({profile}:{line}) {SLICE} [{len(judged)} cases]"
