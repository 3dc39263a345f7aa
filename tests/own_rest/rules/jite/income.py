"""旧制度の所得区分."""

from own_rest.rules import read
from own_rest.rules.jite.book import rule
from own_rest.rules.parameters import figures

_JUNE = 6


@rule(
    "legacy-income-band",
    month=read.month,
    assessed_income=read.number,
    dependants=read.count,
    elderly_dependants=read.count,
)
def legacy_income_band(month, assessed_income, dependants, elderly_dependants):
    limits = figures("income", month)
    if "limit" not in limits:
        return {"income_year": None, "income_band": None}
    added = dependants * limits["per_dependant"] + elderly_dependants * limits["per_elderly"]
    steps = [limits[name] + added for name in ("limit", "cap") if name in limits]
    return {
        "income_year": month.year - (1 if month.number >= _JUNE else 2),
        "income_band": str(1 + sum(assessed_income >= step for step in steps)),
    }
