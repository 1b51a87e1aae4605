import { desc, eq, sql } from 'drizzle-orm';
import type { ImportFindings } from '../../contract/import-findings.ts';
import type { Orm } from '../database.ts';
import { datasets, experiments } from '../schema.ts';

/** A data set that the user has imported, as it is stored. */
export type StoredDataset = typeof datasets.$inferSelect;

const usedHash = sql<string | null>`json_extract(${experiments.document}, '$.dataset.sha256')`;
const usedId = sql<string>`json_extract(${experiments.document}, '$.dataset.id')`;

/** Latest first. */
export function listDatasets(orm: Orm): StoredDataset[] {
  return orm
    .select()
    .from(datasets)
    .orderBy(desc(datasets.importedAt), desc(sql`${datasets}.rowid`))
    .all();
}

export function findDatasetByHash(orm: Orm, sha256: string): StoredDataset | undefined {
  return orm.select().from(datasets).where(eq(datasets.sha256, sha256)).get();
}

export function findDatasetByName(orm: Orm, name: string): StoredDataset | undefined {
  return orm.select().from(datasets).where(eq(datasets.name, name)).get();
}

export function saveDataset(orm: Orm, dataset: StoredDataset): void {
  orm.insert(datasets).values(dataset).run();
}

/** What was found when the same images were imported again: what an earlier version had not noted. */
export function noteFindings(orm: Orm, sha256: string, findings: ImportFindings): void {
  orm.update(datasets).set({ findings }).where(eq(datasets.sha256, sha256)).run();
}

export function deleteDataset(orm: Orm, sha256: string): void {
  orm.delete(datasets).where(eq(datasets.sha256, sha256)).run();
}

/** Number of experiments by the hash of their imported data set or, of built-in ones, by the id. */
export function countDatasetUses(orm: Orm): Map<string, number> {
  const rows = orm
    .select({ key: sql<string>`coalesce(${usedHash}, ${usedId})`, count: sql<number>`count(*)` })
    .from(experiments)
    .groupBy(sql`1`)
    .all();
  return new Map(rows.map(({ key, count }) => [key, count]));
}

/** Names of the experiments that use an imported data set, the archived ones among them. */
export function experimentsOfDataset(orm: Orm, sha256: string): string[] {
  return orm
    .select({ name: experiments.name })
    .from(experiments)
    .where(sql`${usedHash} = ${sha256}`)
    .all()
    .map(({ name }) => name);
}
