"""The command adapter: whatever the process does, the harness gets an answer or a cause in time."""

import json
import os
import sys
import time

import pytest

from conformance.errors import ProfileError
from conformance.findings import TransportError, UntestedError
from conformance.surfaces.command import check_system, command_transport
from conformance.surfaces.command_section import CommandSection

BASE = "/conformance/v1"
READ = "import json,os,sys,time\nfor line in sys.stdin:\n  call = json.loads(line)\n  "
REPLY = "print(json.dumps({'id': call['id'], 'status': 200, 'body': call}), flush=True)"


@pytest.fixture
def started(tmp_path):
    transports = []

    def start(program, seconds=20, max_bytes=100_000, env=()):
        section = CommandSection(argv=(sys.executable, "-c", program), env=env)
        transports.append(
            command_transport(section, tmp_path, BASE, seconds=seconds, max_bytes=max_bytes)
        )
        return transports[-1]

    yield start
    for transport in transports:
        transport.close()


def cause_of(transport, **body):
    with pytest.raises(TransportError) as caught:
        transport.call("POST", BASE + "/sandboxes", body=body)
    return caught.value.cause


def test_a_call_goes_in_as_a_line_and_comes_back_as_an_answer(started):
    transport = started(READ + REPLY)
    for number in (1, 2):
        answer = transport.call("POST", BASE + "/sandboxes", body={"氏名": "見本\n太郎"})
        assert answer.status == 200
        sent = {
            "id": number,
            "method": "POST",
            "path": "/sandboxes",
            "body": {"氏名": "見本\n太郎"},
        }
        assert answer.json == sent


def test_large_lines_pass_both_ways_at_once(started):
    transport = started(READ + REPLY, max_bytes=10_000_000)
    text = "あ" * 1_000_000
    assert transport.call("POST", BASE + "/x", body=text).json["body"] == text


@pytest.mark.parametrize(
    ("program", "code"),
    [
        pytest.param("", "T-COMMAND-ENDED", id="ends at once"),
        pytest.param(READ + "os._exit(7)", "T-COMMAND-ENDED", id="dies of a call"),
        pytest.param(READ + "print('hello', flush=True)", "T-COMMAND-GARBAGE", id="says hello"),
        pytest.param(
            READ + "sys.stdout.buffer.write(b'\\xff\\xfe\\n'); sys.stdout.flush()",
            "T-COMMAND-GARBAGE",
            id="is not UTF-8",
        ),
        pytest.param(
            READ + 'print(\'{"id": 1, "status": "ok"}\', flush=True)',
            "T-COMMAND-GARBAGE",
            id="has another form",
        ),
        pytest.param(
            READ + 'print(\'{"id": 99, "status": 200}\', flush=True)',
            "T-COMMAND-UNASKED",
            id="answers another call",
        ),
        pytest.param(
            READ + "[sys.stdout.write('x' * 65536) for _ in range(10**6)]",
            "T-TOO-LARGE",
            id="never ends its line",
        ),
    ],
)
def test_a_misbehaving_command_has_a_cause(started, program, code):
    assert cause_of(started(program)).code == code


def test_a_hanging_command_is_ended_with_what_it_started(started, tmp_path):
    program = (
        "import subprocess,sys\n"
        "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "open('pid', 'w').write(str(p.pid))\n" + READ + "time.sleep(600)"
    )
    assert cause_of(started(program, seconds=3)).code == "T-TIMEOUT"
    pid = int((tmp_path / "pid").read_text())
    for _ in range(100):
        if not _alive(pid):
            return
        time.sleep(0.1)
    pytest.fail("what the command started lives on")


def test_after_a_death_the_next_call_starts_another(started):
    program = READ + "call['body'] == 'die' and os._exit(1)\n  " + REPLY
    transport = started(program)
    with pytest.raises(TransportError):
        transport.call("POST", BASE + "/x", body="die")
    assert transport.call("POST", BASE + "/x", body="live").json["body"] == "live"


def test_a_second_process_is_started_only_where_processes_share_what_is_stored(tmp_path):
    argv = (
        sys.executable,
        "-c",
        READ + "call['body'] = os.getpid()\n  " + REPLY.replace("call}", "call['body']}"),
    )
    for parallel in (False, True):
        section = CommandSection(argv=argv, parallel=parallel)
        first = command_transport(section, tmp_path, BASE, seconds=20, max_bytes=1_000)
        if not parallel:
            with pytest.raises(UntestedError) as caught:
                first.twin()
            assert caught.value.cause.code == "U-ONE-BY-ONE"
            continue
        second = first.twin()
        pids = [one.call("GET", BASE + "/x").json for one in (first, second)]
        assert len(set(pids)) == 2
        first.close()
        assert not any(map(_alive, pids))


def test_the_last_complaint_is_told_without_secrets(started, monkeypatch):
    monkeypatch.setenv("VENDOR_SECRET", "himitsu-0123")
    program = READ + "sys.exit('cannot log in as ' + os.environ['VENDOR_SECRET'])"
    cause = cause_of(started(program, env=("VENDOR_SECRET",)))
    assert cause.details["stderr"] == "cannot log in as ***"


def test_only_named_variables_are_passed_on(started, monkeypatch):
    monkeypatch.setenv("OTHER_SECRET", "himitsu-4567")
    program = READ + (
        "print(json.dumps({'id': call['id'], 'status': 200, 'body': dict(os.environ)}), flush=True)"
    )
    assert "himitsu-4567" not in json.dumps(started(program).call("GET", BASE + "/x").json)


def test_much_on_stderr_blocks_nobody(started):
    transport = started(READ + "sys.stderr.write('x' * 1_000_000)\n  " + REPLY)
    assert transport.call("POST", BASE + "/x", body=1).status == 200


def test_a_missing_program_is_told_with_where_to_look(tmp_path):
    section = CommandSection(argv=("no-such-program",))
    transport = command_transport(section, tmp_path, BASE, seconds=5, max_bytes=1_000)
    cause = cause_of(transport)
    assert cause.code == "T-COMMAND-NOT-STARTED"
    assert "argv" in cause.remedy_en


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:  # noqa: PTH123 - not a file of ours
        return stat.read().split()[2] != "Z"


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_the_adapter_works_where_processes_can_be_waited_for(platform):
    check_system(platform)


def test_on_windows_the_adapter_says_that_it_needs_posix():
    with pytest.raises(ProfileError) as raised:
        check_system("win32")
    assert raised.value.messages[0].code == "PRO051"
    assert "WSL" in raised.value.messages[0].remedy_ja
