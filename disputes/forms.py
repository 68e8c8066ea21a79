"""What may come in: the fields that curators type into, with messages that say what is wrong."""

from dataclasses import replace
from typing import Any

from django import forms

from disputes.ingest import opml
from disputes.ingest.pages import rules as page_rules
from disputes.ingest.types import BadRules
from disputes.matching import match
from disputes.models import Event, EventKind, Lane, Source, SourceKind, Suggestion
from disputes.models.sources import POLLED_KINDS
from disputes.text.dates import BadDate, When


class LinesField(forms.CharField):
    """A list of names, one a line; kept as a JSON list."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # a list is what the model keeps
        lines = value if isinstance(value, list) else (value or "").splitlines()
        return list(dict.fromkeys(line.strip() for line in lines if line.strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)


class AliasesForm(forms.ModelForm):
    aliases = LinesField(required=False, help_text="One name a line, as news and courts write it")


class PartyForm(AliasesForm):
    descriptions = LinesField(
        required=False,
        help_text="What news say in place of the name, one a line: authors, record labels, the streamer",
    )


class DisputeForm(AliasesForm):
    keywords = LinesField(
        required=False,
        help_text="Names and words, one a line, that tell beside others that a report is about this dispute",
    )


BARS = sorted({match.SUGGEST_AT, *(hundredths / 100 for hundredths in range(50, 100, 5))})


class TrialForm(forms.Form):
    """On what unsaved names are tried. Both are chosen, not typed: the Enter key in a field would save."""

    prefix = "trial"

    days = forms.IntegerField(
        label="On the items of",
        min_value=1,
        max_value=365,
        initial=30,
        widget=forms.Select(
            choices=[(days, f"the last {days} days") for days in (7, 14, 30, 60, 90, 180, 365)]
        ),
    )
    bar = forms.FloatField(
        label="Suggested from a score of",
        min_value=0,
        max_value=1,
        initial=match.SUGGEST_AT,
        widget=forms.Select(
            choices=[(bar, f"{bar:.2f}{', as now' * (bar == match.SUGGEST_AT)}") for bar in BARS]
        ),
    )


DATE_HELP = "As far as it is known: 2026, 2026-02, 2026-02-17 or 2026-02-17T14:30"
DATES = ("date", "until")
UNTIL_HELP = "The latest it can have been, where sources differ"


class EventForm(forms.ModelForm):
    """An event's date is typed as it is known: 2026, 2026-02, 2026-02-17 or 2026-02-17T14:30."""

    date = forms.CharField(help_text=DATE_HELP)
    until = forms.CharField(required=False, help_text=UNTIL_HELP)

    class Meta:
        model = Event
        fields = [
            "headline",
            "summary",
            "date",
            "until",
            "time_zone",
            "date_basis",
            "kind",
            "lane",
            "standing",
            "is_important",
            "is_routine",
            "is_public",
            "resolution",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            when = self.instance.happened
            self.initial["date"] = self.initial.get("date") or when.iso()
            if when.latest != when.earliest:
                self.initial["until"] = When(when.latest, when.latest, when.precision, when.time_zone).iso()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("date"):
            try:
                self.instance.happened = When.parse(
                    cleaned["date"], cleaned.get("until") or None, cleaned.get("time_zone") or "UTC"
                )
            except BadDate as error:
                self.add_error("date", str(error))
        return cleaned


class SuggestionForm(forms.ModelForm):
    """The event that accepting would make; a curator may word it better first."""

    headline = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 3, "cols": 90}))
    summary = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3, "cols": 90}))
    date = forms.CharField(
        required=False,
        label="Happened",
        help_text=f"{DATE_HELP}. Empty: the date of publication",
    )
    until = forms.CharField(required=False, help_text=UNTIL_HELP)
    kind = forms.ChoiceField(choices=EventKind.choices)
    lane = forms.ChoiceField(choices=Lane.choices)

    class Meta:
        model = Suggestion
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in self.instance.proposed.items():
            self.initial.setdefault(name, value)

    def clean_headline(self) -> str:
        """In one line: it is typed where long ones can be read."""
        return " ".join(self.cleaned_data["headline"].split())

    def clean(self) -> dict[str, Any]:
        """The dates as matching gives them; none where that of publication stands in."""
        cleaned = super().clean() or self.cleaned_data
        date, until = cleaned.get("date"), cleaned.get("until")
        if until and not date:
            self.add_error("date", "Say the earliest it can have been as well.")
        elif date:
            try:
                when = When.parse(date, until or None)
            except BadDate as error:
                self.add_error("date", str(error))
            else:
                cleaned["date"], cleaned["until"] = when.iso(), ""
                if when.latest != when.earliest:
                    cleaned["until"] = replace(when, earliest=when.latest).iso()
        return cleaned

    def save(self, commit: bool = True) -> Suggestion:
        """Sets down the wording only, and only while nobody has decided: a late click undoes no decision."""
        wording = {name: self.cleaned_data[name] for name in ("headline", "summary", "kind", "lane")}
        dates = {name: self.cleaned_data[name] for name in DATES if self.cleaned_data[name]}
        kept = {name: value for name, value in self.instance.proposed.items() if name not in DATES}
        self.instance.proposed = kept | wording | dates
        suggestion: Suggestion = super().save(commit=False)
        if commit:
            Suggestion.objects.waiting().filter(pk=suggestion.pk).update(proposed=suggestion.proposed)
        return suggestion


class AddressForm(forms.Form):
    """What a person pastes: a page, a feed, a docket, a court's feed. Which of them it is, one look tells."""

    address = forms.CharField(
        help_text="Any page, feed, docket or court feed. It is asked once.",
        widget=forms.TextInput(attrs={"class": "vTextField", "inputmode": "url", "autocomplete": "off"}),
        error_messages={"required": "Paste an address first."},
    )


class SourceForm(forms.ModelForm):
    """A source as it can be edited; the rules of a web page are followed, so they are checked."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["rules"] = cleaned.get("rules") or {}
        if cleaned.get("kind", self.instance.kind) == SourceKind.PAGE:
            try:
                page_rules.read(cleaned["rules"])
            except BadRules as error:
                self.add_error("rules", str(error))
        return cleaned


RULES_HELP = (
    'Of a web page: {"mode": "list", "item": "li.notice"} or {"mode": "passage", "include": ["main"]}. '
    "Empty: its list is looked for."
)


class NewSourceForm(SourceForm):
    """What a person can say of a source that has been looked at; all of it is filled in beforehand."""

    kind = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in POLLED_KINDS], label="Read as")
    interval_minutes = forms.IntegerField(
        min_value=5, error_messages={"min_value": "Poll no more often than every five minutes."}
    )
    slug = forms.SlugField(
        max_length=100, required=False, help_text="In addresses; empty: made from the name"
    )

    class Meta:
        model = Source
        fields = [
            *("name", "slug", "publisher", "court", "basis", "language"),
            *("kind", "rules", "interval_minutes"),
        ]
        widgets = {
            "name": forms.TextInput(attrs={"class": "vTextField"}),
            "publisher": forms.TextInput(attrs={"class": "vTextField"}),
            "language": forms.TextInput(attrs={"size": 8}),
            "rules": forms.Textarea(attrs={"rows": 3, "cols": 60, "spellcheck": "false"}),
        }
        help_texts = {"rules": RULES_HELP}


class OpmlForm(forms.Form):
    """A list of feeds, as other readers hand it out."""

    file = forms.FileField(label="OPML file", help_text="Up to 5 MB. Nothing is added before you confirm.")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > opml.MAXIMUM_BYTES:
            raise forms.ValidationError("The file is larger than 5 MB.")
        return file
