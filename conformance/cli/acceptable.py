"""What must be alike for a repetition to say anything about the vendor's result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.plugin.repeat import Repetition
    from conformance.results.judged_on import ProductModel
    from conformance.results.model import Result

_SHOWN = 3


class NothingPassedError(UsageError):
    """There is nothing to be repeated."""

    exit_code = 5


def hold_versions(result: Result, bundle: Path) -> None:
    """Hold that the versions here are those of the run (`UsageError` TRU070)."""
    from conformance.plugin.record import versions  # noqa: PLC0415 - it loads Hypothesis

    was, now = result.invocation.versions, versions()
    for name in ("harness", "hypothesis"):
        one, other = getattr(was, name), getattr(now, name)
        if one != other:
            raise UsageError(_other_version(name, one, other, bundle))


def hold_own(result: Result, seed: int, directory: Path | None, bundle: Path) -> None:
    """Hold that seed and files are the municipality's own, not those the vendor has prepared.

    Raises:
        UsageError: TRU075, the seed is the vendor's; TRU076, no export files are named for a result
            of `conformance files`.
    """
    if seed == result.seed and result.invocation.files is None:
        raise UsageError(_vendors_seed(seed, bundle))
    if result.invocation.files is not None and directory is None:
        raise UsageError(_no_files(bundle))


def hold_product(result: Result, here: ProductModel, bundle: Path) -> None:
    """Hold that product, vendor, release and kind of municipality are those that were judged.

    Raises:
        UsageError: TRU071. The municipality itself may be another.
    """
    names = ("vendor", "name", "release", "city_type")
    was, now = ([getattr(one, name) for name in names] for one in (result.product, here))
    if was != now:
        raise UsageError(_other_product(" / ".join(was), " / ".join(now), bundle))


def hold_plan(trial: Repetition, bundle: Path) -> None:
    """Hold that the result leaves out nothing that the profile here asks for.

    Raises:
        UsageError: TRU072, it was judged by another specification; TRU073, cases are missing, or
            do not count although they must; TRU077, the vendor's consent to an incomplete source
            is not that of the profile here; TRU078, nor are its answers and waivers.
    """
    from conformance.plugin import sampled  # noqa: PLC0415 - as above
    from conformance.results.delivery import as_delivered  # noqa: PLC0415 - as above
    from conformance.results.known import at_best  # noqa: PLC0415 - as above

    was = {one.domain: (one.version, one.digest) for one in trial.before.catalogue}
    specs = trial.prepared.specs
    now = {domain: (spec.version, spec.digest) for domain, spec in specs.items()}
    other = sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
    if other:
        raise UsageError(_other_catalogue(other, bundle))
    wanted, day = trial.prepared.profile.profile.specifications, trial.prepared.options.day
    own = [as_delivered(spec, wanted[domain], day) for domain, spec in specs.items()]
    if at_best(own, trial.before.cases) == "known_only" and not trial.before.verdict.exit_code:
        raise UsageError(_no_consent(bundle))
    away = sorted(sampled.otherwise_planned(trial))
    if away:
        raise UsageError(_left_out(away, bundle))
    other = sorted(sampled.otherwise_excused(trial))
    if other:
        raise UsageError(_not_excused(other, bundle))


def hold_passes(result: Result, bundle: Path) -> None:
    """Hold that there are passes to be repeated (`NothingPassedError` TRU074)."""
    if not any(case.verdict == "pass" for case in result.cases):
        raise NothingPassedError(_nothing(bundle))


def _other_version(name: str, was: str, now: str, bundle: Path) -> Message:
    return Message(
        "TRU070",
        f"{name} の版が事業者の試験と違い、同じ試験になりません。期待: {was}。実際: {now}",
        f"{name} is of another version than the vendor's: expected {was}, found {now}",
        "事業者と同じ版のハーネスを入れてください。",
        "install the harness in the version that the vendor used",
        str(bundle),
    )


def _other_product(was: str, now: str, bundle: Path) -> Message:
    return Message(
        "TRU071",
        f"プロファイルの製品が、署名された結果の製品と違います。結果: {was}。プロファイル: {now}",
        f"the profile is of another product than the signed result: {was}, the profile: {now}",
        "納入される製品・リリース・団体種別の結果を求めるか、プロファイルを直してください。",
        "ask for the result of the product, release and kind of municipality that is delivered, or"
        " correct the profile",
        str(bundle),
    )


def _other_catalogue(domains: list[str], bundle: Path) -> Message:
    return Message(
        "TRU072",
        f"プロファイルの specifications が、署名された結果の仕様と違います: {', '.join(domains)}",
        f"specifications of the profile are not those of the signed result: {', '.join(domains)}",
        "契約した業務と版の結果を求めるか、プロファイルを直してください。",
        "ask for a result over the domains and versions you ordered, or correct the profile",
        str(bundle),
    )


def _left_out(cases: list[str], bundle: Path) -> Message:
    some = ", ".join(cases[:_SHOWN])
    return Message(
        "TRU073",
        f"ここのプロファイルなら試験する検査 {len(cases)} 件が、結果にないか、対象外・宣言なし・"
        f"別の区分とされています: {some}",
        f"{len(cases)} cases that the profile here has tried are missing from the result, or do not"
        f" count in it, or are of another class: {some}",
        "declares・options・parts の違いを確かめ、同じ宣言での結果を求めてください。",
        "compare declares, options and parts, and ask for a result under the same declarations",
        str(bundle),
    )


def _no_consent(bundle: Path) -> Message:
    return Message(
        "TRU077",
        "出典のそろわない部分を含む結果を事業者は了承していますが、ここのプロファイルは了承していません。",
        "the result covers parts whose source is not whole; the vendor is content with that, the"
        " profile here does not say so",
        "自らの了承を、プロファイルの specifications.業務.known_only に書いてください。",
        "state your own consent under specifications.DOMAIN.known_only of the profile",
        str(bundle),
    )


def _not_excused(cases: list[str], bundle: Path) -> Message:
    some = ", ".join(cases[:_SHOWN])
    return Message(
        "TRU078",
        f"結果は {len(cases)} 件を回答か免除により不適合に数えませんが、ここのプロファイルには"
        f"同じ回答も期限内の免除もありません: {some}",
        f"{len(cases)} cases do not count as failures in the result, by answers or waivers that the"
        f" profile here does not have: {some}",
        "文書とページを確かめ、認めるものだけをプロファイルの answers・waivers に書いてください。",
        "read the document at its page yourself, and state under answers or waivers of the profile"
        " what you agree to",
        str(bundle),
    )


def _vendors_seed(seed: int, bundle: Path) -> Message:
    return Message(
        "TRU075",
        f"種 {seed} は事業者の試験の種です。応答を用意しておけるので、試し直しになりません。",
        f"seed {seed} is that of the vendor's run, for which answers may have been prepared",
        "--seed を省くか、別の種を指定してください。",
        "leave --seed out, or give another",
        str(bundle),
    )


def _no_files(bundle: Path) -> Message:
    return Message(
        "TRU076",
        "書き出しファイルだけの結果です。自分で書き出したファイルの場所が要ります。",
        "the result is of export files alone: the place of files that you exported is needed",
        "--files にそのフォルダーを指定してください。",
        "name their folder with --files",
        str(bundle),
    )


def _nothing(bundle: Path) -> Message:
    return Message(
        "TRU074",
        "事業者の結果に合格がなく、試し直すものがありません。",
        "the vendor's result has no passes, so there is nothing to repeat",
        "conformance verify で結果の内容を見てください。",
        "see with conformance verify what it says",
        str(bundle),
    )
