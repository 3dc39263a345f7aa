"""Which recorded name the characters of a seal stand for (登録印の文字).

Source: 印鑑登録証明事務処理要領(登録印鑑の制限), as ordinances follow it (亘理町印鑑条例第3条:
氏名、旧氏若しくは通称の一部を組み合わせたもの). Names are words separated by blanks; the seal bears
some of them in their order, or a whole name followed by a word for "seal", or parts of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from conformance.rules.errors import OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Sequence

Basis = Literal["name", "old_surname", "alias", "kana", "none"]
"""What a seal stands for: 氏名(漢字氏名を含む), 旧氏, 通称, 片仮名表記, or no recorded name."""

ResidentKind = Literal["1", "2"]
"""住民種別: 1 a Japanese resident, 2 a foreign resident."""

SUFFIXES: Final = ("之印", "の印", "印", "之章", "章")
"""Words for "seal" that may follow a whole name."""


@dataclass(frozen=True, slots=True)
class ResidentNames:
    """The names that the resident record holds; None or empty where it holds none."""

    resident_kind: ResidentKind
    name: str
    name_kanji: str | None
    old_surname: str | None
    alias: str | None
    kana: str | None
    kanji_sphere: bool

    @property
    def japanese(self) -> bool:
        """Whether the person is a Japanese resident."""
        return self.resident_kind == "1"

    def in_order(self) -> list[tuple[Basis, list[str]]]:
        """Return the names that count for this person, as words, in the order of preference."""
        found: list[tuple[Basis, str | None]] = [("name", self.name), ("name", self.name_kanji)]
        if not self.japanese:
            found.append(("alias", self.alias))
            if not self.kanji_sphere:
                found.append(("kana", self.kana))
        made = [(basis, (text or "").split()) for basis, text in found]
        if self.japanese and (old := self.with_old_surname()):
            made.append(("old_surname", old))
        return made

    def with_old_surname(self) -> list[str]:
        """Return the former surname and the given name; empty without a former surname."""
        old = "".join((self.old_surname or "").split())
        given = "".join(self.name.split()[1:])
        return [word for word in (old, given) if word] if old else []


def basis_of(seal_text: str, names: ResidentNames, *, allow_partial: bool) -> Basis:
    """Return the first recorded name the seal stands for, or `none`.

    Words of a name come first, then a whole name with a suffix, last, where the municipality
    allows parts, the beginnings of two or more words of a name. Other characters of a name are
    out of scope there: the ordinances do not say which combinations of parts are meant.
    """
    seal = "".join(seal_text.split())
    for basis, words in names.in_order():
        if _bears(basis, words, seal):
            return basis
    for basis, words in names.in_order():
        whole = "".join(words) if basis != "old_surname" or len(words) > 1 else ""
        if whole and seal in {whole + suffix for suffix in SUFFIXES}:
            return basis
    return _partial(seal, names) if allow_partial else "none"


def _bears(basis: Basis, words: Sequence[str], seal: str) -> bool:
    """Say whether `seal` is words in their order; with a former surname, only one led by it."""
    if basis == "old_surname":
        return seal in {words[0], "".join(words)}
    return _chosen(seal, [{word} for word in words])


def _partial(seal: str, names: ResidentNames) -> Basis:
    for basis, words in names.in_order():
        if basis != "kana" and _beginnings(seal, words):
            return basis
    for _, words in names.in_order():
        if seal and set(seal) <= set("".join(words)):
            msg = "which parts of a name may be combined, and how, is the municipality's choice"
            raise OutOfScopeError(msg)
    return "none"


def _beginnings(seal: str, words: Sequence[str]) -> bool:
    """Say whether `seal` is made of the beginnings of two or more of the words, in their order."""
    parts = [{word[:n] for n in range(1, len(word) + 1)} for word in words]
    return _chosen(seal, parts, least=2)


def _chosen(seal: str, parts: Sequence[set[str]], least: int = 1) -> bool:
    """Say whether `seal` is one member each of `least` or more of the parts, in their order."""
    reached = {(0, 0)}
    for part in parts:
        reached |= {
            (at + len(text), min(used + 1, least))
            for at, used in reached
            for text in part
            if seal.startswith(text, at)
        }
    return (len(seal), least) in reached
