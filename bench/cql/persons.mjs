// Persons of chance, always the same for a seed: as an intake of `glabella screen` and as records of the CQL engine.
import { names, others } from './names.mjs';

// Mulberry32: small, good enough to mix persons.
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const day = '2026-12-01';
const iso = date => date.toISOString().slice(0, 10);
const daysFrom = n => iso(new Date(Date.parse(day) + n * 86400000));
const code = name => ({ code: name, system: 'urn:glabella:name', version: '1' });

const drugs = [...new Set(['SCR-101', 'SCR-103', 'SCR-104', 'SCR-106', 'SCR-109', 'SCR-110', 'SCR-113', 'SCR-116', 'SCR-120', 'SCR-122', 'SCR-131'].flatMap(c => names[c]))];
const conditions = [...names['SCR-301'], ...names['SCR-331'], 'hypertension', 'asthma', 'migraine', 'depression'];
const allergies = [...names['SCR-402'], 'pollen', 'penicillin', 'nuts'];
const procedures = [...names['SCR-711'], 'mri scan'];
const toxins = ['onabotulinumtoxinA', 'abobotulinumtoxinA', 'incobotulinumtoxinA', 'daxibotulinumtoxinA'];
const fillers = ['Restylane', 'Juvéderm', 'Radiesse'];
const areas = ['glabella', 'forehead', 'lateral-canthus', 'perioral', 'chin'];
const routes = ['oral', 'injection', 'infusion', 'topical', 'eye', 'ear', null];

/** One person in both forms. */
export function person(id, random) {
  const one = list => list[Math.floor(random() * list.length)];
  const upTo = (n, make) => Array.from({ length: Math.floor(random() * (n + 1)) }, make);
  const filler = random() < 0.25;
  const plan = {
    date: day,
    kind: filler ? 'filler' : 'toxin',
    product: one(filler ? fillers : toxins),
    area: one(areas),
    units: filler ? null : 5 + 5 * Math.floor(random() * 12),
    indication: 'cosmetic',
    jurisdiction: one(['US', 'EU', 'UK', 'CA', 'AU']),
    pregnant: random() < 0.05,
    breastfeeding: random() < 0.05,
  };
  const birthDate = daysFrom(-Math.floor((15 + random() * 60) * 365.25));
  const medications = upTo(12, () => ({
    name: random() < 0.15 ? one(drugs) : one(others),
    route: one(routes),
    stopped: random() < 0.3 ? daysFrom(-Math.floor(random() * 250)) : null,
  }));
  const conditionNames = upTo(4, () => one(conditions));
  const allergyNames = upTo(2, () => one(allergies));
  const procedureList = upTo(2, () => ({ name: one(procedures), date: random() < 0.9 ? daysFrom(Math.floor(random() * 90) - 45) : null }));
  const treatments = upTo(3, () => {
    const product = random() < 0.5 ? plan.product : one([...toxins, ...fillers]);
    return { date: random() < 0.95 ? daysFrom(-Math.floor(1 + random() * 200)) : null, product, units: toxins.includes(product) ? 20 * Math.floor(1 + random() * 12) : null };
  });

  return {
    intake: {
      id,
      birthDate,
      sex: 'female',
      pregnant: plan.pregnant,
      breastfeeding: plan.breastfeeding,
      jurisdiction: plan.jurisdiction,
      medications: medications.map(m => ({ text: m.name, route: m.route, stopped: m.stopped })),
      conditions: conditionNames,
      allergies: allergyNames,
      procedures: procedureList.map(p => ({ text: p.name, date: p.date })),
      priorTreatments: treatments,
      planned: { date: day, products: [plan.product], areas: [plan.area], units: plan.units === null ? null : { [plan.area]: plan.units }, indication: 'cosmetic' },
    },
    records: {
      id,
      recordType: 'Patient',
      birthDate,
      records: [
        { recordType: 'Plan', ...plan },
        ...medications.map(m => ({ recordType: 'Medication', code: code(m.name), route: m.route, stopped: m.stopped })),
        ...conditionNames.map(name => ({ recordType: 'Condition', code: code(name) })),
        ...allergyNames.map(name => ({ recordType: 'Allergy', code: code(name) })),
        ...procedureList.map(p => ({ recordType: 'Procedure', code: code(p.name), date: p.date })),
        ...treatments.map(t => ({ recordType: 'Treatment', kind: toxins.includes(t.product) ? 'toxin' : 'filler', ...t })),
      ],
    },
  };
}

/** As many persons as wanted. */
export function persons(count, seed) {
  const random = chance(seed);
  return Array.from({ length: count }, (_, i) => person(`p${i + 1}`, random));
}
