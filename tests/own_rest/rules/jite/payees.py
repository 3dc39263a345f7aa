"""受給者となるべき者."""

from own_rest.rules import read
from own_rest.rules.jite.book import rule


@rule(
    "priority-payee",
    father_income=read.number,
    mother_income=read.number,
    separated_no_shared_livelihood=read.flag,
    child_lives_with=read.code("father", "mother", "both", "other"),
    father_domestic=read.flag,
    mother_domestic=read.flag,
    designated_person=read.flag,
)
def priority_payee(**facts):
    return {"payee": _payee(**facts)}


def _payee(
    *,
    father_income,
    mother_income,
    separated_no_shared_livelihood,
    child_lives_with,
    father_domestic,
    mother_domestic,
    designated_person,
):
    if not (father_domestic or mother_domestic):
        return "designated" if designated_person else "none"
    if not (father_domestic and mother_domestic):
        abroad = "mother" if father_domestic else "father"
        if separated_no_shared_livelihood and child_lives_with == abroad:
            return "none"
        return "father" if father_domestic else "mother"
    if separated_no_shared_livelihood and child_lives_with in {"father", "mother"}:
        return child_lives_with
    if father_income == mother_income:
        return "consult"
    return "father" if father_income > mother_income else "mother"
