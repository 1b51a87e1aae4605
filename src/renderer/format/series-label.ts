/** A series' label in two: the strategy's own name, and what tells two entries of it apart. */
export interface SeriesLabel {
  readonly name: string;
  /** Without its brackets; null where the strategy stands only once. */
  readonly detail: string | null;
}

/**
 * Splits `Magnitude (layer)` into name and detail.
 *
 * @param strategyLabel the strategy's name, which may have brackets of its own
 */
export function splitSeriesLabel(label: string, strategyLabel: string | undefined): SeriesLabel {
  if (label === strategyLabel) return { name: label, detail: null };
  const bracket =
    strategyLabel !== undefined && label.startsWith(strategyLabel)
      ? /^\s*\((?<detail>.+)\)$/.exec(label.slice(strategyLabel.length))
      : /^.*\S\s+\((?<detail>[^()]+)\)$/.exec(label);
  const detail = bracket?.groups?.['detail'] ?? null;
  if (detail === null) return { name: label, detail };
  return { name: strategyLabel ?? label.slice(0, label.lastIndexOf('(')).trim(), detail };
}
