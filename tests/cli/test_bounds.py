"""A document that would explode ends in 2 with a message, within a small memory and little time.

Without limits each of these took gigabytes, minutes, or ended the process by a signal.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conformance.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """profile: 1
product: {name: 見本, vendor: 架空, release: "1.0"}
municipality: {type: general_city, code: "139998", name: 見本市}
specifications: {seal_registration: {version: "2.0"}}
surfaces: {files: {directory: .}}
"""
LAUGHS = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)
DOCUMENTS = {
    "aliases of aliases": HEAD + LAUGHS,
    "aliases in declares": HEAD + "declares:\n" + LAUGHS.replace("\na", "\n a"),
    "a hundred thousand brackets": HEAD + "options: " + "[" * 100_000,
    "two hundred thousand braces": HEAD + "options: " + "{a: " * 200_000,
    "three thousand levels": HEAD
    + "options:\n"
    + "".join(f"{' ' * n}- a\n{' ' * n}-\n" for n in range(1, 400)),
    "a million entries": HEAD + "options: [" + "a," * 1_000_000 + "]",
    "more bytes than the limit": HEAD + "# " + "x" * 6_000_000,
    "a number of a million digits": HEAD + "options: [" + "9" * 1_000_000 + "]",
}
PATHS = "openapi: 3.0.3\ninfo: {title: a, version: '1'}\npaths: {}\n"
OPENAPI = {
    "aliases in enum": PATHS + LAUGHS,
    "brackets as json": '{"openapi": "3.0.3", "x": ' + "[" * 100_000,
    "deep json": '{"openapi": "3.0.3", "x": ' + "[" * 900 + "]" * 900 + "}",
    "brackets as yaml": PATHS + "x: " + "[" * 200_000,
}
SCHEMAS = {
    "elsewhere.yaml": "A: {$ref: 'http://127.0.0.1:9/other.json'}\n",
    "file.yaml": "A: {$ref: 'file:///etc/hostname#/x'}\n",
    "infinite.yaml": "A: {type: integer, minimum: .inf}\n",
    "nested repeats": "a: {type: string, pattern: '^(a+)+$'}",
    "counted repeats": "a: {type: string, pattern: '(x{1000}){1000}'}",
    "multiple of nothing": "a: {type: integer, multipleOf: 0}",
    "a billion items": "a: {type: array, minItems: 1000000000}",
    "all of all of": "a0: {type: object}\n"
    + "".join(
        f"    a{n}: {{allOf: [{', '.join([one] * 10)}]}}\n"
        for n in range(1, 10)
        for one in [f"{{$ref: '#/components/schemas/a{n - 1}'}}"]
    ),
}
EACH = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
from conformance.cli.main import main
print(json.dumps({p.name: main(["plan", str(p)]) for p in sorted(Path(sys.argv[1]).iterdir())}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the process are POSIX")
def test_a_profile_that_would_explode_is_refused(tmp_path: Path) -> None:
    for name, text in DOCUMENTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = [sys.executable, "-c", EACH, str(tmp_path)]
    done = subprocess.run(told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == dict.fromkeys(DOCUMENTS, 2), done.stderr
    assert "HAR" not in done.stderr


DRAFTS = EACH.replace('["plan", str(p)]', '["profile", "new", "--openapi", str(p)]')
READ = """
from conformance.cli.openapi_file import read_document
from conformance.errors import UsageError

def main(given):
    try:
        read_document(given[1], None)
    except UsageError as error:
        print(error.messages[0].text("en"), file=sys.stderr)
        return error.exit_code
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the process are POSIX")
def test_an_openapi_document_that_would_explode_is_refused_by_the_drafter(tmp_path: Path) -> None:
    for name, text in OPENAPI.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = [sys.executable, "-c", DRAFTS, str(tmp_path)]
    done = subprocess.run(told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == dict.fromkeys(OPENAPI, 2), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the process are POSIX")
def test_schemas_that_would_keep_the_fuzzer_busy_for_ever_are_refused(tmp_path: Path) -> None:
    texts = {n: f"{PATHS}components:\n  schemas:\n    {text}" for n, text in SCHEMAS.items()}
    for name, text in {**texts, **OPENAPI}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    reads = EACH.replace("from conformance.cli.main import main\n", READ)
    told = [sys.executable, "-c", reads, str(tmp_path)]
    done = subprocess.run(told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == dict.fromkeys({**texts, **OPENAPI}, 2), done.stderr
    assert done.stderr.count("USE061") == len(SCHEMAS), done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["load", "reference", "--seconds"],
        ["run", "reference", "--max-minutes"],
        ["files", "reference", ".", "--sample"],
    ],
    ids=lambda command: command[0],
)
@pytest.mark.parametrize("value", ["nan", "NaN", "inf", "1e999", "-inf"])
def test_a_number_that_is_none_is_told(
    command: list[str], value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, value]) == 2
    assert capsys.readouterr().err.startswith("USE144")
