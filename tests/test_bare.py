"""`.ci/bare` hides this machine: what runs in it finds nothing that README did not install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

BARE = Path(__file__).parent.parent / ".ci" / "bare"
FONTS = Path("/usr/share/fonts")

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")


def bare(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(BARE), sys.executable, "-c", code]
    given = {**os.environ, **environment}
    return subprocess.run(command, env=given, capture_output=True, encoding="utf-8", check=False)


def told(code: str, **environment: str) -> str:
    done = bare(code, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_home_is_empty_and_gone_afterwards(tmp_path: Path) -> None:
    (tmp_path / "settings").touch()
    seen = told("import os; print(os.environ['HOME'], os.listdir(os.path.expanduser('~')))")
    home, _, held = seen.partition(" ")
    assert held == "[]"
    assert home != os.environ.get("HOME")
    assert not Path(home).exists()


@pytest.mark.parametrize(
    "name",
    ["PYTHONPATH", "PYTHONUTF8", "CONFORMANCE_FONT", "CONFORMANCE_CACHE", "XDG_CACHE_HOME", "LANG"],
)
def test_settings_of_this_machine_do_not_reach_the_command(name: str) -> None:
    assert told(f"import os; print(os.environ.get({name!r}))", **{name: "1"}) == "None"


@pytest.mark.parametrize(
    "name", ["PIP_INDEX_URL", "SSL_CERT_FILE", "CONFORMANCE_SHARED", "CONFORMANCE_CHROMIUM"]
)
def test_the_way_to_the_package_index_and_the_official_workbooks_is_kept(name: str) -> None:
    assert told(f"import os; print(os.environ[{name!r}])", **{name: "/a b"}) == "/a b"


def test_the_locale_is_c_and_the_clock_stands_elsewhere() -> None:
    zone, locale = told("import os, time; print(time.timezone, os.environ['LC_ALL'])").split()
    assert int(zone) == 12_600  # three and a half hours behind UTC, twelve and a half behind Japan
    assert locale == "C"


def test_today_is_the_day_in_japan_there_too() -> None:
    before = _day_in_japan()
    said = told("from conformance.values.today import today_in_japan as d; print(d().toordinal())")
    assert before <= int(said) <= _day_in_japan()


def _day_in_japan() -> int:
    return (datetime.now(UTC) + timedelta(hours=9)).toordinal()


def test_no_font_of_this_machine_is_there_or_it_is_said_that_it_could_not_be_hidden() -> None:
    code = f"import os; print(os.environ.get('NOT_HIDDEN'), *os.listdir({str(FONTS)!r}))"
    if not FONTS.is_dir():
        pytest.skip("no folder of fonts on this machine")
    said = told(code)
    assert said == "None" or said.startswith("the fonts of this machine")


def test_where_mounts_are_not_allowed_it_is_said(tmp_path: Path) -> None:
    refusing = tmp_path / "unshare"
    refusing.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    refusing.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    assert "fonts" in told("import os; print(os.environ['NOT_HIDDEN'])", PATH=path)


def test_the_exit_code_is_that_of_the_command() -> None:
    assert bare("raise SystemExit(3)").returncode == 3


def test_all_that_a_change_must_pass_is_run_bare_and_by_the_commands_of_the_readme() -> None:
    text = (BARE.parent / "run").read_text("utf-8")
    itself = text.index('exec "$root/.ci/postgresql" "$root/.ci/bare" "$root/.ci/run"')
    assert "if [[ -z ${BARE:-} ]]; then" in text[:itself]
    assert itself < text.index("mktemp")
    assert itself < text.index("\nstep ")
    for said in ("conformance run", "-m pytest"):
        assert f"from_readme '{said}'" in text
