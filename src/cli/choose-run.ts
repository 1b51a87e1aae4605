import { UserError } from '../contract/errors.ts';
import type { RunRecord } from '../contract/run.ts';
import { runName } from './run-name.ts';

/** Which of an experiment's runs is meant. */
export interface RunAsked {
  /** As it stands in a document: `magnitude`. */
  readonly strategy?: string | undefined;
  readonly level?: number | undefined;
  readonly seed?: number | undefined;
}

type Choosable = Pick<
  RunRecord,
  'id' | 'strategy' | 'sparsity' | 'parameters' | 'seed' | 'fold' | 'status'
>;

/**
 * The finished run of an experiment that is meant: of several seeds and folds the first.
 *
 * @throws UserError where none is, or what is said leaves several strategies or levels
 */
export function chooseRun<R extends Choosable>(runs: readonly R[], asked: RunAsked): R {
  const { strategy, level, seed } = asked;
  const meant = runs.filter(
    (run) =>
      run.status === 'done' &&
      (strategy === undefined || run.strategy === strategy) &&
      (level === undefined || run.sparsity === level) &&
      (seed === undefined || run.seed === seed),
  );
  const [first] = meant.toSorted((one, other) => one.seed - other.seed);
  if (first === undefined) {
    throw new UserError(
      `No finished run of this experiment is that. There are: ${namesOf(runs) || 'none yet'}.`,
    );
  }
  const others = meant.filter((run) => settingOf(run) !== settingOf(first));
  if (others.length > 0) {
    throw new UserError(
      `Several runs are that: ${namesOf(meant)}. Say which with --strategy, --level and --seed, or ` +
        `by the run's id.`,
    );
  }
  return first;
}

function namesOf(runs: readonly Choosable[]): string {
  const done = runs.filter(({ status }) => status === 'done');
  return [...new Set(done.map(settingOf))].join('; ');
}

/** What a run is called without its seed. */
function settingOf(run: Choosable): string {
  return runName(run).replace(/, seed [^,]*(, \d+\/\d+)?$/, '');
}
