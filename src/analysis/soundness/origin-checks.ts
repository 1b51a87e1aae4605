import type { Environment, RunRecord } from '../../contract/run.ts';
import type { Check } from '../../contract/soundness.ts';
import { check } from './grades.ts';

/** Where the figures of a finished run come from. */
export interface Origin {
  readonly runId: string;
  /** Null for a dense baseline. */
  readonly baselineId: string | null;
  /** Null where none was recorded. */
  readonly environment: Environment | null;
}

/** What of an environment can change a result. */
const DECISIVE = [
  'workbench',
  'commit',
  'device',
  'deviceName',
  'vectorInstructions',
  'tensorflow',
  'tfjs',
  'oneDnn',
] as const;

const DIRTY = /-dirty$/;

/**
 * All finished runs were made by one version of the workbench on one kind of device and library,
 * and each pruned one starts from a finished dense baseline of this experiment with its own seed.
 */
export function sameTerms(origins: readonly Origin[], records: readonly RunRecord[]): Check {
  const seedOf = new Map(records.map(({ id, seed }) => [id, seed]));
  const finished = new Set(origins.map(({ runId }) => runId));
  const foreign = origins.filter(
    ({ runId, baselineId }) =>
      baselineId !== null &&
      !(finished.has(baselineId) && seedOf.get(baselineId) === seedOf.get(runId)),
  );
  const differing = DECISIVE.filter((field) => recorded(origins, field).length > 1);
  const unrecorded = origins.filter(({ environment }) => environment === null).length;
  const same = foreign.length === 0 && differing.length === 0 && unrecorded === 0;
  const baselines = origins.filter(({ baselineId }) => baselineId === null).length;
  return check('same-terms', origins.length === 0 ? 'missing' : same ? 'met' : 'partly', {
    baselines,
    differing,
    foreign: foreign.length,
    unrecorded,
  });
}

/** Every finished run's environment is recorded, and its workbench was a committed version. */
export function environmentCheck(origins: readonly Origin[], settled: boolean): Check {
  const known = origins.flatMap(({ environment }) => environment ?? []);
  const commits = recorded(origins, 'commit');
  const facts = {
    recorded: known.length,
    finished: origins.length,
    commits,
    changed: commits.filter((commit) => DIRTY.test(commit)),
    devices: recorded(origins, 'deviceName'),
    tensorflow: recorded(origins, 'tensorflow'),
  };
  const committed = known.every(({ commit }) => commit !== null && !DIRTY.test(commit));
  if (origins.length === 0) return check('environment', settled ? 'missing' : 'pending', facts);
  if (known.length === 0) return check('environment', 'missing', facts);
  if (known.length < origins.length || !committed) return check('environment', 'partly', facts);
  return check('environment', settled ? 'met' : 'pending', facts);
}

/** The distinct values of a field that are known. */
function recorded(origins: readonly Origin[], field: keyof Environment): string[] {
  const values = origins.map(({ environment }) => environment?.[field] ?? null);
  return [...new Set(values.filter((value) => value !== null).map(String))];
}
