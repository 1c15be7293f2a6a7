#!/usr/bin/env python3
"""Writes src/Glabella.Vocabulary/Data/letters.tsv: how letters fold for comparing names.

A row is a code point (hex), a tab, and what it is compared as: its compatibility decomposition (NFKD)
in lower case without combining marks. Only rows that change something, and no Hangul or Han, which
names of medicines and patients are not searched by here. Source: the Unicode Character Database as
Python's unicodedata ships it; the version stands in the first line.
The program folds by this table because it runs without the operating system's ICU.
"""
import pathlib, sys, unicodedata as u

EXTRA = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
         "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "İ": "i", "ħ": "h", "Ħ": "h",
         "ς": "σ"}

rows = []
for code in range(0x80, 0x20000):
    c = chr(code)
    if 0xAC00 <= code <= 0xD7A3 or 0xF900 <= code <= 0xFAFF or 0xD800 <= code <= 0xDFFF or 0x3130 <= code <= 0x33FF:
        continue
    if u.category(c)[0] not in "LNS":
        continue
    folded = EXTRA.get(c) or "".join(x for x in u.normalize("NFKD", u.normalize("NFKD", c).lower()) if not u.combining(x))
    folded = "".join(EXTRA.get(x, x) for x in folded)
    if folded and folded != c.lower() and all(x.isalnum() for x in folded):
        rows.append(f"{code:04X}\t{folded}")
out = pathlib.Path(__file__).parent.parent / "src/Glabella.Vocabulary/Data/letters.tsv"
out.write_text(f"# Unicode {u.unidata_version}\n" + "\n".join(rows) + "\n", encoding="utf-8")
print(f"{len(rows)} rows", file=sys.stderr)
