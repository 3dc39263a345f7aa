"""The residents of the municipality: households with plausible ages, relations, names, numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from conformance.population.city.draw import below
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from conformance.population.city.settings import CitySettings, NameReading

_LAST = 104  # the oldest
_NEWBORN = 95  # days: the youngest has been there long enough for a first record
_BIRTHDAYS = 26  # different birthdays of one year of birth
_BETWEEN = 10  # days between them
_FOREIGN, _LEAVING, _LEAVES_FROM = 3, 4, 19  # percent of households, percent of people, age
_PROTECTED = 2  # percent of households with support measures
_HISTORIES = (1,) * 15 + (2,) * 3 + (3, 4)
_PER_VERSION = 60  # days that each row of a history is older than the next
_RELATIONS = {
    "head": "世帯主",
    "husband": "夫",
    "wife": "妻",
    "child": "子",
    "father": "父",
    "mother": "母",
}
_PREFECTURE = "仮想県試験市"
_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")


@dataclass(frozen=True)
class People:
    """The residents, one row each: facts as text, places of others as row numbers.

    Attributes:
        facts: a column per fact, among them `birth_date`, `name`, `address`, `my_number`.
        seed: what everything follows from.
        day: the day the municipality is looked at.
    """

    facts: pl.DataFrame
    seed: int
    day: date

    @property
    def count(self) -> int:
        """How many residents there are."""
        return self.facts.height

    def fact(self, name: str, places: pl.Series) -> pl.Series:
        """Return a fact about each of the residents at `places`."""
        return self.facts[name].gather(places)


def people(count: int, seed: int, day: date, settings: CitySettings) -> People:
    """Return exactly `count` residents in households; the same for the same seed and day."""
    frame = _placed(count, seed, settings)
    frame = _aged(frame, seed, day)
    frame = _named(frame, seed, settings)
    return People(_numbered(frame), seed, day)


def _placed(count: int, seed: int, settings: CitySettings) -> pl.DataFrame:
    """Return the members of as many households as it takes, with what their place asks of them."""
    forms = [n for n, form in enumerate(settings.households) for _ in range(form.weight)]
    homes = pl.int_range(count, dtype=pl.UInt32, eager=True).alias("household")  # never too few
    form = pl.Series(forms, dtype=pl.UInt8).gather(below(homes, len(forms), seed, "form"))
    places = pl.DataFrame(
        [
            {"form": n, "order": order, **member.model_dump(exclude={"ages"})}
            | {"youngest": member.ages[0], "eldest": member.ages[1]}
            for n, household in enumerate(settings.households)
            for order, member in enumerate(household.members)
        ],
        schema_overrides={"form": pl.UInt8, "order": pl.UInt32},
    )
    joined = pl.DataFrame({"household": homes, "form": form}).join(
        places, on="form", how="left", maintain_order="left_right"
    )
    return joined.head(count).with_row_index("person")


def _aged(frame: pl.DataFrame, seed: int, day: date) -> pl.DataFrame:
    """Add age, birth date, sex, whose head and guardian, and how many rows a history has."""
    person = frame["person"]
    head = (person - frame["order"]).alias("head")
    span = frame["eldest"] - frame["youngest"] + 1
    own = frame["youngest"] + below(person, 2**20, seed, "age").cast(pl.Int64) % span
    heads = own.gather(head)
    age = pl.select(
        pl.when(frame["order"] == 0).then(own).otherwise(heads + own).clip(0, _LAST).alias("age")
    )["age"]
    age = pl.select(
        pl.when(frame["relation"] == "wife").then(age.clip(18, _LAST)).otherwise(age).alias("age")
    )["age"]
    born = (age * 365.2425).cast(pl.Int64) + _NEWBORN
    born = (born + below(person, _BIRTHDAYS, seed, "birthday").cast(pl.Int64) * _BETWEEN).alias(
        "born"
    )
    either = pl.Series(["male", "female"]).gather(below(person, 2, seed, "sex"))
    frame = frame.with_columns(
        head,
        age,
        born,
        _days_before(born, day).alias("birth_date"),
        pl.when(pl.col("sex") == "any").then(either).otherwise(pl.col("sex")).alias("sex"),
        _versions(person, born, seed),
    )
    second = (pl.col("person") + 1).clip(upper_bound=pl.lit(frame.height - 1))
    paired = pl.col("head").shift(-1) == pl.col("head")
    return frame.with_columns(
        pl.when(pl.col("order") > 0)
        .then(pl.col("head"))
        .otherwise(pl.when(paired.fill_null(value=False)).then(second).otherwise(pl.col("person")))
        .alias("guardian"),
        ((pl.col("relation") == "child") & (pl.col("age") <= 18)).alias("minor"),  # noqa: PLR2004 - who is brought up
    ).with_columns(
        pl.when("minor").then("person").min().over("head").alias("child"),
        (pl.col("minor").any().over("head") & (pl.col("order") == 0)).alias("guardians"),
        (pl.col("order") == 0).alias("heads"),
    )


def _versions(person: pl.Series, born: pl.Series, seed: int) -> pl.Series:
    """Return how many rows each resident's history has: none begins before birth."""
    wanted = pl.Series(_HISTORIES, dtype=pl.UInt32).gather(
        below(person, len(_HISTORIES), seed, "versions")
    )
    return most_rows(wanted, born).alias("versions")


def most_rows(wanted: pl.Series, born: pl.Series) -> pl.Series:
    """Return at most as many rows as fit between birth and today, never none."""
    fitting = ((born - 20) // _PER_VERSION).clip(1, None)
    return pl.select(pl.min_horizontal(wanted.cast(pl.Int64), fitting).cast(pl.UInt32)).to_series()


def _named(frame: pl.DataFrame, seed: int, settings: CitySettings) -> pl.DataFrame:
    """Add names and address: one surname, nationality and address for a household."""
    home, person = frame["household"], frame["person"]
    surname = below(home, len(settings.surnames), seed, "surname")
    male = below(person, len(settings.male), seed, "given")
    female = below(person, len(settings.female), seed, "given")
    stranger = below(person, len(settings.foreign), seed, "foreign")
    is_male = frame["sex"] == "male"
    foreign = below(home, 100, seed, "nationality") < _FOREIGN
    leaving = (below(person, 100, seed, "leaving") < _LEAVING) & (frame["age"] >= _LEAVES_FROM)
    parts = pl.DataFrame(
        {
            "surname": _texts(settings.surnames).gather(surname),
            "surname_kana": _kana(settings.surnames).gather(surname),
            "male": _texts(settings.male).gather(male),
            "female": _texts(settings.female).gather(female),
            "male_kana": _kana(settings.male).gather(male),
            "female_kana": _kana(settings.female).gather(female),
            "roman": _texts(settings.foreign).gather(stranger),
            "roman_kana": _kana(settings.foreign).gather(stranger),
            "is_male": is_male,
            "foreign": foreign,
            "moved": leaving & (below(person, 2, seed, "left") == 0),
            "dead": leaving & (below(person, 2, seed, "left") == 1),
        }
    )
    given = pl.when("is_male").then("male").otherwise("female")
    given_kana = pl.when("is_male").then("male_kana").otherwise("female_kana")
    whole = pl.concat_str("surname", given, separator="　")
    read = pl.concat_str("surname_kana", given_kana, separator="　")
    state = pl.when("moved").then(pl.lit("moved")).when("dead").then(pl.lit("dead"))
    named = parts.select(
        pl.when("foreign").then("roman").otherwise(whole).alias("name"),
        pl.when("foreign").then("roman_kana").otherwise(read).alias("name_kana"),
        pl.when("foreign").then("roman").alias("name_roman"),
        pl.when(~pl.col("foreign")).then("surname").alias("surname"),
        pl.when(~pl.col("foreign")).then("surname_kana").alias("surname_kana"),
        pl.when(~pl.col("foreign")).then(given).alias("given_name"),
        pl.when(~pl.col("foreign")).then(given_kana).alias("given_name_kana"),
        pl.when("foreign")
        .then(pl.lit("foreign"))
        .otherwise(pl.lit("japanese"))
        .alias("nationality"),
        state.otherwise(pl.lit("current")).alias("state"),
    )
    named = named.with_columns(
        (below(home, 100, seed, "protected") < _PROTECTED).alias("protected"),
        named["name"].gather(frame["head"]).alias("head_name"),
        frame["relation"].replace(_RELATIONS).alias("relation_text"),
        _addresses(home, seed, settings),
    )
    return frame.with_columns(*named.get_columns())


def _addresses(home: pl.Series, seed: int, settings: CitySettings) -> pl.Series:
    """Return the address of each household: a made-up town and a lot number."""
    town = _texts(settings.towns).gather(below(home, len(settings.towns), seed, "town"))
    lots = pl.Series([str(n).translate(_WIDE) for n in range(1, 2001)])
    lot = lots.gather(below(home, len(lots), seed, "lot"))
    parts = pl.DataFrame({"town": town, "lot": lot})
    text = pl.concat_str(pl.lit(_PREFECTURE), "town", "lot", pl.lit("番地"))
    return parts.select(text.alias("address"))["address"]


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """Add 個人番号 and 住民票コード, a different one for each resident."""
    return frame.with_columns(
        *(
            pl.Series(name, [registered()[kind].generate(n) for n in range(frame.height)])
            for name, kind in (("my_number", "kojin_bango"), ("resident_code", "juminhyo_code"))
        )
    )


def _days_before(days: pl.Series, day: date) -> pl.Series:
    told = pl.lit(day) - pl.duration(days=pl.lit(days))
    return pl.select(told.dt.to_string("%Y-%m-%d")).to_series()


def _texts(names: Sequence[NameReading]) -> pl.Series:
    return pl.Series([name.text for name in names])


def _kana(names: Sequence[NameReading]) -> pl.Series:
    return pl.Series([name.kana for name in names])
