"""The rehearsal on the sample vendor: all well, a wrong mapping named with its line, no writing."""

from __future__ import annotations

import copy
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from conformance.planning.rehearsal.rehearse import Rehearsal
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare, session_at

ROOT = Path(__file__).parents[3]
if str(ROOT / "tests") not in sys.path:
    sys.path.insert(0, str(ROOT / "tests"))

DOMAIN = "child_allowance"
TEXT = (ROOT / "vendor_profiles" / "own_rest_api.yaml").read_text("utf-8")
PROFILE = yaml.load(TEXT, Loader=yaml.CSafeLoader)


@pytest.fixture
def product(monkeypatch):
    from own_rest.server import Server, make

    monkeypatch.setenv("OWN_REST_SHOKUIN", "90001")
    monkeypatch.setenv("OWN_REST_ANSHO", "made-up")
    app = make()
    with Server(app) as server:
        server.app = app
        yield server


def _profile(server, folder: Path, change) -> Path:
    data = copy.deepcopy(PROFILE)
    api = data["surfaces"]["api"]
    data["surfaces"], data["attestations"] = {"api": api}, []
    data["specifications"] = {DOMAIN: {"version": "2.0"}, "resident_register": {"version": "6.1"}}
    api["base_url"] = server.url
    change(api)
    path = folder / "profile.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return path


@contextmanager
def _rehearsal(server, folder: Path, change=lambda _api: None):
    path = _profile(server, folder, change)
    prepared = prepare(options_of({"seed": "1", "profile": str(path), "domain": DOMAIN}))
    place, _ = open_place(prepared, looks=True)
    session = session_at(prepared, place)
    yield Rehearsal(session, prepared.profile.profile.surfaces.api, prepared.plan, (DOMAIN,))
    session.close()


def test_a_finished_profile_goes_well_call_by_call(product, tmp_path) -> None:
    with _rehearsal(product, tmp_path) as rehearsal:
        tries = list(rehearsal.tries())
    assert [t.what for t in tries if t.mark != "good"] == []
    said = " ".join(t.what for t in tries)
    for word in ("API", "role supervisor", "/payees", "issue ", "calculate ", "[E0001]", "link "):
        assert word in said


def test_each_entry_of_the_calls_is_tried(product, tmp_path) -> None:
    with _rehearsal(product, tmp_path) as rehearsal:
        calls = rehearsal.api.mapping.calls
        tried = {t.place[-1] for t in rehearsal.tries() if "calls" in t.place}
    wanted = {
        n for n, c in enumerate(calls) if c.action in {"run", "calculate", "issue", "link", "query"}
    }
    assert wanted <= tried


def test_a_field_that_does_not_come_back_is_named_with_its_entry(product, tmp_path) -> None:
    def only_the_month(api) -> None:
        rule = {"to": "honnin.seinengappi", "wareki": "{G}{yy}.{mm}.01"}
        api["mapping"]["fields"]["child_allowance/payees"]["birth_date"] = rule

    with _rehearsal(product, tmp_path, only_the_month) as rehearsal:
        tries = {t.what: t for t in rehearsal.tries()}
    (lost,) = tries["child_allowance/payees"].differences
    assert lost.name == "birth_date"
    assert lost.expected != lost.found
    entry = ("fields", "child_allowance/payees", "birth_date")
    assert lost.place == ("surfaces", "api", "mapping", *entry)
    assert tries["child_allowance/children"].mark == "good"


def test_a_field_that_the_profile_says_is_not_there_is_not_missed(product, tmp_path) -> None:
    def without(api) -> None:
        api["mapping"]["fields"]["child_allowance/payees"]["birth_date"] = None

    with _rehearsal(product, tmp_path, without) as rehearsal:
        tries = {t.what: t for t in rehearsal.tries()}
    lost = {one.name for one in tries["child_allowance/payees"].differences}
    assert "birth_date" not in lost


def test_a_log_that_is_read_wrongly_is_told_like_any_other_call(product, tmp_path) -> None:
    """The log is of no domain: its entry is named, and the rest is tried all the same."""

    def unread(api) -> None:
        api["mapping"]["fields"]["audit"] = {"action": "nai", "target": "nai", "role": "nai"}

    with _rehearsal(product, tmp_path, unread) as rehearsal:
        found = {t.what: t for t in rehearsal.tries()}["audit"]
    assert found.mark == "bad"
    assert "F-NOT-LOGGED" in found.en


def test_a_code_the_product_does_not_know_is_told_with_the_call(product, tmp_path) -> None:
    def wrong_code(api) -> None:
        codes = api["mapping"]["codes"]
        known = "child_allowance/nationality_group"
        codes[known] = {"1": "ZZ", "2": "YY"}

    with _rehearsal(product, tmp_path, wrong_code) as rehearsal:
        tries = {t.what: t for t in rehearsal.tries()}
    found = tries["run child_allowance/register-payee (create)"]
    assert found.mark == "bad"
    assert "F-NOT-ACCEPTED" in found.en
    assert found.place[:4] == ("surfaces", "api", "mapping", "calls")
    assert found.exchanges


def test_values_written_the_wrong_way_round_point_to_their_table(product, tmp_path) -> None:
    def inverted(api) -> None:
        api["mapping"]["types"]["flag"] = {"values": {"true": "0", "false": "1"}}

    with _rehearsal(product, tmp_path, inverted) as rehearsal:
        places = {t.place for t in rehearsal.tries() if t.mark == "bad" and "F-VALUE" in t.en}
    assert ("surfaces", "api", "mapping", "types", "flag") in places


def test_nothing_is_written_when_the_profile_only_reads(product, tmp_path) -> None:
    def read_only(api) -> None:
        api["access"] = "read_only"
        safe = {"by": "試験 太郎", "reason": "ログインは業務の記録を変えない"}
        api["auth"]["login"]["safe"] = safe

    with _rehearsal(product, tmp_path, read_only) as rehearsal:
        tries = list(rehearsal.tries())
    assert {t.mark for t in tries} == {"good", "skipped"}
    assert product.app.registers == {}


def test_a_host_that_is_not_there_ends_it_at_once(product, tmp_path) -> None:
    def elsewhere(api) -> None:
        api["base_url"] = "http://127.0.0.1:9"

    with _rehearsal(product, tmp_path, elsewhere) as rehearsal:
        (only,) = rehearsal.tries()
    assert only.mark == "bad"
    assert only.place == ("surfaces", "api", "base_url")


def test_a_wrong_password_is_told_once(product, tmp_path, monkeypatch) -> None:
    with _rehearsal(product, tmp_path) as rehearsal:
        monkeypatch.setenv("OWN_REST_ANSHO", "wrong")
        product.app.staff = {}
        (only,) = rehearsal.tries()
    assert "T-LOGIN-REFUSED" in only.en
    assert only.place == ("surfaces", "api", "auth", "login")
    for said in (only.remedy_ja, only.remedy_en):
        assert "OWN_REST_ANSHO" in said
        assert "POST /kyotsu/login" in said


def test_without_a_mapping_there_is_no_entry_to_name() -> None:
    from conformance.contract.call import Call
    from conformance.planning.rehearsal.places import call_place, field_place, trip_of
    from conformance.surfaces.profile import ApiSurface

    api, call = ApiSurface(), Call("run", DOMAIN, "register-payee", "create", "payees")
    assert call_place(api, call) == field_place(api, ("x",), "y") == ()
    assert trip_of(api, call) == ("run", DOMAIN, "create", "payees")
