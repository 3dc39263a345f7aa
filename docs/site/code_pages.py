"""A page for every code: what it says, why it comes, how it reads, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import words
from sentences import broken, sentences
from text import block, in_toc, page, plain, table

from conformance.report.codes import codes

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.report.codes import Code
    from conformance.values.words import Language


def write(folder: Path, lang: Language) -> int:
    """Write the pages and their index; return how many codes there are."""
    folder.mkdir(parents=True)
    for code in codes().values():
        text = f"---\norphan: true\n---\n\n{_page(code, lang)}"
        (folder / f"{code.name}.md").write_text(text, encoding="utf-8")
    names = []
    for family, (title, why) in words.FAMILIES.items():
        of = [code for code in codes().values() if family_of(code) == family]
        rows = [(f"[{c.name}]({c.name}.md)", plain(c.meaning.spoken(lang))) for c in of]
        heads = (words.CODES.spoken(lang), words.MEANING.spoken(lang))
        name = f"family-{family or 'errors'}"
        text = page(title.spoken(lang), ("", why.spoken(lang)), ("", table(heads, rows)))
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        names.append(name)
    listed = "\n".join(f"- [{words.FAMILIES[_key(n)][0].spoken(lang)}]({n}.md)" for n in names)
    index = page(words.CODES.spoken(lang), ("", listed), ("", in_toc(*names)))
    (folder / "index.md").write_text(index, encoding="utf-8")
    return len(codes())


def family_of(code: Code) -> str:
    """Return the family of a code; the empty one where it has a number."""
    head = code.name.partition("-")[0] if "-" in code.name else code.name[:1]
    return head if "-" in code.name or head == "E" else ""


def _key(name: str) -> str:
    found = name.removeprefix("family-")
    return "" if found == "errors" else found


def _page(code: Code, lang: Language) -> str:
    return page(
        code.name,
        (words.WHAT.spoken(lang), plain(code.meaning.spoken(lang))),
        (words.WHY.spoken(lang), words.FAMILIES[family_of(code)][1].spoken(lang)),
        (words.EXAMPLE.spoken(lang), _example(code, lang)),
        (words.REPAIR.spoken(lang), plain(code.remedy.spoken(lang))),
    )


def _example(code: Code, lang: Language) -> str:
    said = [one.spoken(lang) for one in sentences().get(code.name, ())]
    faults = [one.spoken(lang) for one in broken().get(code.name, ())]
    asked = block([f"conformance explain {code.name} --result result.json"], "sh")
    parts = []
    if said:
        lines = (f"{code.name} {one}" for one in said)
        parts.append(f"{words.SENTENCES.spoken(lang)}\n\n{block(lines)}")
    if faults:
        listed = "\n".join(f"- {plain(one)}" for one in faults)
        parts.append(f"{words.BROKEN.spoken(lang)}\n\n{listed}")
    return "\n\n".join([*parts, f"{words.IN_A_RUN.spoken(lang)}\n\n{asked}"])
