"""The profiles: those of the folder, which can be changed, and the samples, which cannot."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from conformance.catalog.locate import data_directory, home_of
from conformance.catalog.yaml import read_yaml
from conformance.errors import CatalogError, ConformanceError, Message
from conformance.results.folder import write_whole
from conformance.results.policy import JudgedProductModel
from conformance.surfaces.profile import LoadedProfile, load_profile
from conformance.surfaces.profile_text.places import parse_text
from conformance.surfaces.statements import check_statements
from conformance.values.limits import PROFILE
from conformance.values.private_files import private_folder, write_private
from conformance.values.today import today_in_japan
from conformance.workbench.kept import is_plain

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.surfaces.profile import Profile

NAME: Final = re.compile(r"[\w][\w-]{0,59}")
"""What a profile may be called: letters of any script, digits, _ and -."""

NO_PROGRAM: Final = "WBN007"
_SAMPLE: Final = "sample-"
_SAMPLES: Final = ("reference", "export_only")
TEMPLATES: Final = ("template", "export_only", "reference")
_LINE: Final = re.compile(r":(\d+)$")


@dataclass(frozen=True, slots=True)
class ListedProfile:
    """A profile as the list shows it; `asked` is how the command line is given it."""

    name: str
    path: Path
    asked: str
    sample: bool


@dataclass(frozen=True, slots=True)
class ProfileMessage:
    """A message of the command line about a profile, with the line it points at."""

    message: Message
    line: int | None


class Shelf:
    """The profiles of a folder; a name from a browser is only ever looked up among them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> tuple[ListedProfile, ...]:
        """Return the profiles of the folder, then the samples."""
        own = sorted(p for p in self.folder.glob("*.yaml") if NAME.fullmatch(p.stem))
        bundled = data_directory("vendor_profiles")
        return (
            *(
                ListedProfile(p.stem, p, f"profiles/{p.name}", sample=False)
                for p in own
                if p.is_file() and not p.is_symlink() and not p.stem.startswith(_SAMPLE)
            ),
            *(ListedProfile(_SAMPLE + n, bundled / f"{n}.yaml", n, sample=True) for n in _SAMPLES),
        )

    def get(self, name: str) -> ListedProfile | None:
        """Return a profile by its name."""
        return next((one for one in self.all() if one.name == name), None)

    def new(self, name: str, template: str) -> bool:
        """Begin a profile from a template; return False for a name that is taken or none.

        The files of evidence that the template names are put beside it, where none stands yet.
        """
        if template not in TEMPLATES or not NAME.fullmatch(name) or name.startswith(_SAMPLE):
            return False
        if not is_plain(name):
            return False
        path = self.folder / f"{name}.yaml"
        if path.exists():
            return False
        home = data_directory("vendor_profiles")
        text = (home / f"{template}.yaml").read_text("utf-8")
        for evidence in _evidence_in(text):  # a profile is not taken without what it names
            _copied(home / evidence, self.folder / evidence)
        write_private(path, text)
        return True

    def fitting(self, product: JudgedProductModel) -> tuple[ListedProfile, ...]:
        """Return the profiles of the folder that are of a product, its release and municipality."""
        found = ((one, loaded(one.path)) for one in self.all() if not one.sample)
        return tuple(
            one for one, got in found if got is not None and product_of(got.profile) == product
        )

    def save(self, listed: ListedProfile, text: str) -> None:
        """Write a profile of the folder as it stands in the form: whole, or not at all."""
        write_whole(text.replace("\r\n", "\n").encode("utf-8", "replace"), listed.path)


def _evidence_in(text: str) -> tuple[str, ...]:
    """Return the files of evidence that the statements of a text name, each once."""
    data = parse_text(text)
    stated = data.get("attestations") if isinstance(data, dict) else None
    named = (one.get("evidence") for one in stated or () if isinstance(one, dict))
    return tuple(dict.fromkeys(name for name in named if isinstance(name, str)))


def _copied(file: Path, to: Path) -> None:
    if file.is_file() and not to.exists():
        private_folder(to.parent)
        write_private(to, file.read_bytes())


def product_of(profile: Profile) -> JudgedProductModel:
    """Return of what a profile, and a result of it, is."""
    one = profile.product
    return JudgedProductModel(
        name=one.name, vendor=one.vendor, release=one.release, city_code=profile.municipality.code
    )


def loaded(path: Path) -> LoadedProfile | None:
    """Return a profile; None where something is wrong with it, which its own page tells."""
    try:
        return load_profile(path)
    except ConformanceError:
        return None


def wrong_in(
    text: str, beside: Path, *, commands: bool = True, statements: bool = True
) -> tuple[ProfileMessage, ...]:
    """Return what the command line would say of a text as a profile, with lines.

    It is looked at beside the place where it will stand, for paths in it are seen from there.
    Without `commands` a profile that starts a program is wrong (WBN007). `statements`: what it
    states is held, too, with the files of evidence that stand there.
    """
    draft = beside.with_name(f".{secrets.token_hex(8)}.draft.yaml")
    try:
        write_private(draft, text.replace("\r\n", "\n"))
        if draft.stat().st_size > PROFILE.max_bytes:
            return (ProfileMessage(_too_large(), None),)
        found = load_profile(draft)
        api = found.profile.surfaces.api
        if statements:
            check_statements(found, today_in_japan())
        if not commands and api is not None and api.adapter == "command":
            return (ProfileMessage(_starts_a_program(), None),)
    except ConformanceError as error:
        return tuple(ProfileMessage(m, _line(m.where)) for m in error.messages)
    finally:
        draft.unlink(missing_ok=True)
    return ()


@cache
def domain_names(domain: str) -> tuple[str, str]:
    """Return what the catalogue calls a domain, in Japanese and English; its key where unknown."""
    for file in sorted((home_of(domain) / domain).glob("*/domain.yaml"), reverse=True):
        try:
            head = read_yaml(file, PROFILE)
        except CatalogError:
            continue
        if isinstance(head, dict):
            return str(head.get("name_ja", domain)), str(head.get("name_en", domain))
    return domain, domain


def _line(where: str) -> int | None:
    found = _LINE.search(where)
    return None if found is None else int(found[1])


def _starts_a_program() -> Message:
    return Message(
        NO_PROGRAM,
        "ほかの人も使う作業台では、プログラムを起動するプロファイル"
        "（adapter: command）を保存できません。",
        "a workbench that others use keeps no profile that starts a program (adapter: command)",
        "管理者が profiles フォルダーに置くか、コマンドで実行してください。",
        "have it put into the folder profiles by who keeps the machine, or use the command line",
    )


def _too_large() -> Message:
    return Message("WBN003", "プロファイルが大きすぎます。", "the profile is too large")
