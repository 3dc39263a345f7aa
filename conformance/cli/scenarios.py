"""`conformance scenarios`: make a pack, judge an export against it, play it into a package."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.lang import say
from conformance.cli.outputs import OUTPUT_FILE, OUTPUT_FOLDER, write_output, writing
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.cli.seed import SEED
from conformance.errors import Message, UsageError
from conformance.values.seed import new_seed

if TYPE_CHECKING:
    from conformance.scenarios.bundle import Bundle
    from conformance.scenarios.opened import Opened
    from conformance.scenarios.play import Unlike

_FOLDER = click.Path(path_type=Path)


@click.group(help="シナリオパック / scenario packs: a municipality, a calendar, what must stand")
def command() -> None:
    """Group the commands of scenario packs."""


@command.command(help="パックを作る / write a pack, and apart from it the sealed outcome")
@click.option(
    "--seed", type=SEED, help="種（省けば引く） / decides everything (drawn unless given)"
)
@click.option(
    "--out", type=OUTPUT_FOLDER, required=True, help="パックのフォルダー / folder of the pack"
)
@click.option("--domain", "-d", multiple=True, help="業務 / only this domain (may be repeated)")
@click.option("--profile", default="reference", show_default=True, help="団体・版・形 / for whom")
@click.option("--from", "begins", help="最初の業務日付 / first business date (2025-04-01)")
@click.option("--expected", type=_FOLDER, help="封印の置き場所 / place of the sealed outcome")
@schema_option("scenario-pack")
@click.pass_obj
def make(  # noqa: PLR0917 - one argument for each option
    lang: str,
    seed: int | None,
    out: Path,
    domain: tuple[str, ...],
    profile: str,
    begins: str | None,
    expected: Path | None,
) -> int:
    """Write the pack of a seed; the same seed and arguments always give the same bytes."""
    if out.exists() and any(out.iterdir()):
        raise UsageError(_not_empty(out))
    apart = expected or out.with_name(f"{out.name}.expected.zip")
    chosen = new_seed() if seed is None else seed
    made = _bundle(chosen, domain, profile, begins)
    with writing():
        made.write(out, apart)
    entries = sum(len(story.entries) for story in made.head.stories)
    sys.stdout.write(
        say(
            lang,
            f"{out} 業務 {len(made.head.specifications)}、物語 {len(made.head.stories)}、"
            f"入力 {entries} 件、種 {chosen}"
            f"（載せなかったもの {len(made.head.left_out)}: pack.json）\n"
            f"{apart} 期待結果 SHA-256 {made.head.expected}\n"
            "期待結果は入力する人に渡さず、SHA-256 と一緒に保管してください。\n",
            f"{out} {len(made.head.specifications)} domains, {len(made.head.stories)} stories, "
            f"{entries} entries ({len(made.head.left_out)} left out: pack.json), seed {chosen}\n"
            f"{apart} expected outcome, SHA-256 {made.head.expected}\n"
            "Keep the outcome and its SHA-256 away from those who enter the calendar.\n",
        )
    )
    return 0


@command.command(help="書き出しを判定する / judge an export against a pack")
@click.argument("pack", type=_FOLDER)
@click.argument("directory", type=_FOLDER)
@click.option("--expected", type=_FOLDER, required=True, help="封印 / the sealed outcome")
@click.option("--json", "file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@click.option("--unmask", is_flag=True, help="値を伏せない / show keys and values")
@schema_option("scenarios")
@click.pass_obj
def judge(
    lang: str, pack: Path, directory: Path, expected: Path, file: Path | None, *, unmask: bool
) -> int:
    """Compare every row and run the checks of files; 0 conformant, 1 not, 3 incomplete.

    Raises:
        UsageError: DIRECTORY is none, or pack and outcome do not belong together.
    """
    from conformance.cli.scenarios_written import written_judgement  # noqa: PLC0415 - heavy
    from conformance.scenarios import judge as judging  # noqa: PLC0415 - heavy
    from conformance.scenarios.opened import open_pack  # noqa: PLC0415 - heavy
    from conformance.scenarios.seal import unsealed  # noqa: PLC0415 - heavy

    if not directory.is_dir():
        raise UsageError(_no_directory(directory))
    opened = open_pack(pack)
    judged = judging.judge_export(opened, unsealed(expected, opened.head), directory)
    found = written_judgement(opened, judged, unmask=unmask)
    if file is not None:
        write_output(file, found.model_dump_json(indent=1) + "\n")
    sys.stdout.write(found.text(lang) + "\n")
    return judged.exit_code


@command.command(help="パックを製品に流し込む / load a pack, enter its calendar, export")
@click.argument("pack", type=_FOLDER)
@click.argument("profile")
@click.option("--out", type=OUTPUT_FOLDER, required=True, help="書き出し先 / folder for the export")
@click.option("--mutant", help="見本の欠陥 / a fault of the sample package")
@click.pass_obj
def play(lang: str, pack: Path, profile: str, out: Path, mutant: str | None) -> int:
    """Write the export of a package that has the test interface.

    Raises:
        UsageError: the package cannot be arranged at will, or the pack's files have another form.
    """
    from conformance.scenarios.opened import open_pack  # noqa: PLC0415 - heavy

    opened = open_pack(pack)
    if out.exists() and any(out.iterdir()):
        raise UsageError(_not_empty(out))
    unlike = _played(opened, find_profile(profile), out, mutant)
    for one in unlike:
        sys.stdout.write(_unlike_text(one, lang) + "\n")
    sys.stdout.write(
        say(lang, f"{out} に書き出しました。", f"exported to {out}")
        + say(lang, f" 予定と違う応答: {len(unlike)}", f"; unlike the calendar: {len(unlike)}")
        + "\n"
    )
    return 0


def _bundle(seed: int, domains: tuple[str, ...], profile: str, begins: str | None) -> Bundle:
    from conformance.plugin.options import options_of  # noqa: PLC0415 - heavy
    from conformance.plugin.prepare import prepare  # noqa: PLC0415 - heavy
    from conformance.scenarios.bundle import bundle  # noqa: PLC0415 - heavy
    from conformance.scenarios.make import BEGINS, CalendarMaker  # noqa: PLC0415 - heavy
    from conformance.scenarios.storybook import stories  # noqa: PLC0415 - heavy

    given = {"profile": str(find_profile(profile)), "domain": ",".join(domains)}
    prepared = prepare(options_of(given))
    wanted = domains or tuple(prepared.specs)
    specs = {name: spec for name, spec in prepared.specs.items() if name in wanted}
    first = BEGINS if begins is None else _day(begins)
    return bundle(CalendarMaker(specs, prepared.profile.profile, seed, first, stories()))


def _played(pack: Opened, profile: Path, out: Path, mutant: str | None) -> list[Unlike]:
    from conformance.plugin.options import options_of  # noqa: PLC0415 - heavy
    from conformance.plugin.prepare import open_place, prepare, session_at  # noqa: PLC0415 - heavy
    from conformance.scenarios.stage import perform  # noqa: PLC0415 - heavy

    day = pack.head.begins.isoformat()
    prepared = prepare(options_of({"profile": str(profile), "as-of": day, "mutant": mutant}))
    place, launched = open_place(prepared, looks=True)
    try:
        session = session_at(prepared, place)
        try:
            return perform(pack, session, out)
        finally:
            session.close()
    finally:
        if launched is not None:
            launched.stop()


def _unlike_text(one: Unlike, lang: str) -> str:
    codes = ", ".join(one.codes) or say(lang, "受付", "accepted")
    wanted = one.entry.refused or say(lang, "受付", "accepted")
    what = f"{one.entry.number} {one.entry.day} {one.entry.domain}/{one.entry.function}"
    return say(
        lang, f"{what} 期待 {wanted}、実際 {codes}", f"{what} expected {wanted}, found {codes}"
    )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(_no_day(text)) from error


def _no_day(text: str) -> Message:
    return Message(
        "USE104",
        f"--from は YYYY-MM-DD の日付です。実際: {text}",
        f"--from is a day as YYYY-MM-DD; found {text}",
        "例: --from 2025-04-01",
        "for example --from 2025-04-01",
    )


def _not_empty(path: Path) -> Message:
    return Message(
        "USE105",
        "出力先が空ではありません。期待: ないか、空のフォルダー",
        "the folder to write to is not empty; expected: none, or an empty one",
        "別の --out を指定してください。",
        "give another --out",
        str(path),
    )


def _no_directory(path: Path) -> Message:
    return Message(
        "USE106",
        "書き出しファイルのディレクトリがありません。",
        "there is no directory of export files",
        "conformance scenarios judge PACK EXPORT_DIR の EXPORT_DIR を直してください。",
        "correct EXPORT_DIR of conformance scenarios judge PACK EXPORT_DIR",
        str(path),
    )
