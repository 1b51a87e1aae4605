import { implement } from '@orpc/server';
import { contract } from '../contract/contract.ts';
import { historyFacets } from '../db/queries/history.ts';
import { curvesOfExperiment, runsBeginningWith } from '../db/queries/runs.ts';
import { beginArchiveImport, importArchive, writeArchive } from './procedures/archives.ts';
import { answerOf } from './procedures/answer.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { inspectDataset } from './catalogue/inspect-dataset.ts';
import { trainedModels } from './catalogue/trained-models.ts';
import { comparisonOf } from './procedures/comparison.ts';
import { checkpointsSize, folderSize } from './data-folder/folder-size.ts';
import {
  beginImport,
  datasetsOf,
  finishImport,
  previewImport,
  removeDataset,
} from './procedures/datasets.ts';
import {
  beginModelImport,
  finishModelImport,
  inspectModel,
  modelsOf,
  removeModel,
} from './procedures/models.ts';
import { exportExperiment } from './exports/export-experiment.ts';
import { runDetails } from './run-details/run-details.ts';
import { pruningRoundsOf } from './procedures/pruning-rounds.ts';
import { outcomesOf } from './procedures/outcomes.ts';
import { removeView, savedViews, saveView } from './procedures/saved-views.ts';
import { takeNetwork } from './run-details/take-network.ts';
import { runExamples } from './run-details/run-examples.ts';
import { runNetwork, runUnits } from './run-details/run-network.ts';
import { soundnessOf } from './procedures/soundness.ts';
import { CHUNK_BYTES } from './imports/uploads.ts';
import { keepDevice, keptDevice } from './environment/kept-device.ts';
import type { Workbench } from './workbench.ts';
import { backupsIn } from './procedures/backups.ts';
import { checkDocument } from './procedures/check.ts';
import { contractError } from './procedures/errors.ts';
import {
  cancelExperiment,
  getExperiment,
  logOf,
  pauseExperiment,
  resultsOf,
  resumeExperiment,
  addReference,
  retryExperiment,
  startExperiment,
} from './procedures/experiments.ts';
import { measureExperiment, measureRun } from './procedures/measure.ts';
import { moveInQueue, queueOf } from './procedures/queue.ts';
import { annotateExperiment, archive, purge, restore } from './procedures/history.ts';

/** So many runs are told of that begin alike: two would do to say that there are several. */
const RUNS_FOUND = 5;

/** The contract, answered by a workbench. */
export function createRouter(workbench: Workbench) {
  const { environment, notifier, orm, overview, scheduler, workers } = workbench;
  const os = implement(contract).use(async ({ next, signal }) => {
    try {
      return await next();
    } catch (error) {
      // Who asked has gone away, so that there is nobody to tell.
      if (signal?.aborted === true) throw error;
      throw contractError(error, workbench.dataDir);
    }
  });
  const { system, experiments, archives, queue, views, datasets, models, runs } = os;
  return os.router({
    system: {
      info: system.info.handler(async () => ({
        version: workbench.version,
        dataDir: workbench.dataDir,
        dataBytes: await folderSize(workbench.dataDir),
        checkpointBytes: await checkpointsSize(workbench.dataDir),
        workers: workers.current(),
        suggestedWorkers: workers.suggested(),
        device: { choice: keptDevice(orm), ...(await environment.device()) },
        environment: await environment.current(),
      })),
      watchUsage: system.watchUsage.handler(({ signal }) => workbench.usage.watch(signal)),
      watchFolder: system.watchFolder.handler(({ signal }) => workbench.folderState.watch(signal)),
      backups: system.backups.handler(() => backupsIn(workbench)),
      setWorkers: system.setWorkers.handler(({ input }) => {
        workers.keep(input.workers);
        scheduler.wake();
      }),
      setDevice: system.setDevice.handler(({ input }) => keepDevice(orm, input.device)),
      catalogue: system.catalogue.handler(() => catalogue(workbench.examplesDir)),
    },
    experiments: {
      list: experiments.list.handler(({ input }) => overview.summaries(input)),
      facets: experiments.facets.handler(() => historyFacets(orm)),
      watchList: experiments.watchList.handler(({ signal }) => notifier.watchList(signal)),
      get: experiments.get.handler(({ input }) => {
        const { document, environment: made, runs } = resultsOf(workbench, input.id);
        const summary = overview.summary(getExperiment(workbench, input.id));
        return { summary, document, environment: made, runs };
      }),
      check: experiments.check.handler(({ input }) =>
        checkDocument(workbench, input.document, input.series),
      ),
      start: experiments.start.handler(({ input }) => startExperiment(workbench, input.document)),
      cancel: experiments.cancel.handler(({ input }) => cancelExperiment(workbench, input.id)),
      pause: experiments.pause.handler(({ input }) => pauseExperiment(workbench, input.id)),
      resume: experiments.resume.handler(({ input }) => resumeExperiment(workbench, input.id)),
      retry: experiments.retry.handler(({ input }) =>
        retryExperiment(workbench, input.id, input.runIds),
      ),
      addReference: experiments.addReference.handler(({ input }) =>
        addReference(workbench, input.id),
      ),
      measure: experiments.measure.handler(({ input }) => measureExperiment(workbench, input.id)),
      annotate: experiments.annotate.handler(({ input: { id, ...notes } }) =>
        annotateExperiment(workbench, id, notes),
      ),
      archive: experiments.archive.handler(({ input }) => archive(workbench, input.ids)),
      restore: experiments.restore.handler(({ input }) => restore(workbench, input.ids)),
      purge: experiments.purge.handler(({ input }) => purge(workbench, input.ids)),
      watch: experiments.watch.handler(({ input, signal }) =>
        notifier.watch(getExperiment(workbench, input.id), signal),
      ),
      log: experiments.log.handler(({ input }) => logOf(workbench, input.id)),
      comparison: experiments.comparison.handler(({ input }) => {
        getExperiment(workbench, input.id);
        return comparisonOf(workbench, input.id);
      }),
      soundness: experiments.soundness.handler(({ input }) => soundnessOf(workbench, input.id)),
      answer: experiments.answer.handler(({ input }) => answerOf(workbench, input.id, input.needs)),
      outcomes: experiments.outcomes.handler(({ input }) => outcomesOf(workbench, input.ids)),
      curves: experiments.curves.handler(({ input }) => {
        getExperiment(workbench, input.id);
        return curvesOfExperiment(orm, input.id, input);
      }),
      rounds: experiments.rounds.handler(({ input }) => pruningRoundsOf(workbench, input.id)),
      export: experiments.export.handler(({ input }) => exportExperiment(workbench, input)),
    },
    archives: {
      write: archives.write.handler(({ input, signal }) => writeArchive(workbench, input, signal)),
      readChunk: archives.readChunk.handler(async ({ input: { id, offset } }) => ({
        bytes: new Blob([await workbench.archives.written.read(id, offset, CHUNK_BYTES)]),
      })),
      discard: archives.discard.handler(({ input }) =>
        workbench.archives.written.discard(input.id),
      ),
      beginImport: archives.beginImport.handler(({ input }) =>
        beginArchiveImport(workbench, input),
      ),
      appendChunk: archives.appendChunk.handler(({ input: { id, file, offset, bytes } }) =>
        workbench.archives.uploads.append(id, file, offset, bytes),
      ),
      finishImport: archives.finishImport.handler(({ input, signal }) =>
        importArchive(workbench, input.id, signal),
      ),
      abandonImport: archives.abandonImport.handler(({ input }) =>
        workbench.archives.uploads.discard(input.id),
      ),
    },
    queue: {
      list: queue.list.handler(() => queueOf(workbench)),
      move: queue.move.handler(({ input }) => moveInQueue(workbench, input.id, input.to)),
    },
    views: {
      list: views.list.handler(() => savedViews(orm)),
      save: views.save.handler(({ input }) => saveView(orm, input)),
      remove: views.remove.handler(({ input }) => removeView(orm, input.name)),
    },
    datasets: {
      inspect: datasets.inspect.handler(({ input }) => inspectDataset(workbench, input)),
      list: datasets.list.handler(() => datasetsOf(workbench)),
      beginImport: datasets.beginImport.handler(({ input }) => beginImport(workbench, input)),
      appendChunk: datasets.appendChunk.handler(({ input: { id, file, offset, bytes } }) =>
        workbench.datasets.uploads.append(id, file, offset, bytes),
      ),
      previewImport: datasets.previewImport.handler(({ input, signal }) =>
        previewImport(workbench, input.id, input.said, signal),
      ),
      finishImport: datasets.finishImport.handler(({ input, signal }) =>
        finishImport(workbench, input, signal),
      ),
      abandonImport: datasets.abandonImport.handler(({ input }) =>
        workbench.datasets.uploads.discard(input.id),
      ),
      remove: datasets.remove.handler(({ input }) => removeDataset(workbench, input.sha256)),
    },
    models: {
      trained: models.trained.handler(({ input }) => trainedModels(orm, input.id)),
      list: models.list.handler(() => modelsOf(workbench)),
      inspect: models.inspect.handler(({ input }) => inspectModel(workbench, input.sha256)),
      beginImport: models.beginImport.handler(({ input }) => beginModelImport(workbench, input)),
      appendChunk: models.appendChunk.handler(({ input: { id, file, offset, bytes } }) =>
        workbench.models.uploads.append(id, file, offset, bytes),
      ),
      finishImport: models.finishImport.handler(({ input, signal }) =>
        finishModelImport(workbench, input, signal),
      ),
      abandonImport: models.abandonImport.handler(({ input }) =>
        workbench.models.uploads.discard(input.id),
      ),
      remove: models.remove.handler(({ input }) => removeModel(workbench, input.sha256)),
    },
    runs: {
      find: runs.find.handler(({ input }) => runsBeginningWith(orm, input.id, RUNS_FOUND)),
      measure: runs.measure.handler(({ input }) => measureRun(workbench, input.id)),
      details: runs.details.handler(({ input }) => runDetails(workbench, input.id)),
      network: runs.network.handler(({ input }) => runNetwork(workbench, input.id)),
      units: runs.units.handler(({ input }) => runUnits(workbench, input.id, input.layer)),
      takeNetwork: runs.takeNetwork.handler(({ input }) =>
        takeNetwork(workbench, input.id, input.format),
      ),
      examples: runs.examples.handler(({ input }) => runExamples(workbench, input)),
    },
  });
}

export type WorkbenchRouter = ReturnType<typeof createRouter>;
