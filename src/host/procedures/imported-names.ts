import type { Orm } from '../../db/database.ts';
import { findDatasetByName } from '../../db/queries/datasets.ts';
import { findModelByName } from '../../db/queries/models.ts';
import type { ImportedNames } from '../experiments/named-imports.ts';

/** What was imported into a data folder, by name. */
export function importedNames(orm: Orm): ImportedNames {
  return {
    dataset: (name) => findDatasetByName(orm, name)?.sha256,
    model: (name) => findModelByName(orm, name)?.sha256,
  };
}
