"""What becomes of a support measure when the protected person moves."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 3.4"

State = Literal["none", "provisional", "active", "expired", "provisional_as_former_address"]


@value
class Given:
    """The municipality's role (`original`: it received the request), the state and the event."""

    receiver_role: Code
    state_before: State
    event: Code


@value
class Output:
    """The state after the event, and whether issuing is blocked."""

    state_after: State
    block: bool


@rule("resident_register", "support-on-move-out", law=_SOURCE)
def support_on_move_out(given: Given, _law: Parameters, why: Why) -> Output:
    """Return state and block after the event; protection has no gap.

    Moving out turns active and provisional support into provisional support as the former address;
    any other event leaves the state. Out of scope: a municipality that received a forwarded
    request, and moving out in another state (expired, already moved out), of which the
    specification says nothing.
    """
    if given.receiver_role != "original":
        msg = f"receiver_role: expected 'original', found {given.receiver_role!r}"
        raise OutOfScopeError(msg)
    if given.state_before == "none":
        why("支援措置の対象でない。", "The person is not under support.", law=_SOURCE)
        return Output("none", block=False)
    if given.event != "move_out":
        why(
            f"転出でない異動（{given.event}）では状態{given.state_before}は変わらない。",
            f"Event {given.event} is no move out: the state stays {given.state_before}.",
            law=_SOURCE,
        )
        return Output(given.state_before, block=True)
    return _moved_out(given.state_before, why)


def _moved_out(before: State, why: Why) -> Output:
    if before not in ("active", "provisional"):
        msg = f"state_before: expected active or provisional when moving out, found {before!r}"
        raise OutOfScopeError(msg)
    why(
        f"{before}の者の転出により、前住所地としての仮支援措置に切り替え、抑止を続ける。",
        f"Moving out turns {before} support into provisional support as the former address; "
        "the block goes on.",
        law=_SOURCE,
    )
    return Output("provisional_as_former_address", block=True)
