"""Whether the characters of a seal stand for a recorded name, and for which."""

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.seal_registration._guideline import GUIDELINE
from conformance.rules.seal_registration._seal_text import (
    Basis,
    ResidentKind,
    ResidentNames,
    basis_of,
)


@value
class Given:
    """The seal's characters, the names of the resident record, and the municipality's choice."""

    seal_text: str
    resident_kind: ResidentKind
    name: str
    name_kanji: str | None
    old_surname: str | None
    alias_name: str | None
    kana_name: str | None
    kanji_sphere: bool
    allow_partial: bool


@value
class Output:
    """Whether the seal is accepted and which name it stands for."""

    acceptable: bool
    basis: Basis


@rule("seal_registration", "seal-text-acceptable", law=f"{GUIDELINE}(登録印鑑の制限)")
def seal_text_acceptable(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the first name the seal stands for; none: it is refused.

    Blanks do not count. A former surname counts for Japanese residents, an alias for foreign
    residents, katakana only for those from outside the sphere of Chinese characters.
    """
    names = ResidentNames(
        given.resident_kind,
        given.name,
        given.name_kanji,
        given.old_surname,
        given.alias_name,
        given.kana_name,
        given.kanji_sphere,
    )
    basis = basis_of(given.seal_text, names, allow_partial=given.allow_partial)
    why(
        f"住民種別{given.resident_kind}、頭文字の組合せは"
        f"{'認める' if given.allow_partial else '認めない'}団体として判定する。",
        f"Resident kind {given.resident_kind}; beginnings of words are "
        f"{'' if given.allow_partial else 'not '}allowed.",
        law=GUIDELINE,
    )
    why(
        f"「{given.seal_text}」の表す記録は{basis}。",
        f"{given.seal_text!r} stands for: {basis}.",
        law=GUIDELINE,
    )
    return Output(basis != "none", basis)
