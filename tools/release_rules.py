#!/usr/bin/env python3
"""Keeps the screening rules of a release for good: tools/release_rules.py VERSION

Writes src/Glabella.Screening/Data/releases/VERSION.json: what is new, changed or gone against the release before,
so that the folded files, oldest first, give every release whole. A release that is there is never written again;
tests/Glabella.Tests/Screening/ReleasesTests.cs holds its checksum. To release: run this, then enter the checksum there.
"""
import hashlib, json, pathlib, re, sys

data = pathlib.Path(__file__).parent.parent / "src/Glabella.Screening/Data"


def current():
    rules = {}
    for file in sorted((data / "rules").glob("*.json")):
        family = json.loads(file.read_text(encoding="utf-8"))
        for rule in family["rules"]:
            rules[rule["code"]] = {"family": family["family"], "rule": rule}
    return rules, json.loads((data / "sources.json").read_text(encoding="utf-8"))["sources"]


def released(files):
    rules, sources = {}, {}
    for file in files:
        release = json.loads(file.read_text(encoding="utf-8"))
        for code in release["gone"]:
            del rules[code]
        rules.update(release["rules"])
        sources.update(release["sources"])
    return rules, sources


def lines(members):
    return ",\n".join(f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for name, value in sorted(members.items()))


def main():
    if len(sys.argv) != 2 or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", sys.argv[1]):
        sys.exit(__doc__)
    version = sys.argv[1]
    folder = data / "releases"
    folder.mkdir(exist_ok=True)
    before = sorted(folder.glob("*.json"))
    if before and version <= before[-1].stem:
        sys.exit(f"{before[-1].stem} is released; a new version must be later.")
    rules, sources = current()
    old_rules, old_sources = released(before)
    used = {name for entry in rules.values() for name in entry["rule"]["sources"] + [v["source"] for v in entry["rule"].get("values", [])]}
    changed = {code: entry for code, entry in rules.items() if old_rules.get(code) != entry}
    cited = {name: source for name, source in sources.items() if name in used and old_sources.get(name) != source}
    gone = sorted(old_rules.keys() - rules.keys())
    text = f'{{\n"version": "{version}",\n"gone": {json.dumps(gone)},\n"rules": {{\n{lines(changed)}\n}},\n"sources": {{\n{lines(cited)}\n}}\n}}\n'
    (folder / f"{version}.json").write_text(text, encoding="utf-8", newline="\n")
    print(f"{version}: {len(changed)} rules new or changed, {len(gone)} gone. SHA-256 {hashlib.sha256(text.encode()).hexdigest()}")


main()
