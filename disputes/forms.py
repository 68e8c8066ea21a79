"""What may come in: the fields that curators type into, with messages that say what is wrong."""

from typing import Any

from django import forms

from disputes.ingest import opml
from disputes.ingest.pages import rules as page_rules
from disputes.ingest.types import BadRules
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


class EventForm(forms.ModelForm):
    """An event's date is typed as it is known: 2026, 2026-02, 2026-02-17 or 2026-02-17T14:30."""

    date = forms.CharField(help_text="As far as it is known: 2026, 2026-02, 2026-02-17 or 2026-02-17T14:30")
    until = forms.CharField(required=False, help_text="The latest it can have been, where sources differ")

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

    headline = forms.CharField(max_length=300, widget=forms.TextInput(attrs={"size": 90}))
    summary = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3, "cols": 90}))
    kind = forms.ChoiceField(choices=EventKind.choices)
    lane = forms.ChoiceField(choices=Lane.choices)

    class Meta:
        model = Suggestion
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in self.instance.proposed.items():
            self.initial.setdefault(name, value)

    def save(self, commit: bool = True) -> Suggestion:
        """Sets down the wording only, and only while nobody has decided: a late click undoes no decision."""
        wording = {name: self.cleaned_data[name] for name in ("headline", "summary", "kind", "lane")}
        self.instance.proposed |= wording
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
