import { repeatOf } from '../../contract/run.ts';
import type { Environment, RunRecord } from '../../contract/run.ts';
import type { Check } from '../../contract/soundness.ts';
import { DENSE, isDense } from '../../contract/words.ts';
import type { Dense } from '../../contract/words.ts';
import { check, RETRY } from './grades.ts';

/** Where the figures of a finished run come from. */
export interface Origin {
  readonly runId: string;
  /** Null for a dense baseline. */
  readonly baselineId: string | null;
  /** Null where none was recorded. */
  readonly environment: Environment | null;
  /** Epochs that it was trained, those of the baseline that it starts from included. */
  readonly epochs: number;
  /** It was trained from initial weights, and not from those of its baseline. */
  readonly startsAnew: boolean;
}

/** What of the code can change a result. */
const CODE = ['workbench', 'commit'] as const;

/** What of machine, libraries and settings can change a result, or how long it takes. */
const MACHINE = [
  'device',
  'deviceName',
  'gpu',
  'vectorInstructions',
  'platform',
  'cores',
  'tensorflow',
  'tfjs',
  'oneDnn',
  'node',
] as const;

const DIRTY = /-dirty$/;

/**
 * All finished runs were made by one version of the workbench, and each pruned one starts from a finished dense baseline of this experiment with its own seed.
 */
export function sameTerms(origins: readonly Origin[], records: readonly RunRecord[]): Check {
  const repeats = new Map(records.map((run) => [run.id, repeatOf(run)]));
  const finished = new Set(origins.map(({ runId }) => runId));
  const foreign = origins.filter(
    ({ runId, baselineId }) =>
      baselineId !== null &&
      !(finished.has(baselineId) && repeats.get(baselineId) === repeats.get(runId)),
  );
  const differing = CODE.filter((field) => recorded(origins, field).length > 1);
  const same = foreign.length === 0 && differing.length === 0;
  const baselines = origins.filter(({ baselineId }) => baselineId === null).length;
  return check('same-terms', origins.length === 0 ? 'missing' : same ? 'met' : 'partly', {
    baselines,
    differing,
    foreign: foreign.length,
  });
}

/** All finished runs were made on one machine with one set of libraries, as far as that is known. */
export function sameEnvironment(origins: readonly Origin[]): Check {
  const differing = MACHINE.filter((field) => recorded(origins, field).length > 1);
  const unrecorded = origins.filter(({ environment }) => environment === null).length;
  const same = differing.length === 0 && unrecorded === 0;
  return check('same-environment', origins.length === 0 ? 'missing' : same ? 'met' : 'partly', {
    differing,
    unrecorded,
  });
}

/** More multiply-accumulates than the reference's by this share are more compute. */
const SAME_COMPUTE = 0.05;

/**
 * Everything was trained for as many epochs as the reference, and with no more multiply-accumulates, as
 * far as these are known; fewer are told, since smaller networks take fewer. The baseline as it was trained is
 * compared with nothing where a reference is there; where none is, it is the reference, and had less.
 */
export function equalBudget(
  origins: readonly Origin[],
  records: readonly RunRecord[],
  reference: Dense,
): Check {
  const strategies = new Map(records.map(({ id, strategy }) => [id, strategy]));
  const epochsOf = (counts: (strategy: string) => boolean) =>
    origins.filter(({ runId }) => counts(strategies.get(runId) ?? '')).map(({ epochs }) => epochs);
  const [referred] = epochsOf((strategy) => strategy === reference);
  const others = epochsOf((strategy) => !isDense(strategy));
  if (others.length === 0 || referred === undefined) {
    return check('equal-budget', 'missing', {}, RETRY);
  }
  const facts = { reference: referred, least: Math.min(...others), most: Math.max(...others) };
  const macs = sharesOfMacs(origins, records, reference);
  const told =
    macs.length === 0 ? {} : { macsLeast: Math.min(...macs), macsMost: Math.max(...macs) };
  const more = macs.some((share) => share > 1 + SAME_COMPUTE);
  const equal = facts.least === referred && facts.most === referred;
  const state = !equal ? 'missing' : more ? 'partly' : 'met';
  return check(
    'equal-budget',
    state,
    { ...facts, ...told },
    {
      kind: reference === DENSE ? 'add-reference' : 'retry',
    },
  );
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
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return [...new Set(values.filter((value) => value !== null).map(text))];
}

/** The multiply-accumulates behind each run, those of its start included, as shares of its reference's. */
function sharesOfMacs(
  origins: readonly Origin[],
  records: readonly RunRecord[],
  reference: Dense,
): number[] {
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const own = (id: string | null) => recordOf.get(id ?? '')?.metrics?.trainingMacs ?? null;
  const spent = origins.flatMap(({ runId, baselineId, startsAnew }) => {
    const [itself, before] = [own(runId), startsAnew || baselineId === null ? 0 : own(baselineId)];
    const record = recordOf.get(runId);
    return record && itself !== null && before !== null ? [{ record, macs: itself + before }] : [];
  });
  const referred = new Map(
    spent
      .filter(({ record }) => record.strategy === reference)
      .map(({ record, macs }) => [repeatOf(record), macs]),
  );
  return spent.flatMap(({ record, macs }) => {
    const against = referred.get(repeatOf(record));
    // Where nothing is trained at all, nothing is trained for longer.
    return isDense(record.strategy) || against === undefined || against === 0
      ? []
      : [macs / against];
  });
}
