"""Django's admin, with our own front door."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "casetracker.desk.Desk"
