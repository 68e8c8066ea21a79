"""Celery's broker in a folder, for installations without Redis. A reader never meets half a message.

kombu's own writes a message under its final name; a worker that reads it too early ends with an error.
"""

import time
import uuid
from pathlib import Path
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: Any, **_: Any) -> None:  # type: ignore[override]  # as its parent has it
        """Write aside, then rename: on one file system that is done whole or not at all."""
        name = f"{round(time.monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        whole = Path(self.data_folder_out) / name
        aside = whole.with_suffix(".part")
        aside.write_text(dumps(payload))
        aside.rename(whole)


class Transport(filesystem.Transport):
    Channel = Channel
