"""How the relationship to the head of the household (続柄) is written."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_ELEMENTS: Final = frozenset(
    (
        *("夫", "妻", "夫（未届）", "妻（未届）"),
        *("子", "子（子の夫）", "子（子の妻）"),
        *("父", "母", "兄", "姉", "弟", "妹"),
    )
)
_LONGEST_CHAIN: Final = 4
_ACQUAINTANCE: Final = "縁故者"
_FIXED: Final = {"head": "世帯主", "cohabitant": "同居人", "acquaintance": _ACQUAINTANCE}
_LAW: Final = "住民基本台帳法第7条第4号・標準仕様書 第1.0版 1.1.11"


@value
class Given:
    """The kind of member; for a relative the chain of basic relationships from the head on.

    `foreign_without_proof`: a foreign resident without a document that shows the relationship.
    """

    kind: Literal["head", "cohabitant", "acquaintance", "relative"]
    elements: tuple[str, ...]
    foreign_without_proof: bool


@value
class Output:
    """Whether the relationship can be written at all, and its notation (None when it cannot)."""

    valid: bool
    notation: str | None


@rule("resident_register", "relationship-notation", law=_LAW)
def relationship_notation(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the notation: a fixed word, or the chain of a relative joined by の.

    A relative's chain must not be empty and holds basic relationships only, whatever its length and
    proof (no 祖父, no 孫). A chain of five or more, or a foreign resident without proof, is 縁故者.
    """
    if given.kind != "relative":
        notation = _FIXED[given.kind]
        why(f"{notation}は一語で表す。", f"Written with the one word {notation}.", law=_LAW)
        return Output(valid=True, notation=notation)
    if not _is_chain(given.elements, why):
        return Output(valid=False, notation=None)
    return Output(valid=True, notation=_of_relative(given, why))


def _is_chain(elements: tuple[str, ...], why: Why) -> bool:
    unknown = [each for each in elements if each not in _ELEMENTS]
    if elements and not unknown:
        return True
    found = "、".join(unknown) or "空"
    why(
        f"続柄の並びは基本続柄だけからなる。見つかったもの：{found}。",
        f"A chain consists of basic relationships; found: {', '.join(unknown) or 'nothing'}.",
        law=_LAW,
    )
    return False


def _of_relative(given: Given, why: Why) -> str:
    length = len(given.elements)
    if given.foreign_without_proof:
        why(
            "続柄を示す文書がない外国人住民なので縁故者とする。",
            "A foreign resident without a document showing the relationship is 縁故者.",
            law=_LAW,
        )
        return _ACQUAINTANCE
    if length > _LONGEST_CHAIN:
        why(
            f"並びは{length}で5以上なので縁故者とする。",
            f"A chain of {length}, five or more, is 縁故者.",
            law=_LAW,
        )
        return _ACQUAINTANCE
    notation = "の".join(given.elements)
    why(
        f"{length}の基本続柄を「の」でつなぎ{notation}と表す。",
        f"{length} basic relationships joined by の: {notation}.",
        law=_LAW,
    )
    return notation
