from conformance.report.page.budget import ByteBudget


def test_bytes_are_counted_and_after_the_first_that_does_not_fit_nothing_does() -> None:
    budget = ByteBudget(7)
    assert [budget.holds(text) for text in ("あ", "あ", "いう", "")] == [True, True, False, False]
