"""世帯員の並び順."""

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule

_SPOUSES = frozenset(["夫", "妻", "夫（未届）", "妻（未届）"])
_CHILDREN = frozenset(["子", "子（子の夫）", "子（子の妻）"])
_PARENTS = frozenset(["父", "母"])
_SIBLINGS = frozenset(["兄", "姉", "弟", "妹"])
_GRANDPARENTS = frozenset(f"{a}の{b}" for a in _PARENTS for b in _PARENTS)
_LONE_CHILD, _FAMILY = 2, 3
_ELDERS = (4, 6, 7, 9)  # where the head of the family register goes before age


def _of_spouse(relations):
    return frozenset(f"{spouse}の{relation}" for spouse in _SPOUSES for relation in relations)


_RANKS = (
    frozenset({"世帯主"}),
    _SPOUSES,
    _CHILDREN,
    frozenset({"子の子"}) | frozenset(f"子の{spouse}" for spouse in _SPOUSES),
    _PARENTS,
    _SIBLINGS,
    _GRANDPARENTS,
    _of_spouse(_PARENTS),
    _of_spouse(_SIBLINGS),
    _of_spouse(_GRANDPARENTS),
    frozenset({"縁故者"}),
    frozenset({"同居人"}),
)


@rule(
    "household-member-order",
    members=read.many(
        read.nested(
            atena=read.digits(),
            relation=read.text,
            birth_date=read.day,
            family_of=read.optional(read.digits()),
            hittosha=read.optional(read.flag, default=False),
            joined_seq=read.optional(read.number),
        )
    ),
)
def household_member_order(members):
    heads = [member for member in members if member["relation"] == "世帯主"]
    turns = [member["joined_seq"] for member in members if member["joined_seq"] is not None]
    if len(heads) > 1 or any(head["joined_seq"] is not None for head in heads):
        raise OutOfScope("one head, there from the start")
    if len(set(turns)) != len(turns):
        raise OutOfScope("two people with one turn")
    first = [member for member in members if member["joined_seq"] is None]
    later = [member for member in members if member["joined_seq"] is not None]
    people = {member["atena"]: member for member in first}
    families = {m["family_of"] for m in first if m["family_of"] not in {None, m["atena"]}}
    ordered = sorted(first, key=lambda member: _place(member, people, families))
    ordered += sorted(later, key=lambda member: member["joined_seq"])
    return {"order": [member["atena"] for member in ordered]}


def _place(member, people, families):
    """Return the sort key: the rank, then the family, then the place inside it."""
    rank = _rank(member["relation"])
    if rank == _LONE_CHILD and not _in_family(member, families):
        return (rank, *_age(member))
    if rank in {_LONE_CHILD, _FAMILY}:
        return (
            _FAMILY,
            *_age(_child(member, rank, people)),
            _inside(member),
            *_age(member),
        )
    return (rank, rank in _ELDERS and not member["hittosha"], *_age(member))


def _leads(child):
    return child["relation"] in _CHILDREN and child["family_of"] in {None, child["atena"]}


def _in_family(member, families):
    return not families.isdisjoint({member["family_of"], member["atena"]})


def _rank(relation):
    for rank, relations in enumerate(_RANKS):
        if relation in relations:
            return rank
    raise OutOfScope(f"the order of {relation} is not fixed")


def _child(member, rank, people):
    own = member["atena"] if rank == _LONE_CHILD else None
    child = people.get(member["family_of"] or own)
    if child is None or not _leads(child) or (member["relation"] == "子" and child is not member):
        raise OutOfScope("a family without the head's child")
    return child


def _inside(member):
    """The child, the spouse, the children."""
    if member["relation"] == "子の子":
        return 2
    return 0 if member["family_of"] in {None, member["atena"]} else 1


def _age(member):
    return (member["birth_date"], int(member["atena"]))
