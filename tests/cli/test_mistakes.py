"""Mistakes of the person who writes a profile or a command end in 2, with place and remedy."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from conformance.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """profile: 1
product: {name: 見本, vendor: 架空, release: "1.0"}
municipality: {type: general_city, code: "139998", name: 見本市}
"""
SPECS = "specifications:\n  seal_registration: {version: '2.0'}\n"
FILES = "surfaces:\n  files: {directory: .}\n"
GOOD = HEAD + SPECS + FILES
API = HEAD + SPECS + "surfaces:\n  api:\n    base_url: '%s'\n"
DECLARED = "manage-guarantor"  # optional
FOREIGN = re.compile(
    r"should be|valid (string|integer)|Input|Field required|found character|could not find|"
    r"did not find|expected '|not allowed in this|ValidationError|HAR\d|Traceback",
)

PROFILES = {
    "a number as a text": (GOOD.replace('"1.0"', "1.0"), "PRO003", "2", '"1.0"'),
    "a flag as a text": (GOOD.replace('"1.0"', "true"), "PRO003", "2", '"1.0"'),
    "nothing as a text": (GOOD.replace('"1.0"', ""), "PRO003", "2", ""),
    "a list as a text": (GOOD.replace('"1.0"', "[1]"), "PRO003", "2", ""),
    "an unknown key": (GOOD + "waiver: []\n", "PRO002", "8", "waivers"),
    "another city type": (
        GOOD.replace("general_city", "general_citi"),
        "PRO003",
        "3",
        "general_city",
    ),
    "a code of five digits": (GOOD.replace("139998", "13999"), "PRO003", "3", ""),
    "an empty name of the product": (GOOD.replace("見本,", "' ',"), "PRO003", "2", "not empty"),
    "an option that nothing asks for": (
        GOOD + "options: [kobetsu]\n",
        "PRO024",
        "8",
        "check the name",
    ),
    "NUL in a directory": (GOOD.replace("directory: .", 'directory: "a\\0b"'), "PRO003", "7", ""),
    "no product": (GOOD.replace("product:", "#"), "PRO003", "1", ""),
    "a text for a number": (
        API % "http://a" + "    timeout_seconds: x\n",
        "PRO003",
        "9",
        "whole number",
    ),
    "an unknown domain": (GOOD.replace("seal_reg", "seel_reg"), "CAT", "", "seal_registration"),
    "an unknown version": (GOOD.replace("'2.0'", "'9.9'"), "CAT", "", "2.0"),
    "a key that belongs elsewhere": (GOOD + "on: 1\n", "PRO002", "8", "move it"),
    "another form": (GOOD.replace("profile: 1", "profile: 2"), "PRO003", "1", "expected 1,"),
    "a word for a number": (
        API % "http://a" + "    timeout_seconds: yes\n",
        "PRO003",
        "9",
        "write it in digits, such as 30",
    ),
    "no as an option": (GOOD + "options: [no]\n", "PRO024", "8", "options[0]: there is no"),
    "all in a list": (
        GOOD + "declares: {seal_registration: [all]}\n",
        "PRO050",
        "8",
        "without brackets",
    ),
    "an empty file": ("", "PRO003", "1", ""),
    "only a word": ("profile", "PRO003", "1", ""),
    "a list": ("- profile\n", "PRO003", "1", ""),
    "a boolean key": (
        GOOD + "switches:\n  seal_registration: {true: x}\n",
        "PRO009",
        "9",
        '"true"',
    ),
    "an empty key": (GOOD + "? \n: x\n", "PRO009", "8", ""),
    "an octal key": (GOOD + "declares: {010: all}\n", "PRO009", "8", '"010"'),
    "a key that is a list": (GOOD + "? [a, b]\n: c\n", "PRO009", "8", ""),
    "a mapping as a key": (GOOD + "? {a: b}\n: c\n", "PRO009", "8", ""),
    "a key twice": (GOOD + "profile: 1\n", "PRO002", "8", ""),
    "a tab": (GOOD + "declares:\n\tseal_registration: all\n", "PRO003", "9", "tab"),
    "a quote left open": (GOOD + "options: ['a\n", "PRO003", "", "quote"),
    "a colon in a value": (GOOD + "options: a: b\n", "PRO003", "8", "quotes"),
    "a sign": (GOOD + "options: @a\n", "PRO003", "8", "quotes"),
    "two documents": (GOOD + "---\na: b\n", "PRO003", "", "document"),
    "a tag": (GOOD + "options: !!python/object:os.system []\n", "PRO003", "8", "tag"),
    "an alias of nothing": (GOOD + "options: *a\n", "PRO003", "8", "alias"),
    "an alias in itself": (GOOD + "options: &o [*o]\n", "PRO009", "8", "alias"),
    "control characters": (GOOD + "options: [a\x00b]\n", "PRO003", "8", ""),
    "a lone surrogate": (GOOD.replace("見本,", r'"\ud800",'), "", "", ""),
    "a number of 5,000 digits": (GOOD + f"options: [{'9' * 5000}]\n", "PRO009", "8", "100"),
    "an infinite number": (API % "http://a" + "    timeout_seconds: .inf\n", "PRO003", "9", ""),
    "a day that is none": (
        GOOD + "waivers: [{case: a, approver: b, reason: c, risk: d, expires: 2026-02-30}]\n",
        "PRO003",
        "8",
        "YYYY-MM-DD",
    ),
    "a declared name that is none": (
        GOOD + "declares:\n  seal_registration: [send-remindr]\n",
        "PRO050",
        "9",
        "",
    ),
    "a declared domain that is none": (
        GOOD + "declares: {seal_registrtion: all}\n",
        "PRO050",
        "8",
        "seal_registration",
    ),
    "an attestation for nothing": (
        GOOD
        + "attestations:\n  - {requirement: seal_registration/function/manage-memoX, by: a,"
        + " role: b, date: 2026-01-01, statement: c, evidence: d}\n",
        "PRO050",
        "9",
        "",
    ),
    "a waiver for nothing": (
        GOOD
        + "waivers:\n  - {case: seal_registration/record/persons/nosuch, approver: a, reason: b,"
        + " risk: c, expires: 2099-01-01}\n",
        "PRO050",
        "9",
        "",
    ),
    "an answer to nothing": (
        GOOD
        + "answers:\n  - {requirement: seal_registration/record/seal_registration,"
        + " accepted: true, by: a, on: 2026-01-01}\n",
        "PRO050",
        "9",
        "seal_registration/record/seal_registrations",
    ),
    "an answer without a document": (
        GOOD
        + "answers:\n  - {requirement: seal_registration/record/holds, accepted: false, by: a,"
        + " on: 2026-01-01}\n",
        "PRO003",
        "9",
        "document",
    ),
    "a waiver of nothing in particular": (
        GOOD + "waivers:\n  - {approver: a, reason: b, risk: c, expires: 2099-01-01}\n",
        "PRO003",
        "9",
        "requirement",
    ),
    "a part that is none": (GOOD.replace("'2.0'}", "'2.0', parts: [x]}"), "PRO014", "5", ""),
    "a port beyond all": (API % "http://127.0.0.1:99999/x", "PRO003", "8", "65535"),
    "a host with an open bracket": (API % "http://[::1/x", "PRO003", "8", ""),
    "another scheme": (API % "ftp://a/x", "PRO003", "8", ""),
    "a user in the address": (API % "http://u:p@a/x", "PRO003", "8", ""),
    "an empty host": (API % "http://:80/x", "PRO003", "8", ""),
    "a character no host has": (API % "http://a_%zz b/x", "PRO003", "8", ""),
    "another adapter": (API % "http://a" + "    adapter: mapped\n", "PRO003", "9", "mapping"),
    "an adapter and no section": (
        API % "http://a" + "    adapter: mapping\n",
        "PRO003",
        "",
        "",
    ),
}
ARGUMENTS = [
    (["run", "reference", "-n", "x"], "USE144", "auto"),
    (["run", "reference", "-n", "-3"], "USE144", "auto"),
    (["run", "reference", "-n", "1.5"], "USE144", "auto"),
    (["run", "reference", "-n", "99999"], "USE144", "256"),
    (["run", "."], "PRO005", "product.yaml"),
    (["plan", "/"], "PRO005", "product.yaml"),
    (["plan", "no-such-profile"], "PRO001", "reference"),
    (["plan", "referenc"], "PRO001", "reference"),
    (["plan", "a\x00b"], "PRO001", ""),
    (["plan", "x" * 5000], "PRO001", ""),
    (["run", "export_only", "--surface", "API"], "USE005", "'api'"),
    (["run", "export_only", "--surface", "web"], "USE005", "forms"),
    (["run", "export_only", "--class", "requird"], "USE003", "'required'"),
    (["run", "export_only", "--domain", "seal_registratio"], "USE002", "'seal_registration'"),
    (["run", "export_only", "--case", "seal_registration/record/no*"], "USE006", ""),
    (["run", "export_only", "--case", "seal_registraton/record/*"], "USE006", "seal_registration/"),
    (["run", "export_only", "--shard", "3/2"], "USE001", "1/4"),
    (["run", "export_only", "--shard", "x"], "USE001", "1/4"),
    (["run", "export_only", "--as-of", "today"], "USE001", "YYYY-MM-DD"),
    (["run", "export_only", "--as-of", "20260101"], "USE001", "YYYY-MM-DD"),
    (["run", "export_only", "--as-of", "2026-W01-1"], "USE001", "YYYY-MM-DD"),
    (["run", "export_only", "--resume", "/no/such/result.json"], "RES001", "result.json"),
    (["run", "export_only", "--resume", "."], "RES001", "result.json"),
    (["run", "reference", "--mutant", "no-such"], "", ""),
    (["report", "/no/such/result.json"], "RES001", "result.json"),
    (["report", "/"], "", ""),
    (["files", "export_only", "/no/such/folder"], "USE010", "DIR"),
    (["explain", "no/such/id"], "USE040", ""),
    (["catalog", "stats", "no_such"], "", ""),
    (["run", "export_only", "--domain", ""], "USE159", "--domain"),
    (["run", "export_only", "--shard="], "USE159", "--shard"),
    (["run", "export_only", "--as-of", " "], "USE159", "--as-of"),
    (["run", ""], "USE159", "#2"),
]


@pytest.mark.parametrize(("text", "code", "line", "told"), PROFILES.values(), ids=PROFILES)
def test_a_mistake_in_a_profile_is_told_with_its_line_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, code: str, line: str, told: str
) -> None:
    path = tmp_path / "product.yaml"
    path.write_bytes(text.encode("utf-8"))
    assert main(["plan", str(path), "--lang", "en"]) == 2
    english = capsys.readouterr().err
    assert english.startswith(code), english
    assert f"product.yaml:{line}" in english or not line, english
    assert told in english, english
    assert main(["plan", str(path), "--lang", "ja"]) == 2
    japanese = capsys.readouterr().err
    assert not FOREIGN.search(japanese), japanese
    assert re.search("[ぁ-ん]", japanese), japanese


@pytest.mark.parametrize(("arguments", "code", "told"), ARGUMENTS, ids=lambda v: str(v)[:50])
def test_a_mistake_on_the_command_line_is_told_with_the_nearest_name(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: str,
    told: str,
) -> None:
    out = ["--out", str(tmp_path)] if arguments[0] == "run" else []
    assert main([*arguments, *out, "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(code), said
    assert told in said, said
    assert not re.search(r"HAR\d|Traceback", said), said


def test_a_profile_in_shift_jis_is_told_to_be_saved_as_utf_8(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "product.yaml"
    path.write_bytes(GOOD.encode("cp932"))
    assert main(["plan", str(path), "--lang", "ja"]) == 2
    said = capsys.readouterr().err
    assert "product.yaml:2" in said
    assert "Shift_JIS" in said
    assert "UTF-8 を選んで保存" in said


@pytest.mark.parametrize("form", ["{}", "function/{}", "seal_registration/function/{}"])
def test_what_is_declared_may_be_written_as_the_reports_print_it(tmp_path: Path, form: str) -> None:
    path = tmp_path / "product.yaml"
    text = HEAD + SPECS + "declares:\n  seal_registration: [%s]\n" + FILES
    path.write_text(text % form.format(DECLARED), encoding="utf-8")
    assert main(["plan", str(path), "--cases", "--json", str(tmp_path / "plan.json")]) == 0
    found = json.loads((tmp_path / "plan.json").read_text("utf-8"))["cases"]
    own = [c for c in found if f"/function/{DECLARED}/" in c["id"]]
    assert own
    assert all(c["verdict"] != "not_declared" for c in own)
