"""`conformance catalog new`: begin a domain, function, form, event or rule; what is open is red."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast, get_args

import click
import yaml

from conformance.catalog.load import domains, load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.scaffold.filled import filled
from conformance.catalog.scaffold.functions import OperationKind, function_entry
from conformance.catalog.scaffold.others import event_entry, form_entry, oracle_files, rule_entry
from conformance.catalog.scaffold.values import KINDS
from conformance.catalog.scaffold.written import append, hold_new
from conformance.cli.catalog_new_told import (
    no_key,
    no_room,
    no_type,
    there,
    unknown,
    unsaid,
)
from conformance.cli.lang import say
from conformance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from conformance.catalog.models.domain import Specification

_KEY: Final = re.compile("[a-z0-9][a-z0-9-]*")
_DOMAIN: Final = re.compile("[a-z][a-z0-9_]*")
_INPUT: Final = re.compile(r"([a-z][a-z0-9_]*)=([a-z_]+)")
_TITLES: Final = (
    click.option("--title-ja", help="日本語の題 / title in Japanese"),
    click.option("--title-en", help="英語の題 / title in English"),
)


@click.group(
    help="業務・機能・帳票・異動・ルールの書き始め。示されないことは尋ねる"
    " / begin a domain, function, form, event or rule; asks for what no option says"
)
def command() -> None:
    """Group the scaffolds."""


@command.command("domain", help="業務を始める / begin a domain of your own")
@click.argument("key")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="業務を置くフォルダー（同梱のカタログではない） / the folder for it (not the bundled one)",
)
@click.option("--spec-version", default="1.0", show_default=True, help="版 / version")
@_TITLES[0]
@_TITLES[1]
@click.pass_obj
def domain_(
    lang: str, key: str, into: Path, spec_version: str, title_ja: str | None, title_en: str | None
) -> None:
    """Write head, codes and a first group of a domain."""
    _hold(_DOMAIN, key, "dog_registration")
    folder = into / key / spec_version
    if key in domains() or folder.exists():
        raise UsageError(there(key))
    titles = _titles(title_ja, title_en)
    facts = {"domain": key, "version": spec_version, **titles}
    folder.mkdir(parents=True)
    for name in ("domain", "codes", "records"):
        (folder / f"{name}.yaml").write_text(filled(f"{name}.yaml", facts), encoding="utf-8")
    (folder / "functions.yaml").write_text("functions: []\n", encoding="utf-8")
    _told(lang, sorted(folder.iterdir()), f"catalog lint {key} --catalogue {into}")


@command.command("function", help="機能を始める / begin a function")
@click.argument("domain")
@click.argument("key")
@click.option("--record", help="どのグループを扱うか / the group it is about")
@click.option(
    "--operation",
    type=click.Choice(get_args(OperationKind)),
    default="attest",
    show_default=True,
    help="操作の種類 / kind of operation",
)
@click.option("--chapter", help="章 / chapter of the function list")
@_TITLES[0]
@_TITLES[1]
@click.pass_obj
def function(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: str,
    domain: str,
    key: str,
    record: str | None,
    operation: str,
    chapter: str | None,
    title_ja: str | None,
    title_en: str | None,
) -> None:
    """Write a function whose operation follows from its group."""
    spec = _begun(domain, "functions", key)
    group = _named(record or _asked("--record", "group", spec.records), spec.records)
    more = {} if chapter is None else {"chapter": _named(chapter, _chapters(spec))}
    facts = {"key": key, **more, **_titles(title_ja, title_en)}
    entry = function_entry(spec, cast("OperationKind", operation), group, facts)
    _told(lang, [append(spec, "functions", entry)], _lint_of(spec))


@command.command("form", help="帳票を始める / begin a form")
@click.argument("domain")
@click.argument("key")
@click.option("--record", help="誰の・何の帳票か（グループ） / the group a copy is about")
@_TITLES[0]
@_TITLES[1]
@click.pass_obj
def form(
    lang: str, domain: str, key: str, record: str | None, title_ja: str | None, title_en: str | None
) -> None:
    """Write a form with the items that each row of its group has."""
    spec = _begun(domain, "forms", key)
    group = _named(record or _asked("--record", "group", spec.records), spec.records)
    entry = form_entry(spec, group, {"key": key, **_titles(title_ja, title_en)})
    _told(lang, [append(spec, "forms", entry)], _lint_of(spec))


@command.command("event", help="異動・届出を始める / begin an event")
@click.argument("domain")
@click.argument("key")
@click.option("--function", "entered", help="どの機能で入力するか / the function that enters it")
@_TITLES[0]
@_TITLES[1]
@click.pass_obj
def event(
    lang: str,
    domain: str,
    key: str,
    entered: str | None,
    title_ja: str | None,
    title_en: str | None,
) -> None:
    """Write an event that a function enters."""
    spec = _begun(domain, "events", key)
    able = [k for k, f in spec.functions.items() if getattr(f.operation, "inputs", ())]
    name = _named(entered or _asked("--function", "function", able), able)
    entry = event_entry(spec, name, {"key": key, **_titles(title_ja, title_en)})
    _told(lang, [append(spec, "events", entry)], _lint_of(spec))


@command.command("rule", help="ルールを始める / begin a rule")
@click.argument("domain")
@click.argument("key")
@click.option(
    "--input", "given", multiple=True, help="名前=型（繰り返し可） / NAME=TYPE, may repeat"
)
@click.option(
    "--output", "gives", multiple=True, help="名前=型（繰り返し可） / NAME=TYPE, may repeat"
)
@click.option(
    "--source-tree",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="conformance/ と tests/ のあるフォルダー / the folder that holds conformance/ and tests/",
)
@_TITLES[0]
@_TITLES[1]
@click.pass_obj
def rule(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: str,
    domain: str,
    key: str,
    given: tuple[str, ...],
    gives: tuple[str, ...],
    source_tree: Path,
    title_ja: str | None,
    title_en: str | None,
) -> None:
    """Write a rule, the module of its oracle and a test."""
    spec = _begun(domain, "rules", key)
    room = source_tree / "conformance" / "rules" / domain
    if not (room / "__init__.py").is_file():
        raise UsageError(no_room(room))
    inputs, output = _typed("--input", given), _typed("--output", gives)
    facts = {"key": key, "domain": domain, **_titles(title_ja, title_en)}
    name = key.replace("-", "_")
    code = oracle_files(inputs, output, facts)
    test = source_tree / "tests" / "rules" / domain / f"test_{name}.py"
    if (room / f"{name}.py").exists() or test.exists():
        raise UsageError(there(name))
    written = [append(spec, "rules", rule_entry(inputs, output, facts))]
    (room / f"{name}.py").write_text(code["oracle"], encoding="utf-8")
    test.parent.mkdir(parents=True, exist_ok=True)
    test.write_text(code["test"], encoding="utf-8")
    _told(lang, [*written, room / f"{name}.py", test], f"rules check {domain}")


def _begun(domain: str, kind: str, key: str) -> Specification:
    _hold(_KEY, key, "register-dog")
    spec = load(domain)
    hold_new(spec, kind, key)
    return spec


def _titles(ja: str | None, en: str | None) -> dict[str, str]:
    given = {
        "title_ja": ja or _asked("--title-ja", "日本語の題 / title in Japanese"),
        "title_en": en or _asked("--title-en", "英語の題 / title in English"),
    }
    return {name: _plain(text) for name, text in given.items()}


def _plain(text: str) -> str:
    """Return a text as a scalar of YAML."""
    return yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("\n...\n").strip()


def _asked(option: str, what: str, known: Iterable[str] = ()) -> str:
    """Ask a person at a terminal; anybody else is told which option says it."""
    if not sys.stdin.isatty():
        raise UsageError(unsaid(option))
    names = list(known)
    shown = f"{what} ({', '.join(names[:20])})" if names else what
    answer: str = click.prompt(shown, type=str)
    return answer


def _named(name: str, known: Collection[str]) -> str:
    if name not in known:
        raise UsageError(unknown(name, known))
    return name


def _chapters(spec: Specification) -> list[str]:
    return [group.id for group in spec.head.function_groups]


def _typed(option: str, written: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in written or (_asked(option, f"{option} NAME=TYPE ({', '.join(KINDS)})"),):
        match = _INPUT.fullmatch(one)
        if match is None or match[2] not in KINDS:
            raise UsageError(no_type(option, one))
        found[match[1]] = match[2]
    return found


def _hold(form: re.Pattern[str], key: str, example: str) -> None:
    if not form.fullmatch(key):
        raise UsageError(no_key(key, example))


def _lint_of(spec: Specification) -> str:
    """Return the call that lints a specification, naming the folder if it is of one's own."""
    root = spec.directory.parent.parent
    own = "" if root == catalog_directory() else f" --catalogue {root}"
    return f"catalog lint {spec.domain}{own}"


def _told(lang: str, paths: Iterable[Path], after: str) -> None:
    for path in paths:
        sys.stdout.write(f"{path}\n")
    text = say(lang, f"次に: conformance {after}", f"next: conformance {after}")
    sys.stdout.write(text + "\n")
