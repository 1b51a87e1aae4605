import type { Comparison, ComparisonPoint, Spread } from '../../contract/results.ts';
import type { MetricPoint, RunRecord } from '../../contract/run.ts';
import { DENSE, DENSE_CONTINUED } from '../../contract/words.ts';
import { spread, spreadOfAll } from '../../statistics/spread.ts';
import { symptomsOf } from './symptoms.ts';
import type { Symptom } from './symptoms.ts';

/** A symptom, of the run that has it worst, and how many runs have one of its kind. */
export interface FoundSymptom {
  readonly symptom: Symptom;
  readonly runs: number;
}

/** How one strategy at one level, or a dense network, was trained, over its finished runs. */
export interface TrainingRow {
  readonly seriesKey: string;
  readonly level: number;
  /** The level is a sparsity that was asked for, not e.g. a threshold. */
  readonly levelIsSparsity: boolean;
  readonly runIds: readonly string[];
  /** Training minus validation accuracy in the last epoch, 0 to 1; null without a validation set. */
  readonly accuracyGap: Spread | null;
  /** Validation minus training loss in the last epoch, in nats. */
  readonly lossGap: Spread | null;
  /**
   * The smallest gradient norm among the layers over the largest, in the last epoch; null where nothing
   * was trained, an earlier version did it, or a norm is not finite.
   */
  readonly gradientRatio: Spread | null;
  /** Share of all watched units that were zero on all examples looked at, in the last epoch. */
  readonly deadShare: Spread | null;
  /** Of its own training alone, without that of the baseline from which it starts. */
  readonly seconds: Spread;
  readonly macs: Spread | null;
  /** The same over those of the dense baseline; null where these are not known, or nothing. */
  readonly secondsOfDense: number | null;
  readonly macsOfDense: number | null;
  readonly symptoms: readonly FoundSymptom[];
}

/** What there is of an experiment: its comparison, its runs, and their learning curves by run id. */
export interface TrainingInput {
  readonly comparison: Comparison;
  readonly runs: readonly RunRecord[];
  readonly curves: Readonly<Record<string, readonly MetricPoint[]>>;
}

/** The dense networks first, then every strategy from its lowest level to its highest. */
export function trainingRows({ comparison, runs, curves }: TrainingInput): TrainingRow[] {
  const records = new Map(runs.map((run) => [run.id, run]));
  const { dense, continued, series } = comparison;
  const rowOf = (seriesKey: string, point: ComparisonPoint): TrainingRow | null => {
    const own = point.runs.flatMap(({ id }) => records.get(id) ?? []);
    const costs = own.flatMap(({ metrics }) => metrics ?? []);
    const [first] = own;
    if (first === undefined || costs.length === 0) return null;
    const trained = own.map(({ id }) => curves[id] ?? []);
    const lastPoints = trained.map((points) => points.at(-1));
    return {
      seriesKey,
      level: point.level,
      levelIsSparsity: first.sparsity === first.level,
      runIds: own.map(({ id }) => id),
      accuracyGap: spreadOfAll(lastPoints.map(accuracyGap)),
      lossGap: spreadOfAll(lastPoints.map(lossGap)),
      gradientRatio: spreadOfAll(lastPoints.map(gradientRatio)),
      deadShare: spreadOfAll(lastPoints.map(deadShare)),
      seconds: spread(costs.map(({ trainingSeconds }) => trainingSeconds)),
      macs: spreadOfAll(costs.map(({ trainingMacs }) => trainingMacs)),
      secondsOfDense: null,
      macsOfDense: null,
      symptoms: worstOfEach(trained.flatMap(symptomsOf)),
    };
  };
  const baseline = dense && rowOf(DENSE, dense);
  const further = continued && rowOf(DENSE_CONTINUED, continued);
  const pruned = series.flatMap(({ key, points }) =>
    points.flatMap((point) => rowOf(key, point) ?? []),
  );
  return [baseline, further, ...pruned]
    .filter((row) => row !== null)
    .map((row) => ({
      ...row,
      secondsOfDense: share(row.seconds, baseline?.seconds ?? null),
      macsOfDense: share(row.macs, baseline?.macs ?? null),
    }));
}

function share(own: Spread | null, dense: Spread | null): number | null {
  return own === null || dense === null || dense.mean === 0 ? null : own.mean / dense.mean;
}

type LastPoint = MetricPoint | undefined;

function accuracyGap(point: LastPoint): number | null {
  const validation = point?.validationAccuracy ?? null;
  return point === undefined || validation === null ? null : point.trainAccuracy - validation;
}

function lossGap(point: LastPoint): number | null {
  const validation = point?.validationLoss ?? null;
  return point === undefined || validation === null ? null : validation - point.trainLoss;
}

function gradientRatio(point: LastPoint): number | null {
  const norms = (point?.layers ?? []).map(({ gradientNorm }) => gradientNorm);
  const known = norms.filter((norm) => norm !== null);
  const largest = Math.max(...known);
  if (known.length === 0 || known.length < norms.length || largest === 0) return null;
  return Math.min(...known) / largest;
}

function deadShare(point: LastPoint): number | null {
  let [units, dead] = [0, 0];
  for (const layer of point?.layers ?? []) {
    units += layer.units ?? 0;
    dead += layer.deadUnits ?? 0;
  }
  return units === 0 ? null : dead / units;
}

/** Of each kind the worst, and how often there was one. */
function worstOfEach(symptoms: readonly Symptom[]): FoundSymptom[] {
  return [...Map.groupBy(symptoms, ({ kind }) => kind).values()].flatMap((found) => {
    const [symptom] = found.toSorted((one, other) => severity(other) - severity(one));
    return symptom ? [{ symptom, runs: found.length }] : [];
  });
}

/** Compares symptoms of one kind. */
function severity(symptom: Symptom): number {
  switch (symptom.kind) {
    case 'overfitting':
      return symptom.rise;
    case 'vanishing':
      return -symptom.ratio;
    case 'exploding':
      return symptom.factor ?? Infinity;
    case 'dying':
      return symptom.dead / symptom.units;
    default:
      return symptom satisfies never;
  }
}
