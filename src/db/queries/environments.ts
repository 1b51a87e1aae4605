import type { Environment } from '../../contract/run.ts';
import type { Orm } from '../database.ts';
import { environments } from '../schema.ts';

/** Stores an environment once; `id` is the hash of its content. */
export function saveEnvironment(orm: Orm, id: string, content: Environment, now: number): void {
  orm.insert(environments).values({ id, content, firstSeenAt: now }).onConflictDoNothing().run();
}
