import { curveSegments } from '../../analysis/training/curve-segments.ts';
import type { CurveMeasure, CurveSet } from '../../contract/curves.ts';
import { curveStyle } from '../../charts/curve-chart.ts';
import type { Curve } from '../../charts/curve-chart.ts';
import type { SeriesStyle } from '../../charts/series-style.ts';
import { repeatOf } from '../../contract/run.ts';
import type { MetricPoint, RunRecord } from '../../contract/run.ts';
import type { CurveGroup } from './curve-groups.ts';

/** What is drawn, and how. */
export interface ChosenCurves {
  readonly groups: readonly CurveGroup[];
  /** The epochs of a run, as far as it has come. */
  readonly pointsOf: (runId: string) => readonly MetricPoint[];
  readonly measure: CurveMeasure;
  readonly sets: readonly CurveSet[];
  /** A mean with its band per group, or a curve per seed. */
  readonly by: 'mean' | 'seed';
  /** Epochs of the dense baseline's training, behind which fine-tuning stands. */
  readonly epochsBefore: number;
  readonly styleOf: (seriesKey: string) => SeriesStyle;
  /** Of a group or one seed of it; a pruned network may be trained from initial weights. */
  readonly nameOf: (group: CurveGroup, seed: string | null, fromStart: boolean) => string;
}

/** The curves of the groups. Lower levels and later seeds are paler than the first of their colour. */
export function chosenCurves(input: ChosenCurves): Curve[] {
  return input.groups.flatMap((group) => {
    const rank = input.groups
      .filter(({ seriesKey }) => seriesKey === group.seriesKey)
      .filter(({ level }) => level > group.level).length;
    return input.by === 'mean'
      ? curvesOf(group, { key: group.key, runs: group.runs, seed: null, rank }, input)
      : group.runs.flatMap((run, index) =>
          curvesOf(
            group,
            { key: run.id, runs: [run], seed: repeatOf(run), rank: rank + index },
            input,
          ),
        );
  });
}

interface Part {
  readonly key: string;
  readonly runs: readonly RunRecord[];
  readonly seed: string | null;
  /** How many of its colour come before it. */
  readonly rank: number;
}

/** None where nothing of it is known yet. */
function curvesOf(
  group: CurveGroup,
  { key, runs, seed, rank }: Part,
  { pointsOf, measure, sets, epochsBefore, styleOf, nameOf }: ChosenCurves,
): Curve[] {
  const segments = curveSegments(
    runs.map(({ id, metrics }) => ({ points: pointsOf(id), metrics })),
    measure,
    epochsBefore,
  ).filter(({ set }) => sets.includes(set));
  const [first] = segments;
  if (first === undefined) return [];
  return [
    {
      id: key,
      name: nameOf(group, seed, first.kind === 'from-start'),
      style: curveStyle(styleOf(group.seriesKey)),
      opacity: Math.max(0.35, 1 - rank * 0.2),
      segments,
    },
  ];
}
