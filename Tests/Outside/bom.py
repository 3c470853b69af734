"""Writes the list of everything that is in the binary, as CycloneDX 1.5 in JSON, the same for the same tree.

Swift packages with their revisions and licences (Package.resolved and .build/checkouts), the C sources that they carry inside (BoringSSL, llhttp,
libyaml), the Swift runtime, and the libraries of the system that the binary is linked with, directly or through another, with the Debian package and
version of this machine. No time and no chance: two runs are equal, byte by byte. It needs nothing but Python itself.
"""

import argparse
import json
import re
import subprocess
import sys
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# A release is built in a folder of its own (script/release).
CHECKOUTS = next((place for name in (".build", ".build-release") if (place := ROOT / name / "checkouts").is_dir()),
                 ROOT / ".build" / "checkouts")


def said(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def licence_of(folder):
    """The SPDX name of a licence that we know by its words; nothing where we do not."""
    for path in sorted(folder.glob("LICEN[CS]E*")):
        text = " ".join(path.read_text(errors="replace").split())
        if "Runtime Library Exception" in text:
            return {"expression": "Apache-2.0 WITH Swift-exception"}
        if "Apache License Version 2.0" in text:
            return {"license": {"id": "Apache-2.0"}}
        if "Permission is hereby granted, free of charge" in text:
            return {"license": {"id": "MIT"}}
    return None


def component(reference, name, version, licence, **more):
    made = {"type": "library", "bom-ref": reference, "name": name, "version": version}
    if licence:
        made["licenses"] = [licence]
    return made | more


def swift_packages():
    """Every pin of Package.resolved; also those of which only a test uses a product."""
    found = []
    for pin in json.loads((ROOT / "Package.resolved").read_text())["pins"]:
        location, state = pin["location"].removesuffix(".git"), pin["state"]
        folder = next((f for f in CHECKOUTS.iterdir() if f.name.lower() in (pin["identity"], Path(location).name.lower())), None)
        if folder is None:
            sys.exit(f"sbom: {pin['identity']} is not in {CHECKOUTS}; run `swift package resolve`")
        version = state.get("version", state["revision"])
        purl = f"pkg:swift/{location.removeprefix('https://')}@{version}"
        inside = carried(folder)
        made = component(
            purl, folder.name, version, licence_of(folder), purl=purl,
            externalReferences=[{"type": "vcs", "url": pin["location"], "comment": "revision " + state["revision"]}])
        if inside:
            made["components"] = inside
        found.append(made)
    return found


def carried(folder):
    """C sources that a package carries inside: an advisory on them concerns us, whatever the package is called."""
    found = []
    for note in sorted(folder.glob("Sources/C*BoringSSL/hash.txt")):
        revision = re.search(r"revision ([0-9a-f]{40})", note.read_text()).group(1)
        found.append(component(
            f"{folder.name}/boringssl", "boringssl", revision, None, purl=f"pkg:generic/boringssl@{revision}",
            externalReferences=[{"type": "vcs", "url": "https://boringssl.googlesource.com/boringssl"}]))
    for header in sorted(folder.glob("Sources/CNIOLLHTTP/include/c_nio_llhttp.h")):
        parts = [re.search(rf"LLHTTP_VERSION_{part} (\d+)", header.read_text()).group(1) for part in ("MAJOR", "MINOR", "PATCH")]
        version = ".".join(parts)
        found.append(component(f"{folder.name}/llhttp", "llhttp", version, {"license": {"id": "MIT"}}, purl=f"pkg:github/nodejs/llhttp@{version}"))
    if (folder / "Sources/CYaml/src/scanner.c").exists():
        # The sources carry no number; the package's own version says which they are.
        found.append(component(f"{folder.name}/libyaml", "libyaml", "in this package", {"license": {"id": "MIT"}}))
    return found


def swift_runtime():
    version = re.search(r"Swift version ([\d.]+)", said("swift", "--version")).group(1)
    return component("swift-runtime", "swift-runtime", version, {"expression": "Apache-2.0 WITH Swift-exception"},
                     purl=f"pkg:generic/swift@{version}", description="Standard library, Foundation, Dispatch and Concurrency of the toolchain")


def linked(binary):
    """Libraries of the system by their Debian package. The loader says which, so the binary must be one of this machine."""
    direct = set(re.findall(r"\(NEEDED\).*\[(.+)\]", said("readelf", "-d", str(binary))))
    files = {}
    for name, path in re.findall(r"^\s*(\S+)(?: => (\S+))? \(0x", said("ldd", str(binary)), re.M):
        path = path or name
        if path.startswith("/") and "/swift/" not in path:
            files[Path(name).name] = Path(path).resolve()
    packages = {}
    for name, path in sorted(files.items()):
        # Debian's own lists say /lib for what lies in /usr/lib, or the other way round.
        asked = [str(path), str(path).removeprefix("/usr"), "/usr" + str(path)]
        owners = subprocess.run(["dpkg", "-S", *asked], capture_output=True, text=True, check=False).stdout
        owner = owners.split(": ")[0].split(":")[0] if owners else None
        if owner is None:
            sys.exit(f"sbom: no Debian package owns {path}")
        packages.setdefault(owner, []).append(name)
    distribution = dict(line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line)
    codename = distribution.get("VERSION_CODENAME", "").strip('"')
    return [debian(package, names, codename, direct) for package, names in sorted(packages.items())]


def debian(package, libraries, codename, direct):
    version, architecture, source = said("dpkg-query", "-W", "-f", "${Version} ${Architecture} ${source:Package}\n", package).splitlines()[0].split()
    purl = f"pkg:deb/debian/{package}@{version.replace('+', '%2B').replace(':', '%3A')}?arch={architecture}&distro={codename}"
    made = component(purl, package, version, None, purl=purl)
    names = debian_licences(package)
    if names:
        made["licenses"] = [{"license": {"name": name}} for name in names]
    made["properties"] = [
        {"name": "zhibao:libraries", "value": " ".join(sorted(libraries))},
        {"name": "zhibao:linked", "value": "directly" if direct & set(libraries) else "through another"},
        {"name": "zhibao:source-package", "value": source},
    ]
    return made


def debian_licences(package):
    """The names that a copyright file readable by machines gives, as it writes them; nothing where it is prose."""
    path = Path("/usr/share/doc") / package / "copyright"
    text = path.read_text(errors="replace") if path.exists() else ""
    if "copyright-format/1.0" not in text and not text.startswith("Format:"):
        return []
    return sorted({name.strip() for name in re.findall(r"^License: *(.+)$", text, re.M)})


def main():
    parser = argparse.ArgumentParser(description="The list of everything that is in the binary, as CycloneDX 1.5.")
    parser.add_argument("--binary", type=Path, default=ROOT / ".build" / "debug" / "zhibao")
    parser.add_argument("--version", default="unreleased")
    parser.add_argument("--to", type=Path)
    options = parser.parse_args()
    if not options.binary.exists():
        sys.exit(f"sbom: {options.binary} is missing; build it first")
    components = sorted([*swift_packages(), swift_runtime(), *linked(options.binary)], key=lambda made: made["bom-ref"])
    own = {"type": "application", "bom-ref": "zhibao", "name": "zhibao", "version": options.version, "licenses": [{"license": {"id": "Apache-2.0"}}]}
    bom = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": {"component": own}, "components": components,
        "dependencies": [{"ref": "zhibao", "dependsOn": [made["bom-ref"] for made in components]}],
    }
    # The number of the list is drawn from what it says, so that equal lists have equal numbers.
    bom["serialNumber"] = "urn:uuid:" + str(uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bom, sort_keys=True)))
    text = json.dumps(bom, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    if options.to:
        options.to.write_text(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
