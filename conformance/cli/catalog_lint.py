"""`conformance catalog lint`: what is wrong in the catalogue: where, why, and what to do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.catalog.lint import lint
from conformance.catalog.load import domains, load
from conformance.catalog.locate import home_of
from conformance.cli.lang import say
from conformance.cli.notices import show_another_catalogue
from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.errors import CatalogError, Message
from conformance.planning.generate import asked_again
from conformance.report.lint_sarif import lint_sarif, reasons
from conformance.report.remedy import with_remedy
from conformance.values.uncollected import uncollected
from conformance.worlds.undecided import undecided_messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WRONG = 2


@click.command(help="整合性の検査 / check that every reference resolves")
@click.argument("domain", required=False)
@click.option(
    "--sarif",
    type=OUTPUT_FILE,
    help="SARIF 2.1.0 でも書く / write SARIF 2.1.0, too, for editors and pull requests",
)
@click.pass_obj
@uncollected()
def command(lang: str, domain: str | None, sarif: Path | None) -> int:
    """Exit 0 when the domain (or every domain) is sound, else 2."""
    show_another_catalogue(lang)
    names = (domain,) if domain else domains()
    found = [with_remedy(message) for name in names for message in _messages(name)]
    for message in found:
        sys.stdout.write(message.text(lang) + "\n")
    for line in _why(lang, found):
        sys.stdout.write(line + "\n")
    if sarif is not None:
        write_output(sarif, lint_sarif(found, home_of, Path()).decode())
    sys.stdout.write(
        say(
            lang,
            f"業務 {len(names)}、指摘 {len(found)}",
            f"domains {len(names)}, findings {len(found)}",
        )
        + "\n"
    )
    return _WRONG if found else 0


def _why(lang: str, found: Iterable[Message]) -> Iterator[str]:
    """Say once for each code why it matters."""
    known = reasons()
    for code in dict.fromkeys(message.code for message in found):
        if code in known:
            yield say(lang, f"{code} なぜ: {known[code].ja}", f"{code} why: {known[code].en}")


def _messages(domain: str) -> tuple[Message, ...]:
    try:
        spec = load(domain)
        return (*lint(spec), *undecided_messages(spec), *asked_again(spec))
    except CatalogError as error:
        return error.messages
