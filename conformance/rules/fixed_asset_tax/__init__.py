"""The rules of the fixed asset tax and the city planning tax (固定資産税・都市計画税)."""
