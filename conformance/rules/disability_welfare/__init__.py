"""The rules of the welfare of persons with disabilities (障害者福祉)."""
