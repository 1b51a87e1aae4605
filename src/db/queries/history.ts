import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { HistoryFacets } from '../../contract/progress.ts';
import type { Orm } from '../database.ts';
import { experiments, experimentTags } from '../schema.ts';
import { folded } from '../folded.ts';
import type { StoredExperiment } from './experiments.ts';

/** Which experiments are asked for; what is left out, and an empty list, restricts nothing. */
export interface HistoryFilter {
  /** Each of these words occurs somewhere in what the user wrote or chose. */
  readonly words?: readonly string[] | undefined;
  readonly datasets?: readonly string[] | undefined;
  readonly models?: readonly string[] | undefined;
  readonly strategies?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Created at or after, and before. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Those that are put away, in place of the others. */
  readonly archived?: boolean | undefined;
}

/** An imported data set by its name, others by their id; `datasetName` of the contract says the same. */
const datasetId = sql<string>`CASE json_extract(${experiments.document}, '$.dataset.id')
  WHEN 'imported' THEN json_extract(${experiments.document}, '$.dataset.name')
  ELSE json_extract(${experiments.document}, '$.dataset.id') END`;
/** Likewise; `modelKey` of the contract says the same. */
const modelId = sql<string>`CASE json_extract(${experiments.document}, '$.model.id')
  WHEN 'imported' THEN 'imported/' || json_extract(${experiments.document}, '$.model.name')
  ELSE json_extract(${experiments.document}, '$.model.id') END`;

/** Newest first. */
export function listExperiments(orm: Orm, filter: HistoryFilter = {}): StoredExperiment[] {
  const { words = [], datasets, models, strategies, tags, from, until, archived } = filter;
  return orm
    .select()
    .from(experiments)
    .where(
      and(
        archived === true ? isNotNull(experiments.archivedAt) : isNull(experiments.archivedAt),
        from === undefined ? undefined : gte(experiments.createdAt, from),
        until === undefined ? undefined : lt(experiments.createdAt, until),
        among(datasets, (list) => inArray(datasetId, list)),
        among(models, (list) => inArray(modelId, list)),
        among(
          strategies,
          (
            list,
          ) => sql`EXISTS (SELECT 1 FROM json_each(${experiments.document}, '$.strategies') AS one
            WHERE json_extract(one.value, '$.id') IN ${list})`,
        ),
        among(
          tags,
          (list) => sql`EXISTS (SELECT 1 FROM ${experimentTags} AS one
            WHERE one.experiment_id = ${experiments.id} AND one.tag IN ${list})`,
        ),
        ...words.map(occurs),
      ),
    )
    .orderBy(desc(experiments.createdAt), desc(sql`${experiments}.rowid`))
    .all();
}

function among(
  list: readonly string[] | undefined,
  condition: (list: string[]) => SQL,
): SQL | undefined {
  return list === undefined || list.length === 0 ? undefined : condition([...list]);
}

/** One word stands in one of the texts, seen as `folded` does. */
function occurs(word: string): SQL {
  return sql`instr(folded(${experiments.name} || char(10) || ${experiments.notes}
    || char(10) || coalesce(json_extract(${experiments.document}, '$.description'), '')
    || char(10) || ${datasetId} || char(10) || ${modelId}
    || char(10) || coalesce((SELECT group_concat(json_extract(one.value, '$.id'), char(10))
      FROM json_each(${experiments.document}, '$.strategies') AS one), '')
    || char(10) || coalesce((SELECT group_concat(one.tag, char(10))
      FROM ${experimentTags} AS one WHERE one.experiment_id = ${experiments.id}), '')
  ), ${folded(word)}) > 0`;
}

/** What the history can be filtered by; of the archive only its size is told. */
export function historyFacets(orm: Orm): HistoryFacets {
  const inHistory = isNull(experiments.archivedAt);
  const of = (value: SQL<string>) =>
    orm
      .select({ value, count: count() })
      .from(experiments)
      .where(inHistory)
      .groupBy(value)
      .orderBy(asc(value))
      .all();
  const counted = (condition: SQL) =>
    orm.select({ count: count() }).from(experiments).where(condition).get()?.count ?? 0;
  const strategies = orm.all<{ value: string; count: number }>(
    sql`SELECT json_extract(one.value, '$.id') AS value, count(DISTINCT ${experiments.id}) AS count
      FROM ${experiments}, json_each(${experiments.document}, '$.strategies') AS one
      WHERE ${inHistory} GROUP BY 1 ORDER BY 1`,
  );
  const tags = orm
    .select({ value: experimentTags.tag, count: count() })
    .from(experimentTags)
    .innerJoin(experiments, eq(experiments.id, experimentTags.experimentId))
    .where(inHistory)
    .groupBy(experimentTags.tag)
    .orderBy(asc(experimentTags.tag))
    .all();
  return {
    datasets: of(datasetId),
    models: of(modelId),
    strategies,
    tags,
    archived: counted(isNotNull(experiments.archivedAt)),
    total: counted(inHistory),
  };
}

/** Tags by experiment, each experiment's in alphabetical order. */
export function tagsByExperiment(orm: Orm, experimentId?: string): Map<string, string[]> {
  const rows = orm
    .select()
    .from(experimentTags)
    .where(experimentId === undefined ? undefined : eq(experimentTags.experimentId, experimentId))
    .orderBy(asc(experimentTags.tag))
    .all();
  const found = new Map<string, string[]>();
  for (const { experimentId: id, tag } of rows) {
    const tags = found.get(id);
    if (tags) tags.push(tag);
    else found.set(id, [tag]);
  }
  return found;
}

/** The tags of an experiment are these from now on. */
export function saveTags(orm: Orm, experimentId: string, tags: readonly string[]): void {
  orm.transaction((tx) => {
    tx.delete(experimentTags).where(eq(experimentTags.experimentId, experimentId)).run();
    const rows = [...new Set(tags)].map((tag) => ({ experimentId, tag }));
    if (rows.length > 0) tx.insert(experimentTags).values(rows).run();
  });
}
