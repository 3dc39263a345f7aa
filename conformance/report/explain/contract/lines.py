"""A contract as the lines of an explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.explain.words import SET_BY, TYPES
from conformance.report.shown import clean
from conformance.report.words import word
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.report.explain.contract.model import ContractModel, ItemModel, RefusalModel
    from conformance.values.words import Language

_REQUIRED = Bilingual("必須", "required")
_CODES = 8  # of an item, in a line
_PASTE = Bilingual(
    "プロファイルの surfaces.api の下に加える。右側と TODO を製品の名前とパスに替える",
    "goes below surfaces.api of the profile; your names on the right, your path for TODO",
)
_OPEN = Bilingual("理由は問わない", "no reason bound")


def contract_lines(
    contract: ContractModel, lang: Language, *, told: bool = False
) -> Mapping[str, Iterable[str]]:
    """Return the lines of a contract under their labels; an empty part has none.

    `told`: the statement of the entry says already what follows.
    """
    return {
        "inputs": [_item(one, lang) for one in contract.items],
        "reads": contract.reads,
        "writes": contract.writes,
        "effects": [] if told else [_said(one, lang) for one in contract.effects],
        "afterwards": [_said(one, lang) for one in contract.afterwards],
        "refusals": [_refusal(one, lang) for one in contract.refusals],
    }


def mapping_lines(contract: ContractModel, lang: Language) -> list[str]:
    """Return the entry of the profile, to be pasted below `surfaces.api`; () if there is none."""
    if not contract.mapping:
        return []
    return ["", f"# {_PASTE.spoken(lang)}", *map(clean, contract.mapping.splitlines())]


def _item(item: ItemModel, lang: Language) -> str:
    name = f"{item.name.ja} " if lang == "ja" else ""
    marks = [word(TYPES, item.type).spoken(lang), item.size, *_marks(item, lang)]
    return f"{item.key}  {name}({', '.join(filter(None, marks))})"


def _marks(item: ItemModel, lang: Language) -> Iterator[str]:
    if item.required:
        yield _REQUIRED.spoken(lang)
    who = word(SET_BY, item.set_by).spoken(lang)
    yield f"{who} {item.by}".strip()
    if item.codes:
        shown = list(item.codes.items())[:_CODES]
        more = " …" if len(item.codes) > len(shown) else ""
        yield " ".join(f"{code}={meaning}" for code, meaning in shown) + more
    yield from (f"→ {one}" for one in item.refers)


def _refusal(one: RefusalModel, lang: Language) -> str:
    slug = one.case.rpartition("/")[2]
    return f"{one.reason or _OPEN.spoken(lang)}  {_said(one.text, lang)}  [{slug}]"


def _said(text: Bilingual, lang: Language) -> str:
    return text.spoken(lang)
