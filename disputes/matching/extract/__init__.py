"""What a text says in figures and names, proposed to a curator field by field. Knows no dispute."""
