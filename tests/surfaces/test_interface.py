"""The client of the test interface: bounded trust in what comes back."""

import datetime as dt

import pytest

from conformance.findings import FindingError, UntestedError
from conformance.surfaces.http import Http
from conformance.surfaces.interface import BASE, Interface
from conformance.surfaces.issued import IssuedFile, file_row, issued_files
from conformance.surfaces.package import actor

DAY = dt.date(2026, 11, 21)


def _interface(server, tokens=("t1", "t2")):
    left = list(tokens)
    return Interface(
        Http(server.url_for(""), 5, 100_000),
        token=lambda: left[0],
        renew=lambda: left.pop(0) if len(left) > 1 else None,
        city_type="general_city",
        municipality_code="139998",
    )


def _ok(*rows):
    return {"metadata": {"title": "", "detail": ""}, "_links": {}, "result": list(rows)}


def test_an_expired_token_is_renewed_once(httpserver):
    path = BASE + "/capabilities"
    httpserver.expect_request(path, headers={"Authorization": "Bearer t1"}).respond_with_json(
        {"title": "", "detail": "", "_links": {}}, status=401
    )
    httpserver.expect_request(path, headers={"Authorization": "Bearer t2"}).respond_with_json(
        _ok({"domain": "d"})
    )
    assert _interface(httpserver).capabilities() == ({"domain": "d"},)


def test_a_token_never_taken_is_untested_not_the_products_failure(httpserver):
    httpserver.expect_request(BASE + "/capabilities").respond_with_json({}, status=401)
    with pytest.raises(UntestedError) as error:
        _interface(httpserver).capabilities()
    assert error.value.cause.code == "T-TOKEN-NOT-TAKEN"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"result": "none"}),
        (200, [1]),
        (400, {"title": "x"}),
        (500, "down"),
        (200, {"result": [1]}),
    ],
)
def test_a_body_of_another_form_is_a_finding(httpserver, status, body):
    httpserver.expect_request(BASE + "/capabilities").respond_with_json(body, status=status)
    with pytest.raises(FindingError) as error:
        _interface(httpserver).capabilities()
    assert error.value.finding.code == "F-BODY"


def test_deeply_nested_json_does_not_break_the_harness(httpserver):
    httpserver.expect_request(BASE + "/capabilities").respond_with_data(
        "[" * 50_000, content_type="application/json"
    )
    with pytest.raises(FindingError):
        _interface(httpserver).capabilities()


def _opened(server, name="s"):
    """Let the server open a sandbox of that name and empty it."""
    opened = _ok({"sandbox": name})
    server.expect_request(BASE + "/sandboxes", method="POST").respond_with_json(opened)
    server.expect_request(BASE + f"/sandboxes/{name}", method="PUT").respond_with_json(opened)


def test_what_is_kept_is_the_same_in_the_first_case_of_a_process_as_in_any_other(httpserver):
    _opened(httpserver)
    interface = _interface(httpserver)
    interface.fresh(DAY)
    first = list(interface.trail)
    interface.fresh(DAY)
    assert interface.trail == first


def test_a_sandbox_that_cannot_be_emptied_is_left_for_another(httpserver):
    httpserver.expect_oneshot_request(BASE + "/sandboxes").respond_with_json(_ok({"sandbox": "a"}))
    httpserver.expect_request(BASE + "/sandboxes/a").respond_with_json(
        {"title": "", "detail": "", "_links": {}, "errors": []}, status=404
    )
    httpserver.expect_request(BASE + "/sandboxes").respond_with_json(_ok({"sandbox": "b"}))
    httpserver.expect_request(BASE + "/sandboxes/b/audit").respond_with_json(_ok({"n": 1}))
    interface = _interface(httpserver)
    interface.fresh(DAY)
    assert interface.audit() == ({"n": 1},)


def test_evidence_never_names_the_sandbox(httpserver):
    _opened(httpserver, "secret-name")
    httpserver.expect_request(BASE + "/sandboxes/secret-name/audit").respond_with_json(_ok())
    interface = _interface(httpserver)
    interface.fresh(DAY)
    interface.audit()
    assert "secret-name" not in str(interface.trail)
    assert interface.trail[-1].path == BASE + "/sandboxes/{s}/audit"


def test_a_reason_is_bound_to_code_and_item(httpserver):
    _opened(httpserver, "s1")
    errors = [{"code": "E0001", "message": "", "item": "name"}]
    httpserver.expect_request(BASE + "/sandboxes/s1/functions/d/f").respond_with_json(
        {"title": "", "detail": "", "_links": {}, "errors": errors}, status=400
    )
    interface = _interface(httpserver)
    interface.fresh(DAY)
    reply = interface.run("d", "f", {})
    assert reply.refused_with("E0001", "name")
    assert not reply.refused_with("E0001", "birth_date")
    assert not reply.refused_with("E0002")


def test_a_form_issued_as_a_file_comes_whole_and_its_evidence_without_it(httpserver):
    _opened(httpserver)
    httpserver.expect_request(
        BASE + "/sandboxes/s/forms/d/f", json={"format": "pdf", "actor": actor("clerk")}
    ).respond_with_json(_ok(file_row("application/pdf", b"%PDF-1.7")))
    package = _interface(httpserver)
    package.fresh(DAY)
    reply = package.issue("d", "f", {"format": "pdf"})
    assert issued_files(reply) == (IssuedFile("application/pdf", b"%PDF-1.7"),)
    shown = [{"media_type": "application/pdf", "content": "(base64)"}]
    assert reply.exchange.response["result"] == shown
    assert package.trail[-1].response["result"] == shown
