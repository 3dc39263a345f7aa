"""The public register: a static site made from verified bundles alone."""
