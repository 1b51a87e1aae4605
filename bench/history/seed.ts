import type { Environment } from '../../src/contract/run.ts';
import type { Orm } from '../../src/db/database.ts';
import { saveEnvironment } from '../../src/db/queries/environments.ts';
import { describeExperiment, saveExperiment } from '../../src/db/queries/experiments.ts';
import type { NewRun } from '../../src/db/queries/experiments.ts';
import { listExperiments, saveTags } from '../../src/db/queries/history.ts';
import { saveGraph, saveMeasurement } from '../../src/db/queries/latency.ts';
import { startRun } from '../../src/db/queries/queue.ts';
import { saveTrained } from '../../src/db/queries/run-results.ts';
import { openDataFolder } from '../../src/host/data-folder/data-folder.ts';
import { contentId } from '../../src/host/experiments/identity.ts';
import { planRuns } from '../../src/host/experiments/plan.ts';
import { experimentId } from '../../src/host/experiments/versions.ts';
import { madeUpExperiments } from './documents.ts';
import { madeUpClasses, madeUpLatency, madeUpResult } from './figures.ts';

/** The experiments begin on this day, two to three a day. */
const FIRST_DAY = Date.UTC(2026, 0, 5, 8);
const BETWEEN_MS = 9.5 * 3_600_000;
const RUN_MS = 6000;

/** Says of every run that no machine made it. */
const ENVIRONMENT: Environment = {
  workbench: 'made-up history',
  commit: null,
  device: 'cpu',
  deviceName: 'no machine: synthetic figures',
  cores: 1,
  memoryBytes: 1,
  platform: 'none',
  node: 'none',
  tensorflow: 'none',
  tfjs: 'none',
};

export interface SeededFolder {
  readonly experiments: number;
  readonly runs: number;
  /** The experiment that has 500 runs. */
  readonly largest: { readonly id: string; readonly name: string };
}

/**
 * Writes 500 experiments with 10,000 finished runs into a data folder, as the workbench would write
 * them. There are no network files: what asks for one, such as the inside of a run, finds none.
 *
 * @throws Error where the folder has experiments already, UserError where it cannot be used.
 */
export function seedHistory(dataDir: string): SeededFolder {
  const folder = openDataFolder(dataDir, undefined);
  try {
    const { orm } = folder.database;
    if (listExperiments(orm).length > 0) {
      throw new Error(`There are experiments in ${dataDir} already: name an empty folder.`);
    }
    return orm.transaction((tx) => seed(tx));
  } finally {
    folder.close();
  }
}

function seed(orm: Orm): SeededFolder {
  const environmentId = contentId(ENVIRONMENT);
  const classes = madeUpClasses();
  saveEnvironment(orm, environmentId, ENVIRONMENT, FIRST_DAY);
  const measured = new Map<string, string>();
  let runs = 0;
  let largest = { id: '', name: '' };
  for (const [index, { document, tags, notes }] of madeUpExperiments().entries()) {
    const { name } = document;
    const id = experimentId(document);
    const at = FIRST_DAY + index * BETWEEN_MS;
    const planned = planRuns(document);
    saveExperiment(orm, { id, name, document }, planned, at);
    saveTags(orm, id, tags);
    describeExperiment(orm, id, { notes });
    for (const [place, run] of planned.entries()) {
      const started = at + place * RUN_MS;
      startRun(orm, run.id, started);
      const result = madeUpResult(run, environmentId);
      saveTrained(orm, run.id, { ...result, classes }, started + RUN_MS);
      // Masks leave the graph as it is: all runs of a model share one latency.
      const graph = contentId(['made-up graph', run.spec.model]);
      saveGraph(orm, run.id, graph);
      measured.set(graph, run.id);
    }
    runs += planned.length;
    largest = { id, name };
  }
  for (const [graph, runId] of measured) measure(orm, graph, { runId, environmentId });
  return { experiments: listExperiments(orm).length, runs, largest };
}

function measure(
  orm: Orm,
  graph: string,
  { runId, environmentId }: { readonly runId: NewRun['id']; readonly environmentId: string },
): void {
  saveMeasurement(
    orm,
    { graph, denseGraph: graph, machine: environmentId, environmentId, content: madeUpLatency() },
    { runId, seconds: 0.5 },
    Date.now(),
  );
}
