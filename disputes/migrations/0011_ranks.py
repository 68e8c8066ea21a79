"""Ranks as groups, each with its permissions. Django itself writes permission rows only after all migrations."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from disputes.models.ranks import Duty, Rank, duties, model_permissions


def make_groups(apps, schema_editor):
    alias = schema_editor.connection.alias
    create_permissions(installed.get_app_config("disputes"), verbosity=0, using=alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ours = Permission.objects.using(alias).filter(content_type__app_label="disputes")
    for rank in Rank:
        group, _ = Group.objects.using(alias).get_or_create(name=rank.value)
        wanted = {duty.value for duty in duties(rank)} | model_permissions(rank)
        group.permissions.add(*ours.filter(codename__in=wanted))


class Migration(migrations.Migration):
    dependencies = [
        ("disputes", "0010_supposed_claims"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="user",
            options={
                "permissions": [(duty.value, f"Can {duty.words}") for duty in Duty],
            },
        ),
        migrations.RunPython(make_groups, migrations.RunPython.noop, elidable=False),
    ]
