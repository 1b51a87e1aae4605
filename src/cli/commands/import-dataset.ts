import type { DatasetInfo } from '../../contract/catalogue.ts';
import { beginImportSchema, importDataset } from '../../contract/dataset-import.ts';
import type { ImportRequest } from '../../contract/dataset-import.ts';
import { UserError } from '../../contract/errors.ts';
import { textOf } from '../../contract/sentence.ts';
import { kindOfShape } from '../../contract/features.ts';
import type { Host } from '../../host/host.ts';
import { importNotes, offeredRange } from '../../language/import-notes.ts';
import { countText } from '../figures.ts';
import { importProgress } from '../import-progress.ts';
import type { ImportOptions } from '../dataset-commands.ts';
import { sourceFiles } from '../source-files.ts';

/**
 * `import-dataset NAME FILE…`: imports files or a folder, and prints what was found in them and what a
 * document has to say to use them.
 *
 * @throws UserError for a file that cannot be read or is not what it should be
 */
export async function importFiles(
  name: string,
  paths: readonly string[],
  options: ImportOptions,
  openHost: () => Promise<Host>,
): Promise<void> {
  const request = requestOf(name, options);
  const files = await sourceFiles(paths);
  const host = await openHost();
  try {
    const dataset = await importDataset(host.client.datasets, request, files, {
      onProgress: importProgress(),
    });
    for (const line of [described(dataset), ...notesOn(dataset)]) console.log(line);
    console.log(`In a document it is\n  "dataset": ${JSON.stringify(dataset.choice)}`);
  } finally {
    await host.close();
  }
}

/**
 * Looked at before a data folder is taken, or made.
 *
 * @throws UserError for a name that cannot be had, and names that are too long
 */
function requestOf(
  name: string,
  { classes, stratify, ...options }: ImportOptions,
): Omit<ImportRequest, 'files'> {
  const parsed = beginImportSchema.omit({ files: true }).safeParse({
    name,
    ...options,
    classNames: classes,
    stratify: stratify ? undefined : false,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(
    issue?.path[0] === 'name'
      ? `The name ${JSON.stringify(name)} cannot be had: it ${issue.message}.`
      : `${issue?.path.join('.')}: ${issue?.message}.`,
  );
}

const ONE_OF: Readonly<Record<ReturnType<typeof kindOfShape>, string>> = {
  images: 'image',
  'float-images': 'image',
  sequences: 'sequence',
  table: 'row',
  arrays: 'example',
};

function described({ name, shape, classes, trainCount, testCount, imported }: DatasetInfo): string {
  const one = ONE_OF[kindOfShape(shape)];
  return (
    `Imported "${name}" (${imported?.format}): ${countText(trainCount, `training ${one}`)} and ` +
    `${countText(testCount, `test ${one}`)} of ${shape.join(' x ')}, ${classes.length} classes.`
  );
}

function notesOn({ classes, imported }: DatasetInfo): string[] {
  if (!imported?.findings) return [];
  const notes = importNotes(imported.findings, classes).map(
    ({ isWarning, sentence }) => `${isWarning ? 'Note: ' : ''}${textOf(sentence)}`,
  );
  const range = offeredRange(imported.findings);
  return range
    ? [...notes, `To import them so, remove the data set and say --range ${range.join()}.`]
    : notes;
}
