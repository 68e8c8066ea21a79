"""People who sign in."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from disputes.models import User

admin.site.register(User, UserAdmin)
