"""On what two results differ beside their cases: what changed may lie there, not in the product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.base import Model
from conformance.results.scope import shard_of
from conformance.results.words import CITY_TYPES
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.results.judged_on import ScopeModel
    from conformance.results.model import CatalogueModel, Result

_DIGITS = 12  # of a hash, enough to tell two apart by eye

_LABELS: Mapping[str, Bilingual] = {
    "product": Bilingual("製品", "product"),
    "release": Bilingual("リリース", "release"),
    "municipality": Bilingual("団体", "municipality"),
    "as_of": Bilingual("判定基準日", "day judged on"),
    "seed": Bilingual("種", "seed"),
    "profile": Bilingual("プロファイルの内容", "content of the profile"),
    "scope": Bilingual("選択", "selection"),
    "fault": Bilingual("埋め込んだ不具合", "seeded fault"),
    "harness": Bilingual("試験ツールの版", "version of the harness"),
    "files": Bilingual("判定したファイル", "files judged"),
}


class DiffersModel(Model):
    """Something that two runs have not in common; None: one of them had none."""

    name: str
    label: Bilingual
    before: str | None
    after: str | None


def differing_conditions(before: Result, after: Result) -> Iterator[DiffersModel]:
    """Yield what is not the same of two results, cases and clock left aside."""
    was, now = dict(_facts(before)), dict(_facts(after))
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            label = _LABELS.get(name) or _catalogue_label(name, before, after)
            yield DiffersModel(name=name, label=label, before=was.get(name), after=now.get(name))


def _facts(result: Result) -> Iterator[tuple[str, str]]:
    product, asked = result.product, result.invocation
    city = CITY_TYPES.get(product.city_type)
    yield "product", f"{product.name} ({product.vendor})"
    yield "release", product.release
    yield "municipality", f"{product.city_name} {product.city_code} {city.ja if city else ''}"
    yield "as_of", asked.as_of.isoformat()
    yield "seed", str(asked.seed)
    yield "profile", asked.profile_digest[:_DIGITS]
    yield "scope", selected(result)
    if asked.mutant is not None:
        yield "fault", asked.mutant
    yield "harness", asked.versions.harness
    if asked.evidence:
        yield "files", " ".join(f"{one.role} {one.digest[:_DIGITS]}" for one in asked.evidence)
    for spec in result.catalogue:
        yield f"catalogue/{spec.domain}", f"{spec.version} {spec.digest[:_DIGITS]}{_parts(spec)}"


def identity(result: Result) -> Iterator[tuple[Bilingual, object]]:
    """Yield what all shards of one run have in common, to the last digit."""
    asked, chosen = result.invocation, result.scope
    shard = shard_of(chosen)
    yield Bilingual("製品か団体", "product or municipality"), result.product
    yield Bilingual("プロファイル", "profile"), asked.profile_digest
    yield Bilingual("カタログ", "catalogue"), result.catalogue
    yield Bilingual("判定する日", "day"), asked.as_of
    yield Bilingual("種", "seed"), asked.seed
    yield Bilingual("--nonce", "nonce"), asked.nonce
    yield Bilingual("埋め込んだ不具合", "seeded fault"), asked.mutant
    yield Bilingual("ハーネスなどの版", "versions"), asked.versions
    yield Bilingual("指定したファイル", "files given"), (asked.command, asked.files)
    yield Bilingual("保存した反例", "saved counterexamples"), result.corpus
    yield Bilingual("選んだ範囲", "what is selected"), selected_parts(chosen)
    yield Bilingual("分割の数", "number of shards"), None if shard is None else shard[1]
    yield Bilingual("計画の件数", "cases of the plan"), chosen.left_out + len(result.cases)


def selected_parts(scope: ScopeModel) -> tuple[object, ...]:
    """Return what was selected but for the shard."""
    return scope.domains, scope.levels, scope.surfaces, scope.cases, scope.ground, scope.only


def selected(result: Result) -> str:
    """Return what was selected of the plan; "" where it was all of it."""
    scope = result.scope
    lists = (*scope.domains, *scope.levels, *scope.surfaces, *scope.cases)
    only = None if scope.only is None else f"{scope.only.kind}@{scope.only.against[:12]}"
    return " ".join(filter(None, (*lists, scope.shard, scope.ground, only)))


def _parts(spec: CatalogueModel) -> str:
    return "".join(f" {part.key}" for part in spec.parts)


def _catalogue_label(name: str, before: Result, after: Result) -> Bilingual:
    domain = name.removeprefix("catalogue/")
    found = (s.name for r in (after, before) for s in r.catalogue if s.domain == domain)
    said = next(found, Bilingual(ja=domain, en=domain))
    return Bilingual(f"仕様カタログ（{said.ja}）", f"catalogue ({said.en})")
