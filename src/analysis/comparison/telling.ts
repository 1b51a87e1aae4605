import canonicalize from 'canonicalize';
import type { Setting } from '../../contract/results.ts';

interface Entry {
  readonly strategy: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * The parameters in which an entry of a comparison differs from any other of the same strategy: what
 * tells it apart.
 */
export function tellingSettings(entry: Entry, all: readonly Entry[]): Setting[] {
  const siblings = all.filter(({ strategy }) => strategy === entry.strategy);
  return Object.entries(entry.parameters)
    .filter(([name, value]) =>
      siblings.some(({ parameters }) => canonicalize(parameters[name]) !== canonicalize(value)),
    )
    .map(([name, value]) => ({ name, value }));
}
