#!/usr/bin/env python3
"""Compiles the tables of drug names in tools/vocabulary/*.tsv into src/Glabella.Screening/Data/names.bin.

    tools/vocabulary.py            rebuild
    tools/vocabulary.py --check    exit 1 if the file is not what the tables give

Take in a newer release of a source by replacing its rows in the tables (docs/screening/vocabulary-sources.md
says where each comes from) and run this again. The result is the same bytes on any machine.
Layout (little endian), read by src/Glabella.Screening/Names/NameTable.cs:
  "GLV1", SHA-256 of the tables (32 bytes), counts and section offsets (u32 each), then
  concepts (u32 ends, UTF-8 "name<TAB>atc|atc<TAB>sources"), buckets (u32 start of each of 2^bits hash buckets),
  names (u32 ends, UTF-8, ordered by bucket then bytes), meanings (u32 offset a name, then records), sound-alike pairs.
"""
import csv, hashlib, os, re, struct, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.join(HERE, "vocabulary")
LETTERS = os.path.join(HERE, "..", "src", "Glabella.Vocabulary", "Data", "letters.tsv")
OUT = os.path.join(HERE, "..", "src", "Glabella.Screening", "Data", "names.bin")
FILES = ["ingredients", "brands", "ambiguous", "supplements", "names-derived", "inn-other", "soundalikes", "added", "codes"]
EXACT, BRAND, TRANSLATION, DERIVED = 0, 1, 2, 3
AMBIGUOUS, NO_TARGET = 1, 2
BITS = 15
ROUTES = {"oral": 1, "injection": 2, "infusion": 4, "topical": 8, "eye": 16, "ear": 32, "inhaled": 64, "nasal": 128}
OTHER_ROUTE = 256
MARKETS = {"US": 1, "EU": 2, "GB": 4, "CA": 8, "AU": 16, "DE": 2, "FR": 2, "IT": 2, "ES": 2, "PL": 2, "PT": 2}
OTHER_MARKET = 32
LANGUAGES = ["de", "fr", "es", "it", "pt", "tr", "pl", "ru", "la", "cs"]
# Rows of the sources that name no drug, or that are everyday words in every sense.
JUNK = {"0 25 mg", "any", "en", "eye", "ego", "eve", "art", "cal", "cold", "daily", "complete", "burn", "cough", "alert", "allergy",
        "acid", "balance", "conditioning", "dual", "align", "correct", "drill", "clever", "athlete", "assert", "coral", "dragon", "domes"}


# Strengths and devices that a source lists as ingredients.
NO_DRUG = {"0.25 mg", "0.5 mg", "breath-actuated", "autologous cd34"}


def rows(name):
    path = os.path.join(TABLES, name + ".tsv")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def letters():
    table = {}
    with open(LETTERS, encoding="utf-8") as f:
        for line in f:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 2 and not line.startswith("#"):
                table[int(parts[0], 16)] = parts[1]
    return table


TABLE = letters()


# "M.G." and "i.v." are one word each.
INITIALS = re.compile(r"(?<![^\W\d_])(?:[A-Za-z]\.){1,3}[A-Za-z](?![^\W\d_])")
# French lists print the release form behind the name.
RELEASE = re.compile(r"\s+L\.?[PpAa]\.?$")


def fold(text):
    """As Letters.Fold and the reader's words: folded letters and digits, every run of other signs one blank."""
    out = []
    text = INITIALS.sub(lambda m: m.group(0).replace(".", ""), text)
    for c in text:
        if c < "\x80":
            out.append(c.lower())
        elif ord(c) in TABLE:
            out.append(TABLE[ord(c)])
        elif unicodedata.category(c) not in ("Mn", "Me", "Cf"):
            out.append(c.lower())
    text, words = "".join(out), []
    for c in text:
        if c.isalnum():
            words.append(c)
        elif c not in "'’ʼ":
            words.append(" ")
    return " ".join("".join(words).split())


def split(cell, sign="|"):
    return [] if cell in ("-", "", None) else cell.split(sign)


def build():
    names, concepts = {}, {}

    codes = {r["name"]: r["atc"] for r in rows("codes")}

    def concept(name, atc="", sources=""):
        if name not in concepts:
            # A drug that no list prints with a code of its class would have no rule and look harmless.
            given = codes.get(name, "")
            if given and not any(a.startswith(given) for a in atc.split("|")):
                atc = f"{atc}|{given}".strip("|")
            concepts[name] = [len(concepts), atc, sources or "project"]
        return concepts[name][0]

    def add(name, ids, how, flags=0, routes=0, markets=0):
        key = fold(name)
        if not key or key in JUNK or len(key) > 80 or key.replace(" ", "").isdigit() or len(key) < 2:
            return
        ids = tuple(sorted(set(ids)))
        for meaning in names.setdefault(key, []):
            if meaning[0] == ids:
                # A drug's name in another language stays one, though a product may be called by it.
                meaning[1] = TRANSLATION if {meaning[1], how} == {BRAND, TRANSLATION} else min(meaning[1], how)
                meaning[2] &= flags
                meaning[3] |= routes
                meaning[4] |= markets
                return
        names[key].append([ids, how, flags, routes, markets])

    ingredients = rows("ingredients")
    ingredients = [r for r in ingredients if r["name"] not in NO_DRUG]
    for r in ingredients:
        concept(r["name"], r["atc"] if r["atc"] != "-" else "", r["sources"])
    for r in ingredients:
        ids = (concept(r["name"]),)
        for n in [r["name"]] + split(r["synonyms"]):
            add(n, ids, EXACT)
        for language in LANGUAGES:
            for n in split(r[language]):
                add(n, ids, TRANSLATION)
    for r in rows("supplements"):
        ids = (concept(r["ingredient"]),)
        for n in [r["name"]] + split(r["synonyms"]) + split(r["latin"]):
            add(n, ids, EXACT)
        for language in LANGUAGES[:8]:
            for n in split(r[language]):
                add(n, ids, TRANSLATION)
    for table, flags in (("brands", 0), ("added", 0), ("ambiguous", AMBIGUOUS)):
        for r in rows(table):
            # A product whose route no list tells may be anything; that must not look like drops or a cream.
            routes = 0 if split(r["route"]) else OTHER_ROUTE
            for x in split(r["route"]):
                routes |= ROUTES.get(x, OTHER_ROUTE)
            ids = [concept(i) for i in split(r["ingredients"], "+") if i not in NO_DRUG]
            if not ids:
                continue
            said = r.get("how")
            how = {"exact": EXACT, "translation": TRANSLATION}.get(said, BRAND)
            add(RELEASE.sub("", r["brand"]), ids, how, AMBIGUOUS if said == "ambiguous" else flags, routes, MARKETS.get(r["market"], OTHER_MARKET))
    for r in rows("names-derived"):
        if fold(r["name"]) not in names:
            add(r["name"], (concept(r["ingredient"]),), DERIVED, NO_TARGET)
    for r in rows("inn-other"):
        for n in [r["name"]] + split(r["la"]):
            if fold(n) not in names:
                add(n, (concept(r["name"], "", r["sources"]),), EXACT if n == r["name"] else TRANSLATION, NO_TARGET)

    for key, meanings in names.items():
        # A nonproprietary name wins over a brand of the same spelling; sets that share an ingredient are one product in variants.
        exact = [m for m in meanings if m[1] == EXACT]
        if exact:
            meanings = exact
        common = set(meanings[0][0]).intersection(*[set(m[0]) for m in meanings])
        if len(meanings) > 1 and common:
            best = meanings[0]
            best = [tuple(sorted(set().union(*[m[0] for m in meanings]))), min(m[1] for m in meanings),
                    min(m[2] for m in meanings), 0, 0]
            for m in meanings:
                best[3] |= m[3]
                best[4] |= m[4]
            meanings = [best]
        names[key] = meanings

    def fnv(data):
        h = 2166136261
        for b in data:
            h = (h ^ b) * 16777619 & 0xFFFFFFFF
        return (h ^ h >> 15) & (1 << BITS) - 1

    ordered = sorted((fnv(k.encode()), k.encode()) for k in names)
    index = {k.decode(): i for i, (_, k) in enumerate(ordered)}
    buckets, starts, at = [], 0, 0
    for b in range((1 << BITS) + 1):
        while at < len(ordered) and ordered[at][0] < b:
            at += 1
        buckets.append(at)
    name_ends, name_bytes = [], bytearray()
    meaning_at, records, known = [], bytearray(), {}
    for _, k in ordered:
        name_bytes += k
        name_ends.append(len(name_bytes))
        record = bytearray([len(names[k.decode()])])
        for ids, how, flags, routes, markets in names[k.decode()]:
            record += struct.pack("<BBHBB", how, flags, routes, markets, len(ids)) + struct.pack(f"<{len(ids)}H", *ids)
        record = bytes(record)
        if record not in known:
            known[record] = len(records)
            records += record
        meaning_at.append(known[record])
    concept_ends, concept_bytes = [], bytearray()
    for name, (_, atc, sources) in sorted(concepts.items(), key=lambda x: x[1][0]):
        concept_bytes += f"{name}\t{atc}\t{sources}".encode()
        concept_ends.append(len(concept_bytes))
    pairs = set()
    for r in rows("soundalikes"):
        a, b = index.get(fold(r["name_a"])), index.get(fold(r["name_b"]))
        if a is not None and b is not None and a != b:
            pairs |= {(a, b), (b, a)}
    pairs = sorted(pairs)

    digest = hashlib.sha256()
    for f in FILES:
        path = os.path.join(TABLES, f + ".tsv")
        if os.path.exists(path):
            with open(path, "rb") as h:
                digest.update(f.encode() + b"\0" + h.read())

    def u32(values):
        return struct.pack(f"<{len(values)}I", *values)

    sections = [u32(concept_ends), bytes(concept_bytes), u32(buckets), u32(name_ends), bytes(name_bytes), u32(meaning_at), bytes(records),
                u32([x for p in pairs for x in p])]
    head = 4 + 32 + 4 * (4 + len(sections))
    offsets, at = [], head
    padded = []
    for s in sections:
        s += b"\0" * (-len(s) % 4)
        offsets.append(at)
        padded.append(s)
        at += len(s)
    return b"GLV1" + digest.digest() + u32([len(concepts), len(ordered), BITS, len(pairs)] + offsets) + b"".join(padded), len(ordered), len(concepts)


if __name__ == "__main__":
    data, n, c = build()
    if "--check" in sys.argv:
        with open(OUT, "rb") as f:
            same = f.read() == data
        print("names.bin is what the tables give" if same else "names.bin is stale: run tools/vocabulary.py")
        sys.exit(0 if same else 1)
    with open(OUT, "wb") as f:
        f.write(data)
    print(f"{n} names of {c} drugs, {len(data)} bytes")
