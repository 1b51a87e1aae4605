import type { Predictions } from '../../contract/run-details.ts';

/** Examples of one class that are taken for another. */
export interface Confusion {
  readonly label: number;
  readonly predicted: number;
  readonly before: number;
  readonly after: number;
}

/** The confusions that have grown most against the dense baseline, those first. */
export function newConfusions(
  { confusion, denseConfusion }: Pick<Predictions, 'confusion' | 'denseConfusion'>,
  count: number,
): Confusion[] {
  const grown = ({ before, after }: Confusion) => after - before;
  return confusion
    .flatMap((row, label) =>
      row.map((after, predicted): Confusion => {
        const before = denseConfusion[label]?.[predicted] ?? 0;
        return { label, predicted, before, after };
      }),
    )
    .filter((one) => one.label !== one.predicted && grown(one) > 0)
    .toSorted((a, b) => grown(b) - grown(a))
    .slice(0, count);
}
