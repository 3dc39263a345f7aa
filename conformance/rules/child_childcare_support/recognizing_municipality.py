"""Which municipality recognises a child: where the guardian lives, registered or not."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "子ども・子育て支援法第20条第2項"


@value
class Given:
    """Nationality, where registered, where living, and whether a support measure is in force.

    `present_municipality`: where the guardian is, asked for when no residence is known.
    """

    nationality: Literal["JP", "foreign"]
    registered_municipality: Code | None
    residing_municipality: Code | None
    dv_measure: bool
    present_municipality: Code | None = None


@value
class Output:
    """The municipality, whether to check for a second recognition, what the other may learn."""

    recognizing_municipality: Code
    duplicate_check: bool
    disclose_to_other_party: bool


@rule("child_childcare_support", "recognizing-municipality", law=_LAW)
def recognizing_municipality(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the municipality of residence, whatever the nationality or register.

    Without a known residence it is the one where the guardian is. Registered elsewhere, a second
    recognition must be ruled out. A support measure keeps everything from the other party.
    """
    registered, residing = given.registered_municipality, _place(given)
    elsewhere = registered is not None and registered != residing
    why(
        f"保護者の居住地（なければ現在地）{residing}の市区町村が認定する"
        f"（住民登録地は{registered or 'なし'}）。",
        f"Recognised where the guardian lives, {residing} (registered: {registered or 'nowhere'}).",
        law=_LAW,
    )
    why(
        f"重複認定の確認は{'要する' if elsewhere else '要しない'}。"
        f"支援措置は{'有効で相手方に開示しない' if given.dv_measure else '有効でない'}。",
        f"A second recognition {'must' if elsewhere else 'need not'} be ruled out; support is "
        f"{'in force: nothing for the other party' if given.dv_measure else 'not in force'}.",
        law="住民基本台帳事務処理要領の支援措置",
    )
    return Output(residing, elsewhere, not given.dv_measure)


def _place(given: Given) -> str:
    place = given.residing_municipality or given.present_municipality
    if place is None:
        msg = "present_municipality: expected where the guardian is, no residence being known"
        raise OutOfScopeError(msg)
    return place
