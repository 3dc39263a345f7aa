"""Trust: a result signed, verified without its maker, repeated in part by who accepts it."""
