"""Build the documentation site: `python docs/site/build.py OUT [--lang ja|en]`.

Needs the extra `docs` (Sphinx, MyST, Furo). What is written is read without a server and without
the network. A link that leads nowhere, a page that no contents name, an unknown reference: each
is an error (exit code 1).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

import code_pages
import guides
import rule_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.values.words import Language

ROOT = Path(__file__).parents[2]
_CHOICE = """<!doctype html>
<html lang="ja"><meta charset="utf-8"><title>適合試験ツール Conformance test harness</title>
<ul><li><a href="ja/index.html">日本語</a><li><a href="en/index.html" lang="en">English</a></ul>
"""


def sources(source: Path, lang: Language) -> tuple[int, int]:
    """Write what the site of a language is built from; return how many codes and rules it has."""
    guides.lay_out(ROOT, source, lang)
    return code_pages.write(source / "codes", lang), rule_pages.write(source / "rules", lang)


def build(out: Path, lang: Language) -> int:
    """Build the site of a language into a folder; return Sphinx's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        counts = sources(source, lang)
        told = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", "-j", "2"]
        told += ["-c", str(Path(__file__).parent), "-d", f"{folder}/.doctrees"]
        told += ["-D", f"language={lang}", folder, str(out)]
        code = subprocess.run(told, check=False).returncode  # noqa: S603 - our own arguments
    sys.stdout.write(f"{lang}: {counts[0]} codes, {counts[1]} rules: {out}\n")
    return code


def main(given: Sequence[str] | None = None) -> int:
    """Build the languages that are asked for; both where none is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lang", choices=("ja", "en"), action="append")
    asked = parser.parse_args(given)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "index.html").write_text(_CHOICE, encoding="utf-8")
    return max(build(asked.out / lang, lang) for lang in asked.lang or ("ja", "en"))


if __name__ == "__main__":
    sys.exit(main())
