import type { Comparison, Results } from '../contract/results.ts';
import { repeatOf } from '../contract/run.ts';
import type { RunRecord } from '../contract/run.ts';
import { DENSE } from '../contract/words.ts';

/** What is left of each layer: one row per strategy and level. */
export interface KeepRates {
  /** Names of the dense baseline's layers that multiply (batch norm is not pruned), in order. */
  readonly layers: readonly string[];
  readonly rows: readonly KeepRateRow[];
}

export interface KeepRateRow {
  readonly seriesKey: string;
  readonly level: number;
  /** One per layer: mean over the seeds; null where the runs have no such layer. */
  readonly rates: readonly (number | null)[];
}

/**
 * Non-zero parameters of each layer as a share of the same layer's parameters in the dense baseline
 * of the same seed, so that thinned and masked networks are measured alike.
 */
export function keepRates({ runs }: Pick<Results, 'runs'>, { series }: Comparison): KeepRates {
  const denseByRepeat = new Map(
    runs.filter(({ strategy }) => strategy === DENSE).map((run) => [repeatOf(run), run]),
  );
  const byId = new Map(runs.map((run) => [run.id, run]));
  const trained = [...denseByRepeat.values()].find((run) => run.layers.length > 0);
  const layers = trained?.layers.filter(({ macs }) => macs > 0) ?? [];
  return {
    layers: layers.map(({ name }) => name),
    rows: series.flatMap(({ key, points }) =>
      points.map(({ level, runs: members }) => ({
        seriesKey: key,
        level,
        rates: layers.map(({ name }) =>
          meanOf(members.map(({ id }) => rateOf(byId.get(id), name, denseByRepeat))),
        ),
      })),
    ),
  };
}

function rateOf(
  run: RunRecord | undefined,
  layer: string,
  denseByRepeat: ReadonlyMap<string, RunRecord>,
): number | null {
  const own = run?.layers.find(({ name }) => name === layer);
  const dense = run && denseByRepeat.get(repeatOf(run))?.layers.find(({ name }) => name === layer);
  return own && dense ? own.nonzeroParameters / dense.parameters : null;
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0 || known.length < values.length) return null;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
