#!/usr/bin/env python3
"""Writes share/folding/characters.txt: which characters count as one when people search and files are compared.

    script/folding            writes the table from the dictionaries of Debian's OpenCC and from Unicode
    script/folding --check    only says whether the table is what they give

One line for each character that others are folded into: the character or characters, a tab, and what becomes it.
A character stands for itself where no line says otherwise.

Two characters count as one when OpenCC gives either as a form of the other in any of the dictionaries below, when a
line of BROKEN says so, or when Unicode's compatibility forms do (full width, circled, ligatures, case, accents).
"""

import pathlib
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "share/folding/characters.txt"
OPENCC = pathlib.Path("/usr/share/opencc")

# Traditional to Simplified and back; the variants of Taiwan and Hong Kong. Japanese forms are left out on purpose:
# they would make 弁 of 辨, 瓣 and 辯 alike.
DICTIONARIES = ["TSCharacters", "STCharacters", "TWVariants", "HKVariants"]

# Forms that no dictionary has and that converting software leaves behind, as in 支橕 for 支撑 in the opinion of 2020.
BROKEN = [("撑", "橕"), ("账", "帐"), ("〇", "○"), ("〇", "零")]

HEADER = """\
# What becomes what before texts are compared: character, tab, the characters that become it.
# Made by script/folding; do not edit. Facts on characters from OpenCC 1.1 (Apache-2.0, BYVoid and contributors)
# and from the Unicode Character Database (Unicode License v3); selection and arrangement are ours (Apache-2.0).
"""


def pairs(name):
    """Each character of a dictionary with every form that it gives."""
    with tempfile.TemporaryDirectory() as folder:
        text = pathlib.Path(folder) / "text"
        subprocess.run(
            ["opencc_dict", "-i", OPENCC / f"{name}.ocd2", "-o", text, "-f", "ocd2", "-t", "text"],
            check=True, stdout=subprocess.DEVNULL)
        for line in text.read_text(encoding="utf-8").splitlines():
            source, forms = line.split("\t")
            for form in forms.split():
                if len(source) == 1 and len(form) == 1:
                    yield source, form


def families():
    """Characters that count as one, joined over all dictionaries."""
    head = {}

    def root(character):
        while head.setdefault(character, character) != character:
            character = head[character]
        return character

    simplified = set()
    for name in DICTIONARIES:
        for source, form in pairs(name):
            if name == "TSCharacters":
                simplified.add(form)
            head[root(source)] = root(form)
    for form, broken in BROKEN:
        head[root(broken)] = root(form)
    members = {}
    for character in list(head):
        members.setdefault(root(character), []).append(character)
    # A family is named by its lowest simplified character, of the common block if there is one: no dictionary's
    # order decides it.
    def name(family):
        return min([c for c in family if c in simplified] or family, key=lambda c: (not "一" <= c <= "鿿", c))

    return {name(family): sorted(family) for family in members.values() if len(family) > 1}


def plain(character):
    """A character without width, circle, ligature, case and accent; the same where it has none."""
    if 0xAC00 <= ord(character) <= 0xD7A3:
        return character
    form = unicodedata.normalize("NFKC", character)
    letters = []
    for letter in unicodedata.normalize("NFKD", form):
        if unicodedata.category(letter) == "Mn" and letters and letters[-1] < "\u0530":
            continue
        letters.append(letter)
    form = unicodedata.normalize("NFKC", "".join(letters).casefold()).casefold()
    return form


def folded():
    """Every character that becomes another, with what it becomes."""
    becomes = {}
    for form, family in families().items():
        becomes.update({character: form for character in family if character != form})
    for code in range(0x20, 0x30000):
        character = chr(code)
        if unicodedata.category(character) in ("Cn", "Cs", "Co", "Cc") or character in becomes:
            continue
        form = "".join(becomes.get(letter, letter) for letter in plain(character))
        # Marks and blanks part words whatever their width is.
        if form != character and any(letter.isalnum() for letter in form):
            becomes[character] = form
    return becomes


def table():
    sources = {}
    for source, form in folded().items():
        sources.setdefault(form, []).append(source)
    lines = [f"{form}\t{''.join(sorted(sources[form]))}\n" for form in sorted(sources)]
    return HEADER + "".join(lines)


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit("usage: script/folding [--check]")
    text = table()
    if not sys.argv[1:]:
        TABLE.parent.mkdir(parents=True, exist_ok=True)
        TABLE.write_text(text, encoding="utf-8")
    elif not TABLE.exists() or TABLE.read_text(encoding="utf-8") != text:
        sys.exit("folding: share/folding/characters.txt is not what the dictionaries give; run script/folding")


main()
