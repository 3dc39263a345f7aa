"""From a vendor's OpenAPI document to a profile: names, types, codes matched to the catalogue."""
