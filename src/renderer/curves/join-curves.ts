import type { MetricPoint } from '../../contract/run.ts';
import { joinPoints } from '../stores/experiment-state.ts';

/** The curve of a run, with what it was made of. */
export interface JoinedCurve {
  readonly stored: readonly MetricPoint[];
  readonly arrived: readonly MetricPoint[];
  readonly points: readonly MetricPoint[];
}

const NONE: readonly MetricPoint[] = [];

/**
 * The curves of runs by their id, from the points that were stored and those that arrived since.
 * Curves of which nothing more arrived are taken from `before`.
 */
export function joinCurves(
  runIds: readonly string[],
  stored: Readonly<Record<string, readonly MetricPoint[]>>,
  arrived: ReadonlyMap<string, readonly MetricPoint[]>,
  before: ReadonlyMap<string, JoinedCurve> = new Map(),
): ReadonlyMap<string, JoinedCurve> {
  return new Map(
    runIds.map((id) => {
      const parts = { stored: stored[id] ?? NONE, arrived: arrived.get(id) ?? NONE };
      const was = before.get(id);
      const isSame = was?.stored === parts.stored && was.arrived === parts.arrived;
      return [
        id,
        isSame ? was : { ...parts, points: joinPoints(parts.stored, parts.arrived) },
      ] as const;
    }),
  );
}
