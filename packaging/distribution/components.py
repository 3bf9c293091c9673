"""What Dragoman is made of: the libraries that a program or an archive needs or carries, by components.json.

A library that the table does not have is looked up among the machine's Debian packages; one that is not there
either is an error, so that nothing is shipped without being named.
"""

import fnmatch
import functools
import json
import re
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
DOCUMENTS = Path("/usr/share/doc")


@dataclass(frozen=True)
class Component:
    name: str
    version: str
    license: str  # an SPDX expression, or NOASSERTION
    package: str  # the Debian package whose copyright file holds the notices
    compiled_in: bool = False

    @property
    def notices(self):
        return DOCUMENTS / self.package / "copyright"


class UnknownLibrary(Exception):
    pass


@functools.cache
def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def installed_version(package):
    """The version of the source, without Debian's own parts."""
    version = output("dpkg-query", "-W", "-f", "${Version}", package).strip()
    return re.sub(r"^\d+:|-[^-]*$|[.+~](dfsg|ds|really|repack).*$", "", version)


@functools.cache
def texts():
    return json.loads((HERE / "components.json").read_text(encoding="utf-8"))


def table():
    return texts()["components"]


def licenses_of_sources():
    """Of the libraries in Debian's source packages that are bundled now and then."""
    return texts()["sources"]


def from_row(row):
    version = row.get("version") or installed_version(row["package"])  # packaging/windows takes one from a newer Debian
    return Component(row["name"], version, row["license"], row["package"], row.get("compiledIn", False))


def words_on_license(package):
    """What Debian's copyright file calls the licence of the source as a whole, which need not be that of a library."""
    text = (DOCUMENTS / package / "copyright").read_text(encoding="utf-8", errors="replace")
    whole = re.search(r"^Files:\s*\*\s*$.*?^License:[ \t]*([^\n]+)$", text, re.MULTILINE | re.DOTALL | re.IGNORECASE)
    return whole.group(1).strip() if whole else ""


def compiled_in():
    return [from_row(row) for row in table() if row.get("compiledIn")]


def row_for(path):
    """The row of the table that a library belongs to; `path` is relative to where the program is installed."""
    name = Path(path).name
    for row in table():
        for pattern in row.get("files", []):
            if fnmatch.fnmatch(path if "/" in pattern else name, pattern if "/" not in pattern else "*" + pattern):
                return row
    return None


def debian_package_of(name):
    """The installed package that has a shared library of that name."""
    for line in output("/sbin/ldconfig", "-p").splitlines():
        words = line.split()
        if not words or words[0] != name:
            continue
        path = Path(words[-1])
        for candidate in (path, path.resolve(), Path(str(path).replace("/lib/", "/usr/lib/", 1))):
            found = subprocess.run(["dpkg-query", "-S", str(candidate)], capture_output=True, text=True)
            if found.returncode == 0:
                return found.stdout.split(":")[0]
    return None


def component_of(path):
    row = row_for(path)
    if row:
        return from_row(row)
    package = debian_package_of(Path(path).name)
    if not package:
        raise UnknownLibrary(f"nobody knows where '{path}' comes from: name it in packaging/distribution/components.json")
    source = output("dpkg-query", "-W", "-f", "${source:Package}", package).strip()
    return Component(source, installed_version(package), licenses_of_sources().get(source, "NOASSERTION"), package)


def needed_by(program):
    """The components that a program is linked with."""
    text = output("objdump", "-p", str(program))
    names = re.findall(r"^\s*NEEDED\s+(\S+)$", text, re.MULTILINE)
    return sorted({component_of(name) for name in names}, key=lambda one: one.name)


def is_library(path):
    name = Path(path).name.lower()
    return name.endswith(".dll") or re.search(r"\.so(\.[\d.]+)?$", name) is not None


def files_in(archive):
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as opened:
            return opened.namelist()
    with tarfile.open(archive) as opened:
        return [member.name for member in opened if member.isfile() or member.issym()]


def carried_by(archive):
    """The components whose libraries an archive brings along."""
    libraries = [name.split("/", 1)[-1] for name in files_in(archive) if is_library(name)]
    return sorted({component_of(name) for name in libraries}, key=lambda one: one.name)
