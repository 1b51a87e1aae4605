/** More lines than these nobody tells apart; the first are drawn. */
const MOST_LINES = 6;
/** More steps than a small picture has pixels; of longer sequences every n-th is drawn. */
const MOST_STEPS = 200;

/** A line for each of the first features of a sequence, and what is not drawn of it. */
export interface SequenceLines {
  /** SVG paths in a box of width by height. */
  readonly paths: readonly string[];
  readonly featuresLeftOut: number;
}

/**
 * The features of one sequence over its steps, all to one scale: from the least value below to the
 * greatest above.
 *
 * @param values row-major `[steps, features]`; as many of them as were sent
 */
export function sequenceLines(
  values: readonly number[],
  features: number,
  [width, height]: readonly [number, number],
): SequenceLines {
  const drawn = Math.min(features, MOST_LINES);
  const sent = Math.floor(values.length / features);
  const every = Math.ceil(sent / MOST_STEPS);
  const steps = Array.from({ length: Math.ceil(sent / every) }, (_, at) => at * every);
  const at = (step: number, feature: number) => values[step * features + feature] ?? 0;
  const lines = Array.from({ length: drawn }, (_, feature) =>
    steps.map((step) => at(step, feature)),
  );
  const all = lines.flat();
  const least = Math.min(...all);
  const span = Math.max(...all) - least || 1;
  const x = (index: number) =>
    steps.length < 2 ? width / 2 : (index * width) / (steps.length - 1);
  const y = (value: number) => height - ((value - least) * height) / span;
  const point = (value: number, index: number) => `${rounded(x(index))} ${rounded(y(value))}`;
  return {
    paths: lines.map((line) => `M${line.map(point).join('L')}`),
    featuresLeftOut: features - drawn,
  };
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
