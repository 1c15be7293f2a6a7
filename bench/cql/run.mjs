// The same persons through the product and through a CQL engine: equal answers, then persons a second of both.
//   node run.mjs [--program PATH, else the published one] [--persons N] [--seed S]
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import cql from 'cql-execution';
import { codes, valueSets } from './names.mjs';
import { persons } from './persons.mjs';
import { translate } from './translate.mjs';

const { values: options } = parseArgs({
  options: {
    program: { type: 'string', default: fileURLToPath(new URL('../../artifacts/glabella/glabella', import.meta.url)) },
    persons: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(options.persons);
const elmText = readFileSync(new URL('twenty-rules.elm.json', import.meta.url), 'utf8');
if (elmText !== translate()) {
  fail('twenty-rules.elm.json is not what twenty-rules.cql gives: npm run translate');
}

const people = persons(count, Number(options.seed));
const theirs = await withEngine(people.map(p => p.records));
const ours = withProgram(people.map(p => p.intake));
const found = compare(theirs.findings, ours.findings);

const rate = seconds => Math.round(count / seconds).toLocaleString('en');
console.log(`${count} persons, seed ${options.seed}: ${found} findings of ${codes.length} rules, the same from both`);
console.log(`cql-execution: ${rate(theirs.seconds)} persons/s (${codes.length} rules, coded facts, evaluation alone, one thread)`);
console.log(`glabella screen: ${rate(ours.seconds)} persons/s (all rules, facts read as text, whole process with start and JSON, one thread)`);
console.log(`ratio ${(theirs.seconds / ours.seconds).toFixed(1)}`);

async function withEngine(records) {
  const library = new cql.Library(JSON.parse(elmText));
  const executor = new cql.Executor(library, new cql.CodeService(valueSets));
  await executor.exec(new cql.PatientSource(records.slice(0, Math.min(200, count))));
  // A patient source empties the list that it is given.
  const source = new cql.PatientSource([...records]);
  const start = process.hrtime.bigint();
  const { patientResults } = await executor.exec(source);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const findings = records.map(r => codes.flatMap(rule => (patientResults[r.id][rule] ?? []).map(severity => `${rule} ${severity}`)).sort());
  return { seconds, findings };
}

function withProgram(intakes) {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-cql-'));
  try {
    const input = join(folder, 'persons.ndjson');
    const output = join(folder, 'findings.ndjson');
    writeFileSync(input, intakes.map(i => `${JSON.stringify(i)}\n`).join(''));
    const out = openSync(output, 'w');
    const start = process.hrtime.bigint();
    const { status, error, stderr } = spawnSync(options.program, ['screen', input, '--ndjson', '--threads', '1'], { stdio: ['ignore', out, 'pipe'] });
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    closeSync(out);
    if (error || status !== 0) {
      fail(`${options.program} did not answer: ${error?.message ?? stderr}`);
    }

    const findings = readFileSync(output, 'utf8').trimEnd().split('\n').map(line =>
      JSON.parse(line).findings.filter(f => codes.includes(f.rule)).map(f => `${f.rule} ${f.severity}`).sort());
    return { seconds, findings };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(left, right) {
  const different = people.map((_, i) => i).filter(i => left[i]?.join() !== right[i]?.join());
  if (different.length > 0) {
    const i = different[0];
    fail(`${different.length} persons differ, the first is ${JSON.stringify(people[i].intake)}\nCQL: ${left[i]?.join(', ')}\nglabella: ${right[i]?.join(', ')}`);
  }

  const silent = codes.filter(rule => !left.flat().some(f => f.startsWith(rule)));
  if (silent.length > 0) {
    fail(`Nobody sets off ${silent.join(', ')}: take more persons.`);
  }

  return left.flat().length;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
