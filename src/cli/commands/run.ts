import { join } from 'node:path';
import { FIRST_NEEDS } from '../../contract/answer.ts';
import { DATASETS_FOLDER, MODELS_FOLDER } from '../../host/data-folder/data-folder.ts';
import { textOf } from '../../contract/sentence.ts';
import { checkDataset } from '../../host/dataset-process/load-dataset.ts';
import { checkExperiment } from '../../host/experiments/check-experiment.ts';
import { withHashes } from '../../host/experiments/named-imports.ts';
import type { ImportedNames } from '../../host/experiments/named-imports.ts';
import type { Host } from '../../host/host.ts';
import { openReader } from '../../host/reader.ts';
import { answerText } from '../answer-text.ts';
import { comparisonText } from '../comparison-table.ts';
import { EXIT, exitCodeOfSignal } from '../exit-code.ts';
import { follow } from '../follow.ts';
import { printFallback } from '../fallback-line.ts';
import { checkWritable, writeWhole } from '../output-file.ts';
import { readDocument } from '../read-document.ts';
import { conditionTexts, unfinishedText } from '../run-outcome.ts';
import { stopRequest } from '../stop-request.ts';

/** `run FILE`: what is to be run, and where its results go. */
export interface RunOptions {
  readonly file: string;
  readonly out: string | undefined;
  /** Before all others that have something left to do. */
  readonly first: boolean;
  readonly dataDir: string;
  readonly openHost: () => Promise<Host>;
}

/**
 * Runs a document to its end, or continues it, and prints the comparison.
 *
 * @returns the exit code: done only if every run is
 * @throws UserError for a file, a document or a folder that cannot be used
 */
export async function run({ file, out, first, dataDir, openHost }: RunOptions): Promise<number> {
  const places = { imported: join(dataDir, DATASETS_FOLDER), models: join(dataDir, MODELS_FOLDER) };
  const complete = withHashes(await readDocument(file), await namesIn(dataDir));
  const { document, notes } = await checkExperiment(complete, places, checkDataset);
  if (out !== undefined) await checkWritable(out, file);
  const stop = stopRequest();
  const host = await openHost();
  try {
    for (const note of notes) console.log(`Note: ${textOf(note)}`);
    if (document.device === undefined) await printFallback(host);
    const { id, queued } = await host.client.experiments.start({ document });
    if (first && queued > 0) await host.client.queue.move({ id, to: 'first' });
    await follow(host, id, stop);
    if (stop.signal !== undefined) {
      console.log('Stopping: what is being trained is saved. The same command continues there.');
      return exitCodeOfSignal(stop.signal);
    }
    return await finish(host, id, out);
  } finally {
    await host.close();
    stop.dispose();
  }
}

/** What was imported into a data folder, which need not be there, and is not taken yet. */
async function namesIn(dataDir: string): Promise<ImportedNames> {
  const reader = openReader({ dataDir });
  try {
    const datasets = await reader.datasets.list();
    const models = await reader.models.list();
    return {
      dataset: (name) => datasets.find((one) => one.name === name)?.imported?.sha256,
      model: (name) => models.find((one) => one.name === name)?.sha256,
    };
  } finally {
    reader.close();
  }
}

/** Writes and prints what came of it; the exit code says whether every run is done. */
async function finish(host: Host, id: string, out: string | undefined): Promise<number> {
  const { experiments } = host.client;
  const { runs, summary } = await experiments.get({ id });
  console.log(`\n${comparisonText(await experiments.comparison({ id }), id)}`);
  const answer = await experiments.answer({ id, needs: FIRST_NEEDS });
  console.log(`\n${answerText(answer, FIRST_NEEDS)}`);
  const untaught = conditionTexts(summary.conditions);
  if (untaught.length > 0) console.log(`\nOf ${runs.length} runs ${untaught.join(', ')}.`);
  if (out !== undefined) {
    const { content } = await experiments.export({ id, format: 'json' });
    await writeWhole(out, content);
    console.log(`\nThe results are in ${out}.`);
  }
  const unfinished = unfinishedText(runs);
  if (unfinished === undefined) return EXIT.done;
  console.error(unfinished);
  console.error('The same command tries them again.');
  return EXIT.failed;
}
