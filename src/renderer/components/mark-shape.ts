import type { SeriesStyle } from '../../charts/series-style.ts';

/** The point of a series as an SVG path around (13, 7), 9 units wide. */
export function markShape(symbol: SeriesStyle['symbol']): string {
  switch (symbol) {
    case 'circle':
      return 'M13 2.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4z';
    case 'triangle':
      return 'M13 2.2 17.6 10.6H8.4z';
    case 'diamond':
      return 'M13 1.8 18 7 13 12.2 8 7z';
    case 'none':
      return 'M8 7h10';
    case 'rect':
      return 'M9.2 3.2h7.6v7.6H9.2z';
    default:
      return 'M9.5 3.5l7 7M16.5 3.5l-7 7';
  }
}
