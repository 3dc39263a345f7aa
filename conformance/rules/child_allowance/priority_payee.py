"""Which parent is to be the payee."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

Payee = Literal["father", "mother", "designated", "consult", "none"]

_WORDS: Final[dict[Payee, tuple[str, str]]] = {
    "father": ("父", "the father"),
    "mother": ("母", "the mother"),
    "designated": ("父母指定者", "the designated person"),
    "consult": ("父母の協議により定める者", "whom the parents agree on"),
    "none": ("該当者なし", "nobody"),
}


@value
class Given:
    """The parents' incomes (yen) and livelihood, where the child lives, who lives in Japan."""

    father_income: int
    mother_income: int
    separated_no_shared_livelihood: bool
    child_lives_with: Literal["father", "mother", "both", "other"]
    father_domestic: bool
    mother_domestic: bool
    designated_person: bool


@value
class Output:
    """The payee; `consult` when the law leaves it to the parents, `none` when there is none."""

    payee: Payee


@rule("child_allowance", "priority-payee", law="児童手当法第4条第1項・第3項・第4項")
def priority_payee(given: Given, _law: Parameters, why: Why) -> Output:
    """Return who is to be paid.

    Parents both abroad: the person they designated, if any. One of them abroad: the other, unless
    the child lives with who is abroad and no livelihood is shared. Separated parents without a
    shared livelihood: the one living with the child. Otherwise the one with the higher income,
    taken as the one who mainly supports the household; equal incomes are left to the parents.
    """
    payee = _payee(given, why)
    ja, en = _WORDS[payee]
    why(f"受給者は{ja}。", f"The payee is {en}.", law="児童手当法第4条")
    return Output(payee)


def _payee(given: Given, why: Why) -> Payee:
    if not given.father_domestic and not given.mother_domestic:
        exists = given.designated_person
        why(
            f"父母がともに国外に住み、父母指定者が{'ある' if exists else 'ない'}。",
            f"Both parents live abroad, {'with' if exists else 'without'} a designated person.",
            law="児童手当法第4条第1項第2号",
        )
        return "designated" if exists else "none"
    lives_with = given.child_lives_with
    if given.father_domestic is not given.mother_domestic:
        return _at_home(given, why)
    if given.separated_no_shared_livelihood and lives_with in ("father", "mother"):
        why(
            f"父母は生計を同じくせず別居し、児童は{_WORDS[lives_with][0]}と同居する。",
            f"The parents live apart without a shared livelihood; the child lives with "
            f"the {lives_with}.",
            law="児童手当法第4条第4項",
        )
        return lives_with
    return _by_income(given, why)


def _at_home(given: Given, why: Why) -> Payee:
    home: Payee = "father" if given.father_domestic else "mother"
    apart = given.separated_no_shared_livelihood
    why(
        f"国内に住所を有するのは{_WORDS[home][0]}だけで、国外の者は受給者とならない。",
        f"Only {_WORDS[home][1]} has a domicile in Japan; who lives abroad is no payee.",
        law="児童手当法第4条第1項第1号",
    )
    return "none" if apart and given.child_lives_with in {"father", "mother"} - {home} else home


def _by_income(given: Given, why: Why) -> Payee:
    father, mother = given.father_income, given.mother_income
    why(
        f"父の所得{father}円と母の所得{mother}円を比べ、高い方を生計を維持する程度の高い者とする"
        "（同額なら協議による）。",
        f"The father's income of {father} yen against the mother's {mother} yen: the higher "
        "mainly supports the household; equal incomes are left to the parents.",
        law="児童手当法第4条第3項",
    )
    if father == mother:
        return "consult"
    return "father" if father > mother else "mother"
