"""Countries by their codes (ISO 3166, two letters)."""

NAMES = {
    "CA": "Canada",
    "CH": "Switzerland",
    "CN": "China",
    "DE": "Germany",
    "DK": "Denmark",
    "EU": "European Union",
    "FR": "France",
    "GB": "United Kingdom",
    "HU": "Hungary",
    "IE": "Ireland",
    "IN": "India",
    "JP": "Japan",
    "KR": "South Korea",
    "LT": "Lithuania",
    "NL": "Netherlands",
    "SG": "Singapore",
    "US": "United States",
}


def name(code: str) -> str:
    """The English name; a code that is not in the table stands as it is."""
    return NAMES.get(code, code)
