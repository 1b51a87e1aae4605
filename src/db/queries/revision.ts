import { sql } from 'drizzle-orm';
import type { Orm } from '../database.ts';

/**
 * Changes with every row that is written, by this connection or another: what was read outside of a
 * transaction holds as long as this stays the same.
 */
export function databaseRevision(orm: Orm): string {
  const { own, others } = orm.get<{ own: number; others: number }>(
    sql`SELECT total_changes() AS own, data_version AS others FROM pragma_data_version`,
  );
  return `${own} ${others}`;
}
