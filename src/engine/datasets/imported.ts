import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { readDataFile } from './data-file.ts';
import type { DatasetDefinition } from './dataset.ts';
import { readDatasetFacts, readDatasetFile } from './import/dataset-file.ts';
import type { DatasetFacts } from './import/dataset-file.ts';
import { normalisation, normalised } from './normalisation.ts';
import { dependOnSeed, partsOf } from './parts.ts';
import { splitCounts } from './split-counts.ts';
import { EXAMPLE_SET_WORDS } from './example-set-words.ts';
import { validationFraction } from './validation-fraction.ts';

/** What a file of a set that was imported is called. */
function importedFile(folder: string, sha256: string): string {
  return path.join(folder, `${sha256}.safetensors`);
}

const parameters = z.strictObject({
  name: z.string().trim().min(1).max(100),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'must be 64 hexadecimal digits in lower case' }),
  validationFraction: validationFraction(),
  maxTrainExamples: z.int().min(1).optional(),
  maxTestExamples: z.int().min(1).optional(),
  normalisation: normalisation(),
  // Nobody knows in which order its files are: many are sorted by class.
  stratify: z.boolean().default(true),
});
type Named = Pick<z.infer<typeof parameters>, 'name' | 'sha256'>;

const REMEDY = say`Import the data set again from the files that it came in.`;

/**
 * A set that the user has imported, by the hash of its stored file: whoever imports the same files
 * gets the same hash, so that a document means the same images everywhere.
 */
export const imported: DatasetDefinition<typeof parameters> = {
  id: 'imported',
  version: 1,
  // 2: parts are stratified, where 0.1.0 took the first images and set others aside whatever they were.
  versionOf: (chosen) => (chosen.stratify && usesParts(chosen) ? 2 : 1),
  meantIn: (version, chosen) => (version === 1 ? { ...chosen, stratify: false } : chosen),
  words: {
    en: {
      label: 'Imported data set',
      summary:
        'Images, tables or sequences of your own, imported into this data folder and known by their hash.',
      parameters: {
        name: {
          label: 'Name',
          help: 'What the data set is called; the hash alone says which it is.',
        },
        sha256: {
          label: 'SHA-256',
          help: 'Of the data set as it is stored, which the list of data sets shows.',
        },
        ...EXAMPLE_SET_WORDS.en,
      },
    },
    zh: {
      label: '导入的数据集',
      summary: '导入到此数据文件夹中的自有图像、表格或序列，以哈希值识别。',
      parameters: {
        name: { label: '名称', help: '数据集叫什么；它是哪一个只由哈希值决定。' },
        sha256: { label: 'SHA-256', help: '数据集存储文件的哈希值，见数据集列表。' },
        ...EXAMPLE_SET_WORDS.zh,
      },
    },
  },
  parameters,
  dependsOnSeed: dependOnSeed,
  describe(chosen, { imported: folder }) {
    const facts = importedFacts(chosen, folder);
    return { ...facts, source: 'Imported into this data folder', used: splitCounts(facts, chosen) };
  },
  async load(chosen, { seed, fold, imported: folder }) {
    const { maxTrainExamples, maxTestExamples } = chosen;
    const facts = importedFacts(chosen, folder);
    requireAtMost('maxTrainExamples', maxTrainExamples, facts.trainCount, chosen.name);
    requireAtMost('maxTestExamples', maxTestExamples, facts.testCount, chosen.name);
    const file = fileOf(chosen, folder);
    const files = readDatasetFile(await readOnce(file, chosen.sha256), file);
    return normalised(partsOf(files, chosen, { seed, fold }), chosen.normalisation);
  },
};

function usesParts(chosen: z.infer<typeof parameters>): boolean {
  const { validationFraction: share, maxTrainExamples, maxTestExamples } = chosen;
  return share > 0 || maxTrainExamples !== undefined || maxTestExamples !== undefined;
}

const knownFacts = new Map<string, DatasetFacts>();

/**
 * What the file of an imported set says of itself.
 *
 * @throws UserError when it is not in the folder, or is damaged.
 */
function importedFacts(named: Named, folder: string | undefined): DatasetFacts {
  const file = fileOf(named, folder);
  const facts = knownFacts.get(file) ?? readDatasetFacts(file);
  // A file of that hash never says anything else.
  knownFacts.set(file, facts);
  return facts;
}

function fileOf({ name, sha256 }: Named, folder: string | undefined): string {
  const file = folder === undefined ? undefined : importedFile(folder, sha256);
  if (file !== undefined && existsSync(file)) return file;
  throw new UserError(
    say`The data set "${name}" (${sha256.slice(0, 12)}…) is not in this data folder: import its
      files under Data sets or with "import-dataset", or choose another.`,
  );
}

function requireAtMost(
  field: string,
  asked: number | undefined,
  count: number,
  name: string,
): void {
  if (asked === undefined || asked <= count) return;
  throw new UserError(
    say`dataset.${field} is ${asked}, and "${name}" has ${count} examples for it: ask for fewer, or
      leave it out.`,
  );
}

/** Files that someone in this process still uses: all seeds of an experiment share one copy. */
const inUse = new Map<string, WeakRef<ArrayBufferLike>>();

/** @throws UserError when the file is missing or is not what its name says. */
async function readOnce(file: string, sha256: string): Promise<Uint8Array> {
  const earlier = inUse.get(file)?.deref();
  if (earlier !== undefined) return new Uint8Array(earlier);
  const bytes = await readDataFile(file, REMEDY);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new UserError(
      say`The data set file ${file} is damaged: its SHA-256 is ${found}, which its name is not.
        ${REMEDY}`,
    );
  }
  // Small files share a buffer with others; those are read anew.
  if (bytes.byteLength === bytes.buffer.byteLength) inUse.set(file, new WeakRef(bytes.buffer));
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
