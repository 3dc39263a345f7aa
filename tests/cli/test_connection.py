"""A connection that fails: URL and reason are told, and files are judged all the same."""

from __future__ import annotations

import json
import socket

import pytest
import yaml

from conformance.cli.main import main
from conformance.cli.profiles import find_profile
from tests.surfaces.hostile import serving

TOKEN = b'{"access_token": "made-up", "token_type": "Bearer"}'
CAPABLE = b'{"metadata": {}, "_links": {}, "result": []}'
FILES = "child_allowance/record/payees/file-*"


@pytest.fixture
def profile(tmp_path, monkeypatch):
    monkeypatch.setenv("MADE_UP_ID", "made-up")
    monkeypatch.setenv("MADE_UP_SECRET", "made-up-secret-of-thirty-two-signs")

    def place(url):
        source = find_profile("export_only")
        written = yaml.safe_load(source.read_text("utf-8"))
        written["specifications"] = {"child_allowance": {"version": "2.0"}}
        files = written["surfaces"]["files"]
        files["directory"] = str((source.parent / files["directory"]).resolve())
        credentials = {"client_id_env": "MADE_UP_ID", "client_secret_env": "MADE_UP_SECRET"}
        api = {"base_url": url, "credentials": credentials, "timeout_seconds": 5}
        written["surfaces"] = {"api": api, "files": files}
        path = tmp_path / "vendor.yaml"
        path.write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")
        return path

    return place


@pytest.fixture
def nowhere():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def _run(path, *cases):
    out = path.parent / "out"
    asked = ["--case", ",".join(cases), "-n", "0", "--out", str(out), "--lang", "en"]
    code = main(["run", str(path), *asked])
    return code, json.loads((out / "result.json").read_text("utf-8"))["cases"]


def _by_surface(cases, surface):
    return [c for c in cases if c["surface"] == surface and c["verdict"] != "not_applicable"]


def test_a_dead_server_does_not_take_the_files_with_it(profile, nowhere):
    _, cases = _run(profile(nowhere), FILES, "child_allowance/record/payees/*")
    files = _by_surface(cases, "files")
    assert "pass" in {c["verdict"] for c in files}
    assert not {c["cause"]["code"] for c in files if c.get("cause")} & {
        "T-REFUSED",
        "T-SURFACE-LOST",
    }
    causes = {c["cause"]["code"] for c in _by_surface(cases, "api") if c.get("cause")}
    assert causes == {"T-REFUSED"}


def test_nor_does_a_server_that_dies_after_the_first_questions(profile):
    def answer(wire):
        while request := wire.request():
            if b"/oauth/token" not in request and b"/capabilities" not in request:
                return
            wire.json(TOKEN if b"/oauth/token" in request else CAPABLE)

    with serving(answer) as server:
        _, cases = _run(profile(server.url), "child_allowance/record/*")
    assert "T-SURFACE-LOST" in {
        c["cause"]["code"] for c in _by_surface(cases, "api") if c.get("cause")
    }
    assert "pass" in {c["verdict"] for c in _by_surface(cases, "files")}
    lost = {c["cause"]["code"] for c in _by_surface(cases, "files") if c.get("cause")}
    assert not {code for code in lost if code.startswith("T-")}


def _answering(answers):
    """Serve: for each path the status line, else 404."""

    def answer(wire):
        while request := wire.request():
            path = request.split()[1].decode()
            status, body = answers.get(path, (b"HTTP/1.1 404 Not Found\r\n", b"{}"))
            wire.json(body, status=status)

    return answer


OK = b"HTTP/1.1 200 OK\r\n"
WRONG = {
    "no such token path": ({}, "T-NO-SUCH-PATH", "/base/oauth/token"),
    "no such capabilities": (
        {"/base/oauth/token": (OK, TOKEN)},
        "T-NO-SUCH-PATH",
        "/base/conformance/v1/capabilities",
    ),
    "refused": (
        {"/base/oauth/token": (b"HTTP/1.1 400 Bad Request\r\n", b'{"error": "invalid_client"}')},
        "T-TOKEN-REFUSED",
        "/base/oauth/token",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_path_is_told_from_a_wrong_password(name, profile):
    answers, code, path = WRONG[name]
    with serving(_answering(answers)) as server:
        left, cases = _run(profile(f"{server.url}/base"), "child_allowance/record/payees/*")
    causes = [c["cause"] for c in _by_surface(cases, "api") if c.get("cause")]
    assert {c["code"] for c in causes} == {code}
    assert all(f"{server.url}{path}" in c["text"]["en"] for c in causes)
    assert all(f"{server.url}{path}" in c["text"]["ja"] for c in causes)
    assert left == 3


def test_one_lost_answer_before_the_run_does_not_stop_it(profile):
    dropped = []

    def answer(wire):
        while request := wire.request():
            if b"/capabilities" in request and len(dropped) < 2:
                dropped.append(request)  # once, and once more when the connection asks again
                return
            wire.json(TOKEN if b"/oauth/token" in request else CAPABLE)

    with serving(answer) as server:
        _, cases = _run(profile(server.url), "child_allowance/record/payees/*")
    causes = {c["cause"]["code"] for c in _by_surface(cases, "api") if c.get("cause")}
    assert "T-DROPPED" not in causes
    assert len(dropped) == 2


def test_doctor_promises_only_what_needs_no_answer(profile, nowhere, capsys):
    assert main(["doctor", str(profile(nowhere)), "--lang", "en"]) == 3
    said = capsys.readouterr().out
    assert f"{nowhere}/oauth/token" in said
    assert "100" not in said.replace(nowhere, "")
    assert "while the API does not answer" in said
