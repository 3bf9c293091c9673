"""Writes the bill of materials of a release (SPDX 2.3) and the notices of everything that is in it.

    bill_of_materials.py PROGRAM SPDX.json NOTICES.txt
"""

import json
import re
import sys
import uuid
from pathlib import Path

import components
import release

COMMON_LICENSES = Path("/usr/share/common-licenses")
PROGRAM = "SPDXRef-dragoman"


def identifier(kind, name):
    return f"SPDXRef-{kind}-" + re.sub(r"[^A-Za-z0-9.-]+", "-", name)


def relationship(element, kind, related):
    return {"spdxElementId": element, "relationshipType": kind, "relatedSpdxElement": related}


def program_package():
    return {
        "SPDXID": PROGRAM, "name": "dragoman", "versionInfo": release.version(),
        "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "primaryPackagePurpose": "APPLICATION",
        "licenseConcluded": "MIT", "licenseDeclared": "MIT", "copyrightText": "2026 The Dragoman developers",
        "supplier": "NOASSERTION",
    }


def remark_on(component):
    words = components.words_on_license(component.package)
    said = f" It says of the source as a whole: {words}." if words else ""
    return f"Notices: the copyright file of Debian's package {component.package}.{said}"


def component_package(component):
    return {
        "SPDXID": identifier("component", component.name), "name": component.name,
        "versionInfo": component.version, "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
        "primaryPackagePurpose": "LIBRARY", "licenseConcluded": component.license,
        "licenseDeclared": component.license, "copyrightText": "NOASSERTION", "supplier": "NOASSERTION",
        "comment": remark_on(component),
    }


def file_package(path):
    return {
        "SPDXID": identifier("package", path.name), "name": path.name, "versionInfo": release.version(),
        "packageFileName": path.name, "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
        "primaryPackagePurpose": "INSTALL", "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION",
        "copyrightText": "NOASSERTION", "supplier": "NOASSERTION",
        "checksums": [{"algorithm": "SHA256", "checksumValue": release.sha256(path)}],
    }


def is_opened(path):
    """Source archives carry no library; the other kinds of package take theirs from the system."""
    return path.name.endswith((".zip", ".tar.gz")) and "-source" not in path.name


class Bill:
    """Packages and how they hang together."""

    def __init__(self, program):
        self.packages = [program_package()]
        self.relations = [relationship("SPDXRef-DOCUMENT", "DESCRIBES", PROGRAM)]
        self.components = {}
        for component in components.needed_by(program):
            self.add(component, PROGRAM, "DYNAMIC_LINK")
        for component in components.compiled_in():
            self.add(component, PROGRAM, "STATIC_LINK")
        for path in release.packages():
            self.add_package(path)

    def add(self, component, element, kind):
        if component.name not in self.components:
            self.components[component.name] = component
            self.packages.append(component_package(component))
        self.relations.append(relationship(element, kind, identifier("component", component.name)))

    def add_package(self, path):
        entry = file_package(path)
        self.packages.append(entry)
        self.relations.append(relationship(entry["SPDXID"], "GENERATED_FROM", PROGRAM))
        for component in components.carried_by(path) if is_opened(path) else []:
            self.add(component, entry["SPDXID"], "CONTAINS")

    def document(self):
        body = json.dumps([self.packages, self.relations], sort_keys=True)
        return {
            "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
            "name": f"dragoman-{release.version()}",
            "documentNamespace": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, body)}",
            "creationInfo": {
                "created": release.time_of_release().strftime("%Y-%m-%dT%H:%M:%SZ"),
                "creators": ["Organization: The Dragoman developers", "Tool: packaging/distribution"],
            },
            "packages": self.packages, "relationships": self.relations,
        }


def chapter(title, text):
    return f"{'=' * 78}\n{title}\n{'=' * 78}\n\n{text.strip()}\n\n"


def notices(parts):
    """The words of everything that is in the program or its packages, and the long licences they refer to."""
    own = (release.ROOT / "LICENSE").read_text(encoding="utf-8")
    text = chapter(f"Dragoman {release.version()}: MIT", own)
    referred = set()
    for component in sorted(parts, key=lambda one: one.name.lower()):
        words = component.notices.read_text(encoding="utf-8", errors="replace")
        referred |= set(re.findall(r"/usr/share/common-licenses/([A-Za-z0-9.-]*[A-Za-z0-9])", words))
        text += chapter(f"{component.name} {component.version}: {component.license}", words)
    for name in sorted(referred):
        path = COMMON_LICENSES / name
        if path.exists():
            text += chapter(f"Text of {name}", path.read_text(encoding="utf-8", errors="replace"))
    return text


def main():
    program, bill_file, notices_file = map(Path, sys.argv[1:])
    try:
        bill = Bill(program)
    except components.UnknownLibrary as problem:
        sys.exit(f"bill_of_materials: {problem}")
    bill_file.write_text(json.dumps(bill.document(), indent=1) + "\n", encoding="utf-8")
    notices_file.write_text(notices(bill.components.values()), encoding="utf-8")
    print(f"{bill_file.name}: {len(bill.components)} components, {len(release.packages())} packages")


main()
