import type { DatasetInfo } from '../../contract/catalogue.ts';
import type { ImportOptions, ImportPreview, ImportRequest } from '../../contract/dataset-import.ts';
import { NotFound, UserError } from '../../contract/errors.ts';
import { IMPORTED } from '../../contract/experiment.ts';
import { say } from '../../contract/sentence.ts';
import {
  countDatasetUses,
  deleteDataset,
  experimentsOfDataset,
  findDatasetByHash,
  findDatasetByName,
  listDatasets,
  noteFindings,
  saveDataset,
} from '../../db/queries/datasets.ts';
import type { StoredDataset } from '../../db/queries/datasets.ts';
import { parametersOf } from '../../engine/choice.ts';
import { datasets } from '../../engine/datasets/registry.ts';
import type { ImportReport } from '../dataset-process/import-files.ts';
import { timeText } from '../progress/run-record.ts';
import type { Workbench } from '../workbench.ts';
import { runImporter } from '../imports/run-importer.ts';
import { CHUNK_BYTES } from '../imports/uploads.ts';
import { usersText } from './used-by.ts';

type Parts = Pick<Workbench, 'orm' | 'datasets'>;

/** What a document can name: what is built in, then what was imported, latest first. */
export function datasetsOf({ orm }: Pick<Workbench, 'orm'>): DatasetInfo[] {
  const uses = countDatasetUses(orm);
  const builtIn = datasets
    .filter(({ id }) => id !== IMPORTED)
    .map((dataset): DatasetInfo => {
      const choice = { id: dataset.id };
      const { format, classNames, trainCount, testCount } = dataset.describe(
        parametersOf(choice, dataset),
        {},
      );
      return {
        choice,
        name: dataset.words.en.label,
        shape: [...format.shape],
        classes: [...classNames],
        trainCount,
        testCount,
        imported: null,
        usedBy: uses.get(dataset.id) ?? 0,
      };
    });
  const own = listDatasets(orm).map((stored) => infoOf(stored, uses.get(stored.sha256) ?? 0));
  return [...builtIn, ...own];
}

function infoOf(stored: StoredDataset, usedBy: number): DatasetInfo {
  const { sha256, name, shape, classNames, trainCount, testCount } = stored;
  return {
    choice: { id: IMPORTED, name, sha256 },
    name,
    shape,
    classes: classNames,
    trainCount,
    testCount,
    imported: {
      sha256,
      sizeBytes: stored.sizeBytes,
      format: stored.format,
      files: stored.files,
      importedAt: timeText(stored.importedAt),
      findings: stored.findings,
    },
    usedBy,
  };
}

/**
 * Makes room for files that are to be imported.
 *
 * @throws UserError when the name cannot be had or the files are too large.
 */
export async function beginImport(
  { datasets: own }: Pick<Workbench, 'datasets'>,
  request: ImportRequest,
) {
  refuseBuiltIn(request.name);
  return { id: await own.uploads.begin(request), chunkBytes: CHUNK_BYTES };
}

function refuseBuiltIn(name: string): void {
  if (datasets.some(({ id, words: { en, zh } }) => [id, en.label, zh.label].includes(name))) {
    throw new UserError(say`"${name}" is built in: choose another name for your data set.`);
  }
}

/**
 * Reads what was sent, by what is said of it now, and keeps nothing yet.
 *
 * @throws UserError when the files are not what they should be.
 */
export async function previewImport(
  { datasets: own }: Pick<Workbench, 'datasets'>,
  id: string,
  said: ImportOptions,
  signal: AbortSignal | undefined,
): Promise<ImportPreview> {
  own.uploads.revise(id, said);
  return await own.uploads.read(id, signal, ({ request, files }, ending) =>
    runImporter(own.importing, 'preview', { files, options: request }, ending),
  );
}

/**
 * Reads what was sent and keeps it. The same examples under the same name are there already, and stay.
 *
 * @throws UserError when the files are not what they should be, or the name or the examples are there
 * already and the other is not the same.
 */
export async function finishImport(
  { orm, datasets: own }: Parts,
  { id, name: chosen }: { readonly id: string; readonly name?: string | undefined },
  signal: AbortSignal | undefined,
): Promise<DatasetInfo> {
  return await own.uploads.finish(id, signal, async ({ request, files }, ending) => {
    const name = chosen ?? request.name;
    refuseBuiltIn(name);
    const report = await runImporter(
      own.importing,
      'import',
      { files, options: request, datasetsDir: own.folder.dir },
      ending,
    );
    return keepDataset(
      { orm, datasets: own },
      { ...report, name, files: files.map((file) => file.name) },
    );
  });
}

type Reported = ImportReport & Pick<StoredDataset, 'name' | 'files'>;

function keepDataset({ orm, datasets: own }: Parts, report: Reported): DatasetInfo {
  const { sha256, name } = report;
  const sameExamples = findDatasetByHash(orm, sha256);
  if (sameExamples) {
    if (sameExamples.name === name) {
      noteFindings(orm, sha256, report.findings);
      const now = { ...sameExamples, findings: report.findings };
      return infoOf(now, countDatasetUses(orm).get(sha256) ?? 0);
    }
    throw new UserError(
      say`These examples are in this data folder already, as the data set "${sameExamples.name}":
        use that one.`,
    );
  }
  if (findDatasetByName(orm, name)) {
    own.folder.discard(sha256);
    throw new UserError(
      say`There is another data set "${name}" in this data folder: choose another name, or
        remove that one first.`,
    );
  }
  const stored: StoredDataset = {
    sha256,
    name,
    shape: [...report.format.shape],
    classNames: [...report.classNames],
    trainCount: report.trainCount,
    testCount: report.testCount,
    sizeBytes: report.sizeBytes,
    format: report.cameAs,
    files: report.files,
    importedAt: Date.now(),
    findings: report.findings,
  };
  saveDataset(orm, stored);
  return infoOf(stored, countDatasetUses(orm).get(sha256) ?? 0);
}

/**
 * Deletes an imported data set.
 *
 * @throws NotFound; UserError while experiments use it.
 */
export function removeDataset({ orm, datasets: own }: Parts, sha256: string) {
  const stored = findDatasetByHash(orm, sha256);
  if (!stored) {
    throw new NotFound(say`There is no imported data set ${sha256} in this data folder.`);
  }
  const users = experimentsOfDataset(orm, sha256);
  if (users.length > 0) {
    throw new UserError(
      say`The data set "${stored.name}" is used by ${usersText(users)}: archive and delete these
        experiments for good first.`,
    );
  }
  deleteDataset(orm, sha256);
  return { bytes: own.folder.discard(sha256) };
}
