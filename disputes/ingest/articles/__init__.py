"""The page behind a report: its text, title, byline, date and language."""
