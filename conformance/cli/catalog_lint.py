"""`conformance catalog lint`: what is wrong with the catalogue, with file, line and remedy."""

from __future__ import annotations

import sys

import click

from conformance.catalog.lint import lint
from conformance.catalog.load import domains, load
from conformance.cli.lang import say
from conformance.cli.notices import show_another_catalogue
from conformance.errors import CatalogError, Message
from conformance.report.remedy import with_remedy
from conformance.suite.undecided import undecided_messages

_WRONG = 2


@click.command(help="整合性の検査 / check that every reference resolves")
@click.argument("domain", required=False)
@click.pass_obj
def command(lang: str, domain: str | None) -> int:
    """Exit 0 when the domain (or every domain) is sound, else 2."""
    show_another_catalogue(lang)
    names = (domain,) if domain else domains()
    found = [message for name in names for message in _messages(name)]
    for message in found:
        sys.stdout.write(with_remedy(message).text(lang) + "\n")
    sys.stdout.write(
        say(
            lang,
            f"業務 {len(names)}、指摘 {len(found)}",
            f"domains {len(names)}, findings {len(found)}",
        )
        + "\n"
    )
    return _WRONG if found else 0


def _messages(domain: str) -> tuple[Message, ...]:
    try:
        spec = load(domain)
        return (*lint(spec), *undecided_messages(spec))
    except CatalogError as error:
        return error.messages
