"""Steps of a call: conditions, elements, kept values, jobs, pages, roles."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.findings import TransportError, UntestedError
from conformance.population.rows import PlacedRow

DOMAIN, GROUP = "resident_register", "japanese_residents"
HEAD = """
adapter: mapping
roles: {supervisor: {code: "90", headers: {X-Role: "{role_code}", X-Actor: "{actor}"}}}
mapping:
  volatile: [uketsukeNichiji]
  fields: {resident_register: {atena_number: no}}
  calls:
"""
QUERY = (
    "    - {action: query, steps: [{request: GET /list, query: {size: 2}, rows: data, paging: %s}]}"
)


def _rows(*numbers):
    return [{"no": str(number)} for number in numbers]


def _run(package, role="clerk"):
    return package.run(DOMAIN, "x", {"atena_number": "1"}, role)


TWO_STEPS = """
    - action: run
      steps:
        - {request: POST /shinsei, body: "{inputs}", keep: {id: data.id}, keep_headers: {tag: ETag}}
        - {request: "POST /shinsei/{id}/kettei", role: supervisor, headers: {If-Match: "{tag}"}}
"""


def _two_steps(request):
    if request.path == "/shinsei":
        body = {"data": {"id": "A-4711"}, "uketsukeNichiji": "10:00"}
        return 200, body, {"ETag": '"v1"'}
    return 200, {"id": "A-4711", "no": "1"}


def test_what_one_step_keeps_the_next_one_uses_as_another_role(package, vendor):
    made = package(HEAD + TWO_STEPS, _two_steps)
    assert _run(made).rows == ({"atena_number": "1"},) or _run(made).accepted
    decided = vendor.got[1]
    assert decided.path == "/shinsei/A-4711/kettei"
    assert decided.headers["If-Match"] == '"v1"'
    assert decided.headers["X-Role"] == "90"
    assert decided.headers["X-Actor"] == "conf-supervisor"
    assert "X-Role" not in vendor.got[0].headers


def test_evidence_names_what_differs_from_run_to_run_and_does_not_show_it(package):
    made = package(HEAD + TWO_STEPS, _two_steps)
    made.trail.clear()
    _run(made)
    first, second = made.trail
    assert first.response == {"data": {"id": "{id}"}, "uketsukeNichiji": "(volatile)"}
    assert second.path == "/shinsei/{id}/kettei"
    assert second.response["id"] == "{id}"


FOR_EACH = """
    - action: run
      steps:
        - {request: POST /shinsei, body: "{inputs}", keep: {lines: data}}
        - {request: "POST /shinsei/{one.id}/kettei", each: lines, role: supervisor}
"""


def test_evidence_does_not_show_what_one_of_several_kept_values_is(package, vendor):
    made = package(HEAD + FOR_EACH, lambda _r: (200, {"data": [{"id": "A-4711"}]}))
    made.trail.clear()
    _run(made)
    assert vendor.got[1].path == "/shinsei/A-4711/kettei"
    assert made.trail[1].path == "/shinsei/{lines}/kettei"


def test_what_is_lost_on_the_way_is_named_by_the_path_of_the_profile(package):
    made = package(HEAD + TWO_STEPS, lambda r: (502, {}) if "kettei" in r.path else _two_steps(r))
    with pytest.raises(TransportError) as error:
        _run(made)
    cause = error.value.cause
    assert cause.code == "T-GATEWAY"
    assert cause.details["tried"].endswith("/shinsei/{id}/kettei")
    assert "4711" not in f"{cause}"


def test_a_refusal_of_what_is_only_read_is_told_without_what_only_the_package_knows(package):
    refused = {"errors": [{"code": "YAMADA-77", "item": "山田秘密太郎"}, {"code": "E0002"}]}
    said = "  envelope: {errors: errors, error: {code: code, item: item}}\n  calls:\n"
    head = HEAD.replace("  calls:\n", said)
    made = package(head + QUERY % "{kind: page, size: 2}", lambda _r: (400, refused))
    with pytest.raises(UntestedError) as error:
        made.query(DOMAIN, GROUP, {})
    cause = error.value.cause
    assert cause.code == "P-NOT-ARRANGED"
    assert "AAAAAA-99 (漢漢漢漢漢漢), (unmapped: E0002)" in cause.ja
    assert not [word for word in ("YAMADA", "秘密") if word in f"{cause}"]


def test_a_refused_step_ends_the_call(package, vendor):
    made = package(HEAD + TWO_STEPS, lambda _r: (409, {}))
    assert _run(made).refusals[0].code == "HTTP 409"
    assert len(vendor.got) == 1


def test_a_step_is_taken_only_when_its_condition_holds(package, vendor):
    calls = """
    - action: run
      steps:
        - {request: GET /for-clerk, when: "role == 'clerk'"}
        - {request: GET /for-others, when: "role != 'clerk'"}
"""
    made = package(HEAD + calls, lambda _r: (200, {}))
    _run(made)
    _run(made, "supervisor")
    assert [r.path for r in vendor.got] == ["/for-clerk", "/for-others"]


def test_a_call_none_of_whose_steps_is_to_be_taken_is_untested(package):
    calls = "    - {action: run, steps: [{request: GET /a, when: \"role == 'nobody'\"}]}"
    with pytest.raises(UntestedError, match="P-NO-STEP"):
        _run(package(HEAD + calls, lambda _r: (200, {})))


def test_a_call_for_each_of_no_elements_is_untested_but_loading_nothing_is_done(package, vendor):
    calls = """
    - {action: link, steps: [{request: GET /a, each: rows}]}
    - {action: load, steps: [{request: GET /a, each: rows}]}
"""
    made = package(HEAD + calls, lambda _r: (200, {}))
    with pytest.raises(UntestedError, match="P-NO-STEP"):
        made.link("child_allowance", "resident-to-child-allowance", {"direction": "send"})
    made.load([])
    assert vendor.got == []


def test_a_role_the_profile_does_not_know_is_untested(package, vendor):
    calls = "    - {action: run, steps: [{request: GET /a}]}"
    with pytest.raises(UntestedError, match="P-NO-ROLE"):
        _run(package(HEAD + calls, lambda _r: (200, {})), "other_municipality")
    assert vendor.got == []


def test_a_step_is_taken_for_each_element(package, vendor):
    calls = """
    - {action: load, steps: [{request: "PUT /kiroku/{number}", each: rows, body: "{one}"}]}
"""
    rows = [PlacedRow(DOMAIN, GROUP, {"atena_number": str(n)}) for n in (7, 8)]
    package(HEAD + calls, lambda _r: (201, {})).load(rows)
    assert [(r.path, r.json) for r in vendor.got] == [
        ("/kiroku/1", {"no": "7"}),
        ("/kiroku/2", {"no": "8"}),
    ]


def test_what_fresh_keeps_is_good_for_all_other_calls(package, vendor):
    calls = """
    - action: fresh
      steps:
        - {request: POST /machi, when: "!machi", keep: {machi: id}}
        - {request: "POST /machi/{machi}/kara"}
    - {action: run, steps: [{request: "GET /machi/{machi}/x"}]}
    - {action: close, steps: [{request: "DELETE /machi/{machi}"}]}
"""
    made = package(HEAD + calls, lambda _r: (200, {"id": "m-1234"}))
    for _ in range(2):
        made.fresh(date(2026, 4, 1))
    path = _run(made).exchange.path
    made.close()
    posts = ["/machi", "/machi/m-1234/kara", "/machi/m-1234/kara"]
    assert [r.path for r in vendor.got] == [*posts, "/machi/m-1234/x", "/machi/m-1234"]
    assert path == "/machi/{machi}/x"


JOB = """
    - action: run
      steps:
        - {request: POST /job, keep: {job: id}}
        - request: "GET /job/{job}"
          poll: {until: "jotai == 'KANRYO'", every_seconds: 0.01, at_most_seconds: %s}
          rows: taisho
"""


def test_a_job_is_asked_after_until_it_is_done(package, vendor):
    def answer(request):
        done = len(vendor.got) > 3
        if request.method == "POST":
            return 202, {"id": "J-0001"}
        return 200, {"jotai": "KANRYO" if done else "SHORI", "taisho": _rows(1) if done else None}

    made = package(HEAD + JOB % 5, answer)
    assert len(_run(made).rows) == 1
    assert [e.path for e in made.trail] == ["/job", "/job/{job}"]  # not how often it was asked


def test_a_job_that_never_ends_is_untested(package):
    with pytest.raises(UntestedError, match="P-NOT-DONE"):
        _run(package(HEAD + JOB % 0.1, lambda _r: (200, {"id": "J-0001", "jotai": "SHORI"})))


def _asked(vendor):
    return [r.path.partition("?")[2] for r in vendor.got]


def _found(package, paging, answer):
    rows = package(HEAD + QUERY % paging, answer).query(DOMAIN, GROUP, {})
    return [row["atena_number"] for row in rows]


@pytest.mark.parametrize(
    ("paging", "asked"),
    [
        ("{kind: page, parameter: p}", ["size=2&p=1", "size=2&p=2", "size=2&p=3"]),
        ("{kind: page, parameter: p, size: 2}", ["size=2&p=1", "size=2&p=2"]),
        ("{kind: page, parameter: p, next: tsugi}", ["size=2&p=1", "size=2&p=2"]),
        (
            "{kind: offset, parameter: from, first: 0, size: 2}",
            ["size=2&from=0", "size=2&from=2"],
        ),
        ("{kind: cursor, parameter: c, next: tsugi}", ["size=2", "size=2&c=XYZ"]),
        ("{kind: link, next: tsugi}", ["size=2", "c=2"]),
        ("{kind: link}", ["size=2", "c=3"]),
    ],
)
def test_all_pages_are_joined(package, vendor, paging, asked):
    tsugi = "/list?c=2" if "link" in paging else "XYZ"

    def answer(_request):
        number = len(vendor.got)
        pages = {1: _rows(1, 2), 2: _rows(3)}
        first = number == 1
        headers = {"Link": '</list?c=3>; rel="next"'} if first else {}
        body = {"data": pages.get(number, []), "tsugi": tsugi if first else None}
        return 200, body, headers

    assert _found(package, paging, answer) == ["1", "2", "3"]
    assert _asked(vendor) == asked


def test_pages_without_end_are_untested(package):
    with pytest.raises(UntestedError, match="P-PAGES"):
        _found(
            package, "{kind: page, parameter: p, at_most: 3}", lambda _r: (200, {"data": _rows(1)})
        )


def test_a_cursor_that_comes_again_ends_the_pages(package, vendor):
    paging = "{kind: cursor, parameter: c, next: tsugi}"
    _found(package, paging, lambda _r: (200, {"data": _rows(1), "tsugi": "A"}))
    assert len(vendor.got) == 2


def test_a_link_to_another_host_is_not_followed(package, vendor):
    link = {"Link": '<http://198.51.100.1/x>; rel="next"'}
    with pytest.raises(TransportError):
        _found(package, "{kind: link}", lambda _r: (200, {"data": _rows(1)}, link))
    assert len(vendor.got) == 1


def test_connections_are_kept(package):
    ports = set()

    def answer(request):
        ports.add(request.port)
        return 200, {}

    made = package(HEAD + "    - {action: run, steps: [{request: GET /a}]}", answer)
    for _ in range(3):
        _run(made)
    assert len(ports) == 1
    _run(made, "supervisor")
    assert len(ports) == 2  # a role has a connection of its own


def test_a_header_may_hold_japanese(package, vendor):
    calls = "    - {action: run, steps: [{request: GET /a, headers: {X-Madoguchi: 窓口}}]}"
    assert _run(package(HEAD + calls, lambda _r: (200, {}))).accepted
    assert vendor.got[0].headers["X-Madoguchi"].encode("latin-1").decode() == "窓口"


NESTED = """
    - action: query
      steps: [{request: "GET /hito/{key.no}/rireki", add: {no: "{key.no}"}}]
"""


def test_without_a_value_for_its_path_a_request_is_not_made(package, vendor):
    made = package(HEAD + NESTED, lambda _request: (200, []))
    with pytest.raises(UntestedError) as caught:
        made.query(DOMAIN, GROUP, {"name": "x"})
    assert caught.value.cause.code == "P-NO-VALUE"
    assert vendor.got == []


def test_rows_below_somebody_are_given_whose_they_are(package):
    made = package(HEAD + NESTED, lambda _request: (200, [{"jiyu": "110"}, {"jiyu": "320"}]))
    rows = made.query(DOMAIN, GROUP, {"atena_number": "7"})
    assert [row["atena_number"] for row in rows] == ["7", "7"]


BY_WHEN = """
    - action: run
      steps:
        - {request: POST /a, let: {both: "join('-', [inputs.no, 'x'])"}, body: {x: "{both}"}}
        - {request: POST /b, when: "inputs.kari == '1'", body: {shimei: "{inputs.shimei}"}}
"""


@pytest.mark.parametrize(("kari", "unsent"), [("1", {"kari"}), ("0", {"kari", "name"})])
def test_what_no_request_that_was_made_had_a_place_for_is_told(package, vendor, kari, unsent):
    fields = "  fields: {resident_register: {atena_number: no, name: shimei, sex: kari}}"
    head = HEAD.replace("  fields: {resident_register: {atena_number: no}}", fields)
    made = package(head + BY_WHEN, lambda _request: (200, {}))
    inputs = {"atena_number": "1", "name": "x", "sex": kari}
    reply = made.run(DOMAIN, "move-in-entry", inputs)
    assert vendor.got[0].json == {"x": "1-x"}
    assert {"sex" if one == "kari" else one for one in unsent} == reply.unsent
