"""A profile as a form: its head, where it is reached, its specifications; the YAML stays theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

from conformance.catalog.load import domains, versions
from conformance.errors import UsageError
from conformance.surfaces.profile_text.change import with_specifications, with_values
from conformance.surfaces.profile_text.places import place
from conformance.values.words import Bilingual
from conformance.workbench.pages.profiles import digest, keep_text, profile_of, wrong_with
from conformance.workbench.visit import action, page

if TYPE_CHECKING:
    from starlette.responses import Response

    from conformance.workbench.visit import Visit

Path = tuple[str, ...]

FIELDS: Final[dict[Path, Bilingual]] = {
    ("product", "name"): Bilingual("製品名", "Product"),
    ("product", "vendor"): Bilingual("事業者名", "Vendor"),
    ("product", "release"): Bilingual("試験する版", "Release under test"),
    ("municipality", "type"): Bilingual("団体の種別", "Kind of municipality"),
    ("municipality", "code"): Bilingual(
        "全国地方公共団体コード（6桁）", "Local government code (6 digits)"
    ),
    ("municipality", "name"): Bilingual("団体名", "Municipality"),
    ("surfaces", "api", "base_url"): Bilingual("API の URL", "URL of the API"),
    ("surfaces", "api", "credentials", "client_id_env"): Bilingual(
        "クライアント ID を持つ環境変数の名前", "Environment variable with the client id"
    ),
    ("surfaces", "api", "credentials", "client_secret_env"): Bilingual(
        "クライアントの秘密を持つ環境変数の名前", "Environment variable with the client secret"
    ),
    ("surfaces", "files", "directory"): Bilingual(
        "書き出しファイルの場所", "Folder of export files"
    ),
    ("surfaces", "files", "file_name"): Bilingual(
        "書き出しファイルの名前", "Names of export files"
    ),
    ("surfaces", "forms", "directory"): Bilingual("帳票ファイルの場所", "Folder of form files"),
}
"""What the form asks for, where the profile has it."""


@dataclass(frozen=True, slots=True)
class ClaimedDomain:
    """A domain with its versions, and the one that is claimed; empty: it is not."""

    domain: str
    versions: tuple[str, ...]
    claimed: str


@page("/profiles/{key}/form", role="tester")
def form(visit: Visit) -> Response:
    """Show a profile as a form."""
    return _shown(visit, profile_of(visit).path.read_text("utf-8", "replace"))


@action("/profiles/{key}/form", "tester")
def filled(visit: Visit) -> Response:
    """Keep what the form says, also while something is wrong with it; comments stay.

    Raises:
        UsageError: PRO090, the YAML is written in a way that a form cannot change; WBN015.
    """
    text = _text(visit)
    saved = keep_text(visit, text)
    return _shown(visit, text, saved=saved, seen="" if saved else visit.field("seen"))


@action("/profiles/{key}/form/check", "tester")
def checked(visit: Visit) -> Response:
    """Return what would be wrong with the profile, while somebody fills it in."""
    return visit.show("profile_wrong", wrong=wrong_with(visit, _text(visit)))


def _text(visit: Visit) -> str:
    """Return the text of the profile with what the form says."""
    text = profile_of(visit).path.read_text("utf-8")
    values = {path: visit.field(".".join(path)) for path in FIELDS if ".".join(path) in visit.form}
    text = with_values(text, values)
    known = {domain: visit.field(f"version.{domain}") for domain in visit.fields("domain")}
    return with_specifications(text, {k: v for k, v in known.items() if v}) if known else text


def _shown(visit: Visit, text: str, *, saved: bool = False, seen: str = "") -> Response:
    listed = profile_of(visit)
    seen = seen or digest(listed.path.read_text("utf-8", "replace"))
    fields: list[tuple[str, Bilingual, str]] = []
    claims: list[ClaimedDomain] = []
    try:
        for path, label in FIELDS.items():
            at = place(text, *path)
            if at is not None and isinstance(at.value, yaml.ScalarNode):
                fields.append((".".join(path), label, at.value.value))
        for domain in domains():
            at = place(text, "specifications", domain, "version")
            claimed = "" if at is None else str(at.value.value)
            claims.append(ClaimedDomain(domain, versions(domain), claimed))
    except UsageError:
        fields, claims = [], []  # it is no YAML: the page says so and leads to the text
    wrong = wrong_with(visit, text)
    return visit.show(
        "profile_form",
        listed=listed,
        fields=fields,
        claims=claims,
        wrong=wrong,
        saved=saved,
        seen=seen,
    )
