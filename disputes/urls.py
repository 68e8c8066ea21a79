"""The addresses of the public pages. The name of a view is the name of its address and of its template."""

from django.urls import path

from disputes.views import (
    boards,
    calendar,
    campaigns,
    directory,
    disputes,
    events,
    health,
    home,
    search,
    sources,
    webhooks,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("disputes/", disputes.dispute_list, name="dispute_list"),
    path("disputes/<slug:slug>/", disputes.dispute_detail, name="dispute_detail"),
    path("disputes/<slug:slug>/calendar.ics", calendar.dispute_calendar_feed, name="dispute_calendar_feed"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar.ics", calendar.calendar_feed, name="calendar_feed"),
    path("events/<int:pk>/", events.event_detail, name="event_detail"),
    path("parties/", directory.party_list, name="party_list"),
    path("parties/<slug:slug>/", directory.party_detail, name="party_detail"),
    path("campaigns/<slug:slug>/", campaigns.campaign_detail, name="campaign_detail"),
    path("claims/", boards.claim_list, name="claim_list"),
    path("outcomes/", boards.outcome_board, name="outcome_board"),
    path("courts/", directory.court_list, name="court_list"),
    path("courts/<slug:pk>/", directory.court_detail, name="court_detail"),
    path("search/", search.search, name="search"),
    path("sources/", sources.source_list, name="source_list"),
    path("sources/<slug:slug>/", sources.source_detail, name="source_detail"),
    path(
        "webhooks/courtlistener/<str:secret>/", webhooks.courtlistener_webhook, name="courtlistener_webhook"
    ),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
