import { UserError } from '../../contract/errors.ts';
import { beginModelImportSchema, importModel } from '../../contract/model-import.ts';
import type { ModelInfo } from '../../contract/models.ts';
import { textOf } from '../../contract/sentence.ts';
import type { Host } from '../../host/host.ts';
import { countText } from '../figures.ts';
import { importProgress } from '../import-progress.ts';
import { proofText, unprovenText } from '../model-text.ts';
import { using } from '../named.ts';
import { sourceFiles } from '../source-files.ts';

/** `import-model FILE…`: what the network is to be called, and what it is held against. */
export interface ModelImportOptions {
  readonly name: string;
  /** An NPZ file with the arrays `input` and `output`. */
  readonly expect?: string;
}

/**
 * `import-model FILE…`: imports the files of one network, or a folder of them, and prints how it was read,
 * how far it answers as the original, and what a document has to say to use it.
 *
 * @throws UserError for a file that cannot be read or is not what it should be
 */
export async function importModelFiles(
  paths: readonly string[],
  { name, expect }: ModelImportOptions,
  openHost: () => Promise<Host>,
): Promise<void> {
  requireName(name);
  const files = await sourceFiles(paths);
  const expected = expect === undefined ? [] : await sourceFiles([expect]);
  const [arrays] = expected;
  const said = { name, ...(arrays && { expected: arrays.name }) };
  const model = await using(openHost, ({ client }) =>
    importModel(client.models, said, [...files, ...expected], { onProgress: importProgress() }),
  );
  for (const line of linesOn(model)) console.log(line);
}

/** Before a data folder is taken, or made. @throws UserError for a name that cannot be had */
function requireName(name: string): void {
  const parsed = beginModelImportSchema.shape.name.safeParse(name);
  if (parsed.success) return;
  throw new UserError(
    `The name ${JSON.stringify(name)} cannot be had: it ${parsed.error.issues[0]?.message}.`,
  );
}

function linesOn(model: ModelInfo): string[] {
  return [
    `Imported "${model.name}" (${[model.format, model.producer].filter(Boolean).join(', ')}): input ` +
      `${model.inputShape.join(' x ')}, ${model.outputs} outputs, ` +
      `${countText(model.prunableWeights, 'prunable weight')}, ` +
      `${countText(model.prunableUnits, 'prunable unit')}.`,
    model.proof ? proofText(model.proof) : unprovenText(model),
    ...model.notes.map(({ sentence }) => `Note: ${textOf(sentence)}`),
    `In a document it is\n  "model": ${JSON.stringify(model.choice)}`,
  ];
}
