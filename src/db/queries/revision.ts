import { sql } from 'drizzle-orm';
import type { Orm } from '../database.ts';

/**
 * Changes with every row that is written, by this connection or another, and with the connection: what
 * was read outside of a transaction holds as long as this stays the same.
 */
export function databaseRevision(orm: Orm): string {
  const { which, own, others } = orm.get<Record<'which' | 'own' | 'others', number>>(
    sql`SELECT connection() AS which, total_changes() AS own, data_version AS others
      FROM pragma_data_version`,
  );
  return `${which} ${own} ${others}`;
}
