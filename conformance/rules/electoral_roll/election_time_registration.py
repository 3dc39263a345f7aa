"""The days of a registration at an election (選挙時登録)."""

from datetime import date, timedelta

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.electoral_roll._elections import check_election
from conformance.rules.scope import not_before


@value
class Given:
    """The days the election is announced and held, and the base day its commission fixed.

    `fixed_base_date`: left out where it fixed the eve of the announcement, as all do.
    """

    announce_date: date
    election_date: date
    fixed_base_date: date | None = None


@value
class Output:
    """The base day, the day of registration, the day that ages are counted on."""

    base_date: date
    registration_date: date
    age_base_date: date


@rule(
    "electoral_roll",
    "election-time-registration",
    law="公職選挙法第22条第3項、第10条第2項",
)
def election_time_registration(given: Given, law: Parameters, why: Why) -> Output:
    """Return the base day that was fixed, closed or not, and the day of the election for ages.

    Without another one it is the eve of the announcement; one after the announcement is out of
    scope.
    """
    announced = given.announce_date
    check_election(announced, given.election_date)
    eve = announced + timedelta(days=law.on(announced).integer("base_offset_days"))
    base = eve if given.fixed_base_date is None else given.fixed_base_date
    not_before("announce_date", announced, base)
    why(
        f"公示（告示）日は{announced}で、登録基準日と登録日は{base}。",
        f"Announced on {announced}; registered as of and on {base}.",
        law="公職選挙法第22条第3項",
    )
    why(
        f"年齢は選挙期日{given.election_date}で算定する。",
        f"Ages are counted on {given.election_date}.",
        law="公職選挙法第10条第2項",
    )
    return Output(base, base, given.election_date)
