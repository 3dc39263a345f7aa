"""`conformance run` says the truth: green, red, and everything between."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location(
    "plugin_conftest", Path(__file__).with_name("conftest.py")
)
kit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(kit)

SECRETS = {"CONF_ID": "a" * 32, "CONF_SECRET": "s" * 40}
API = (
    "{api: {base_url: 'http://127.0.0.1:%d', timeout_seconds: 1,"
    " credentials: {client_id_env: CONF_ID, client_secret_env: CONF_SECRET}}}"
)


@pytest.mark.whole
def test_the_reference_conforms_and_the_scope_is_named(tmp_path):
    done = kit.run(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    last = done.stdout.strip().splitlines()[-1]
    assert last.startswith("Verdict: conformant")
    assert "only" in last
    assert "cases left out" in last
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!")


@pytest.mark.whole
def test_the_same_run_gives_the_same_bytes_whatever_the_workers_and_the_order(tmp_path):
    mutant = ("--mutant", "child-allowance-sixteenth-day")
    texts = []
    for number, workers in enumerate(("0", "2")):
        out = tmp_path / str(number)
        assert kit.run(out, "-n", workers, *mutant).returncode == 1
        texts.append(kit.repeatable(out))
    out = tmp_path / "random"
    _random_order(out, mutant[1])
    texts.append(kit.repeatable(out))
    assert texts[0] == texts[1] == texts[2]


def _random_order(out: Path, mutant: str) -> None:
    profile = kit.ROOT / "vendor_profiles" / "reference.yaml"
    command = [
        *(sys.executable, "-m", "pytest", str(kit.ROOT / "spec_catalog" / "child_allowance")),
        *("-p", "pytest_randomly", "-p", "conformance.pytest_plugin", "-q"),
        "--conf-seed=1",
        *(f"--conf-profile={profile}", f"--conf-as-of={kit.DAY}", f"--conf-out={out}"),
        *(f"--conf-mutant={mutant}", f"--conf-case={','.join(kit.SAMPLE)}"),
    ]
    env = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    subprocess.run(command, check=False, env=env, capture_output=True, timeout=300)


@pytest.mark.whole
def test_a_broken_package_is_not_conformant_and_the_broken_rule_is_named(tmp_path):
    done = kit.run(tmp_path, "--mutant", "child-allowance-sixteenth-day")
    assert done.returncode == 1
    assert "✗ 1. child_allowance/rule/payment-start-month/" in done.stdout
    assert "conformance replay" in done.stdout
    result = kit.result_of(tmp_path)
    assert result["verdict"]["state"] == "not_conformant"


def test_a_case_that_is_not_in_the_plan_is_a_wrong_call_never_zero(tmp_path):
    done = kit.conformance(
        "run", "reference", "--case", "nothing/*", "--as-of", kit.DAY, "--out", str(tmp_path)
    )
    assert done.returncode == 2
    assert "USE006" in done.stderr


def test_a_package_that_is_down_is_untested_with_advice(tmp_path, profile):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    out = tmp_path / "out"
    done = kit.conformance("run", str(profile(API % port)), "--out", str(out), env=SECRETS)
    assert done.returncode == 3
    assert "T-REFUSED" in done.stdout
    assert f"http://127.0.0.1:{port}/oauth/token" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert kit.result_of(out)["counts"]["verdict"].get("fail") is None


def test_a_package_that_hangs_is_untested_and_the_run_ends_soon(tmp_path, profile):
    out = tmp_path / "out"
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        path = profile(API % server.getsockname()[1])
        done = kit.conformance("run", str(path), "--out", str(out), env=SECRETS)
    assert done.returncode == 3
    assert "T-TIMEOUT" in done.stdout
    assert kit.result_of(out)["counts"]["verdict"].get("fail") is None


def test_a_refused_token_is_untested_with_advice(tmp_path, profile, httpserver):
    httpserver.expect_request("/oauth/token").respond_with_json({"error": "x"}, status=401)
    out = tmp_path / "out"
    path = profile(API % httpserver.port)
    done = kit.conformance("run", str(path), "--out", str(out), env=SECRETS)
    assert done.returncode == 3
    assert "T-TOKEN-REFUSED" in done.stdout
    assert SECRETS["CONF_SECRET"] not in done.stdout + done.stderr
    assert SECRETS["CONF_SECRET"] not in (out / "result.json").read_text(encoding="utf-8")


def test_missing_secrets_are_a_profile_error(tmp_path, profile):
    done = kit.conformance("run", str(profile(API % 9)), "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "PRO010" in done.stderr


def test_an_unreadable_export_folder_is_untested_never_the_products_fault(tmp_path, profile):
    out = tmp_path / "out"
    path = profile("{files: {directory: nowhere}}")
    done = kit.conformance("run", str(path), "--surface", "files", "--out", str(out))
    assert done.returncode == 3
    verdicts = kit.result_of(out)["counts"]["verdict"]
    assert verdicts.get("untested")
    assert not {"fail", "harness_error"} & set(verdicts)


def test_an_unknown_profile_and_domain_are_usage_errors_with_the_nearest_name():
    assert kit.conformance("run", "refrence").returncode == 2
    done = kit.conformance("run", "reference", "--domain", "child_alowance")
    assert done.returncode == 2
    assert "child_allowance" in done.stderr


def test_an_unknown_mutant_is_a_usage_error_with_the_nearest_name(tmp_path):
    done = kit.run(tmp_path, "--mutant", "child-allowance-sixteenth-dya")
    assert done.returncode == 2
    assert "child-allowance-sixteenth-day" in done.stderr


def _heeding():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.mark.whole
@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal are POSIX")
@pytest.mark.parametrize("how", ["ctrl-c", "sigterm", "sighup"])
@pytest.mark.parametrize("workers", ["0", "2"])
def test_an_interrupted_run_says_so_and_can_be_resumed(tmp_path, workers, how):
    command = [sys.executable, "-m", "conformance", "run", "reference", "--as-of", kit.DAY]
    command += [
        "--case",
        "child_allowance/function/*",
        "-n",
        workers,
        "--out",
        str(tmp_path),
        "--lang",
        "en",
    ]
    started = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_heeding,  # noqa: PLW1509 - a background job ignores Ctrl-C, `nohup` a hang-up
    )
    assert started.stderr.readline().startswith("testing 1/")  # said at the first finished case
    if how == "ctrl-c":  # the terminal tells every process, CI the one it started
        os.killpg(started.pid, signal.SIGINT)
    elif how == "sighup":  # so does one that is closed
        os.killpg(started.pid, signal.SIGHUP)
    else:
        os.kill(started.pid, signal.SIGTERM)
    started.communicate(timeout=60)
    if started.returncode == 0:
        pytest.skip("the run was over before it could be interrupted")
    assert started.returncode == 130
    result = kit.result_of(tmp_path)
    assert result["interrupted"] is True
    assert result["verdict"]["exit_code"] == 130
    again = kit.conformance(*command[3:], "--resume", str(tmp_path / "result.json"))
    assert again.returncode == 0, again.stdout[-500:]


@pytest.mark.whole
def test_replay_repeats_a_failure_and_shows_what_was_sent(tmp_path):
    mutant = ("--mutant", "child-allowance-sixteenth-day")
    case = "child_allowance/rule/payment-start-month/worked-examples"
    kit.conformance("run", "reference", "--out", str(tmp_path), "--case", case, *mutant)
    done = kit.conformance("replay", str(tmp_path / "result.json"), case)
    assert done.returncode == 1
    assert '"claim_date"' in done.stdout


def test_plan_and_doctor_say_what_would_be_tested():
    planned = kit.conformance("plan", "reference", "-d", "child_allowance", "--as-of", kit.DAY)
    assert planned.returncode == 0
    assert "child_allowance" in planned.stdout
    checked = kit.conformance("doctor", "reference")
    assert checked.returncode == 0, checked.stdout + checked.stderr
