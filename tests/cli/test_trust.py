"""keys, sign, verify, accept, publish: from the command line, with their exit codes."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
from pathlib import Path

import jsonschema
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "trust"))

import signed

from conformance.cli.main import main
from conformance.cli.schemas import schema_of
from conformance.results.invocation import FilesGivenModel
from conformance.results.store import write_result
from conformance.trust.keys import read_signer
from conformance.values.today import now_in_japan

RULES = "child_allowance/rule/*"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A vendor's folder: profile, evidence, result, keys, bundle."""
    folder = tmp_path_factory.mktemp("vendor")
    profile = signed.profile_in(folder)
    write_result(signed.result_of(profile), folder / "result.json")
    assert main(["keys", "new", "vendor", "--folder", str(folder)]) == 0
    line = ["sign", str(folder / "result.json"), "--key", str(folder / "vendor.key")]
    more = ["--profile", str(profile), "--out", str(folder / "a.bundle")]
    assert main([*line, *more]) == 0
    return folder


@pytest.fixture(scope="module")
def small(place) -> str:
    """A bundle of few cases."""
    return bundled(place, signed.result_of(place / "own.yaml", case=RULES), "small.bundle", ())


def bundled(place, result, name="b.bundle", evidence=(signed.EVIDENCE,)) -> str:
    path = place / name
    path.write_bytes(signed.bundle_of(result, read_signer(place / "vendor.key"), evidence))
    return str(path)


def trust(place) -> list[str]:
    return ["--trust", str(place / "vendor.pub")]


def accepted(place, bundle: str, profile=None, *more: str) -> int:
    path = str(profile or place / "own.yaml")
    return main(["accept", bundle, "--profile", path, "--sample", "2", *trust(place), *more])


def test_no_word_of_a_private_key_is_ever_printed(tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    assert main(["keys", "new", "one"]) == 0
    folder = tmp_path / "jichitai-conformance" / "keys"
    secret = (folder / "one.key").read_text().splitlines()[1]
    said = capsys.readouterr()
    assert secret not in said.out + said.err
    assert main(["keys", "show", str(folder / "one.pub")]) == 0
    assert capsys.readouterr().out.strip() in said.out
    assert main(["keys", "new", "../one"]) == 2
    assert main(["keys", "new", "one"]) == 2


def test_what_verifies_exits_with_the_verdict(place, capsys, tmp_path) -> None:
    out = tmp_path / "v.json"
    line = ["verify", str(place / "a.bundle"), *trust(place), "--json", str(out)]
    assert main(line) == 3  # some of it was not tested
    told = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.validate(told, schema_of("verification"))
    assert told["verdict"]["exit_code"] == 3
    assert capsys.readouterr().out.splitlines()[-1] == told["verdict"]["line"]["en"]


def test_what_was_tampered_with_exits_with_2(place, tmp_path, capsys) -> None:
    content = bytearray((place / "a.bundle").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "a.bundle").write_bytes(content)
    assert main(["verify", str(tmp_path / "a.bundle"), *trust(place)]) == 2
    assert "TRU0" in capsys.readouterr().err


def test_an_expired_waiver_exits_with_6(place, monkeypatch, capsys) -> None:
    result = signed.result_of(place / "own.yaml")
    number = next(n for n, case in enumerate(result.cases) if case.verdict == "pass")
    from conformance.results.model import WaiverModel

    waiver = WaiverModel(
        of=result.cases[number].id,
        approver="x",
        reason="y",
        risk="z",
        expires=result.as_of,
        expired=False,
    )
    bundle = bundled(
        place, signed.derived(result, cases=signed.with_case(result, number, waiver=waiver))
    )
    later = now_in_japan() + dt.timedelta(days=1)
    monkeypatch.setattr("conformance.trust.bundle.now_in_japan", lambda: later)
    assert main(["verify", bundle, *trust(place)]) == 6
    assert "TRU060" in capsys.readouterr().err


def test_a_result_that_could_not_be_verified_is_not_signed(place, tmp_path, capsys) -> None:
    result = signed.result_of(place / "own.yaml")
    write_result(signed.derived(result, cases=result.cases[2:]), tmp_path / "result.json")
    line = ["sign", str(tmp_path / "result.json"), "--key", str(place / "vendor.key")]
    out = tmp_path / "a.bundle"
    assert main([*line, "--profile", str(place / "own.yaml"), "--out", str(out)]) == 2
    assert "TRU042" in capsys.readouterr().err
    assert not out.exists()


def test_without_evidence_nobody_needs_the_profile_to_sign(place, tmp_path) -> None:
    profile = signed.profile_in(tmp_path)
    write_result(signed.result_of(profile, case=RULES), tmp_path / "result.json")
    profile.unlink()
    line = ["sign", str(tmp_path / "result.json"), "--key", str(place / "vendor.key")]
    assert main([*line, "--out", str(tmp_path / "a.bundle")]) == 0


def test_it_is_the_users_profile_that_must_be_of_the_product(place, tmp_path, capsys) -> None:
    other = signed.profile_in(tmp_path, "9.9")
    assert accepted(place, str(place / "a.bundle"), other) == 2
    assert "TRU071" in capsys.readouterr().err


def test_other_versions_are_no_repetition(place, capsys) -> None:
    result = signed.result_of(place / "own.yaml")
    versions = result.invocation.versions.model_copy(update={"hypothesis": "1.0"})
    asked = result.invocation.model_copy(update={"versions": versions})
    assert accepted(place, bundled(place, signed.derived(result, invocation=asked))) == 2
    assert "TRU070 hypothesis" in capsys.readouterr().err


def test_other_specifications_are_no_repetition(place, tmp_path, capsys) -> None:
    more = 'specifications:\n  child_allowance: {version: "2.0"}\n'
    path = signed.profile_in(tmp_path)
    text = path.read_text(encoding="utf-8")
    wider = more + '  national_pension: {version: "1.0"}\n'
    path.write_text(text.replace(more, wider), encoding="utf-8")
    assert accepted(place, str(place / "a.bundle"), path) == 2
    assert "TRU072" in capsys.readouterr().err


def test_a_vendor_who_declares_less_than_was_ordered_is_told(place, tmp_path, capsys) -> None:
    vendors = signed.profile_in(tmp_path)
    text = vendors.read_text(encoding="utf-8")
    less = text.replace("declares:\n  child_allowance: all\n", "")
    vendors.write_text(less, encoding="utf-8")
    result = signed.result_of(vendors)
    assert result.counts["verdict"]["not_declared"] > 0
    assert accepted(place, bundled(place, result)) == 2
    assert "TRU073" in capsys.readouterr().err


def test_the_vendors_own_seed_is_no_repetition(place, capsys) -> None:
    assert accepted(place, str(place / "a.bundle"), None, "--seed", "1") == 2
    assert "TRU075" in capsys.readouterr().err


def test_for_a_result_of_files_ones_own_are_needed(place, capsys) -> None:
    result = signed.result_of(place / "own.yaml", case=RULES)
    given = FilesGivenModel(directory="../somewhere/else")
    asked = result.invocation.model_copy(update={"command": "files", "files": given})
    bundle = bundled(place, signed.derived(result, invocation=asked), evidence=())
    assert accepted(place, bundle) == 2
    assert "TRU076" in capsys.readouterr().err


def test_a_result_without_passes_leaves_nothing_to_repeat(place, capsys) -> None:
    evidence = "child_allowance/function/manage-memo/*"
    result = signed.result_of(place / "own.yaml", case=evidence)
    assert accepted(place, bundled(place, result)) == 5
    assert "TRU074" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="a refused connection takes long there")
def test_a_package_that_is_not_there_is_not_judged(place, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("NO_ID", "a" * 32)
    monkeypatch.setenv("NO_SECRET", "b" * 32)
    result = signed.result_of(place / "own.yaml", case=RULES)
    bundle, out = bundled(place, result, evidence=()), tmp_path / "record.json"
    assert accepted(place, bundle, None, "--out", str(out)) in {3, 4}
    record = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.validate(record, schema_of("acceptance"))
    assert record["not_judged"] == len(record["cases"]) == 2
    assert record["at_most"] == record["passes"]
    assert "0 repeated" in capsys.readouterr().out


@pytest.mark.parametrize(("now", "code"), [("fail", 1), ("spec_unclear", 0)])
def test_what_the_vendor_calls_unclear_is_tried_with_its_passes(
    place, monkeypatch, capsys, now, code
) -> None:
    result = signed.result_of(place / "own.yaml", case=RULES)
    lie = signed.with_case(result, 0, verdict="spec_unclear")
    told = signed.derived(result, cases=lie)
    monkeypatch.setattr("conformance.trust.bundle.hold_cases", lambda _: None)
    monkeypatch.setattr(
        "conformance.plugin.repeat.Repetition.tried",
        lambda self: [
            case.model_copy(update={"verdict": now} if case.id == result.cases[0].id else {})
            for case in result.cases
            if case.id in self.ids
        ],
    )
    assert accepted(place, bundled(place, told, evidence=())) == code
    out = capsys.readouterr().out
    assert "of 1 that did not pass and that the vendor does not count as failures 1 were" in out
    assert (f"✗ {result.cases[0].id}  specification unclear → fail" in out) is (code == 1)


ANSWER = """\
answers:
- {{case: {name}, accepted: false, document: 別紙, page: 1, by: 答え手, on: 2026-11-01}}
"""


def test_an_answer_that_is_not_ones_own_is_refused(place, tmp_path, capsys) -> None:
    name = "child_allowance/record/claims/file-item-claim-no"
    vendors = signed.profile_in(tmp_path, more=ANSWER.format(name=name))
    result = signed.result_of(vendors, {name: signed.outcome("fail")})
    assert result.counts["verdict"]["answered"] == 1
    assert accepted(place, bundled(place, result)) == 2
    assert "TRU078" in capsys.readouterr().err


def test_the_register_takes_what_verifies_and_tells_the_rest(place, tmp_path, capsys) -> None:
    folder, out = tmp_path / "in", tmp_path / "site"
    folder.mkdir()
    (folder / "good.bundle").write_bytes((place / "a.bundle").read_bytes())
    (folder / "bad.bundle").write_bytes(b"x")
    line = ["publish", str(folder), *trust(place), "--out", str(out)]
    assert main(line) == 2
    said = capsys.readouterr()
    assert "left out: bad.bundle" in said.err
    assert "register of 1 result" in said.out
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    (folder / "bad.bundle").unlink()
    assert main(line) == 0
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_what_the_harness_fails_at_is_left_out_and_told(
    place, small, tmp_path, capsys, monkeypatch
) -> None:
    from conformance.register import entries

    real, first = entries.entry_of, iter((True, False))
    monkeypatch.setattr(entries, "entry_of", lambda one: 1 / 0 if next(first) else real(one))
    bundles = ["--bundle", small] * 2
    line = ["publish", *bundles, *trust(place), "--out", str(tmp_path / "site")]
    assert main(line) == 4
    said = capsys.readouterr()
    assert "TRU093 the harness fails at small.bundle (ZeroDivisionError)" in said.err
    assert "register of 1 result" in said.out


def test_a_case_of_no_requirement_does_not_keep_others_from_the_register(
    place, small, tmp_path, capsys
) -> None:
    result = signed.result_of(place / "own.yaml", case=RULES)
    name = result.cases[0].id
    failing = signed.result_of(place / "own.yaml", {name: signed.outcome("fail")}, case=RULES)
    forged = signed.with_case(failing, 0, requirement="child_allowance")
    bad = failing.model_copy(update={"cases": forged})
    bundles = ["--bundle", bundled(place, bad, "bad.bundle", ())]
    bundles += ["--bundle", small]
    line = ["publish", *bundles, *trust(place), "--out", str(tmp_path / "site")]
    assert main(line) == 2
    said = capsys.readouterr()
    assert re.search(r"left out: bad\.bundle\n.*\nRES003", said.err)
    assert "register of 1 result" in said.out


def test_a_register_of_nothing_is_not_written(place, tmp_path, capsys) -> None:
    assert main(["publish", str(tmp_path), *trust(place), "--out", str(tmp_path / "site")]) == 2
    assert "TRU090" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("cases", [RULES, "child_allowance/function/manage-memo/*"])
def test_a_result_is_not_signed_by_the_profile_of_another_release(
    cases, place, tmp_path, capsys
) -> None:
    write_result(signed.result_of(place / "own.yaml", case=cases), tmp_path / "result.json")
    other = signed.profile_in(tmp_path / "other", release="2.0")
    line = ["sign", str(tmp_path / "result.json"), "--key", str(place / "vendor.key")]
    out = tmp_path / "a.bundle"
    assert main([*line, "--profile", str(other), "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert "TRU009" in said
    assert "試験製品 2.0" in said
    assert not out.exists()
    assert main([*line, "--profile", str(place / "own.yaml"), "--out", str(out)]) == 0
