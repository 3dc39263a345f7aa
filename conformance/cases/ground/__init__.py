"""On what the expectation of a case stands 根拠, and on what a failure of it does."""
