"""How a story says items, values and days: by the catalogue's names, in both languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from conformance.cases.stories.words import input_named, japanese
from conformance.catalog.input_forms import code_form
from conformance.findings import Answered
from conformance.values.eras import SOLAR_CALENDAR, to_wareki
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json, Shown

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_LIST = re.compile(r"(?:list of )?code\((?P<list>[a-z0-9_]+)\)")
_WORDS = re.compile(
    r"(?:code\()?(?P<words>\w+(?:=[^|,;()]*)?(?:[|,]\w+(?:=[^|,;()]*)?)*)(?:;[^)]*)?\)?(?:\|null)?"
)
_NONE = Bilingual("なし", "none")
_FLAGS = {True: Bilingual("はい", "yes"), False: Bilingual("いいえ", "no")}


def item_of(spec: Specification, key: str, group: str | None = None) -> Item | None:
    """Return the item of a key: the group's own, else the first of that key in the domain."""
    own = [spec.records[group]] if group is not None and group in spec.records else []
    return next((i for i in _items(spec, own) if i.key == key), None)


def _items(spec: Specification, first: Iterable[RecordGroup]) -> Iterator[Item]:
    for group in (*first, *spec.records.values()):
        yield from group.items
    for form in spec.forms.values():
        yield from form.items


def name_of(spec: Specification, key: str, group: str | None = None) -> Bilingual:
    """Return what an item or input is called; its key where nothing names it."""
    found = item_of(spec, key, group)
    ja = found.name_ja if found else input_named(key) or key
    return Bilingual(ja, key.replace("_", " "))


def labels_of(
    spec: Specification, key: str, group: str | None = None, written: object = None
) -> Mapping[str, str]:
    """Return the meanings of an item's codes; `written`: the form of a rule's input.

    Codes that an input states as words (`code(birth|death)`, `birth|death`) mean what they say.
    """
    listed = _LIST.match(written) if isinstance(written, str) else None
    found = item_of(spec, key, group)
    names = (listed["list"] if listed else None, found.code_list if found else None)
    own = next((spec.codes[name].values for name in names if name and name in spec.codes), {})
    form = code_form(spec, written)
    words = form.codes if form else ()
    named = {word: said for word in words if (said := japanese(word))}
    return named | dict(_stated(written)) | own


def _stated(written: object) -> Iterator[tuple[str, str]]:
    """Yield the words of an input written as `a|b` or `1=…|2=…`, in code() or not, that are known.

    What stands behind `=` is the catalogue's own meaning.
    """
    found = _WORDS.fullmatch(written) if isinstance(written, str) else None
    for part in re.split(r"[|,]", found["words"]) if found else ():
        word, _, meaning = (text.strip() for text in part.partition("="))
        if said := meaning or japanese(word):
            yield word, said


def value_said(
    value: Shown, labels: Mapping[str, str], spec: Specification | None = None
) -> Bilingual:
    """Return a value as people read it: a code with its meaning, a day with its era.

    The names inside a mapping are said as items of `spec`, where it is given.
    """
    if isinstance(value, Answered):
        return Bilingual(value.line(), value.line())
    if value is None:
        return _NONE
    if isinstance(value, bool):
        return _FLAGS[value]
    if isinstance(value, list):
        return _listed(value, labels, spec)
    if isinstance(value, dict):
        return pairs_said((_named(k, spec), value_said(v, labels, spec)) for k, v in value.items())
    text = str(value)
    if text in labels:
        plain = text.replace("_", " ")  # a word of the catalogue needs no other in English
        english = plain if text.islower() else f"{text} ({labels[text]})"
        return Bilingual(f"{text}（{labels[text]}）", english)
    return day_said(text)


def pairs_said(pairs: Iterable[tuple[Bilingual, Bilingual]]) -> Bilingual:
    """Return names with their values, one after another."""
    known = list(pairs)
    return Bilingual(
        "、".join(f"{name.ja} {value.ja}" for name, value in known),
        ", ".join(f"{name.en} {value.en}" for name, value in known),
    )


def day_said(text: str) -> Bilingual:
    """Return a day or month with its Japanese era beside it; any other text as it is."""
    if is_day(text):
        return Bilingual(f"{text}（{_wareki(date.fromisoformat(text))}）", text)
    if _MONTH.fullmatch(text) and is_day(f"{text}-01"):
        whole = _wareki(date.fromisoformat(f"{text}-01"))
        return Bilingual(f"{text}（{whole.removesuffix('1日')}）", text)
    return Bilingual(text, text)


def is_day(value: Json) -> bool:
    """Say whether a value is a day of the calendar that an era can be given for."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        return date.fromisoformat(value) >= SOLAR_CALENDAR
    except ValueError:
        return False


def _wareki(day: date) -> str:
    return unicodedata.normalize("NFKC", to_wareki(day))


def _named(key: str, spec: Specification | None) -> Bilingual:
    return Bilingual(key, key) if spec is None else name_of(spec, key)


def _listed(values: list[Json], labels: Mapping[str, str], spec: Specification | None) -> Bilingual:
    if not values:
        return _NONE
    known = [value_said(one, labels, spec) for one in values]
    return Bilingual("・".join(one.ja for one in known), " / ".join(one.en for one in known))
