import django.db.models.deletion
from django.db import migrations, models

import disputes.models.base
from disputes.migrations import _lines


def fill(apps, editor):
    """Before the triggers are there: what has no figures is counted anyway."""
    editor.execute(_lines.ALL_LINES)


class Migration(migrations.Migration):

    dependencies = [
        ('disputes', '0008_visits_and_resolution'),
    ]

    operations = [
        migrations.CreateModel(
            name='Figures',
            fields=[
                ('dispute', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='figures', serialize=False, to='disputes.dispute')),
                ('year', models.PositiveSmallIntegerField()),
                ('lanes', models.JSONField(encoder=disputes.models.base.ReadableJSON)),
                ('buckets', models.JSONField(encoder=disputes.models.base.ReadableJSON)),
                ('months', models.JSONField()),
                ('source_count', models.PositiveIntegerField()),
                ('latest_id', models.BigIntegerField(null=True)),
                ('latest_at', models.DateTimeField(null=True)),
                ('changes_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name_plural': 'figures',
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dispute', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='lines', to='disputes.dispute')),
                ('event', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='lines', to='disputes.event')),
                ('earliest_at', models.DateTimeField()),
                ('latest_at', models.DateTimeField()),
                ('precision', models.CharField(max_length=6)),
                ('kind', models.CharField(max_length=20)),
                ('lane', models.CharField(max_length=10)),
                ('is_routine', models.BooleanField()),
                ('is_important', models.BooleanField()),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['dispute', 'earliest_at', 'event', 'is_routine', 'lane'], name='line_in_order'), models.Index(fields=['dispute', 'kind', 'earliest_at', 'event'], name='line_of_kind')],
                'constraints': [models.UniqueConstraint(fields=('event', 'dispute'), name='line_once_per_dispute')],
            },
        ),
        migrations.CreateModel(
            name='Recount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dispute_id', models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(fields=['changed_at', 'id'], name='citation_in_order_of_change'),
        ),
        migrations.AddIndex(
            model_name='filing',
            index=models.Index(fields=['changed_at', 'id'], name='filing_in_order_of_change'),
        ),
        migrations.AddIndex(
            model_name='dispute',
            index=models.Index(condition=models.Q(('is_public', True)), fields=['id'], name='public_disputes'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(_lines.build, _lines.take_down),
    ]
