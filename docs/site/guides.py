"""The guides of docs/ and the papers of the project, laid out for one language."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

import words
from text import in_toc, page

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.values.words import Language

ORDER: Final = [
    "officers",
    "walk-through",
    "first-hour",
    "workbench",
    "excel",
    "gate",
    "acceptance",
    "register",
    "results",
    "ground",
    "profile",
    "mapping",
    "auth",
    "command-adapter",
    "test-interface",
    "packages-as-they-are",
    "export-files",
    "forms",
    "issuing",
    "events",
    "lives",
    "moves",
    "people",
    "protected-persons",
    "scenarios",
    "fuzz-and-load",
    "counterexamples",
    "editors",
    "import",
    "revisions",
    "worked-revisions",
    "wrong-oracles",
    "kill-matrix",
    "architecture",
]
"""The guides as somebody new reads them."""

SHARED: Final = (
    "glossary",
    "promises",
    "properties",
    "catalogue-corrections",
    "benchmarks",
    "dependencies",
)
PAPERS: Final = ("CONTRIBUTING", "SECURITY", "CHANGELOG", "CODE_OF_CONDUCT")
_MORE: Final = ("reports/README", "reports/sample/summary", "benchmarks/README")
_LINK = re.compile(r"\]\(((?:docs/)?)(ja|en)/([\w-]+\.md)(#[^)]*)?\)")


def lay_out(root: Path, source: Path, lang: Language) -> None:
    """Copy what a site of one language is made of, each where its links expect it."""
    for name in ("schemas", "examples"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / "docs" / name, source / "docs" / name, ignore=ignored)
    shutil.copytree(root / "docs" / lang, source / "docs" / lang)
    for name in SHARED:
        text = (root / "docs" / f"{name}.md").read_text(encoding="utf-8")
        (source / "docs" / f"{name}.md").write_text(_own(text, lang), encoding="utf-8")
    readme = "README.ja.md" if lang == "ja" else "README.md"
    for name in ("LICENSE", "NOTICE"):
        shutil.copy(root / name, source / name)
    for name in (f"{paper}.md" for paper in PAPERS):
        text = (root / name).read_text(encoding="utf-8")
        (source / name).write_text(_own(text, lang), encoding="utf-8")
    shutil.copytree(root / "reports" / "sample", source / "reports" / "sample")
    for name in ("reports", "benchmarks"):
        (source / name).mkdir(exist_ok=True)
        shutil.copy(root / name / "README.md", source / name / "README.md")
    text = (root / readme).read_text(encoding="utf-8")
    (source / "README.md").write_text(_of_both(text), encoding="utf-8")
    (source / "index.md").write_text(_index(source, lang), encoding="utf-8")


def _own(text: str, lang: Language) -> str:
    """Return a paper of both languages whose links lead to guides of this site's.

    A heading is called otherwise in the other language, so such a link leads to the page's top.
    """

    def turned(found: re.Match[str]) -> str:
        place, written, name, anchor = found.groups()
        return f"]({place}{lang}/{name}{(anchor or '') if written == lang else ''})"

    return _LINK.sub(turned, text)


def _of_both(text: str) -> str:
    """Return the first page without its links to the other language, which is another site."""
    return re.sub(r"\[(English|日本語)\]\(README(\.ja)?\.md\)", r"\1", text)


def _index(source: Path, lang: Language) -> str:
    guides = [n for n in ORDER if (source / "docs" / lang / f"{n}.md").exists()]
    found = [
        in_toc("README", *(f"docs/{lang}/{n}" for n in guides), caption=words.GUIDES.spoken(lang)),
        in_toc(
            "codes/index",
            "rules/index",
            *(f"docs/{n}" for n in SHARED),
            caption=words.REFERENCE.spoken(lang),
        ),
        in_toc(*PAPERS, *_MORE, caption=words.PROJECT.spoken(lang)),
    ]
    shown = "\n".join(
        f"- [{head.spoken(lang)}]({name}.md)"
        for head, name in ((words.CODES, "codes/index"), (words.RULES, "rules/index"))
    )
    first = "\n".join(f"- [](docs/{lang}/{n}.md)" for n in guides)
    return page(
        words.TITLE.spoken(lang),
        (words.GUIDES.spoken(lang), f"- [](README.md)\n{first}"),
        (words.REFERENCE.spoken(lang), shown),
        ("", "\n\n".join(found)),
    )
