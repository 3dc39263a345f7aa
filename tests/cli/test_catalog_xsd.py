"""`conformance catalog xsd`: two files a form, usable by any validator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, isoschematron

from conformance.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_every_form_of_a_domain_gets_an_xsd_and_a_schematron(tmp_path: Path) -> None:
    assert main(["catalog", "xsd", "child_allowance", "--out", str(tmp_path)]) == 0
    for path in tmp_path.glob("*.xsd"):
        etree.XMLSchema(etree.parse(path))
        isoschematron.Schematron(etree.parse(path.with_suffix(".sch")))
    assert len(list(tmp_path.iterdir())) == 2 * 23


def test_one_form_can_be_asked_for(tmp_path: Path) -> None:
    asked = ("--form", "certification-notice", "--out", str(tmp_path))
    assert main(["catalog", "xsd", "child_allowance", *asked]) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"certification-notice.xsd", "certification-notice.sch"}


def test_an_unknown_form_names_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--form", "certification-notise", "--out", str(tmp_path), "--lang", "en")
    assert main(["catalog", "xsd", "child_allowance", *asked]) == 2
    assert "did you mean 'certification-notice'?" in capsys.readouterr().err
