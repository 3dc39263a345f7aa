"""A mapping that is wrongly written is told before anything runs, with its line."""

from __future__ import annotations

import pytest

from conformance.errors import ProfileError
from conformance.surfaces.profile import load_profile

PROFILE = """profile: 1
product: {name: 見本, vendor: 見本, release: "1"}
municipality: {type: general_city, code: "139998", name: 見本市}
specifications: {child_allowance: {version: "2.0"}}
surfaces:
  api:
    adapter: mapping
    base_url: http://127.0.0.1:9
"""
GOOD = """    roles: {clerk: {headers: {X-A: "{actor}", X-T: "{machi}"}}}
    mapping:
      envelope: {ok: "a == '1'", reasons: {HISSU: E0001}, error: {item: koumoku}}
      types: {date: {wareki: "{G}{yy}.{mm}.{dd}"}}
      fields:
        child_allowance/payees:
          name: {split: [a.sei, a.mei]}
          sex: {to: s, values: {"1": "10"}}
      calls:
        - {action: fresh, steps: [{request: POST /m, keep: {machi: id}}]}
        - action: load
          steps:
            - request: "POST /{machi}/{group}/{one.no}"
              each: rows
              paging: {kind: cursor, parameter: c, next: n}
              keep: {nr: id}
            - request: "GET /{nr}"
              when: "nr && day"
              poll: {until: "x == `1`"}
"""


@pytest.fixture
def loaded(tmp_path):
    def load(text):
        path = tmp_path / "profile.yaml"
        path.write_text(PROFILE + text, encoding="utf-8")
        return load_profile(path)

    return load


def test_a_mapping_without_fault_is_loaded(loaded):
    assert len(loaded(GOOD).profile.surfaces.api.mapping.calls) == 2


@pytest.mark.parametrize(
    ("good", "wrong", "code", "said"),
    [
        ("a == '1'", "a == '1", "PRO020", "envelope.ok"),
        ("item: koumoku", "item: '[['", "PRO020", "envelope.error.item"),
        ("a == '1'", "`true`", "PRO025", "envelope.ok"),
        ("ok: ", "errors: \"to_array('E0001')\", ok: ", "PRO025", "envelope.errors"),
        (
            "error: {item: koumoku",
            "error: {code: \"'HISSU'\", item: koumoku",
            "PRO025",
            "error.code",
        ),
        ("POST /m,", "POST /m, rows: '`[{}]`',", "PRO025", "steps[0].rows"),
        ("POST /m,", "POST /m, extra: {alert: '`true`'},", "PRO025", "extra.alert"),
        ("nr && day", "nr &&", "PRO020", "calls[1].steps[1].when"),
        ("keep: {nr: id}", "keep: {nr: 'id('}", "PRO020", "keep.nr"),
        ("x == `1`", "x = 1", "PRO020", "poll.until"),
        ("{group}/{one.no}", "{gruop}/{one.no}", "PRO021", "did you mean {group}?"),
        ('"GET /{nr}"', '"GET /{one}"', "PRO021", "{one}"),
        ("each: rows", "each: row_s", "PRO021", "each"),
        ("{actor}", "{actr}", "PRO021", "roles.clerk.headers"),
        ("{G}{yy}", "{G}{YY}", "PRO022", "{YY}"),
        ("[a.sei, a.mei]", "[a.sei]", "PRO023", "split"),
        ("to: s,", "to: 's..t',", "PRO023", "s..t"),
        ("parameter: c, next: n", "next: n", "PRO023", "parameter"),
        ("parameter: c, next: n", "parameter: c", "PRO023", "next"),
        ("HISSU: E0001", "HISSU: E001", "PRO024", "'E0001'"),
        ("action: load", "action: lod", "PRO003", "action"),
        ("          steps:", "          stesp:", "PRO002", "'steps'"),
        ("envelope: {ok", "envelop: {ok", "PRO002", "'envelope'"),
        ("split: [", "splitt: [", "PRO002", "'split'"),
        ("POST /m", "POST m", "PRO003", "request"),
        ("request: POST /m,", "request: POST /m, role: supervisor,", "PRO024", "supervisor"),
        ('{"1": "10"}', '{"1": ["10", "11"], "2": "11"}', "PRO026", "'11'"),
        ('{"1": "10"}', '{"1": []}', "PRO003", "1"),
        ("POST /m,", "POST /m, let: {a: 'b ='},", "PRO020", "let.a"),
        ("POST /m,", 'POST /m, add: {x: "{day}"},', "PRO027", "add.x"),
        ("POST /m,", 'POST /m, add: {x: "1"},', "PRO027", "add.x"),
        ("POST /m,", 'POST /m, add: {"...": "{day}"},', "PRO027", "..."),
        ("POST /m,", "POST /m, recall: {card: nr},", "PRO024", "recall.card"),
        ("POST /m,", "POST /m, remember: {under: 'b =', values: {c: d}},", "PRO020", "under"),
        ("POST /m,", "POST /m, remember: {under: id, values: {c: \"'1'\"}},", "PRO025", "values.c"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(loaded, good, wrong, code, said):
    assert good in GOOD
    text = GOOD.replace(good, wrong, 1)
    with pytest.raises(ProfileError) as caught:
        loaded(text)
    told = next(m for m in caught.value.messages if m.code == code)
    assert said in told.text("en")
    line = next(n for n, row in enumerate((PROFILE + text).splitlines(), 1) if wrong in row)
    if code.startswith("PRO02"):
        assert told.where.endswith(f"profile.yaml:{line}")
    assert told.text("ja") != told.text("en")


STEP = """    mapping:
      calls:
        - action: query
          steps:
            - {request: GET /a, keep: {said: data.no, written: "'1'"}, let: {own: "'1'"}}
            - {request: "GET /b/{key.no}?x={where.no}#{key.ryo}", add: {no: "%s"}}
"""


@pytest.mark.parametrize("name", ["said", "key.no"])
def test_rows_take_what_the_path_names_and_what_an_answer_held(loaded, name):
    assert loaded(STEP % f"{{{name}}}")


@pytest.mark.parametrize("name", ["written", "own", "where.no", "key.ryo", "day"])
def test_rows_take_nothing_that_the_profile_made_up(loaded, name):
    with pytest.raises(ProfileError, match="PRO027"):
        loaded(STEP % f"{{{name}}}")


def test_a_name_of_the_call_that_is_bound_anew_is_the_profiles_own(loaded):
    with pytest.raises(ProfileError, match="PRO027"):
        loaded((STEP % "{key.no}").replace("{own: \"'1'\"}", "{key: \"'1'\"}"))


def test_one_single_way_may_stand_for_several_values_of_the_catalogue(loaded):
    assert loaded(GOOD.replace('{"1": "10"}', '{"1": "10", "2": "10"}'))


@pytest.mark.parametrize(
    ("action", "more", "said"),
    [
        ("run", "outcome: {accepted: {a: 1}, NG: {a: 0}}", "stands in a step of calculate"),
        ("calculate", "outcome: {accepted: {a: 1}}", "at least one reason"),
        ("calculate", "outcome: {NG: {a: 0}}", "names accepted"),
        ("calculate", "outcome: {accepted: {a: 1}, NG: {a: 1}}", "means the same as accepting"),
    ],
)
def test_an_outcome_that_says_nothing_is_refused(loaded, action, more, said):
    call = f"        - {{action: {action}, steps: [{{request: POST /x, {more}}}]}}\n"
    with pytest.raises(ProfileError) as caught:
        loaded(GOOD + call)
    (told,) = caught.value.messages
    assert told.code == "PRO023"
    assert said in told.text("en")


def test_facts_are_settled_for_rules_alone(loaded):
    call = "        - {action: run, facts: {a: 1}, steps: [{request: POST /x}]}\n"
    with pytest.raises(ProfileError) as caught:
        loaded(GOOD + call)
    assert [m.code for m in caught.value.messages] == ["PRO023"]
