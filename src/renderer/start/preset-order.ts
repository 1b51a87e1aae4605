import type { Preset } from '../../contract/catalogue.ts';

/** What most people start with comes first; others keep the order in which they are offered. */
const FIRST = ['first-look', 'article', 'strategy-against-controls'];

export function orderedPresets(presets: readonly Preset[]): Preset[] {
  const place = ({ id }: Preset) => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length);
  return presets.toSorted((one, other) => place(one) - place(other));
}
