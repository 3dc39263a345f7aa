"""From a vendor's OpenAPI document to a profile: names, types and codes matched to the catalogue."""
