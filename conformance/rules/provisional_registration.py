"""What others see of a value that is only provisionally registered (仮登録).

Source: 住民記録システム標準仕様書 第1.0版 4.0.8; other registers of people hide it in the same way.
"""

from conformance.rules.core import Why, value


@value
class Given:
    """The value in force, the provisional one (None: none), and whether it was approved (決裁)."""

    current: str
    pending: str | None
    approved: bool


@value
class Output:
    """The value on certificates, the value linked to others, and whether the history grew."""

    certificate: str
    linked: str
    history_added: bool


def decide(given: Given, why: Why, law: str) -> Output:
    """Return the provisional value only once approved; until then nobody outside sees it.

    Linked means other services, certificates at convenience stores and wide-area copies alike.
    """
    pending = given.pending
    if pending is None or not given.approved:
        why(
            "仮登録がない。" if pending is None else f"仮登録の「{pending}」は決裁されていない。",
            "Nothing is registered provisionally."
            if pending is None
            else f"The provisional value {pending!r} is not approved.",
            law=law,
        )
        why(
            f"証明書にも連携にも今の値「{given.current}」を出し、履歴は加えない。",
            f"Certificates and links show the value in force {given.current!r}; no history row.",
            law=law,
        )
        return Output(given.current, given.current, history_added=False)
    why(
        f"仮登録の「{pending}」は決裁済み。",
        f"The provisional value {pending!r} is approved.",
        law=law,
    )
    why(
        f"証明書にも連携にも「{pending}」を出し、履歴を加える。",
        f"Certificates and links show {pending!r}; the history gains a row.",
        law="標準仕様書 第1.0版 1.2.1",
    )
    return Output(pending, pending, history_added=True)
