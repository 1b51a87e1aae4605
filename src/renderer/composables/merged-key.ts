const SEPARATOR = ':';

/** The key of an experiment's series where series of several experiments stand beside each other. */
export function mergedKey(experiment: string, seriesKey: string): string {
  return `${experiment}${SEPARATOR}${seriesKey}`;
}

/** The experiment of such a key; empty for a series of a single experiment. */
export function experimentOf(seriesKey: string): string {
  return seriesKey.includes(SEPARATOR) ? (seriesKey.split(SEPARATOR)[0] ?? '') : '';
}
