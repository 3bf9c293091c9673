"""What the parts of a release have in common: its version, day and files."""

import hashlib
import os
import re
import subprocess
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = Path(os.environ.get("DRAGOMAN_PACKAGES", ROOT / "build" / "packages"))


def version():
    text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"^project\(dragoman VERSION ([0-9.]+)", text, re.MULTILINE).group(1)


def time_of_release():
    """SOURCE_DATE_EPOCH, else that of the last commit: the same source makes the same files."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=True).stdout
    return datetime.fromtimestamp(int(seconds), timezone.utc)


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def packages():
    """What users install: packages, archives and installers of this version."""
    kinds = (".deb", ".rpm", ".tar.gz", ".zip", ".msi", ".exe", ".dmg")
    found = [path for path in PACKAGES.glob("dragoman*") if path.is_file() and path.name.endswith(kinds)]
    return sorted(path for path in found if version() in path.name)


def package(ending):
    """The one package with that ending, or None."""
    found = [path for path in packages() if path.name.endswith(ending)]
    return found[0] if len(found) == 1 else None
