"""The page on access names every key and every outcome there is, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from conformance.report.codes import codes
from conformance.surfaces.auth import models
from conformance.surfaces.auth.models import Auth
from conformance.surfaces.profile import ApiSurface

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / lang / "auth.md" for lang in ("en", "ja")]
SECTIONS = (models.OAuth, models.ApiKey, models.Basic, models.SessionLogin, models.Login)


def _blocks(page):
    return re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


def _auths(page):
    """Return the sections of the block that lists the kinds of auth."""
    text = next(b for b in _blocks(page) if b.startswith("auth:"))
    parts = re.split(r"^(?=auth:)", text, flags=re.MULTILINE)[1:]
    return [yaml.safe_load(part)["auth"] for part in parts]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.parent.name)
def test_every_kind_is_shown_by_an_example_that_holds(page):
    shown = [TypeAdapter(Auth).validate_json(json.dumps(section)) for section in _auths(page)]
    assert {s.kind for s in shown} == {"none", "basic", "api_key", "oauth", "session"}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.parent.name)
def test_the_first_example_is_a_section_of_a_profile(page):
    section = yaml.safe_load(_blocks(page)[0])["surfaces"]["api"]
    assert ApiSurface.model_validate_json(json.dumps(section)).hosts == ("login.example.jp",)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.parent.name)
def test_every_key_is_on_the_page(page):
    text = page.read_text("utf-8")
    keys = {info.alias or name for m in SECTIONS for name, info in m.model_fields.items()}
    keys |= {f"tls.{name}" for name in models.Tls.model_fields}
    assert [key for key in sorted(keys) if key not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.parent.name)
def test_every_code_on_the_page_is_explained(page):
    named = set(re.findall(r"\b[FTU]-[A-Z-]+[A-Z]\b", page.read_text("utf-8")))
    assert len(named) > 15
    assert named <= set(codes())


def test_both_pages_name_the_same_codes():
    one, other = (set(re.findall(r"\b[FTU]-[A-Z-]+[A-Z]\b", p.read_text("utf-8"))) for p in PAGES)
    assert one == other
