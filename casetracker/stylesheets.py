"""Collects static files so that the stylesheet of the pages is one file, in however many it is written."""

import posixpath
import re
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/site.css"
_IMPORT = re.compile(r'@import url\("([\w./-]+)"\);\n', re.ASCII)

type Paths = dict[str, tuple[Storage, str]]


class OneStylesheetStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    def post_process(self, paths: Paths, dry_run: bool = False, **options: Any) -> Any:
        """Puts what `STYLESHEET` imports in the place of each `@import`: one request in place of a dozen."""
        if STYLESHEET in paths:
            memory = InMemoryStorage()
            memory.save(STYLESHEET, ContentFile(_joined(paths).encode()))
            paths = paths | {STYLESHEET: (memory, STYLESHEET)}
        return super().post_process(paths, dry_run, **options)


def _joined(paths: Paths) -> str:
    folder = posixpath.dirname(STYLESHEET)
    return _IMPORT.sub(lambda found: _text(paths, posixpath.join(folder, found[1])), _text(paths, STYLESHEET))


def _text(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read(), "utf-8")
