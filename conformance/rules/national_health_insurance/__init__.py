"""The rules of the national health insurance (国民健康保険)."""
