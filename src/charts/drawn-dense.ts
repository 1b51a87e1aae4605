import type { ComparisonPoint } from '../contract/results.ts';
import { isDense } from '../contract/words.ts';
import type { Dense } from '../contract/words.ts';
import type { AccuracyDrawing } from './accuracy-chart.ts';

/** A dense network as it is drawn. */
export interface DrawnDense {
  /** Of its marks; where several experiments stand beside each other, each has its own. */
  readonly id: string;
  readonly kind: Dense;
  readonly name: string;
  readonly point: ComparisonPoint;
}

/** The dense networks of a drawing: its own, and those of each of the experiments that it compares. */
export function drawnDense({ texts, dense, series }: AccuracyDrawing): {
  readonly own: readonly DrawnDense[];
  readonly others: readonly DrawnDense[];
} {
  const own = dense.map(({ key, point }) => ({
    id: key,
    kind: key,
    name: texts.denseName(key),
    point,
  }));
  const others = series.flatMap((one) => {
    const { key: id, strategy: kind, points } = one;
    if (!isDense(kind)) return [];
    return points.map((point) => ({ id, kind, name: texts.seriesName(one), point }));
  });
  return { own, others };
}
