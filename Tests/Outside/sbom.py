"""Writes the list of everything that is in the binary twice and holds it against its schema, the pins and the linker."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from office import BINARY, ROOT, Checks


def written() -> str:
    return subprocess.run([ROOT / "script" / "sbom", "--binary", BINARY], capture_output=True, text=True, check=True).stdout


def main() -> int:
    checks = Checks("sbom")
    text = written()
    checks.check("two runs are equal, byte by byte", text == written())
    validator = JsonStrictValidator(SchemaVersion.V1_5)
    fault = validator.validate_str(text)
    checks.check("it is CycloneDX 1.5 in every member", fault is None, fault)
    spoilt = validator.validate_str(text.replace('"type": "library"', '"type": "librarian"', 1))
    checks.check("the schema would notice one wrong word", spoilt is not None)
    bom = json.loads(text)
    parts = bom["components"]
    pins = json.loads((ROOT / "Package.resolved").read_text())["pins"]
    named = {(reference["url"], reference["comment"]) for part in parts for reference in part.get("externalReferences", [])}
    lost = [pin["identity"] for pin in pins if (pin["location"], "revision " + pin["state"]["revision"]) not in named]
    checks.check(f"each of {len(pins)} pins is named with its revision", not lost and len(pins) > 10, lost)
    bare = [part["name"] for part in parts if part["purl"].startswith("pkg:swift/") and not part.get("licenses")]
    checks.check("each Swift package has its licence", not bare, bare)
    inside = {inner["name"] for part in parts for inner in part.get("components", [])}
    checks.check("C sources inside packages are named", inside == {"boringssl", "llhttp", "libyaml"}, inside)
    needed = re.findall(r"\(NEEDED\).*\[(.+)\]", subprocess.run(["readelf", "-d", BINARY], capture_output=True, text=True, check=True).stdout)
    of_system = [name for name in needed if "swift" not in name.lower() and not name.startswith(("libFoundation", "libdispatch", "libBlocks", "lib_Foundation"))]
    libraries = {name for part in parts for entry in part.get("properties", []) if entry["name"] == "zhibao:libraries" for name in entry["value"].split()}
    missing = [name for name in of_system if name not in libraries]
    checks.check(f"each of {len(of_system)} libraries of the system has its Debian package", not missing and len(of_system) >= 5, missing)
    references = [part["bom-ref"] for part in parts]
    checks.check("nothing is named twice", len(references) == len(set(references)))
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
