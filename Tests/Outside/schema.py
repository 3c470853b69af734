"""Runs schemathesis against an office: every operation that its OpenAPI description names, within and outside it.

Bounded by `--seconds`. One check an operation, and one that the run was complete.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import yaml

from office import ROOT, Checks, Office

RULES = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "ignored_auth",
]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    seconds = max(10, min(options.seconds, 3600))
    checks = Checks("schema")
    with Office() as office:
        office.start()
        status = attack(office, seconds, options.seed)
        tried = count_operations(office.folder / "junit.xml", checks)
        report = json.loads((office.folder / "report.json").read_text())
        tested, selected = report["operations"]["tested"], report["operations"]["selected"]
        # The description itself is asked for by the tool before anything else.
        left = operations() - tried - {"GET /api/openapi.yaml"}
        checks.check(f"each of the {len(tried)} operations that are described was chosen", not left, sorted(left))
        checks.check(f"all {selected} operations were tried", tested == selected > 0, f"only {tested}")
        checks.check(f"{report['test_cases']['generated']} requests brought no failure", status == 0, f"seed {options.seed}")
        checks.check("the office is still well", office.is_well(), office.said())
    return checks.close()


def operations() -> set[str]:
    """The operations that our own description names, read without the tool that tries them."""
    paths = yaml.safe_load((ROOT / "share" / "openapi.yaml").read_text())["paths"]
    return {f"{method.upper()} {path}" for path, item in paths.items() for method in item
            if method in ("get", "post", "put", "patch", "delete", "head")}


def attack(office: Office, seconds: int, seed: int) -> int:
    officer = office.login("case-officer")
    words = [
        str(Path(sys.executable).with_name("schemathesis")), "run", f"{office.url}/api/openapi.yaml",
        "--url", office.url, "--no-color", "--workers", "1", "--seed", str(seed),
        "--header", f"Authorization: Bearer {office.token(officer, 'case-officer')}",
        "--phases", "examples,coverage,fuzzing", "--max-time", str(seconds), "--request-timeout", "20",
        "--rate-limit", "auto", "--checks", ",".join(RULES), "--suppress-health-check", "all",
        "--report", "junit,json", "--report-junit-path", str(office.folder / "junit.xml"),
        "--report-json-path", str(office.folder / "report.json"),
    ]
    # One worker: two read each other's half-parsed lambdas and now and then die of it.
    # It writes its example database into the current folder: the office's own, which is removed.
    return subprocess.run(words, cwd=office.folder, timeout=seconds * 3 + 300, check=False).returncode


def count_operations(junit: Path, checks: Checks) -> set[str]:
    """One check for each operation that was tried; answers with their names."""
    tried = set()
    for case in ElementTree.parse(junit).iter("testcase"):
        faults = [fault.get("message", "") for fault in case if fault.tag in ("failure", "error")]
        checks.check(case.get("name", "?"), not faults, ", ".join(faults))
        tried.add(case.get("name", "?"))
    return tried


if __name__ == "__main__":
    sys.exit(main())
