import type { CurvePoint } from '../contract/curves.ts';
import { tipHtml } from './chart-text.ts';
import type { CurveChartInput } from './curve-chart.ts';

/** What is known of every curve at the epoch that is pointed at, the best first. */
export function curveTip(items: unknown, input: CurveChartInput): string {
  const { curves, measure, figures, texts } = input;
  const [first] = (Array.isArray(items) ? items : [items]) as { value: [number, number] }[];
  const epoch = first?.value[0] ?? 0;
  const valueOf = ({ mean, sd, n }: CurvePoint) =>
    measure === 'accuracy'
      ? figures.accuracySpread({ mean, sd, n, halfWidth: null })
      : figures.loss(mean);
  const rows = curves.flatMap(({ name, segments }) =>
    segments.flatMap(({ set, points }) =>
      points
        .filter((point) => point.epoch === epoch)
        .map((point) => ({ name: `${name}, ${texts.sets[set]}`, point })),
    ),
  );
  const sign = measure === 'accuracy' ? -1 : 1;
  return tipHtml({
    title: `${texts.epoch} ${figures.count(epoch)}`,
    lines: rows
      .toSorted((one, other) => sign * (one.point.mean - other.point.mean))
      .map(({ name, point }) => [name, valueOf(point)]),
  });
}
