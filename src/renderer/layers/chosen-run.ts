import { repeatOf } from '../../contract/run.ts';
import type { ComparisonPoint, ComparisonSeries } from '../../contract/results.ts';

/** What an address asks to see; null where it says nothing. */
export interface AskedRun {
  readonly strategy: string | null;
  readonly level: number | null;
  /** With its fold, as `repeatOf` writes it. */
  readonly seed: string | null;
}

/** A finished run, and the series and level that it belongs to. */
export interface ChosenRun {
  readonly series: ComparisonSeries;
  readonly point: ComparisonPoint;
  readonly run: ComparisonPoint['runs'][number];
}

/** The series that have something to look into. */
export function seriesWithRuns(series: readonly ComparisonSeries[]): ComparisonSeries[] {
  return series.filter(({ points }) => points.some(({ runs }) => runs.length > 0));
}

/**
 * The run that is asked for. What is not asked for or is not there is chosen: the first strategy,
 * its highest level (where most is to be seen), and the first seed.
 */
export function chooseRun(
  all: readonly ComparisonSeries[],
  { strategy, level, seed }: AskedRun,
): ChosenRun | undefined {
  const candidates = seriesWithRuns(all);
  const series = candidates.find(({ key }) => key === strategy) ?? candidates[0];
  const points = series?.points.filter(({ runs }) => runs.length > 0) ?? [];
  const point = points.find((one) => one.level === level) ?? points.at(-1);
  const run = point?.runs.find((one) => repeatOf(one) === seed) ?? point?.runs[0];
  return series && point && run && { series, point, run };
}

/** The series that have something to look into beside a run: of its seed and fold, and not the run itself. */
export function besideSeries(
  all: readonly ComparisonSeries[],
  { run: main }: Pick<ChosenRun, 'run'>,
): ComparisonSeries[] {
  return seriesWithRuns(
    all.map((series) => ({
      ...series,
      points: series.points.map((point) => ({
        ...point,
        runs: point.runs.filter((one) => repeatOf(one) === repeatOf(main) && one.id !== main.id),
      })),
    })),
  );
}

/**
 * The second run, which stands beside the first where one is asked for: at the level of the first,
 * unless another is asked for.
 */
export function chooseBeside(
  all: readonly ComparisonSeries[],
  main: ChosenRun,
  { strategy, level }: Pick<AskedRun, 'strategy' | 'level'>,
): ChosenRun | undefined {
  const series = besideSeries(all, main).filter(({ key }) => key === strategy);
  return chooseRun(series, { strategy, level: level ?? main.point.level, seed: null });
}
