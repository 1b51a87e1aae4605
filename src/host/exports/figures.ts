import type { Spread } from '../../contract/results.ts';

/** Figures as a report prints them. The standard deviation stands behind the mean where there is one. */
export const percent = (value: Spread | null) =>
  inText(value, (figure) => (figure * 100).toFixed(2), ' %');
export const times = (value: Spread | null) => inText(value, (figure) => figure.toFixed(2), 'x');
export const milliseconds = (value: Spread | null | undefined) =>
  inText(value ?? null, (figure) => figure.toFixed(3), ' ms');
export const kilobytes = (value: Spread | null) =>
  inText(value, (figure) => (figure / 1000).toFixed(1), ' kB');

function inText(value: Spread | null, format: (figure: number) => string, unit: string): string {
  if (value === null) return '-';
  const sd = value.sd === null ? '' : ` ± ${format(value.sd)}`;
  return `${format(value.mean)}${sd}${unit}`;
}
