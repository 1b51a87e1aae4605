import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { MetricPoint, RunRecord } from '../../src/contract/run.ts';
import { openHost } from '../../src/host/host.ts';
import { openReader } from '../../src/host/reader.ts';

/** What a run came to. */
export interface RunResult {
  readonly run: RunRecord;
  readonly curve: readonly MetricPoint[];
}

/** The runs of a data folder by their ids. */
export async function resultsIn(dataDir: string): Promise<Map<string, RunResult>> {
  const reader = openReader({ dataDir });
  try {
    const found = new Map<string, RunResult>();
    for (const { id } of await reader.experiments.list({})) {
      const { runs } = await reader.experiments.get({ id });
      const curves = await reader.experiments.curves({ id });
      for (const run of runs) found.set(run.id, { run, curve: curves[run.id] ?? [] });
    }
    return found;
  } finally {
    reader.close();
  }
}

/** How the runs of a disturbed folder stand to those of an undisturbed one. */
export interface Comparison {
  readonly runs: number;
  /** Not done. */
  readonly lost: readonly string[];
  /** In what they differ, by run. */
  readonly different: readonly string[];
}

export function compareResults(
  reference: ReadonlyMap<string, RunResult>,
  disturbed: ReadonlyMap<string, RunResult>,
): Comparison {
  const lost: string[] = [];
  const different: string[] = [];
  for (const [id, expected] of reference) {
    const found = disturbed.get(id);
    if (found?.run.status !== 'done' || expected.run.status !== 'done') {
      lost.push(`${id}: ${found?.run.status ?? 'not there'} ${found?.run.error ?? ''}`);
      continue;
    }
    const wanted = figuresOf(expected);
    const own = figuresOf(found);
    const names = Object.keys(wanted).filter((name) => own[name] !== wanted[name]);
    if (names.length > 0) different.push(`${id} (${found.run.strategy}): ${names.join(', ')}`);
  }
  return { runs: reference.size, lost, different };
}

/** Times are never the same twice. */
const TIMES = new Set(['trainingSeconds', 'latencyMs', 'latency']);

/** All that must be the same, as text. */
function figuresOf({ run, curve }: RunResult): Record<string, string> {
  const { metrics, layers, weightsSha256, achievedSparsity } = run;
  const figures = { weightsSha256, achievedSparsity, layers, curve, ...metrics };
  return Object.fromEntries(
    Object.entries(figures)
      .filter(([name]) => !TIMES.has(name))
      .map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

/** What a closed data folder is like inside; each list should be empty. */
export interface Condition {
  readonly integrity: string;
  /** Runs that were stored more than once. */
  readonly doubled: readonly string[];
  /** Runs whose weights are not there. */
  readonly missing: readonly string[];
  /** Files that belong to nothing. */
  readonly orphans: readonly string[];
}

/** Opens the folder once more, which sweeps it, and looks at it. */
export async function conditionAfter(dataDir: string): Promise<Condition> {
  await (await openHost({ dataDir })).close();
  return conditionOf(dataDir);
}

function conditionOf(dataDir: string): Condition {
  const database = new Sqlite(join(dataDir, 'workbench.db'), { readonly: true });
  try {
    const integrity = database.pragma('integrity_check', { simple: true }) as string;
    const doubled = database
      .prepare(
        `SELECT run_id FROM events WHERE kind = 'trained' GROUP BY run_id HAVING count(*) > 1`,
      )
      .pluck()
      .all() as string[];
    const used = new Set(
      database
        .prepare('SELECT weights_sha256 FROM runs WHERE weights_sha256 IS NOT NULL')
        .pluck()
        .all() as string[],
    );
    const weights = filesIn(join(dataDir, 'weights'));
    const missing = [...used].filter((sha256) => !weights.includes(`${sha256}.safetensors`));
    const orphans = [
      ...weights.filter((name) => !used.has(name.replace(/\.safetensors$/, ''))),
      ...filesIn(join(dataDir, 'checkpoints')),
    ];
    return { integrity, doubled, missing, orphans };
  } finally {
    database.close();
  }
}

/** But for what marks the folder as one. */
function filesIn(dir: string): string[] {
  return existsSync(dir) ? readdirSync(dir).filter((name) => !name.startsWith('.')) : [];
}
