"""Open questions of a specification, their readings, and what each reading sets."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, JsonValue, Tag

from conformance.catalog.models.base import Entry, Key, OfficialPlace
from conformance.catalog.models.parts import Parted

NoSwitch = Literal[
    "one_reading",
    "both_pass",
    "unknown_fact",
    "not_covered",
    "given",
    "discretion",
    "other_specification",
]
"""Why a question has no switch.

`one_reading`: only one reading can be carried out. `both_pass`: no case depends on it.
`unknown_fact`: law or document decides it, but its text could not be confirmed; nothing is judged
by it. `not_covered`: the rule leaves these facts out (no answer, no case). `given`: the caller
states it with the facts of each person. `discretion`: decided person by person by the authority;
the package only has to allow both. `other_specification`: to be answered by another document.
"""


class SetsInput(Entry):
    """The reading fixes an input of a rule, whatever the facts say."""

    rule: Key
    input: str
    value: JsonValue


class SetsParameter(Entry):
    """The reading states a parameter of a rule; it replaces one that the rule states itself."""

    rule: Key
    parameter: str
    value: JsonValue


class SetsItem(Entry):
    """The reading states an item otherwise: its greatest length, its name in exports."""

    record: Key
    item: Key
    max_len: Annotated[int, Field(ge=1)] | None = None
    romaji: str | None = None


def _effect(value: object) -> str:
    names = value if isinstance(value, dict) else vars(value)
    return next((n for n in ("input", "parameter") if n in names), "item")


Effect = Annotated[
    Annotated[SetsInput, Tag("input")]
    | Annotated[SetsParameter, Tag("parameter")]
    | Annotated[SetsItem, Tag("item")],
    Discriminator(_effect),
]
"""What a reading sets in its specification."""


class Reading(Entry):
    """One way to read the specification, in both languages, and what it sets."""

    ja: str
    en: str
    sets: tuple[Effect, ...] = ()


class Citation(Entry):
    """One side of a contradiction: what a place in a document says, in our words."""

    place: OfficialPlace
    says: str


class Question(Parted):
    """An open question of the specification, linked to what it leaves undecided.

    With a `switch` a vendor's profile may choose one of the `readings`; where it does not, the
    `default` is in force, which nobody has confirmed. Without one, `no_switch` says why.
    """

    key: Key
    title_ja: str
    title_en: str | None = None
    status: Literal["spec_unclear", "law_open", "practice_varies"]
    about: tuple[str, ...]
    question: str
    readings: dict[str, Reading] = {}
    switch: str | None = None
    default: str | None = None
    no_switch: NoSwitch | None = None
    citations: tuple[Citation, ...] = ()
    source: str | None = None
