import { repeatOf } from '../../contract/run.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { Answer, Needs } from '../../contract/answer.ts';
import type { ComparisonPoint, Spread } from '../../contract/results.ts';
import type { Dense } from '../../contract/words.ts';
import { foldsOf } from '../comparison/against-reference.ts';
import { areOneNetwork, withoutInterval } from '../comparison/one-network.ts';
import { spreadOfAll } from '../../statistics/spread.ts';

/** What a candidate costs, over its seeds; null where it cannot be said. */
export interface Costs {
  /** Accuracy lost against the reference of the same seed, of those by which is chosen. */
  readonly accuracyLoss: Spread | null;
  /** Shares of the figure of the reference of the same seed. */
  readonly size: Spread | null;
  readonly macs: Spread | null;
  /**
   * Measured beside the dense network; null until every seed is measured at the batch size. A single burst
   * of an earlier version is no measurement: networks of one graph came out 7 to 23 % apart.
   */
  readonly latency: Spread | null;
}

/** Runs by id, and those of the comparison's reference by seed and fold. */
export interface RunIndex {
  readonly byId: ReadonlyMap<string, RunRecord>;
  readonly referenceByRepeat: ReadonlyMap<string, RunRecord>;
  /** Which accuracy is chosen by. */
  readonly chosenOn: Answer['chosenOn'];
}

export function indexRuns(records: readonly RunRecord[], reference: Dense): RunIndex {
  const referred = records.filter(({ strategy }) => strategy === reference);
  return {
    byId: new Map(records.map((record) => [record.id, record])),
    referenceByRepeat: new Map(referred.map((record) => [repeatOf(record), record])),
    chosenOn: chosenOnOf(records),
  };
}

/** The validation examples, if every run that has figures has been tried on them; else what is tested on. */
function chosenOnOf(records: readonly RunRecord[]): Answer['chosenOn'] {
  const known = records.flatMap(({ metrics }) => metrics ?? []);
  const validated = known.every(({ validationAccuracy }) => validationAccuracy !== null);
  if (known.length > 0 && validated) return 'validation';
  return records.some(({ fold }) => fold !== null) ? 'folds' : 'test';
}

/** The accuracy by which a run is chosen. */
export function chosenAccuracy(
  { accuracy, validationAccuracy }: Metrics,
  chosenOn: Answer['chosenOn'],
): number {
  return chosenOn === 'validation' ? (validationAccuracy ?? accuracy) : accuracy;
}

type Metrics = NonNullable<RunRecord['metrics']>;

/** What a point costs, each seed measured against the reference of its own. */
export function costsOf(
  { runs, difference, latencyRatio, latencyDoubts }: ComparisonPoint,
  { byId, referenceByRepeat, chosenOn }: RunIndex,
  batchSize: Needs['batchSize'],
): Costs {
  const pairs = runs.map((run) => ({
    pruned: byId.get(run.id)?.metrics ?? null,
    dense: referenceByRepeat.get(repeatOf(run))?.metrics ?? null,
  }));
  const isOnce = [pairs.map(({ pruned }) => pruned), pairs.map(({ dense }) => dense)].every(
    (side) => areOneNetwork(side.flatMap((metrics) => metrics ?? [])),
  );
  const validated = (losses: (number | null)[]) => {
    const over = spreadOfAll(losses, foldsOf([{ runs }]));
    return isOnce ? withoutInterval(over) : over;
  };
  const share = (figure: (metrics: Metrics) => number | null) =>
    spreadOfAll(
      pairs.map(({ pruned, dense }) => {
        const part = pruned && figure(pruned);
        const whole = dense && figure(dense);
        return part === null || whole === null || whole === 0 ? null : part / whole;
      }),
    );
  const lost = (pruned: Metrics, dense: Metrics) =>
    chosenAccuracy(dense, chosenOn) - chosenAccuracy(pruned, chosenOn);
  return {
    accuracyLoss:
      chosenOn === 'validation'
        ? validated(pairs.map(({ pruned, dense }) => pruned && dense && lost(pruned, dense)))
        : difference && lossOf(difference),
    size: share((metrics) => metrics.gzipBytes),
    macs: share((metrics) => metrics.macs),
    latency: latencyDoubts.includes('single-burst') ? null : (latencyRatio?.[batchSize] ?? null),
  };
}

/** A loss is a difference seen from the other side. */
function lossOf({ n, mean, sd, halfWidth }: Spread): Spread {
  return { n, mean: -mean, sd, halfWidth };
}
