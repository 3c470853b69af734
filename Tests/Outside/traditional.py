"""Writes the Traditional Chinese of the pages from the Simplified, with Debian's OpenCC.

    script/traditional           writes share/texts/*.zh-Hant.yaml, the packs' texts/zh-Hant.yaml, and measures
    script/traditional --check   writes nothing; status 1 when a file is not what it would write

A pack's titles stand in its definitions and in its texts; both are gathered, so that a reader of Traditional
Chinese meets no Simplified stage or clock. A measure carries its own title, and gets the other form beside it.
Names of languages stay as each language writes them. What people have typed, names and the words of statutes are
never converted: they are not in these files.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "share" / "texts"
PACKS = ROOT / "share" / "programmes"
HEAD = "# 由简体中文经 OpenCC 转换，请改简体后运行 script/traditional。"

# Kind of title to the section of a procedure whose entries carry it.
SECTIONS = {"role": "roles", "fact": "facts", "clock": "clocks", "document": "documents", "stage": "stages"}


def converted(texts: list[str]) -> list[str]:
    """All sentences through one run of OpenCC; line breaks inside a sentence are kept."""
    marker = "\u2028"
    lines = "\n".join(text.replace("\n", marker) for text in [HEAD, *texts])
    run = subprocess.run(["opencc", "-c", "s2t"], input=lines, capture_output=True, text=True, check=True)
    answer = [line.replace(marker, "\n") for line in run.stdout.removesuffix("\n").split("\n")]
    if len(answer) != len(texts) + 1:
        raise RuntimeError("OpenCC changed the number of lines")
    return answer


def written(texts: dict[str, str]) -> str:
    """One sentence a line, in double quotes, in the order of the source."""
    head, *sentences = converted(list(texts.values()))
    lines = [head]
    for key, sentence in zip(texts, sentences, strict=True):
        text = texts[key] if key.startswith("language.") else sentence
        lines.append(f"{key}: {quoted(text)}")
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def loaded(path: Path) -> dict:
    return yaml.load(path.read_text(), Loader=yaml.BaseLoader) or {}


def titles(pack: Path) -> dict[str, str]:
    """Titles that the definitions of a pack carry, by the key that its texts would give them."""
    found: dict[str, str] = {}
    for path in sorted((pack / "procedures").glob("*.yaml")):
        procedure = loaded(path)
        if "title" in procedure:
            found[f"procedure.{procedure['procedure']}"] = procedure["title"]
        for kind, section in SECTIONS.items():
            for name, entry in (procedure.get(section) or {}).items():
                if isinstance(entry, dict) and "title" in entry:
                    found[f"{kind}.{name}"] = entry["title"]
    return found


def measured(path: Path) -> str:
    """A measure with the Traditional form of its title and its definition behind the Simplified."""
    measure = loaded(path)
    title, definition = converted([measure["title"]["zh"], measure["definition"]["zh"]])[1:]
    text = re.sub(r", zh-Hant: \"[^\"]*\"", "", path.read_text(), count=1)
    text = re.sub(r"\n  zh-Hant: .*", "", text, count=1)
    text = re.sub(r"(?m)^(title: \{ zh: [^,]*)", lambda found: f"{found[1]}, zh-Hant: {quoted(title)}", text, count=1)
    return re.sub(r"(?m)^(  zh: .*)$", lambda found: f"{found[1]}\n  zh-Hant: {quoted(definition)}", text, count=1)


def wanted() -> dict[Path, str]:
    files: dict[Path, str] = {}
    for path in sorted(TEXTS.glob("*zh-Hans.yaml")):
        files[path.with_name(path.name.replace("zh-Hans", "zh-Hant"))] = written(loaded(path))
    for pack in sorted(path.parent for path in PACKS.glob("*/programme.yaml")):
        texts = titles(pack)
        for path in pack.glob("texts/zh-Hans.yaml"):
            texts |= loaded(path)
        if texts:
            files[pack / "texts" / "zh-Hant.yaml"] = written(texts)
    for path in sorted(PACKS.glob("*/measures/*.yaml")):
        files[path] = measured(path)
    return files


def main() -> int:
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        print("usage: script/traditional [--check]", file=sys.stderr)
        return 2
    stale = [path for path, text in wanted().items() if not path.exists() or path.read_text() != text]
    if check:
        for path in stale:
            print(f"{path.relative_to(ROOT)}: is not the Traditional form; run script/traditional")
        return 1 if stale else 0
    for path, text in wanted().items():
        path.write_text(text)
    print(f"traditional: {len(stale)} files changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
