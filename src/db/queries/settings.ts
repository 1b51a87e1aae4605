import { eq } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { settings } from '../schema.ts';

/** What is set under a name; undefined where nothing is. Whoever asks checks what it is. */
export function findSetting(orm: Orm, key: string): unknown {
  return orm.select({ value: settings.value }).from(settings).where(eq(settings.key, key)).get()
    ?.value;
}

export function saveSetting(orm: Orm, key: string, value: unknown): void {
  orm
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
    .run();
}

export function deleteSetting(orm: Orm, key: string): void {
  orm.delete(settings).where(eq(settings.key, key)).run();
}
