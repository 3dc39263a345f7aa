"""What is issued to whom, and where support keeps it back."""

from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value

Result = Literal["issue", "examine_reason", "refuse", "error", "issue_masked"]
_ENTITLED: Final = frozenset({"self", "spouse", "ascendant", "descendant"})
_LAW: Final = "戸籍法第10条・第10条の2・第48条・第120条の6、住民基本台帳事務処理要領"


@value
class Given:
    """The document, who asks with what interest and reason, protection, the usual handling."""

    document: Literal["koseki_certificate", "acceptance_certificate", "filing_info"]
    requester: Code
    special_reason: bool
    protected: bool
    released: bool
    handling: Literal["stop", "mask"]
    interested_party: bool = True


@value
class Output:
    """What happens to the request."""

    result: Result


@rule("family_register", "disclosure-and-support", law=_LAW)
def disclosure_and_support(given: Given, _law: Parameters, why: Why) -> Output:
    """Return what happens: certificates hold no address, papers of a filing do.

    Papers with a protected person's address are stopped or masked until somebody releases them;
    without an interest and a special reason they are refused to anybody.
    """
    result = _result(given)
    why(
        f"{given.requester}が{given.document}を求め、支援措置の対象者の情報は"
        f"{'ある' if given.protected else 'ない'}。",
        f"{given.requester} asks for {given.document}; "
        f"{'a' if given.protected else 'no'} protected person in it.",
        law=_LAW,
    )
    why(f"扱いは{result}。", f"The result: {result}.", law=_LAW)
    return Output(result)


def _result(given: Given) -> Result:
    if given.document == "koseki_certificate":
        return "issue" if given.requester in _ENTITLED else "examine_reason"
    if given.document == "acceptance_certificate":
        return "issue" if given.requester == "filer" else "refuse"
    if not given.interested_party or not given.special_reason:
        return "refuse"
    if not given.protected or given.released:
        return "issue"
    return "error" if given.handling == "stop" else "issue_masked"
