"""Fills in the descriptions that package managers want of a release:

    manifests.py --address URL [--homepage URL] FOLDER

The address is where the files of the release will lie; there is no usual one. What describes a package that was
not built is left out, and said.
"""

import argparse
import re
import sys
from pathlib import Path
from urllib.parse import quote

import release

TEMPLATES = Path(__file__).resolve().parent / "templates"

# Template, where it goes, and the package that it describes.
ROWS = [
    ("winget.yaml.in", "winget/Dragoman.Dragoman.yaml", "-setup.exe"),
    ("winget.installer.yaml.in", "winget/Dragoman.Dragoman.installer.yaml", "-setup.exe"),
    ("winget.locale.en-US.yaml.in", "winget/Dragoman.Dragoman.locale.en-US.yaml", "-setup.exe"),
    ("winget.locale.zh-CN.yaml.in", "winget/Dragoman.Dragoman.locale.zh-CN.yaml", "-setup.exe"),
    ("scoop.json.in", "scoop/dragoman.json", "-windows-x64.zip"),
    ("homebrew-formula.rb.in", "homebrew/Formula/dragoman.rb", "-source.tar.gz"),
    ("homebrew-cask.rb.in", "homebrew/Casks/dragoman.rb", ".dmg"),
]


def read_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    parser.add_argument("--homepage")
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    for url in (arguments.address, arguments.homepage or arguments.address):
        if not url.startswith("https://") or any(mark in url for mark in "\"'\\ \n"):
            parser.error(f"not an https address: {url}")
    return arguments


def filled(template, values):
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    if re.search(r"@[A-Z0-9_]+@", text):
        sys.exit(f"manifests: {template} has a mark that nothing fills in")
    return text


def values_for(path, arguments):
    return {
        "VERSION": release.version(),
        "DATE": release.time_of_release().strftime("%Y-%m-%d"),
        "HOMEPAGE": arguments.homepage or arguments.address,
        "URL": arguments.address.rstrip("/") + "/" + quote(path.name),
        "SHA256": release.sha256(path),
        "SHA256_UPPER": release.sha256(path).upper(),
        "FOLDER": path.name.removesuffix(".zip"),
    }


def main():
    arguments = read_arguments()
    for template, target, ending in ROWS:
        path = release.package(ending)
        if not path:
            print(f"left out: {target} (there is no package *{ending})")
            continue
        into = arguments.folder / target
        into.parent.mkdir(parents=True, exist_ok=True)
        into.write_text(filled(template, values_for(path, arguments)), encoding="utf-8")
        print(f"{target}: {path.name}")


main()
