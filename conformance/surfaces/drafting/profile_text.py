"""The draft as the text of a profile that loads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from conformance.surfaces.drafting import formats
from conformance.surfaces.drafting.lines import comment, doubt, element, entry, todo
from conformance.surfaces.drafting.login import login_of
from conformance.surfaces.drafting.security import auth_of
from conformance.surfaces.mapping.models.section import Naming
from conformance.surfaces.mapping.names import styled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.surfaces.drafting.draft import DraftedCall, DraftedDomain
    from conformance.surfaces.drafting.model import VendorApi
    from conformance.surfaces.drafting.scopes import MatchedItem

_STYLE_SHARE = 0.3  # below, a style would save less than it hides
_TOP, _KEY, _SUB = 3, 4, 5


@dataclass(frozen=True)
class ProfileText:
    """Writes the whole profile; the same draft gives the same text."""

    api: VendorApi
    domains: Sequence[DraftedDomain]
    envelope: dict[str, object]
    source: str
    base_url: str

    def text(self) -> str:
        """Return the YAML."""
        parts = (self._head(), self._surface(), self._mapping(), self._left())
        return "\n".join(line for part in parts for line in part) + "\n"

    def _head(self) -> Iterator[str]:
        yield comment(0, f"{self.source} からの下書き / drafted from that document")
        yield comment(0, "# の付いた行を確かめて直す / look at every line with a remark")
        yield ""
        yield entry(0, "profile", 1)
        name, release = self.api.title or "TODO", self.api.version or "TODO"
        product = {"name": name, "vendor": "TODO", "release": release}
        yield entry(0, "product", product, todo("vendor"))
        place = {"type": "general_city", "code": "139998", "name": "見本市"}
        yield entry(0, "municipality", place, todo("type, code, name"))
        yield entry(0, "specifications")
        for domain in self.domains:
            yield entry(1, domain.spec.domain, {"version": domain.spec.version})
        yield ""

    def _surface(self) -> Iterator[str]:
        login = None if self.api.schemes else login_of(self.api.operations)
        auth, remark = login or auth_of(self.api.schemes)
        yield entry(0, "surfaces")
        yield entry(1, "api")
        yield entry(2, "adapter", "mapping")
        unsure = todo("https://…") if "TODO" in self.base_url or not self.base_url else ""
        yield entry(2, "base_url", self.base_url or "https://TODO.example.jp", unsure)
        yield entry(2, "auth", auth, remark)
        yield comment(2, "検証環境を空にでき業務日付を変えられるなら、消して fresh を calls に書く")
        yield comment(2, "with a test facility: remove this line and write a call `fresh`")
        yield entry(2, "capabilities", {"reset": False, "business_date": "today"})
        yield entry(2, "mapping")

    def _mapping(self) -> Iterator[str]:
        placed = [p for d in self.domains for s in d.scopes for p in s.placed]
        naming = self._naming(placed)
        types = formats.common(
            (p.item.type, formats.rule_of(p.item, p.field)) for p in placed if p.match.sure
        )
        yield entry(_TOP, "naming", naming)
        if self.envelope:
            remark = "errors.code を reasons に / map codes in `reasons` to E0001 …"
            yield entry(_TOP, "envelope", self.envelope, remark)
        if types:
            yield entry(_TOP, "types", types)
        yield from self._codes()
        yield from self._fields(naming, types)
        yield (
            entry(_TOP, "calls") if any(d.calls for d in self.domains) else entry(_TOP, "calls", [])
        )
        for domain in self.domains:
            for call in domain.calls:
                yield from _call(domain.spec.domain, call)

    def _codes(self) -> Iterator[str]:
        if not any(d.codes for d in self.domains):
            return
        yield entry(_TOP, "codes")
        for domain in self.domains:
            for key, codes in domain.codes.items():
                table = {m.left: m.right for m in codes.pairs}
                unsure = [f"{m.left}→{m.right} {m.score:.2f}" for m in codes.pairs if not m.sure]
                unsure += [f"{c}→?" for c in codes.missing] + [f"?→{v}" for v in codes.spare]
                remark = f"要確認 / to check: {', '.join(unsure)}" if unsure else ""
                yield entry(_KEY, f"{domain.spec.domain}/{key}", table, " ".join(remark.split()))

    def _fields(self, naming: Naming, types: dict[str, formats.Rule]) -> Iterator[str]:
        blocks = [
            (scope, [line for p in scope.placed for line in _field(p, naming, types)])
            for domain in self.domains
            for scope in domain.scopes
        ]
        written = [(scope, lines) for scope, lines in blocks if lines]
        if not written:
            return
        yield entry(_TOP, "fields")
        for scope, lines in written:
            yield entry(_KEY, scope.name)
            yield from lines

    def _left(self) -> Iterator[str]:
        """List what found no partner, as remarks."""
        used = {c.match.right for d in self.domains for c in d.calls}
        for domain in self.domains:
            yield ""
            yield comment(0, f"{domain.spec.domain}: 対応が見つからないもの / nothing found for")
            for subject in domain.unmatched:
                yield comment(0, f"  {subject.id} {subject.title_ja}")
            for scope in domain.scopes:
                for item in () if "/form/" in scope.name else scope.missing:
                    yield comment(0, f"  {scope.name}/{item.key} {item.name_ja}")
        spare = [o for o in self.api.operations if o.id not in used]
        if spare:
            yield ""
            yield comment(0, "使わなかった呼出し / operations not used")
            for operation in spare:
                yield comment(0, f"  {operation.id} {operation.summary}")

    @staticmethod
    def _naming(placed: Sequence[MatchedItem]) -> Naming:
        """Return the style that most matched fields follow; as_is when hardly any does."""
        styles: tuple[Naming, ...] = get_args(Naming)
        count = Counter({s: sum(p.path == styled(p.item.key, s) for p in placed) for s in styles})
        best, number = count.most_common(1)[0]
        return best if number >= _STYLE_SHARE * len(placed) else "as_is"


def _field(placed: MatchedItem, naming: Naming, types: dict[str, formats.Rule]) -> Iterator[str]:
    """Yield the line of a field; nothing when style and types say it all and it is sure."""
    rule = formats.rule_of(placed.item, placed.field)
    told = rule is None or rule == types.get(placed.item.type, {})
    unsure = doubt(placed.match)
    if placed.parts:
        yield entry(_SUB, placed.name, {"split": list(placed.parts)}, unsure)
        return
    if told and not unsure and placed.path == styled(placed.item.key, naming):
        return
    rule = {} if told or rule is None else formats.overriding(placed.item.type, rule)
    value = {"to": placed.path, **rule} if rule else placed.path
    yield entry(_SUB, placed.name, value, unsure)


def _call(domain: str, call: DraftedCall) -> Iterator[str]:
    selectors: dict[str, object] = {"action": call.subject.action, "domain": domain}
    if call.subject.action not in {"audit", "export"}:
        selectors["key"] = call.subject.key
    remarks = [doubt(call.match)] if doubt(call.match) else []
    if call.drafted.unknown:
        remarks.append(todo(", ".join(call.drafted.unknown)))
    whole = {**selectors, "steps": [call.drafted.step]}
    yield element(_KEY, whole, "; ".join(remarks))
