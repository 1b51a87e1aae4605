import { NotFound, UserError } from '../../contract/errors.ts';
import { IMPORTED } from '../../contract/experiment.ts';
import type { ModelImportRequest } from '../../contract/model-import.ts';
import type { ModelDetails, ModelInfo } from '../../contract/models.ts';
import { say } from '../../contract/sentence.ts';
import {
  countModelUses,
  deleteModel,
  experimentsOfModel,
  findModelByHash,
  findModelByName,
  listModels,
  noteProof,
  saveModel,
} from '../../db/queries/models.ts';
import type { StoredModel } from '../../db/queries/models.ts';
import type { ModelImportReport } from '../dataset-process/models/import-model.ts';
import { runImporter } from '../imports/run-importer.ts';
import { CHUNK_BYTES } from '../imports/uploads.ts';
import { timeText } from '../progress/run-record.ts';
import type { Workbench } from '../workbench.ts';
import { usersText } from './used-by.ts';

type Parts = Pick<Workbench, 'orm' | 'datasets' | 'models'>;

/** The networks that were imported, latest first. */
export function modelsOf({ orm }: Pick<Workbench, 'orm'>): ModelInfo[] {
  const uses = countModelUses(orm);
  return listModels(orm).map((stored) => infoOf(stored, uses.get(stored.sha256) ?? 0));
}

function infoOf({ importedAt, ...stored }: StoredModel, usedBy: number): ModelInfo {
  const { name, sha256 } = stored;
  return {
    choice: { id: IMPORTED, name, sha256 },
    ...stored,
    importedAt: timeText(importedAt),
    usedBy,
  };
}

/**
 * An imported network looked into.
 *
 * @throws NotFound; UserError where its file is missing or damaged.
 */
export async function inspectModel(
  { orm, datasets, models }: Parts,
  sha256: string,
): Promise<ModelDetails> {
  const stored = getStored(orm, sha256);
  const inside = await datasets.process.ask('inspectModel', {
    modelsDir: models.folder.dir,
    sha256,
  });
  return { ...infoOf(stored, countModelUses(orm).get(sha256) ?? 0), ...inside };
}

/**
 * Makes room for the files of a network.
 *
 * @throws UserError when the files are too large.
 */
export async function beginModelImport(
  { models }: Pick<Workbench, 'models'>,
  request: ModelImportRequest,
) {
  return { id: await models.uploads.begin(request), chunkBytes: CHUNK_BYTES };
}

/**
 * Reads what was sent and keeps it. The same network under the same name is there already, and stays.
 *
 * @throws UserError when the files cannot be read exactly, and when the name or the network are there
 * already and the other is not the same.
 */
export async function finishModelImport(
  { orm, datasets, models }: Parts,
  { id, name: chosen }: { readonly id: string; readonly name?: string | undefined },
  signal: AbortSignal | undefined,
): Promise<ModelInfo> {
  return await models.uploads.finish(id, signal, async ({ request, files }, ending) => {
    const report = await runImporter(
      datasets.importing,
      'importModel',
      { files, expected: request.expected, modelsDir: models.folder.dir },
      ending,
    );
    const named = { name: chosen ?? request.name, files: files.map((file) => file.name) };
    return keepModel(orm, models.folder, { ...report, ...named });
  });
}

/**
 * Keeps a network whose file is stored.
 *
 * @throws UserError where its name or itself is there already and the other is not the same.
 */
export function keepModel(
  orm: Parts['orm'],
  folder: Parts['models']['folder'],
  report: ModelImportReport & Pick<StoredModel, 'name' | 'files'>,
): ModelInfo {
  const { sha256, name } = report;
  const stored = findModelByHash(orm, sha256);
  if (stored) return again(orm, stored, report);
  if (findModelByName(orm, name)) {
    folder.discard(sha256);
    throw new UserError(
      say`There is another network "${name}" in this data folder: choose another name, or remove that
        one first.`,
    );
  }
  const now = { ...report, importedAt: Date.now() };
  saveModel(orm, now);
  return infoOf(now, countModelUses(orm).get(sha256) ?? 0);
}

/** The same network was imported once more, maybe with outputs that are expected of it. */
function again(
  orm: Parts['orm'],
  stored: StoredModel,
  { name, proof }: Pick<StoredModel, 'name' | 'proof'>,
): ModelInfo {
  if (stored.name !== name) {
    throw new UserError(
      say`This network is in this data folder already, as "${stored.name}": use that one.`,
    );
  }
  if (proof) noteProof(orm, stored.sha256, proof);
  const now = { ...stored, proof: proof ?? stored.proof };
  return infoOf(now, countModelUses(orm).get(stored.sha256) ?? 0);
}

/**
 * Deletes an imported network.
 *
 * @throws NotFound; UserError while experiments use it.
 */
export function removeModel({ orm, models }: Pick<Workbench, 'orm' | 'models'>, sha256: string) {
  const { name } = getStored(orm, sha256);
  const users = experimentsOfModel(orm, sha256);
  if (users.length > 0) {
    throw new UserError(
      say`The network "${name}" is used by ${usersText(users)}: archive and delete these experiments for
        good first.`,
    );
  }
  deleteModel(orm, sha256);
  return { bytes: models.folder.discard(sha256) };
}

function getStored(orm: Parts['orm'], sha256: string): StoredModel {
  const stored = findModelByHash(orm, sha256);
  if (stored) return stored;
  throw new NotFound(say`There is no imported network ${sha256} in this data folder.`);
}
