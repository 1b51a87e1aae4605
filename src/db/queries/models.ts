import { desc, eq, sql } from 'drizzle-orm';
import type { ModelProof } from '../../contract/models.ts';
import type { Orm } from '../database.ts';
import { models } from '../models-schema.ts';
import { experiments } from '../schema.ts';

/** A network that the user has imported, as it is stored. */
export type StoredModel = typeof models.$inferSelect;

const usedHash = sql<string | null>`json_extract(${experiments.document}, '$.model.sha256')`;

/** Latest first. */
export function listModels(orm: Orm): StoredModel[] {
  return orm
    .select()
    .from(models)
    .orderBy(desc(models.importedAt), desc(sql`${models}.rowid`))
    .all();
}

export function findModelByHash(orm: Orm, sha256: string): StoredModel | undefined {
  return orm.select().from(models).where(eq(models.sha256, sha256)).get();
}

export function findModelByName(orm: Orm, name: string): StoredModel | undefined {
  return orm.select().from(models).where(eq(models.name, name)).get();
}

export function saveModel(orm: Orm, model: StoredModel): void {
  orm.insert(models).values(model).run();
}

/** The same network was imported again, and held against more than before. */
export function noteProof(orm: Orm, sha256: string, proof: ModelProof): void {
  orm.update(models).set({ proof }).where(eq(models.sha256, sha256)).run();
}

export function deleteModel(orm: Orm, sha256: string): void {
  orm.delete(models).where(eq(models.sha256, sha256)).run();
}

/** Number of experiments by the hash of their imported network. */
export function countModelUses(orm: Orm): Map<string, number> {
  const rows = orm
    .select({ sha256: sql<string>`${usedHash}`, count: sql<number>`count(*)` })
    .from(experiments)
    .where(sql`${usedHash} IS NOT NULL`)
    .groupBy(sql`1`)
    .all();
  return new Map(rows.map(({ sha256, count }) => [sha256, count]));
}

/** Names of the experiments that use an imported network, the archived ones among them. */
export function experimentsOfModel(orm: Orm, sha256: string): string[] {
  return orm
    .select({ name: experiments.name })
    .from(experiments)
    .where(sql`${usedHash} = ${sha256}`)
    .all()
    .map(({ name }) => name);
}
