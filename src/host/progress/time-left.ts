import { median } from 'simple-statistics';
import type { TimedRun, WorkLeft } from '../../db/queries/pace.ts';

/** What the time that training takes is estimated from. */
export interface Pace {
  /** What is left, runs under way with all that they have. */
  readonly left: readonly WorkLeft[];
  /** Runs that are trained, of this experiment or, where there is none, like those of it. */
  readonly timed: readonly TimedRun[];
}

/** A run under way. */
export interface UnderWay {
  readonly work: number;
  /** Done of it, 0 to 1. */
  readonly fraction: number;
  /** What was seen being done of it since its training began, in seconds and in units of work. */
  readonly seen: Spent;
  /** The same up to its newest checkpoint, whenever and by whatever process. */
  readonly kept: Spent;
}

/** So many seconds for so many units of work. */
interface Spent {
  readonly seconds: number;
  readonly work: number;
}

/**
 * From runs under way alone a speed is taken only once they have been at work for so long: as they are seen
 * now, and until then as their checkpoints have it.
 */
const LEAST_SEEN_SECONDS = 2;

/**
 * Seconds until everything is trained: what is left of each strategy at the median speed of its own
 * runs, or of all where none of it is trained yet, shared by those that work at a time. A run that is
 * tried again, or took long for a reason of its own, counts once and changes no median.
 *
 * @returns null where there is nothing to go by
 */
export function trainingSecondsLeft(
  { left, timed }: Pace,
  underWay: readonly UnderWay[],
  workers: number,
): number | null {
  const runsLeft = left.reduce((sum, { count }) => sum + count, 0);
  if (runsLeft === 0) return 0;
  const usual =
    pace(timed) ??
    paceOf(underWay.map(({ seen }) => seen)) ??
    paceOf(underWay.map(({ kept }) => kept));
  if (usual === null) return null;
  const ofStrategy = Map.groupBy(timed, ({ strategy }) => strategy);
  const whole = left.reduce(
    (sum, { strategy, work }) => sum + work * (pace(ofStrategy.get(strategy) ?? []) ?? usual),
    0,
  );
  const done = underWay.reduce((sum, { work, fraction }) => sum + work * fraction, 0) * usual;
  const atATime = Math.max(1, Math.min(workers, runsLeft));
  return Math.max(0, whole - done) / atATime;
}

/** Seconds for a unit of work. */
function pace(timed: readonly TimedRun[]): number | null {
  const each = timed.filter(({ work }) => work > 0).map(({ seconds, work }) => seconds / work);
  return each.length === 0 ? null : median(each);
}

function paceOf(spent: readonly Spent[]): number | null {
  const seconds = spent.reduce((sum, one) => sum + one.seconds, 0);
  const work = spent.reduce((sum, one) => sum + one.work, 0);
  return seconds < LEAST_SEEN_SECONDS || work <= 0 ? null : seconds / work;
}
