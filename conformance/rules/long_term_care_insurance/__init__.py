"""The rules of the long-term care insurance (介護保険)."""
