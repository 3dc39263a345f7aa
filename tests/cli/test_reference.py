import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import closing

import pytest

from conformance.cli.main import main
from conformance.reference.mutants import all_mutants


def test_every_mutant_is_listed_with_what_it_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", "mutants", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)

    assert {row["key"]: row["requirement"] for row in found} == {
        key: one.requirement for key, one in all_mutants().items()
    }
    assert all(row["title_ja"] and row["title_en"] for row in found)


def test_an_unknown_mutant_is_a_usage_error_before_anything_is_served(
    capsys: pytest.CaptureFixture[str],
) -> None:
    near = next(iter(all_mutants()))

    assert main(["reference", "serve", "--mutant", near + "x", "--port", "0", "--lang", "en"]) == 2
    assert f"did you mean {near!r}?" in capsys.readouterr().err


def test_an_empty_secret_is_a_usage_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_SECRET", raising=False)

    assert main(["reference", "serve", "--secret-env", "NO_SUCH_SECRET"]) == 2
    assert "NO_SUCH_SECRET" in capsys.readouterr().err


def test_a_taken_port_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert main(["reference", "serve", "--port", str(port), "--lang", "en"]) == 2
    assert "--port 0" in capsys.readouterr().err


def test_the_package_answers_where_it_says_it_does() -> None:
    command = [sys.executable, "-m", "conformance", "reference", "serve", "--port", "0"]
    with subprocess.Popen([*command, "--lang", "en"], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            url = server.stdout.readline().removeprefix("sample package: ").strip()
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(f"{url}/conformance/v1/capabilities", timeout=10)  # noqa: S310 - loopback
            assert refused.value.code == 401
        finally:
            server.terminate()
