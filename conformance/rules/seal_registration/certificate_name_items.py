"""Which names a certificate prints."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.seal_registration._guideline import GUIDELINE
from conformance.rules.seal_registration._seal_text import ResidentKind

NameItem = Literal["name", "old_surname", "alias_name", "kana_name"]
_LAW: Final = f"{GUIDELINE}(登録事項・証明書の記載事項)"


@value
class Given:
    """The names of the resident record and what the registered seal stands for."""

    resident_kind: ResidentKind
    old_surname: str | None
    alias_name: str | None
    kana_name: str | None
    kanji_sphere: bool
    seal_basis: Literal["name", "old_surname", "alias", "kana"]


@value
class Output:
    """The names printed, in their order."""

    printed_items: tuple[NameItem, ...]


@rule("seal_registration", "certificate-name-items", law=_LAW)
def certificate_name_items(given: Given, law: Parameters, why: Why) -> Output:
    """Return the name, then former surname or alias whatever the seal bears, then katakana.

    Katakana is an entry only where a foreign resident from outside the sphere of Chinese
    characters registered a seal in katakana.
    """
    japanese = given.resident_kind == "1"
    always = law.reads("katakana", "always")
    katakana_seal = (always or given.seal_basis == "kana") and not given.kanji_sphere
    found: tuple[tuple[NameItem, bool], ...] = (
        ("name", True),
        ("old_surname", japanese and bool(given.old_surname)),
        ("alias_name", not japanese and bool(given.alias_name)),
        ("kana_name", not japanese and katakana_seal and bool(given.kana_name)),
    )
    why(
        f"住民種別{given.resident_kind}、登録印は{given.seal_basis}。",
        f"Resident kind {given.resident_kind}, the seal stands for {given.seal_basis}.",
        law=_LAW,
    )
    printed = tuple(item for item, holds in found if holds)
    why(f"印字する名は{'・'.join(printed)}。", f"Printed: {', '.join(printed)}.", law=_LAW)
    return Output(printed)
