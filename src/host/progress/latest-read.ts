import type { Orm } from '../../db/database.ts';
import { databaseRevision } from '../../db/queries/revision.ts';

/**
 * Reads something by its id, and gives the same object again until another id is asked for or
 * anything in the database is written. To be asked outside of transactions.
 */
export function latestRead<T>(orm: Orm, read: (id: string) => T): (id: string) => T {
  let latest: { readonly id: string; readonly revision: string; readonly value: T } | undefined;
  return (id) => {
    const revision = databaseRevision(orm);
    if (latest?.id !== id || latest.revision !== revision) {
      latest = { id, revision, value: read(id) };
    }
    return latest.value;
  };
}
