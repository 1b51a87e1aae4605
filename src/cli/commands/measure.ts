import { UserError } from '../../contract/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Reader } from '../../host/reader.ts';
import { comparisonText } from '../comparison-table.ts';
import { EXIT, exitCodeOfSignal } from '../exit-code.ts';
import { countText } from '../figures.ts';
import { findExperiment } from '../find-experiment.ts';
import { findRun } from '../find-run.ts';
import { follow } from '../follow.ts';
import { stopRequest } from '../stop-request.ts';

/** What is to be measured. */
export interface Measurable {
  readonly kind: 'experiment' | 'run';
  readonly id: string;
}

/**
 * The experiment or else the run whose id is, or unambiguously begins with, what the user typed.
 *
 * @throws UserError when there is neither, or more than one
 */
export async function getMeasurable(reader: Reader, typed: string): Promise<Measurable> {
  const experiment = await findExperiment(reader, typed);
  if (experiment) return { kind: 'experiment', id: experiment.id };
  const run = await findRun(reader, typed);
  if (run !== undefined) return { kind: 'run', id: run };
  throw new UserError(
    `No experiment and no run has an id that begins with "${typed}"; the command "list" shows ` +
      `the experiments there are, and "export ID --format csv" the runs of one.`,
  );
}

/**
 * `measure ID`: measures the latencies of an experiment, or of one run, again.
 *
 * @returns the exit code: done unless it was stopped
 * @throws UserError where nothing is trained, or the network files are gone
 */
export async function measure(
  { kind, id }: Measurable,
  openHost: () => Promise<Host>,
): Promise<number> {
  const stop = stopRequest();
  const host = await openHost();
  try {
    const { experiments, runs } = host.client;
    const started = await (kind === 'run' ? runs : experiments).measure({ id });
    console.log(`Measuring the latency of ${countText(started.runs, 'run')} again.`);
    if (started.gone > 0) {
      console.log(
        `The network files of ${countText(started.gone, 'run')} are gone: what was measured of ` +
          `them stays.`,
      );
    }
    await follow(host, started.experimentId, stop);
    if (stop.signal !== undefined) {
      console.log('Stopped. It goes on when the workbench is started again.');
      return exitCodeOfSignal(stop.signal);
    }
    const comparison = await experiments.comparison({ id: started.experimentId });
    console.log(`\n${comparisonText(comparison, started.experimentId)}`);
    return EXIT.done;
  } finally {
    await host.close();
    stop.dispose();
  }
}
