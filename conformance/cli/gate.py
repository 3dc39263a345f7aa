"""`conformance gate`: may this release be installed? An exit code, a sentence, and why not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.schemas import schema_option
from conformance.errors import Message, UsageError
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from conformance.results.gate_origin import Origin
    from conformance.results.model import Result
    from conformance.values.words import Language

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    help="この版を導入してよいかを、結果から答える / answer whether a release may be installed"
)
@click.argument("result", type=_FILE)
@click.option("--baseline", type=_FILE, help="前の版の結果 / result of the release before")
@click.option("--policy", type=_FILE, help="方針（YAML） / how strictly, in YAML")
@click.option("--release", help="導入するリリース / the release to be installed, and no other")
@click.option(
    "--trust",
    "trust",
    multiple=True,
    type=_FILE,
    help="署名されたバンドルを確かめる公開鍵 / key by which the bundle RESULT must be signed",
)
@click.option("--json", "json_file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@click.option("--md", type=OUTPUT_FILE, help="Markdown に書く / write Markdown")
@click.option(
    "--annotations", is_flag=True, help="GitHub の注釈として出力 / print annotations for GitHub"
)
@schema_option("gate")
@click.pass_obj
@uncollected()
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: Language,
    result: Path,
    baseline: Path | None,
    policy: Path | None,
    release: str | None,
    trust: tuple[Path, ...],
    json_file: Path | None,
    md: Path | None,
    *,
    annotations: bool,
) -> int:
    """Print the answer; exit 0 when the gate opens, else with the code of the worst reason."""
    from conformance.report.gated import (  # noqa: PLC0415 - pydantic only when called
        as_annotations,
        as_markdown,
        as_text,
    )
    from conformance.results.gate import gate  # noqa: PLC0415 - as above
    from conformance.results.policy import PolicyModel, read_policy  # noqa: PLC0415 - as above
    from conformance.results.store import read_result  # noqa: PLC0415 - as above
    from conformance.trust.announced import hold_announced  # noqa: PLC0415 - as above
    from conformance.values.today import today_in_japan  # noqa: PLC0415 - as above

    strict = PolicyModel() if policy is None else read_policy(policy)
    found, came = _read(result, trust)
    before = None if baseline is None else read_result(baseline)
    hold_announced(found)
    _hold_release(found, release, result)
    if before is not None:
        _hold_alike(found, before, baseline)
    answer = gate(found, strict, today_in_japan(), before, came)
    if json_file is not None:
        write_output(json_file, answer.model_dump_json(indent=1, exclude_none=True) + "\n")
    if md is not None:
        write_output(md, as_markdown(answer, lang))
    if annotations:
        sys.stdout.write(as_annotations(answer, lang))
    sys.stdout.write(as_text(answer, lang))
    return answer.exit_code


def _read(path: Path, trust: tuple[Path, ...]) -> tuple[Result, Origin]:
    """Return a result and where it comes from: of a bundle, whose signature a trusted key made."""
    from conformance.results.gate_origin import Origin  # noqa: PLC0415 - as above
    from conformance.results.store import read_result  # noqa: PLC0415 - as above
    from conformance.trust.bundle import verify  # noqa: PLC0415 - as above
    from conformance.trust.container import read_file  # noqa: PLC0415 - as above
    from conformance.trust.doubted import doubt  # noqa: PLC0415 - as above
    from conformance.trust.keys import read_trusted  # noqa: PLC0415 - as above

    if trust:
        verified = verify(read_file(path), read_trusted(trust), path.name)
        return verified.result, Origin(signed=True)
    found = read_result(path)
    return found, Origin(signed=False, doubt=doubt(found))


def _hold_release(result: Result, release: str | None, path: Path) -> None:
    found = result.product.release
    if release is not None and release != found:
        raise UsageError(
            Message(
                "RES022",
                f"結果は別のリリースのものです。期待: {release}。実際: {found}",
                f"the result is of another release: expected {release}, found {found}",
                "導入するリリースを試験した結果を指定してください。",
                "name the result of the release that is to be installed",
                str(path),
            )
        )


def _hold_alike(result: Result, before: Result, path: Path | None) -> None:
    """Hold that both results are of one product for one kind of municipality."""
    now, was = (_identity(one) for one in (result, before))
    if now != was:
        raise UsageError(
            Message(
                "RES023",
                f"基準は別の製品又は団体のものです。結果: {now}。基準: {was}",
                f"the baseline is of another product or municipality: {was}, the result: {now}",
                "同じ製品・同じ団体の前の結果を指定してください。",
                "name an earlier result of the same product for the same municipality",
                str(path),
            )
        )


def _identity(result: Result) -> str:
    one = result.product
    return f"{one.name} / {one.vendor} / {one.city_code} {one.city_type}"
