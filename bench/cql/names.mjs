// The names that set the twenty rules off, read from the product's own rules, and names that set nothing off.
import { readFileSync, readdirSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const read = path => readFileSync(new URL(path, root), 'utf8');

export const codes = [
  'SCR-101', 'SCR-103', 'SCR-104', 'SCR-106', 'SCR-109', 'SCR-110', 'SCR-113', 'SCR-116', 'SCR-120', 'SCR-122',
  'SCR-131', 'SCR-201', 'SCR-203', 'SCR-204', 'SCR-301', 'SCR-331', 'SCR-402', 'SCR-501', 'SCR-502', 'SCR-711',
];

// Ingredients with a classification code, as the product's table has them.
const ingredients = read('tools/vocabulary/ingredients.tsv').trimEnd().split('\n').slice(1)
  .map(line => line.split('\t'))
  .map(columns => ({ name: columns[0], atc: columns[12] === '-' ? [] : columns[12].split('|'), sources: columns[15].split('|').length }));

const folder = 'src/Glabella.Screening/Data/rules/';
const rules = readdirSync(new URL(folder, root)).filter(file => file.endsWith('.json'))
  .flatMap(file => JSON.parse(read(folder + file)).rules);

function namesOf(rule) {
  const { drugs = [], atc = [], stems = [], exceptDrugs = [], conditions = [], allergens = [], procedures = [] } = rule.when;
  const isIn = (word, stem) => (stem.startsWith('-') ? word.endsWith(stem.slice(1)) : word.startsWith(stem.slice(0, -1)));
  const meant = i => i.atc.some(a => atc.some(prefix => a.startsWith(prefix))) || i.name.split(' ').some(word => stems.some(stem => isIn(word, stem)));
  const byKind = ingredients.filter(i => meant(i) && !exceptDrugs.includes(i.name)).map(i => i.name);
  const first = { drug: [...drugs, ...byKind], condition: conditions, allergy: allergens, procedure: procedures }[rule.topic] ?? [];
  return [...new Set(first)];
}

/** Names by rule code, for the twenty rules that look at names. */
export const names = Object.fromEntries(codes.map(code => [code, namesOf(rules.find(rule => rule.code === code))]));

const taken = new Set(Object.values(names).flat());

/** Ordinary single-word ingredients, known in several countries, that none of the twenty rules names. */
export const others = ingredients
  .filter(i => i.sources >= 4 && i.atc.length > 0 && /^[a-z]+$/.test(i.name) && !taken.has(i.name) && !i.name.includes('botulinum'))
  .map(i => i.name);

/** Value sets in the form that cql-execution takes. */
export const valueSets = Object.fromEntries(Object.entries(names).map(([code, list]) =>
  [`urn:glabella:${code}`, { 1: list.map(name => ({ code: name, system: 'urn:glabella:name', version: '1' })) }]));
