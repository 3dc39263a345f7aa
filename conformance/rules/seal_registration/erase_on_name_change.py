"""Whether a registration outlives a change of the recorded names."""

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.seal_registration import seal_text_acceptable as text_rule
from conformance.rules.seal_registration._guideline import GUIDELINE
from conformance.rules.seal_registration._seal_text import Basis, ResidentKind


@value
class Given:
    """The registered seal's characters, the names after the change, the municipality's choice."""

    seal_text: str
    resident_kind_after: ResidentKind
    name_after: str
    name_kanji_after: str | None
    old_surname_after: str | None
    alias_after: str | None
    kana_after: str | None
    kanji_sphere: bool
    allow_partial: bool


@value
class Output:
    """Whether the registration is erased, what the seal now stands for, whether to tell."""

    erase: bool
    basis_after: Basis
    notice: bool


@rule("seal_registration", "erase-on-name-change", law=f"{GUIDELINE}(印鑑登録の抹消)")
def erase_on_name_change(given: Given, law: Parameters, why: Why) -> Output:
    """Return the judgement of the seal's characters by the new record.

    Erased, and the person told, exactly when they stand for no name any more; else the
    registration goes on under the new basis, without notice.
    """
    judged = text_rule.seal_text_acceptable(
        text_rule.Given(
            given.seal_text,
            given.resident_kind_after,
            given.name_after,
            given.name_kanji_after,
            given.old_surname_after,
            given.alias_after,
            given.kana_after,
            given.kanji_sphere,
            given.allow_partial,
        ),
        law,
        why,
    )
    erase = not judged.acceptable
    why(
        "変更後の記録を表さないため抹消し通知する。" if erase else "登録は存続し、通知しない。",
        "No recorded name any more: erased, with notice." if erase else "It goes on, no notice.",
        law=GUIDELINE,
    )
    return Output(erase, judged.basis, notice=erase)
