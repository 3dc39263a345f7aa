"""How many signatures a direct petition needs."""

from fractions import Fraction

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.rounding import ceil_to
from conformance.rules.scope import LATEST, within


@value
class Given:
    """How many voters are on the roll."""

    total_voters: int


@value
class Output:
    """The signatures for ordinances and audits, for dissolution and recall, for mergers."""

    one_fiftieth: int
    one_third: int
    one_sixth: int


@rule(
    "electoral_roll",
    "direct-petition-signatures",
    law="地方自治法第74条第1項・第5項、第75条、第76条第1項、第80条、第81条、第86条、"
    "市町村の合併の特例に関する法律第4条・第5条",
)
def direct_petition_signatures(given: Given, law: Parameters, why: Why) -> Output:
    """Return a fiftieth, a third (less above each threshold) and a sixth, each rounded up once."""
    total = within("total_voters", given.total_voters, 0)
    parts = _third(total, law.on(LATEST))
    rounded = map(ceil_to, parts) if law.reads("third", "each_part") else parts
    third = sum(map(Fraction, rounded), Fraction(0))
    found = Output(ceil_to(Fraction(total, 50)), ceil_to(third), ceil_to(Fraction(total, 6)))
    why(
        f"登録者{total}人の50分の1は{found.one_fiftieth}人、6分の1は{found.one_sixth}人（切上げ）。",
        f"Of {total} voters a fiftieth are {found.one_fiftieth}, a sixth {found.one_sixth}.",
        law="地方自治法第74条・第75条、市町村の合併の特例に関する法律第4条・第5条",
    )
    why(
        f"解散・解職の請求は{third}を切り上げて{found.one_third}人。",
        f"Dissolution and recall: {third}, rounded up to {found.one_third}.",
        law="地方自治法第76条第1項・第80条・第81条・第86条",
    )
    return found


def _third(total: int, law: InForce) -> tuple[Fraction, Fraction, Fraction]:
    """Return the parts of a third, of what lies above the thresholds a sixth and an eighth only."""
    first, second = law.integer("threshold_1"), law.integer("threshold_2")
    return (
        Fraction(min(total, first), 3),
        Fraction(max(0, min(total, second) - first), 6),
        Fraction(max(0, total - second), 8),
    )
