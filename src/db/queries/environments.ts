import { eq } from 'drizzle-orm';
import type { Environment } from '../../contract/run.ts';
import type { Orm } from '../database.ts';
import { environments } from '../schema.ts';

/** Stores an environment once; `id` is the hash of its content. */
export function saveEnvironment(orm: Orm, id: string, content: Environment, now: number): void {
  orm.insert(environments).values({ id, content, firstSeenAt: now }).onConflictDoNothing().run();
}

/** The content of a stored environment; undefined for an id that nobody stored. */
export function findEnvironment(orm: Orm, id: string): Environment | undefined {
  return orm.select().from(environments).where(eq(environments.id, id)).get()?.content;
}
