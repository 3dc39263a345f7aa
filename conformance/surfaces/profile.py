"""The vendor profile: what a vendor declares, schema-checked; secrets come from the environment."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, Literal

import yaml as pyyaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from conformance import __version__
from conformance.catalog.added import add_catalogue
from conformance.catalog.models.guards import Role
from conformance.catalog.models.levels import CityType
from conformance.catalog.yaml import read_yaml
from conformance.errors import CatalogError, Message, ProfileError
from conformance.surfaces.address import BaseUrl
from conformance.surfaces.auth.models import Auth, EnvName, Host, OAuth, Tls
from conformance.surfaces.auth.reads import login_problems
from conformance.surfaces.capabilities import Capabilities
from conformance.surfaces.command_section import CommandSection
from conformance.surfaces.files_mapping.check import writing_problems
from conformance.surfaces.files_section import FilesSurface as FilesSurface  # noqa: PLC0414 - also named here
from conformance.surfaces.forms_section import FormsSurface as FormsSurface  # noqa: PLC0414 - also named here
from conformance.surfaces.mapping.check import writing
from conformance.surfaces.mapping.check.problems import raise_all
from conformance.surfaces.mapping.models import Mapping
from conformance.surfaces.profile_entries import Answer, KnownOnly, Waiver
from conformance.surfaces.profile_errors import explained
from conformance.surfaces.roles import RoleSection
from conformance.surfaces.start_section import Start
from conformance.values.identifiers.lg_code import LG_CODE
from conformance.values.limits import PROFILE
from conformance.values.refusals import refusal

if TYPE_CHECKING:
    from pathlib import Path


_Date = Annotated[dt.date, Field(strict=False)]


class _ProfilePart(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


def _filled(text: str) -> str:
    if not text.strip():
        raise refusal("空でない文字列", "a text that is not empty")
    return text


_Named = Annotated[str, AfterValidator(_filled)]


def _below(text: str) -> str:
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\\" in text or ":" in text or not path.parts:
        raise refusal("プロファイルより下のフォルダー", "a folder below that of the profile")
    return text


class Product(_ProfilePart):
    """The product and release a result speaks of."""

    name: _Named
    vendor: _Named
    release: _Named


SAMPLE = Product(
    name="適合見本システム", vendor="見本ソフトウェア株式会社（架空）", release=__version__
)
"""What is judged where the harness starts its sample package, whatever a profile calls it."""


def _checked(code: str) -> str:
    digit = LG_CODE.check_digit(code[:5])
    if code[5:] != digit:
        raise refusal(
            f"全国地方公共団体コード（検査数字は {digit}: {code[:5]}{digit}）",
            f"a local government code (its check digit is {digit}: {code[:5]}{digit})",
            write=f'"{code[:5]}{digit}"',
        )
    return code


class Municipality(_ProfilePart):
    """The kind of municipality the package is tested for; decides class expressions."""

    type: CityType
    code: Annotated[str, Field(pattern=r"^[0-9]{6}$"), AfterValidator(_checked)]
    name: str


class Specified(_ProfilePart):
    """A specification the package is delivered against; with a digest the catalogue is pinned.

    `parts`: those delivered of a specification that describes several products; None means all.
    `known_only`: who takes what is known of parts with an incomplete source for all there is.
    """

    version: str
    digest: str | None = None
    parts: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    known_only: KnownOnly | None = None


class Credentials(_ProfilePart):
    """Names of environment variables that hold the OAuth client; never the secrets themselves."""

    client_id_env: EnvName
    client_secret_env: EnvName
    method: Literal["client_secret_jwt", "client_secret_basic"] = "client_secret_jwt"


class OtherSystem(Credentials):
    """A client registered for another system, with the one scope it may ask for."""

    scope: str = "000:conformance/v1:Create"


class ApiSurface(_ProfilePart):
    """How to reach the package over HTTP."""

    adapter: Literal["interface", "mapping", "command"] = "interface"
    base_url: BaseUrl | None = None
    hosts: tuple[Host, ...] = ()
    access: Literal["read_write", "read_only"] = "read_write"
    environment: Literal["test", "production"] = "test"
    tls: Tls | None = None
    auth: Auth | None = None
    start: Start | None = None
    token_path: str = "/oauth/token"  # noqa: S105 - a path, not a password
    credentials: Credentials | None = None
    other_client: OtherSystem | None = None
    expired_token_env: EnvName | None = None
    timeout_seconds: int = Field(default=30, ge=1, le=300)
    max_bytes: int = Field(default=20_000_000, ge=1_000)
    capabilities: Capabilities = Capabilities()
    roles: dict[Role, RoleSection] = {}
    mapping: Mapping | None = None
    command: CommandSection | None = None

    @model_validator(mode="after")
    def _adapter_has_its_section(self) -> ApiSurface:
        if self.adapter != "interface" and getattr(self, self.adapter) is None:
            raise refusal(
                f"adapter: {self.adapter} のときは {self.adapter} の節",
                f"a section {self.adapter}, which adapter: {self.adapter} needs",
            )
        return self

    @property
    def token_place(self) -> str:
        """Where the client of the interface and of official APIs asks for tokens."""
        if self.credentials is None and isinstance(self.auth, OAuth):
            return self.auth.token_url
        return self.token_path

    @property
    def read_only(self) -> bool:
        """Say whether nothing may be written: a production package is only ever read."""
        return self.access == "read_only" or self.environment == "production"


class Surfaces(_ProfilePart):
    """The surfaces the vendor opens for the test."""

    api: ApiSurface | None = None
    files: FilesSurface | None = None
    forms: FormsSurface | None = None

    @property
    def starts_sample(self) -> bool:
        """Return whether the harness starts its own sample package for a surface."""
        return any(one is not None and one.start is not None for one in (self.api, self.files))

    @model_validator(mode="after")
    def _forms_come_from_somewhere(self) -> Surfaces:
        if self.forms is not None and self.forms.directory is None and self.api is None:
            raise refusal(
                "forms には directory、または帳票を出す api の節",
                "forms with a directory, or a section api that issues forms",
            )
        return self


class Attestation(_ProfilePart):
    """A named person's statement about a requirement that no machine can see."""

    requirement: str
    by: str
    role: str
    on: _Date = Field(alias="date")
    statement: str
    evidence: str


class Profile(_ProfilePart):
    """What a vendor declares about a package.

    `catalogue`: a folder with domains of a group's own, below that of the profile.
    """

    profile: Literal[1]
    product: Product
    municipality: Municipality
    specifications: dict[str, Specified]
    catalogue: Annotated[str, AfterValidator(_below)] | None = None
    declares: dict[str, Literal["all"] | tuple[str, ...]] = {}
    options: tuple[str, ...] = ()
    switches: dict[str, dict[str, str]] = {}
    surfaces: Surfaces
    attestations: tuple[Attestation, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    answers: tuple[Answer, ...] = ()

    def has_declared(self, domain: str, key: str) -> bool:
        """Say whether the vendor claims an optional requirement."""
        claimed = self.declares.get(domain, ())
        return claimed == "all" or key in claimed

    def parts_of(self, domain: str) -> tuple[str, ...] | None:
        """Return the parts delivered of a specification; None where it is delivered whole."""
        wanted = self.specifications.get(domain)
        return None if wanted is None else wanted.parts


@dataclass(frozen=True, slots=True)
class LoadedProfile:
    """A profile with the file it came from and the hash of its content."""

    profile: Profile
    path: Path
    digest: str


def load_profile(path: Path) -> LoadedProfile:
    """Return the profile in a file; `ProfileError` names line, what is allowed, nearest name.

    Afterwards the domains of the catalogue that it names are known (`CatalogError` says why not).
    """
    try:
        data = read_yaml(path, PROFILE)
    except CatalogError as error:
        raise ProfileError(*(_as_profile(m) for m in error.messages)) from error
    try:
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        profile = Profile.model_validate_json(text)
    except ValidationError as error:
        details = error.errors(include_url=False)[:20]
        raise ProfileError(*(explained(detail, path, Profile) for detail in details)) from error
    if profile.catalogue is not None:
        add_catalogue(path.parent / profile.catalogue)
    if profile.surfaces.api is not None:
        raise_all(login_problems(profile.surfaces.api), path)
        raise_all(writing.problems(profile.surfaces.api), path)
    files = profile.surfaces.files
    if files is not None and files.mapping is not None:
        raise_all(writing_problems(files.mapping), path)
        files.mapping.written_in(path)
    return LoadedProfile(profile, path, hashlib.sha256(text.encode()).hexdigest())


def profile_schema() -> dict[str, object]:
    """Return the JSON Schema of a profile."""
    return Profile.model_json_schema(by_alias=True)


def write_profile(profile: Profile) -> str:
    """Return a profile as YAML."""
    data = profile.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return pyyaml.safe_dump({"profile": 1, **data}, allow_unicode=True, sort_keys=False)


def _as_profile(message: Message) -> Message:
    return Message(
        f"PRO{message.code[3:]}",
        message.ja.replace("カタログ", "プロファイル"),
        message.en.replace("catalogue file", "profile"),
        message.remedy_ja,
        message.remedy_en,
        message.where,
    )
