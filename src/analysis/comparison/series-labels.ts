import canonicalize from 'canonicalize';

interface Entry {
  readonly strategy: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** How a language names entries of one strategy apart. */
export interface SeriesWording {
  /** A parameter with its value. */
  readonly detail: (strategy: string, name: string, value: unknown) => string;
  readonly named: (label: string, details: readonly string[]) => string;
}

/** A word speaks for itself; a number needs its name. */
const englishSeries: SeriesWording = {
  detail: (_strategy, name, value) => {
    if (typeof value === 'string') return value;
    return `${name} ${Array.isArray(value) ? value.join(' ') : JSON.stringify(value)}`;
  },
  named: (label, details) => `${label} (${details.join(', ')})`,
};

/**
 * Short names of the entries of one comparison. Where a strategy stands more than once, the
 * parameters in which its entries differ tell them apart: "Magnitude (global)", "Magnitude (layer)".
 */
export function seriesLabels(
  entries: readonly Entry[],
  labelOf: (strategy: string) => string,
  { detail, named }: SeriesWording = englishSeries,
): string[] {
  return entries.map((entry) => {
    const siblings = entries.filter(({ strategy }) => strategy === entry.strategy);
    const telling = Object.keys(entry.parameters).filter((name) =>
      siblings.some(
        ({ parameters }) => canonicalize(parameters[name]) !== canonicalize(entry.parameters[name]),
      ),
    );
    const words = telling.map((name) => detail(entry.strategy, name, entry.parameters[name]));
    const label = labelOf(entry.strategy);
    return words.length === 0 ? label : named(label, words);
  });
}
