// Translates twenty-rules.cql into ELM with the reference translator. `node translate.mjs` writes twenty-rules.elm.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SystemModelInfoProvider } from '@cqframework/cql/cql';
import { CqlCompilerOptions, CqlTranslator, LibraryManager, ModelManager, createModelInfoProvider, stringAsSource } from '@cqframework/cql/cql-to-elm';

const here = name => new URL(name, import.meta.url);

export function translate() {
  const models = new ModelManager();
  const xml = readFileSync(here('model.xml'), 'utf8');
  models.modelInfoLoader.registerModelInfoProvider(new SystemModelInfoProvider());
  models.modelInfoLoader.registerModelInfoProvider(createModelInfoProvider(name => (name === 'Simple' ? stringAsSource(xml) : null)));
  const translator = CqlTranslator.fromText(readFileSync(here('twenty-rules.cql'), 'utf8'), new LibraryManager(models, new CqlCompilerOptions().withOptions([])));
  const errors = [...translator.exceptions.asJsReadonlyArrayView()].map(e => e.message);
  if (errors.length > 0) {
    throw new Error(`twenty-rules.cql: ${errors.join('; ')}`);
  }

  return `${JSON.stringify(JSON.parse(translator.toJson()), null, 1)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(here('twenty-rules.elm.json'), translate());
}
