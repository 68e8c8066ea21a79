"""How to ask: what stands in an address becomes a question, the answer is values that a page can show."""
