from conformance.report.page.contents import contents


def test_sections_that_are_not_there_are_not_named() -> None:
    named = [place for place, _, _ in contents({"doubt": 0, "unconfirmed": 2, "waivers": 0})]
    assert "doubt" not in named
    assert "answered" not in named
    assert named.index("waivers") < named.index("unconfirmed") < named.index("defects")


def test_what_is_counted_has_its_number_though_it_is_none() -> None:
    numbers = {place: number for place, _, number in contents({"waivers": 0, "list": 15})}
    assert (numbers["waivers"], numbers["list"], numbers["facts"]) == (0, 15, None)
