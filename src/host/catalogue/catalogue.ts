import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Catalogue, Preset } from '../../contract/catalogue.ts';
import type { EntryWords } from '../../contract/entry-words.ts';
import type { Bilingual } from '../../contract/language.ts';
import { datasets } from '../../engine/datasets/registry.ts';
import { models } from '../../engine/models/registry.ts';
import { strategies } from '../../engine/strategies/registry.ts';
import { countRuns } from '../experiments/count-runs.ts';
import { documentJsonSchema } from '../experiments/document-schema.ts';
import { parseDocument } from '../experiments/parse-document.ts';

/** Everything that can stand in a document, and the documents to start from. */
export function catalogue(examplesDir: string): Catalogue {
  return {
    strategies: strategies.map(({ family, granularity, levels, citation, ...strategy }) => ({
      ...choiceInfo(strategy),
      family,
      granularity,
      levels: levels?.parameter ?? null,
      citation,
    })),
    models: models.map(choiceInfo),
    datasets: datasets.map(choiceInfo),
    documentSchema: { ...documentJsonSchema },
    presets: presets(examplesDir),
  };
}

interface Entry {
  readonly id: string;
  readonly words: Bilingual<EntryWords>;
  readonly parameters: z.ZodObject;
}

function choiceInfo({ id, words, parameters }: Entry) {
  return { id, words, parametersSchema: z.toJSONSchema(parameters, { io: 'input' }) };
}

/** The example documents, those with fewer runs first. A folder without any is no error. */
function presets(examplesDir: string): Preset[] {
  return exampleFiles(examplesDir)
    .map((file) => {
      const document = parseDocument(readFileSync(join(examplesDir, file), 'utf8'));
      return {
        id: basename(file, '.json'),
        name: document.name,
        description: document.description,
        runs: countRuns(document),
        document,
      };
    })
    .toSorted((a, b) => a.runs - b.runs);
}

function exampleFiles(dir: string): string[] {
  try {
    return readdirSync(dir).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
