"""What a visitor types into a search field."""

MOST_CHARACTERS = 200


def read(text: str) -> str:
    """On one line, not too long, without the character that no database takes."""
    return " ".join(text.replace("\0", "").split())[:MOST_CHARACTERS]
