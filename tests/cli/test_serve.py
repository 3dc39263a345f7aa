"""`conformance serve`: who may come in, and what it refuses to start without."""

import io
import sys

import pytest

pytest.importorskip("sqlalchemy", reason="the workbench needs its extra")

from conformance.cli import serve
from conformance.cli.main import main


def users(tmp_path, *arguments):
    return main(["--lang", "en", "serve", "--folder", str(tmp_path), "users", *arguments])


def test_people_are_added_by_standard_input_listed_and_removed(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long password\n"))
    assert users(tmp_path, "add", "hanako", "--role", "approver") == 0
    assert users(tmp_path, "list") == 0
    assert capsys.readouterr().out == "hanako\tapprover\n"
    assert users(tmp_path, "remove", "hanako") == 0
    assert users(tmp_path, "remove", "hanako") == 2


@pytest.mark.parametrize(("name", "password"), [("hanako", "short"), ("*", "a long password")])
def test_a_short_password_and_a_reserved_name_are_refused(
    tmp_path, monkeypatch, capsys, name, password
):
    monkeypatch.setattr(sys, "stdin", io.StringIO(password + "\n"))
    assert users(tmp_path, "add", name, "--role", "viewer") == 2
    assert "USE162" in capsys.readouterr().err


def test_others_are_not_let_in_while_nobody_is_set_up(tmp_path, capsys):
    asked = ["serve", "--folder", str(tmp_path), "--listen", "0.0.0.0", "--port", "0"]  # noqa: S104 - what is refused
    assert main(asked) == 2
    assert "USE161" in capsys.readouterr().err


def test_what_to_install_is_said_where_a_part_is_missing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(serve, "find_spec", lambda _: None)
    assert main(["--lang", "en", "serve", "--folder", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "USE160" in said
    assert 'pip install ".[workbench]"' in said


def test_help_writes_nothing(tmp_path):
    folder = tmp_path / "workbench"
    assert main(["serve", "--folder", str(folder), "users", "add", "--help"]) == 0
    assert not folder.exists()
