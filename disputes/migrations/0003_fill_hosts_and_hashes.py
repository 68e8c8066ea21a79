"""Names the host of each source, and gives items and filings that were there before what they are known by."""

import hashlib
from urllib.parse import urlsplit

from django.db import migrations

BATCH = 1_000


def fill(apps, schema_editor):
    sources, items = apps.get_model("disputes", "Source"), apps.get_model("disputes", "Item")
    # All filings so far come from courts' feeds.
    apps.get_model("disputes", "Filing").objects.update(is_stub=True)
    for source in sources.objects.exclude(url=""):
        source.host = _host(source.url)
        source.save(update_fields=["host"])
    batch = []
    for item in items.objects.only("guid", "url_key").iterator(chunk_size=BATCH):
        item.guid_hash, item.url_hash = _hash(item.guid), _hash(item.url_key)
        batch.append(item)
        if len(batch) == BATCH:
            items.objects.bulk_update(batch, ["guid_hash", "url_hash"])
            batch = []
    items.objects.bulk_update(batch, ["guid_hash", "url_hash"])


def _host(url):
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()[:253]
    except ValueError:
        return ""


def _hash(text):
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest() if text else ""


class Migration(migrations.Migration):
    dependencies = [("disputes", "0002_ingestion_engine")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
