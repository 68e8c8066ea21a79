"""The addresses of the public pages. The name of a view is the name of its address and of its template."""

from django.urls import path

from disputes.views import disputes

urlpatterns = [
    path("disputes/", disputes.dispute_list, name="dispute_list"),
    path("disputes/<slug:slug>/", disputes.dispute_detail, name="dispute_detail"),
]
