import type { Check, CheckId, Mend } from '../../contract/soundness.ts';
import { CONTROL_IDS, CONTROLS, lackingControls } from './controls.ts';

/** Blalock et al. (2020), section 6, ask for five operating points and three pairs. */
export const WANTED_POINTS = 5;
export const WANTED_PAIRS = 3;
/** With fewer a spread says next to nothing; five is what many venues ask for. */
export const WANTED_SEEDS = 3;
const RECOMMENDED_SEEDS = 5;
/** What has at least this many points has a curve with something between its ends. */
const CURVE_POINTS = 3;

export function check(
  id: CheckId,
  state: Check['state'],
  facts: Check['facts'],
  mend: Mend | null = null,
): Check {
  return { id, state, facts, mend: state === 'met' || state === 'pending' ? null : mend };
}

/** How many operating points a strategy has, or will have. */
export interface PointCount {
  readonly strategy: string;
  readonly points: number;
}

/** Met where every strategy has five points; partly where one has at least three. */
export function operatingPoints(counts: readonly PointCount[], mend: Mend | null): Check {
  const found = counts.map(({ points }) => points);
  const fewest = Math.min(...found);
  const most = Math.max(...found);
  const short = counts.filter(({ points }) => points < WANTED_POINTS);
  return check(
    'operating-points',
    fewest >= WANTED_POINTS ? 'met' : most >= CURVE_POINTS ? 'partly' : 'missing',
    {
      found: fewest,
      most,
      wanted: WANTED_POINTS,
      short: [...new Set(short.map(({ strategy }) => strategy))],
    },
    mend,
  );
}

/** Met from three seeds, partly with two. */
export function seeds(found: number, mend: Mend | null): Check {
  return check(
    'seeds',
    found >= WANTED_SEEDS ? 'met' : found === WANTED_SEEDS - 1 ? 'partly' : 'missing',
    { found, wanted: WANTED_SEEDS, recommended: RECOMMENDED_SEEDS },
    mend,
  );
}

/** Met where random pruning, magnitude and the smaller net are all there. */
export function controls(strategies: readonly string[], mend: Mend | null): Check {
  const lacking = lackingControls(strategies);
  const known: readonly string[] = Object.values(CONTROLS).flat();
  return check(
    'controls',
    lacking.length === 0 ? 'met' : lacking.length < CONTROL_IDS.length ? 'partly' : 'missing',
    { found: [...new Set(strategies.filter((id) => known.includes(id)))], lacking },
    mend,
  );
}
