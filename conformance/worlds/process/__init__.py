"""Rules asked of a package that has no calculation: people are entered, the outcome is read."""
