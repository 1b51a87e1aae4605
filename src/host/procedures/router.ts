import { implement } from '@orpc/server';
import { contract } from '../../contract/contract.ts';
import { curvesOfExperiment } from '../../db/queries/runs.ts';
import { comparisonOf } from '../comparison/experiment-comparison.ts';
import { countRuns } from '../experiments/count-runs.ts';
import { parseDocument } from '../experiments/parse-document.ts';
import { exportResults } from '../exports/export.ts';
import type { Workbench } from '../workbench.ts';
import { catalogue } from './catalogue.ts';
import { contractError } from './errors.ts';
import {
  cancelExperiment,
  getExperiment,
  resultsOf,
  retryExperiment,
  startExperiment,
} from './experiments.ts';

/** The contract, answered by a workbench. */
export function createRouter(workbench: Workbench) {
  const { environment, notifier, orm, overview } = workbench;
  const os = implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw contractError(error);
    }
  });
  const { system, experiments } = os;
  return os.router({
    system: {
      info: system.info.handler(async () => ({
        version: workbench.version,
        dataDir: workbench.dataDir,
        workers: workbench.workers,
        environment: await environment.current(),
      })),
      catalogue: system.catalogue.handler(() => catalogue(workbench.examplesDir)),
    },
    experiments: {
      list: experiments.list.handler(() => overview.summaries()),
      watchList: experiments.watchList.handler(({ signal }) => notifier.watchList(signal)),
      get: experiments.get.handler(({ input }) => {
        const { document, environment: made, runs } = resultsOf(workbench, input.id);
        const summary = overview.summary(getExperiment(workbench, input.id));
        return { summary, document, environment: made, runs };
      }),
      check: experiments.check.handler(({ input }) => {
        const document = parseDocument(input.document);
        return { document, runs: countRuns(document) };
      }),
      start: experiments.start.handler(({ input }) => startExperiment(workbench, input.document)),
      cancel: experiments.cancel.handler(({ input }) => cancelExperiment(workbench, input.id)),
      retry: experiments.retry.handler(({ input }) => retryExperiment(workbench, input.id)),
      watch: experiments.watch.handler(({ input, signal }) =>
        notifier.watch(getExperiment(workbench, input.id), signal),
      ),
      comparison: experiments.comparison.handler(({ input }) => {
        getExperiment(workbench, input.id);
        return comparisonOf(workbench, input.id);
      }),
      curves: experiments.curves.handler(({ input }) => {
        getExperiment(workbench, input.id);
        return curvesOfExperiment(orm, input.id);
      }),
      export: experiments.export.handler(({ input }) =>
        exportResults(
          input.format,
          resultsOf(workbench, input.id),
          comparisonOf(workbench, input.id),
        ),
      ),
    },
  });
}

export type WorkbenchRouter = ReturnType<typeof createRouter>;
