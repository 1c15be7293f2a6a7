#!/usr/bin/env python3
"""Compiles the tables of drug names (tools/vocabulary/*.tsv) and the words (src/Glabella.Screening/Data/words/*.json)
into src/Glabella.Screening/Data/lexicon.bin.

    tools/vocabulary.py            rebuild
    tools/vocabulary.py --check    exit 1 if the file is not what the tables and words give

Take in a newer release of a source by replacing its rows in the tables (docs/screening/vocabulary-sources.md
says where each comes from) and run this again. The result is the same bytes on any machine.
Layout (little endian), read by src/Glabella.Screening/Names/Lexicon.cs:
  "GLV2", SHA-256 of tables and words (32 bytes), counts and section offsets (u32 each), then
  concepts (u32 ends, UTF-8 "name<TAB>atc|atc<TAB>sources"), buckets (u32 start of each of 2^bits hash buckets),
  phrases (u32 ends, UTF-8, ordered by bucket then bytes), meanings (u32 offset a phrase, then records), sound-alike
  pairs, terms of the three lists (u32 ends, UTF-8 "name<TAB>at face<TAB>when active<TAB>in hospital<TAB>after a toxin<TAB>ask which<TAB>ruled as<TAB>taken for"), little words (u32 ends, UTF-8
  "list|list<TAB>route<TAB>month<TAB>number<TAB>unit"), and a byte a phrase: if it begins longer ones, how many words the longest has.
A record: a byte of flags (1 drug, 2 condition, 4 allergen, 8 class, 16 little word), a u16 for each of the last four
that is set (terms: number * 2, + 1 for a translation), then for a drug the number of meanings and each of them.
"""
import csv, hashlib, json, os, re, struct, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.join(HERE, "vocabulary")
LETTERS = os.path.join(HERE, "..", "src", "Glabella.Vocabulary", "Data", "letters.tsv")
DATA = os.path.join(HERE, "..", "src", "Glabella.Screening", "Data")
WORDS = os.path.join(DATA, "words")
OUT = os.path.join(DATA, "lexicon.bin")
# The first list that claims a word keeps it: illnesses with rules come before harmless ones, an illness by its own name before a group.
TERM_FILES = [["conditions"] + sorted(os.path.splitext(f)[0] for f in os.listdir(WORDS) if f.startswith("illnesses-")) + ["conditions-harmless"], ["allergens"], ["classes"]]
FILES = ["ingredients", "brands", "ambiguous", "supplements", "names-derived", "inn-other", "soundalikes", "added", "codes"]
EXACT, BRAND, TRANSLATION, DERIVED = 0, 1, 2, 3
AMBIGUOUS, NO_TARGET = 1, 2
BITS = 16
ROUTES = {"oral": 1, "injection": 2, "infusion": 4, "topical": 8, "eye": 16, "ear": 32, "inhaled": 64, "nasal": 128}
OTHER_ROUTE = 256
MARKETS = {"US": 1, "EU": 2, "GB": 4, "CA": 8, "AU": 16, "DE": 2, "FR": 2, "IT": 2, "ES": 2, "PL": 2, "PT": 2,
           "AT": 2, "BE": 2, "CZ": 2, "DK": 2, "FI": 2, "GR": 2, "HU": 2, "NL": 2, "RO": 2, "SE": 2}
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


# French and Italian words that lose a vowel before another word, as in Tokenizer.
ELIDED = {"l", "d", "j", "n", "m", "s", "c", "qu", "un", "dell", "all", "nell", "sull", "dall"}
# Words that may stand inside a phrase without changing it, as in Phrase.IsGap.
GAPS = {"of", "the", "left", "right", "my", "both", "in", "on", "a", "an", "upper", "his", "her", "at", "from", "with", "to", "is", "has", "been", "was", "keeps"}


def fold(text):
    """As Letters.Fold and the reader's words: folded letters and digits, every run of other signs one blank."""
    words, word = [], ""
    text = INITIALS.sub(lambda m: m.group(0).replace(".", ""), text)
    for c in text:
        if c in "'`’‘ʼʹ´":
            if word in ELIDED:
                words.append(word)
                word = ""
            continue
        if c < "\x80":
            letters = c.lower()
        elif ord(c) in TABLE:
            letters = TABLE[ord(c)]
        elif unicodedata.category(c) in ("Mn", "Me", "Mc", "Cf") or c in "ªº":
            continue
        else:
            letters = c.lower()
        for x in letters:
            if x.isalnum():
                word += x
            elif word:
                words.append(word)
                word = ""
    return " ".join(words + [word] if word else words)


def split(cell, sign="|"):
    return [] if cell in ("-", "", None) else cell.split(sign)


def terms(files):
    """The terms of one list, and every folded way to write one: number and whether it is a translation."""
    every, ways = [], {}

    def add(word, number, translation):
        key = fold(word)
        bare = " ".join(w for w in key.split() if w not in GAPS)
        if not translation and bare != key and " " in bare:
            ways.setdefault(bare, (number, translation))
        if key and ways.setdefault(key, (number, translation)) != (number, translation) and ways[key][0] == number and not translation:
            ways[key] = (number, False)

    for file in files:
        with open(os.path.join(WORDS, file + ".json"), encoding="utf-8") as f:
            for term in json.load(f)["terms"]:
                number = len(every)
                every.append("\t".join([term["name"]] + [term.get(k, "") for k in ("atFace", "whenActive", "inHospital", "afterToxin", "askWhich", "ruledAs")] + ["|".join(term.get("takenFor", []))]))
                add(term["name"], number, False)
                for language, words in term.items():
                    if isinstance(words, list) and language != "takenFor":
                        for word in words:
                            add(word, number, language != "en")
    return every, ways


def little():
    """The little words: by folded phrase the lists it stands in, route, month, number and unit. The first group that claims a word keeps it."""
    with open(os.path.join(WORDS, "grammar.json"), encoding="utf-8") as f:
        lists = json.load(f)
    found = {}
    for name, content in lists.items():
        for group, phrases in content.items() if isinstance(content, dict) else [(None, content)]:
            for phrase in phrases:
                word = found.setdefault(fold(phrase), [[], "", "", "", ""])
                if group is None:
                    if name not in word[0]:
                        word[0].append(name)
                else:
                    at = ["routes", "months", "numbers", "units"].index(name) + 1
                    word[at] = word[at] or group
    found.pop("", None)
    return {phrase: "\t".join(["|".join(w[0])] + w[1:]) for phrase, w in found.items()}


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

    lists = [terms(files) for files in TERM_FILES]
    littles = little()
    little_rows = sorted(set(littles.values()))
    little_number = {row: i for i, row in enumerate(little_rows)}
    phrases = set(names) | set(littles)
    for _, ways in lists:
        phrases |= set(ways)
    reach = {}
    for p in phrases:
        words = p.split(" ")
        if len(words) > 1:
            reach[words[0]] = max(reach.get(words[0], 0), len(words))
    phrases |= set(reach)

    ordered = sorted((fnv(k.encode()), k.encode()) for k in phrases)
    index = {k.decode(): i for i, (_, k) in enumerate(ordered)}
    buckets, at = [], 0
    for b in range((1 << BITS) + 1):
        while at < len(ordered) and ordered[at][0] < b:
            at += 1
        buckets.append(at)
    ends, text = [], bytearray()
    meaning_at, records, known = [], bytearray(), {}
    for _, k in ordered:
        key = k.decode()
        text += k
        ends.append(len(text))
        flags, body = 0, b""
        for bit, (_, ways) in zip((2, 4, 8), lists):
            if key in ways:
                flags |= bit
                body += struct.pack("<H", ways[key][0] * 2 + ways[key][1])
        if key in littles:
            flags |= 16
            body += struct.pack("<H", little_number[littles[key]])
        if key in names:
            flags |= 1
            body += bytes([len(names[key])])
            for ids, how, marks, routes, markets in names[key]:
                body += struct.pack("<BBHBB", how, marks, routes, markets, len(ids)) + struct.pack(f"<{len(ids)}H", *ids)
        record = bytes([flags]) + body
        if record not in known:
            known[record] = len(records)
            records += record
        meaning_at.append(known[record])
    pairs = set()
    for r in rows("soundalikes"):
        a, b = index.get(fold(r["name_a"])), index.get(fold(r["name_b"]))
        if a is not None and b is not None and a != b:
            pairs |= {(a, b), (b, a)}
    pairs = sorted(pairs)

    digest = hashlib.sha256()
    for folder, files, ending in ((TABLES, FILES, ".tsv"), (WORDS, [f for files in TERM_FILES for f in files] + ["grammar"], ".json")):
        for f in files:
            with open(os.path.join(folder, f + ending), "rb") as h:
                digest.update(f.encode() + b"\0" + h.read())

    def u32(values):
        return struct.pack(f"<{len(values)}I", *values)

    def strings(values):
        joined = b"".join(v.encode() for v in values)
        at, stops = 0, []
        for v in values:
            at += len(v.encode())
            stops.append(at)
        return [u32(stops), joined]

    concept_rows = ["\t".join([name, atc, sources]) for name, (_, atc, sources) in sorted(concepts.items(), key=lambda x: x[1][0])]
    sections = strings(concept_rows) + [u32(buckets), u32(ends), bytes(text), u32(meaning_at), bytes(records), u32([x for p in pairs for x in p])]
    for every, _ in lists:
        sections += strings(every)
    sections += strings(little_rows) + [bytes(reach.get(k.decode(), 0) for _, k in ordered)]
    counts = [len(concepts), len(ordered), BITS, len(pairs)] + [len(every) for every, _ in lists] + [len(little_rows)]
    at, offsets, padded = 4 + 32 + 4 * (len(counts) + len(sections)), [], []
    for section in sections:
        section += b"\0" * (-len(section) % 4)
        offsets.append(at)
        padded.append(section)
        at += len(section)
    return b"GLV2" + digest.digest() + u32(counts + offsets) + b"".join(padded), f"{len(names)} names of {len(concepts)} drugs, {len(ordered)} phrases"


if __name__ == "__main__":
    data, what = build()
    if "--check" in sys.argv:
        with open(OUT, "rb") as f:
            same = f.read() == data
        print("lexicon.bin is what the tables and words give" if same else "lexicon.bin is stale: run tools/vocabulary.py")
        sys.exit(0 if same else 1)
    with open(OUT, "wb") as f:
        f.write(data)
    print(f"{what}, {len(data)} bytes")
