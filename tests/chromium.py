"""The Chromium that the system has, and how tests start it."""

import os
import shutil
from typing import Literal

type Scheme = Literal["light", "dark"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# It asks nothing of the world around it; without a sandbox where root runs it, for it would not start.
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]
