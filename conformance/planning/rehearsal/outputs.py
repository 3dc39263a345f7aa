"""A result that was not found where the profile looks for it, though the answer has more to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.planning.rehearsal.places import field_place
from conformance.planning.rehearsal.suspects import Suspect, shown_path
from conformance.surfaces.mapping.heard import names_in
from conformance.surfaces.mapping.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.contract.call import Call
    from conformance.findings import Finding
    from conformance.surfaces.mapping.codec import Codec
    from conformance.surfaces.mapping.heard import AnswerRecorder, Said
    from conformance.surfaces.profile import ApiSurface

_STRUCTURED = frozenset({"json", "xml", "csv"})
_ARROW = " → "


@dataclass(frozen=True)
class Outputs:
    """Looks at results of functions, rules and forms, named by the package without being told."""

    api: ApiSurface
    heard: AnswerRecorder
    specs: Mapping[str, Specification]

    def not_read(
        self, trips: Sequence[Call], finding: Finding, said: Sequence[Said]
    ) -> Iterator[Suspect]:
        """Yield the item that a case missed, where it may stand in the answer under another name.

        An answer that holds nothing beyond the fields of the profile holds no other name for the
        item: then the package does not give it, and that is for the case to judge.
        """
        item = finding.where.rpartition(_ARROW)[2].partition(",")[0]
        found = finding.found.get(item) if isinstance(finding.found, dict) else finding.found
        if found is not None and finding.code == "F-VALUE":
            return  # it was read, and is another value
        for call in trips:
            codec, scopes = self._read_by(call)
            one = codec.fields.get(item) if codec else None
            if codec is None or one is None or not one.places:
                continue
            last = str(one.places[0][-1])
            spare = sorted(self._unclaimed(codec, said))
            if last not in self.heard.names and spare:
                name, others = shown_path(one.places[0]), ", ".join(spare[:5])
                yield Suspect(
                    field_place(self.api, scopes, item),
                    f"結果 {item} の欄 {name} は応答にありません。"
                    f"応答には対応づけのない {others} があります。"
                    "欄の名前が違うか、製品がこの結果を返していません。",
                    f"the field {name} of the result {item} is not in the answer, which has "
                    f"{others} that nothing is mapped to: the name is wrong, or the package does "
                    "not return the result",
                    item,
                )

    def _unclaimed(self, codec: Codec, said: Sequence[Said]) -> set[str]:
        """Return the names in the rows of structured answers that no item of the codec has."""
        claimed = {str(p) for one in codec.fields.values() for path in one.places for p in path}
        rows = (
            row
            for one in said
            if one.answered.accepted and one.answered.decoded.form in _STRUCTURED
            for row in one.answered.rows
        )
        return {name for row in rows for name in names_in(row)} - claimed

    def _read_by(self, call: Call) -> tuple[Codec | None, tuple[str, ...]]:
        """Return how the results of a call are read, and the scopes of `fields` that say so."""
        if self.api.mapping is None:
            return None, ()
        words = Vocabulary(self.api.mapping, self.specs)
        domain, key = call.domain, call.key
        match call.action:
            case "calculate":
                return words.rule(domain, key, "out"), (f"{domain}/rule/{key}", domain)
            case "issue":
                return words.form(domain, key), (f"{domain}/form/{key}", domain)
            case "run":
                rule = str(getattr(words.operation(domain, key), "rule", ""))
                near = [f"{domain}/rule/{rule}"] if rule else []
                near += [f"{domain}/{call.group}"] if call.group else []
                scopes = (f"{domain}/function/{key}", *near, domain)
                return words.outputs(domain, key), scopes
        return None, ()
