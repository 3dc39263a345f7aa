"""Whether a secret stands in what a package emitted, however it is written there."""
