"""Cases of the catalogue by id, for the tests of this folder."""

from functools import cache

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements


@cache
def every(domain):
    spec = load(domain)
    return [(spec, case) for one in requirements(spec) for case in cases_of(spec, one)]


def of(case_id):
    return next(pair for pair in every(case_id.split("/")[0]) if pair[1].id == case_id)
