"""What `conformance` says when it is called alone: what it is, and the three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance import __version__
from conformance.cli.lang import say
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEPS = (
    (
        "conformance run reference",
        Bilingual(
            "試してみる：同梱の見本システムを試験し、report.html を書く（'.[reference]' が要る）",
            "try it: tests the bundled sample package, writes report.html (needs '.[reference]')",
        ),
    ),
    (
        "conformance profile new --out my.yaml",
        Bilingual(
            "製品を試験する：プロファイルの下書き。続けて doctor my.yaml、run my.yaml",
            "test a product: drafts its profile; then doctor my.yaml and run my.yaml",
        ),
    ),
    (
        "conformance gate result.json",
        Bilingual(
            "受け取った結果を見る：導入してよいか、何が試験されていないか",
            "read a result you were given: may it be installed, and what is not tested",
        ),
    ),
)


def greeting(lang: str) -> str:
    """Return the greeting with the three steps, each a command that can be copied."""
    return "\n".join(_lines(lang)) + "\n"


def _lines(lang: str) -> Iterator[str]:
    title = say(lang, "標準準拠システムの適合試験", "Conformance tests for 標準準拠システム")
    yield f"conformance {__version__}  {title}"
    yield ""
    for number, (command, words) in enumerate(_STEPS, 1):
        yield f"  {number}. {command}"
        yield f"     {say(lang, words.ja, words.en)}"
    yield ""
    yield say(
        lang,
        "すべてのコマンド: conformance --help　要件・規則・コードの説明: conformance explain 名前",
        "all commands: conformance --help; about a requirement, rule or code: conformance explain",
    )
