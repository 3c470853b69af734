"""What `script/release` packs, seen by whoever installs it: sums, signature, one clear sentence for each fault.

The program of the tests is packed instead of a release build, which takes a quarter of an hour.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from office import BINARY, ROOT, Checks


def run(*words: object, cwd: Path = ROOT) -> subprocess.CompletedProcess:
    return subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, timeout=300, check=False)


def release(*words: object) -> subprocess.CompletedProcess:
    return run(ROOT / "script/release", *words)


def pack(out: Path, *words: object) -> Path:
    made = release("--trial", "--version", "1.2.3", "--from", BINARY, "--out", out, *words)
    if made.returncode != 0:
        raise RuntimeError(made.stdout + made.stderr)
    (archive,) = out.glob("*.tar.gz")
    return archive


def keys(folder: Path) -> tuple[Path, Path]:
    secret, public = folder / "release.pem", folder / "release.pub.pem"
    run("openssl", "genpkey", "-algorithm", "ed25519", "-out", secret)
    run("openssl", "pkey", "-in", secret, "-pubout", "-out", public)
    return secret, public


def what_is_packed(archive: Path, folder: Path, checks: Checks) -> Path:
    with tarfile.open(archive) as packed:
        members = packed.getmembers()
    folder.mkdir()
    run("tar", "-xzf", archive, "-C", folder)
    (root,) = folder.iterdir()
    checks.check("each file belongs to root and only root may write",
                 all(m.uid == 0 and m.gid == 0 and not m.mode & 0o022 for m in members), members[:3])
    known = run("git", "ls-files", "share").stdout.split()
    there = {str(path.relative_to(root / "share/zhibao")) for path in (root / "share/zhibao").rglob("*") if path.is_file()}
    wanted = {path.removeprefix("share/") for path in known} | {"RELEASE", "SHA256SUMS"}
    checks.check("the content is what git knows of it, and nothing else", there == wanted, there ^ wanted)
    sums = dict(reversed(line.split("  ", 1)) for line in (root / "share/zhibao/SHA256SUMS").read_text().splitlines())
    wrong = [path for path, digest in sums.items() if hashlib.sha256((root / path).read_bytes()).hexdigest() != digest]
    files = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()} - {"share/zhibao/SHA256SUMS"}
    checks.check("every file has its sum", not wrong and set(sums) == files, (wrong, set(sums) ^ files))
    commit = run("git", "rev-parse", "--short=8", "HEAD").stdout.strip()
    said = run(root / "bin/zhibao", "--version", cwd=Path("/")).stdout.strip()
    checks.check(f"the program says which release it is: {said}",
                 said.startswith(f"zhibao 1.2.3-trial ({commit}, "), said)
    sbom = json.loads((root / "share/doc/zhibao/sbom.cdx.json").read_text())
    names = {part["name"] for part in sbom["components"]}
    checks.check(f"the list of parts names {len(names)} of them", {"hummingbird", "Yams"} <= names, sorted(names)[:20])
    return root


def doctor(root: Path, data: Path) -> dict[str, str]:
    said = run(root / "bin/zhibao", "doctor", "--data", data, "--json", cwd=Path("/"))
    return next((line for line in json.loads(said.stdout)["checks"] if line["check"] == "release"), {})


def an_office_of_it(root: Path, folder: Path, checks: Checks) -> None:
    data = folder / "office"
    made = run(root / "bin/zhibao", "setup", "--world", root / "share/zhibao/worlds/demo.yaml", "--data", data,
               cwd=Path("/"))
    checks.check("the unpacked program makes an office with the content beside it", made.returncode == 0,
                 (made.stdout + made.stderr)[-400:])
    line = doctor(root, data)
    checks.check(f"doctor says: {line.get('said')}", line.get("verdict") == "ok", line)
    rule = next((root / "share/zhibao/law").rglob("*.yaml"))
    text = rule.read_bytes()
    rule.write_bytes(text.replace(b"1", b"2", 1))
    line = doctor(root, data)
    checks.check("one changed digit of the law is named",
                 line.get("verdict") == "fail" and str(rule.relative_to(root)) in line.get("said", ""), line)
    rule.write_bytes(text)
    checks.check("put right, it is whole again", doctor(root, data).get("verdict") == "ok")


def checked(archive: Path, public: Path, folder: Path, checks: Checks) -> None:
    """`script/release --check`, on the archive and on spoilt copies of it."""
    good = release("--check", archive, "--signed-by", public)
    checks.check("an archive that is whole passes", good.returncode == 0, good.stderr[-400:])
    spoilt = folder / "spoilt"
    shutil.copytree(archive.parent, spoilt)
    copy = spoilt / archive.name
    with open(copy, "r+b") as file:
        file.seek(copy.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))
    refused(release("--check", copy), "is not what was released", "one flipped bit is refused", checks)
    _, other = keys(spoilt)
    refused(release("--check", archive, "--signed-by", other), "is not by the holder of", "another's signature is refused",
            checks)
    (spoilt / f"{archive.name}.sha256").unlink()
    refused(release("--check", copy), "is missing beside the archive", "an archive without its sum is refused", checks)


def refused(made: subprocess.CompletedProcess, words: str, said: str, checks: Checks) -> None:
    checks.check(said, made.returncode == 1 and words in made.stderr, made.stdout + made.stderr)


def main() -> int:
    checks = Checks("release")
    folder = Path(tempfile.mkdtemp(prefix="zhibao-release-"))
    try:
        refused(release("--trial", "--from", folder / "none", "--out", folder / "none-out"), "there is no program",
                "without a program nothing is packed", checks)
        made = release("--version", "1 2", "--trial", "--from", BINARY, "--out", folder / "none-out")
        refused(made, "a version has letters", "a version with a space is refused", checks)
        secret, public = keys(folder)
        archive = pack(folder / "one", "--sign", secret)
        root = what_is_packed(archive, folder / "unpacked", checks)
        an_office_of_it(root, folder, checks)
        checked(archive, public, folder, checks)
        again = pack(folder / "two")
        checks.check("packed again it is the same, byte for byte", again.read_bytes() == archive.read_bytes())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
