"""From requirements to cases to a plan, and what is tried before a run."""
