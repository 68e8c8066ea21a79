"""Web pages by CSS selectors: lists of entries, and watched passages."""
