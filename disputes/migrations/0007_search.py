import django.db.models.deletion
from django.db import migrations, models

# The index follows its table in the same transaction, by triggers or as a generated column. Both stem by Porter's
# rules and know no stop words, so that both find the same.
SQLITE = [
    """CREATE VIRTUAL TABLE disputes_searchdocument_words USING fts5(
        title, body, content='disputes_searchdocument', content_rowid='id', tokenize='porter unicode61')""",
    """CREATE TRIGGER disputes_searchdocument_added AFTER INSERT ON disputes_searchdocument BEGIN
        INSERT INTO disputes_searchdocument_words(rowid, title, body) VALUES (new.id, new.title, new.body);
    END""",
    """CREATE TRIGGER disputes_searchdocument_gone AFTER DELETE ON disputes_searchdocument BEGIN
        INSERT INTO disputes_searchdocument_words(disputes_searchdocument_words, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
    END""",
    """CREATE TRIGGER disputes_searchdocument_changed AFTER UPDATE OF title, body ON disputes_searchdocument BEGIN
        INSERT INTO disputes_searchdocument_words(disputes_searchdocument_words, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO disputes_searchdocument_words(rowid, title, body) VALUES (new.id, new.title, new.body);
    END""",
]
POSTGRESQL = [
    "CREATE TEXT SEARCH DICTIONARY casetracker_stems (TEMPLATE = snowball, Language = porter)",
    "CREATE TEXT SEARCH CONFIGURATION casetracker_words (COPY = simple)",
    """ALTER TEXT SEARCH CONFIGURATION casetracker_words
        ALTER MAPPING FOR asciiword, word, numword WITH casetracker_stems""",
    """ALTER TABLE disputes_searchdocument ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('casetracker_words', title), 'A')
        || setweight(to_tsvector('casetracker_words', body), 'B')) STORED""",
    "CREATE INDEX disputes_searchdocument_words ON disputes_searchdocument USING gin (words)",
]
NO_SQLITE = [f"DROP TRIGGER disputes_searchdocument_{name}" for name in ("added", "gone", "changed")] + [
    "DROP TABLE disputes_searchdocument_words"
]
NO_POSTGRESQL = [
    "ALTER TABLE disputes_searchdocument DROP COLUMN words",
    "DROP TEXT SEARCH CONFIGURATION casetracker_words",
    "DROP TEXT SEARCH DICTIONARY casetracker_stems",
]


def build(apps, editor):
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def take_down(apps, editor):
    for statement in NO_POSTGRESQL if editor.connection.vendor == "postgresql" else NO_SQLITE:
        editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('disputes', '0006_references'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('records', models.CharField(max_length=20, unique=True)),
                ('reached_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('dispute', 'Dispute'), ('event', 'Event'), ('filing', 'Docket entry'), ('report', 'Report')], max_length=7)),
                ('title', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('citation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='disputes.citation')),
                ('dispute', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='disputes.dispute')),
                ('event', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='disputes.event')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['dispute', 'event', 'filing', 'report'])), name='found_is_known'), models.UniqueConstraint(condition=models.Q(('what', 'event')), fields=('event',), name='event_found_once'), models.CheckConstraint(condition=models.Q(models.Q(('citation', None), ('dispute__isnull', False), ('event', None), ('what', 'dispute')), models.Q(('citation', None), ('dispute', None), ('event__isnull', False), ('what', 'event')), models.Q(('citation__isnull', False), ('dispute', None), ('event__isnull', False), ('what__in', ['filing', 'report'])), _connector='OR'), name='found_is_one_thing')],
            },
        ),
        migrations.RunPython(build, take_down),
    ]
