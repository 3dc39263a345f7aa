"""A production system is called only after somebody has confirmed it once more."""

from __future__ import annotations

import pytest
import yaml

from conformance.cli.main import main
from conformance.cli.profiles import find_profile
from tests.surfaces.hostile import serving

COMMANDS = {
    "run": ("--case", "child_allowance/rule/payment-end-month/*", "-n", "0"),
    "doctor": (),
    "profile check": ("--domain", "child_allowance"),
}


@pytest.fixture
def server():
    def answer(wire):
        while wire.request():
            wire.json(b"{}")

    with serving(answer) as one:
        yield one


@pytest.fixture
def profile(server, tmp_path):
    written = yaml.safe_load(find_profile("reference").read_text("utf-8"))
    written["specifications"] = {"child_allowance": {"version": "2.0"}}
    written["declares"], written["options"], written["switches"] = {}, [], {}
    written["attestations"] = []
    written["surfaces"] = {
        "api": {
            "base_url": server.url,
            "environment": "production",
            "adapter": "mapping",
            "capabilities": {"reset": False, "business_date": "today"},
            "mapping": {"calls": [{"action": "calculate", "steps": [{"request": "GET /{rule}"}]}]},
        }
    }
    path = tmp_path / "vendor.yaml"
    path.write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")
    return path


def _call(command, profile, *more):
    out = ("--out", str(profile.parent / "out")) if command == "run" else ()
    return main([*command.split(), str(profile), *COMMANDS[command], *out, *more, "--lang", "en"])


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_word_nothing_is_sent(command, profile, server, capsys):
    assert _call(command, profile) == 2
    said = capsys.readouterr().err
    assert "USE045" in said
    assert "--yes-production" in said
    assert server.heard == []


@pytest.mark.parametrize("command", COMMANDS)
def test_with_a_word_it_is_called(command, profile, server):
    assert _call(command, profile, "--yes-production") != 2
    assert command == "doctor" or server.heard  # without a call for it, doctor asks the mapping
    assert all(heard.startswith(b"GET ") for heard in server.heard)


def test_commands_that_are_not_for_production_never_call_it(profile, server):
    assert main(["load", str(profile), "--seconds", "0.1"]) == 2
    assert main(["lives", str(profile), "--steps", "1"]) in {2, 3}
    assert server.heard == []
