import { isNotNull } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { runs } from '../schema.ts';

/** The hashes of all weights that some run refers to, of archived experiments too. */
export function weightsInUse(orm: Orm): Set<string> {
  const rows = orm
    .selectDistinct({ sha256: runs.weightsSha256 })
    .from(runs)
    .where(isNotNull(runs.weightsSha256))
    .all();
  return new Set(rows.flatMap(({ sha256 }) => sha256 ?? []));
}
