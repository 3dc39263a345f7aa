"""What a case is: requirement, ground, title, and what a check has at hand."""
