import type { DatasetDetails } from '../../contract/catalogue.ts';
import { say } from '../../contract/sentence.ts';
import type { Orm } from '../../db/database.ts';
import { findDatasetByHash } from '../../db/queries/datasets.ts';
import type { StoredDataset } from '../../db/queries/datasets.ts';
import { NotFound } from '../../contract/errors.ts';
import type { Workbench } from '../workbench.ts';

/**
 * A data set as a document finds it that says nothing but which it is. Another process reads it.
 *
 * @throws NotFound; UserError when there is no such data set, or a file is missing or damaged.
 */
export async function inspectDataset(
  { orm, datasets, places }: Pick<Workbench, 'orm' | 'datasets' | 'places'>,
  { id, sha256 }: { readonly id: string; readonly sha256?: string | undefined },
): Promise<DatasetDetails> {
  const stored = sha256 === undefined ? undefined : getStored(orm, sha256);
  const choice = stored ? { id, name: stored.name, sha256: stored.sha256 } : { id };
  const details = await datasets.process.ask('inspect', { choice, seed: 0, places });
  if (stored === undefined) return details;
  // Where an imported set comes from, only the data folder knows.
  return { ...details, source: `${stored.format}: ${stored.files.join(', ')}` };
}

function getStored(orm: Orm, sha256: string): StoredDataset {
  const stored = findDatasetByHash(orm, sha256);
  if (!stored) {
    throw new NotFound(say`There is no imported data set ${sha256} in this data folder.`);
  }
  return stored;
}
