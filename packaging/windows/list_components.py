"""Fills in an MSI description: list_components.py STAGE VERSION TEMPLATE > product.wxs

Every file is a component of its own, whose identifier comes from its path: it must stay the same from
one version to the next, or an upgrade would not know what it replaces.
"""

import sys
import uuid
from pathlib import Path
from xml.sax.saxutils import quoteattr

PRODUCT = uuid.uuid5(uuid.NAMESPACE_DNS, "dragoman.invalid")


def name_of(kind, path):
    return kind + uuid.uuid5(PRODUCT, path.as_posix()).hex


def component(path):
    guid = str(uuid.uuid5(PRODUCT, path.as_posix())).upper()
    # Without Win64 it would be written for 32-bit programs.
    return (
        f'<Component Id="{name_of("C", path)}" Win64="yes" Guid="{guid}">'
        f'<File Id="{name_of("F", path)}" Name={quoteattr(path.name)} Source={quoteattr(path.as_posix())}'
        ' KeyPath="yes"/></Component>\n'
    )


def contents(stage, folder):
    text = ""
    for entry in sorted((stage / folder).iterdir()):
        path = folder / entry.name
        if entry.is_dir():
            head = f'<Directory Id="{name_of("D", path)}" Name={quoteattr(entry.name)}>\n'
            text += head + contents(stage, path) + "</Directory>\n"
        else:
            text += component(path)
    return text


def main():
    stage, version, template = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    files = sorted(path.relative_to(stage) for path in stage.rglob("*") if path.is_file())
    references = "".join(f'<ComponentRef Id="{name_of("C", path)}"/>\n' for path in files)
    text = template.read_text(encoding="utf-8")
    for mark, value in {
        "@FILES@": contents(stage, Path()),
        "@REFERENCES@": references,
        "@VERSION@": version,
    }.items():
        text = text.replace(mark, value)
    sys.stdout.write(text)


main()
