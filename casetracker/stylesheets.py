"""Collects static files so that the stylesheet of a page is one file, in however many it is written."""

import posixpath
import re
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEETS = ("css/site.css", "css/embed.css")
_IMPORT = re.compile(r'@import url\("([\w./-]+)"\);\n', re.ASCII)

type Paths = dict[str, tuple[Storage, str]]


class OneStylesheetStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    def post_process(self, paths: Paths, dry_run: bool = False, **options: Any) -> Any:
        """Puts what `STYLESHEETS` import in the place of each `@import`: one request in place of a dozen."""
        memory = InMemoryStorage()
        for name in STYLESHEETS:
            if name in paths:
                memory.save(name, ContentFile(_joined(paths, name).encode()))
                paths = paths | {name: (memory, name)}
        return super().post_process(paths, dry_run, **options)


def _joined(paths: Paths, name: str) -> str:
    folder = posixpath.dirname(name)
    return _IMPORT.sub(lambda found: _text(paths, posixpath.join(folder, found[1])), _text(paths, name))


def _text(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read(), "utf-8")
