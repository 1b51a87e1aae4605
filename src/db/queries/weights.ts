import { isNotNull, sql } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { runs } from '../schema.ts';

/** The weights of all runs that have some, each with the length of its file. */
export function weightsStored(orm: Orm): { sha256: string; bytes: number | null }[] {
  return orm
    .select({
      sha256: sql<string>`${runs.weightsSha256}`,
      bytes: sql<number | null>`coalesce(${runs.fileBytes}, ${runs.sizeBytes})`,
    })
    .from(runs)
    .where(isNotNull(runs.weightsSha256))
    .all();
}

/** The hashes of all weights that some run refers to, of archived experiments too. */
export function weightsInUse(orm: Orm): Set<string> {
  const rows = orm
    .selectDistinct({ sha256: runs.weightsSha256 })
    .from(runs)
    .where(isNotNull(runs.weightsSha256))
    .all();
  return new Set(rows.flatMap(({ sha256 }) => sha256 ?? []));
}
