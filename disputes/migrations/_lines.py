"""The triggers that keep disputes_line and tell what is to be counted again, for 0009 and for whom it concerns:

SQLite makes a table anew to change a column or a constraint of it, which takes the triggers on it away and is refused
while triggers of other tables name it. A migration that does so to one of these tables (event, placement, citation,
item, source, filing, proceeding, court) begins with RunPython(_lines.take_down, _lines.build) and ends with
RunPython(_lines.build, _lines.take_down).
"""

COPIED = ("earliest_at", "latest_at", "precision", "kind", "lane", "is_routine", "is_important", "changed_at")
_CITED = ("event_id", "publisher", "url", "item_id", "filing_id")  # by which sources are counted

ALL_LINES = f"""INSERT INTO disputes_line (dispute_id, event_id, {', '.join(COPIED)})
    SELECT p.dispute_id, e.id, {', '.join('e.' + each for each in COPIED)}
    FROM disputes_event e JOIN disputes_placement p ON p.event_id = e.id WHERE e.is_public"""


def _lines_of(event):
    """Whoever writes the lines of an event holds its row: two cannot each miss what the other one writes."""
    return [
        f"LOCK {event}",
        f"DELETE FROM disputes_line WHERE event_id = {event}",
        f"{ALL_LINES} AND e.id = {event}",
    ]


def _recount(cited):
    return [
        f"""INSERT INTO disputes_recount (dispute_id) SELECT DISTINCT l.dispute_id FROM disputes_citation c
            JOIN disputes_line l ON l.event_id = c.event_id
            LEFT JOIN disputes_item i ON i.id = c.item_id LEFT JOIN disputes_filing f ON f.id = c.filing_id
            LEFT JOIN disputes_proceeding d ON d.id = f.proceeding_id WHERE {cited}"""
    ]


def _recount_of(event):
    return [f"INSERT INTO disputes_recount (dispute_id) SELECT dispute_id FROM disputes_line WHERE event_id = {event}"]


# Name, table, what happens to a row of it, of an update the columns that matter, and what is done then.
TRIGGERS = (
    ("placement_added", "placement", "INSERT", (), ["LOCK NEW.event_id", f"{ALL_LINES} AND p.id = NEW.id"]),
    ("placement_gone", "placement", "DELETE", (), _lines_of("OLD.event_id")),
    (
        "placement_moved", "placement", "UPDATE", ("event_id", "dispute_id"),
        _lines_of("OLD.event_id") + _lines_of("NEW.event_id"),
    ),
    ("event_added", "event", "INSERT", (), [f"{ALL_LINES} AND e.id = NEW.id"]),
    ("event_gone", "event", "DELETE", (), ["DELETE FROM disputes_line WHERE event_id = OLD.id"]),
    ("event_changed", "event", "UPDATE", ("is_public", *COPIED), _lines_of("NEW.id")),
    ("line_added", "line", "INSERT", (), ["INSERT INTO disputes_recount (dispute_id) VALUES (NEW.dispute_id)"]),
    ("line_gone", "line", "DELETE", (), ["INSERT INTO disputes_recount (dispute_id) VALUES (OLD.dispute_id)"]),
    ("citation_added", "citation", "INSERT", (), _recount_of("NEW.event_id")),
    ("citation_gone", "citation", "DELETE", (), _recount_of("OLD.event_id")),
    (
        "citation_changed", "citation", "UPDATE", _CITED,
        _recount_of("OLD.event_id") + _recount_of("NEW.event_id"),
    ),
    ("item_moved", "item", "UPDATE", ("source_id",), _recount("i.id = NEW.id")),
    ("source_renamed", "source", "UPDATE", ("name",), _recount("i.source_id = NEW.id")),
    ("filing_moved", "filing", "UPDATE", ("proceeding_id",), _recount("f.id = NEW.id")),
    ("docket_moved", "proceeding", "UPDATE", ("court_id",), _recount("d.id = NEW.id")),
    ("court_renamed", "court", "UPDATE", ("name",), _recount("d.court_id = NEW.id")),
)


def build(apps, editor):
    write = _on_postgresql if editor.connection.vendor == "postgresql" else _on_sqlite
    for name, table, happens, columns, body in TRIGGERS:
        for statement in write(f"disputes_{name}", f"disputes_{table}", happens, columns, body):
            editor.execute(statement)


def take_down(apps, editor):
    for name, table, *_ in TRIGGERS:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER disputes_{name} ON disputes_{table}")
            editor.execute(f"DROP FUNCTION disputes_{name}()")
        else:
            editor.execute(f"DROP TRIGGER disputes_{name}")


def _on_sqlite(name, table, happens, columns, body):
    """There is one writer at a time, and nothing to lock."""
    of = f" OF {', '.join(columns)}" if columns else ""
    when = f"WHEN {_row('OLD', columns)} IS NOT {_row('NEW', columns)}" if columns else ""
    done = "; ".join(statement for statement in body if not statement.startswith("LOCK"))
    yield f"CREATE TRIGGER {name} AFTER {happens}{of} ON {table} {when} BEGIN {done}; END"


def _on_postgresql(name, table, happens, columns, body):
    when = f"WHEN ({_row('OLD', columns)} IS DISTINCT FROM {_row('NEW', columns)})" if columns else ""
    done = "; ".join(map(_locked, body))
    yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {done}; RETURN NULL; END $$"
    yield f"CREATE TRIGGER {name} AFTER {happens} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {name}()"


def _locked(statement):
    word, _, event = statement.partition(" ")
    return f"PERFORM 1 FROM disputes_event WHERE id = {event} FOR NO KEY UPDATE" if word == "LOCK" else statement


def _row(which, columns):
    return f"({', '.join(f'{which}.{column}' for column in columns)})"
