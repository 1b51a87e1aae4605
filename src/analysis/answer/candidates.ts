import canonicalize from 'canonicalize';
import type { Needs } from '../../contract/answer.ts';
import type { Comparison, ComparisonPoint } from '../../contract/results.ts';
import { repeatOf } from '../../contract/run.ts';
import { costsOf } from './costs.ts';
import type { RunIndex } from './costs.ts';
import { fitsOf } from './fits.ts';
import type { Contender } from './ranking.ts';

/**
 * Every strategy at every level that has figures. Levels at which a strategy gave the very same networks are
 * one candidate, that of the lowest: it is no evidence for a network that it was trained twice.
 */
export function contendersOf({ series }: Comparison, index: RunIndex, needs: Needs): Contender[] {
  return series.flatMap(({ key, strategy, telling, points }) =>
    [...Map.groupBy(points, (point) => networksOf(point, index)).values()].flatMap(
      ([point, ...same]): Contender[] => {
        if (point === undefined) return [];
        const costs = costsOf(point, index, needs.batchSize);
        const candidate = {
          seriesKey: key,
          strategy,
          telling,
          level: point.level,
          sameLevels: same.map(({ level }) => level),
          point,
          fits: fitsOf(costs, needs),
        };
        return [{ costs, candidate }];
      },
    ),
  );
}

/**
 * What tells the networks of a point apart from others: what was counted and measured of each to the last
 * digit. Their files tell less, since each names the run that made it.
 */
function networksOf({ runs }: ComparisonPoint, { byId }: RunIndex): string {
  const networks = runs.map((run) => {
    const metrics = byId.get(run.id)?.metrics;
    if (!metrics) return [run.id];
    const { accuracy, loss, parameters, nonzeroParameters, macs, sizeBytes, gzipBytes } = metrics;
    const counted = [parameters, nonzeroParameters, macs, sizeBytes, gzipBytes];
    return [repeatOf(run), accuracy, loss, ...counted];
  });
  return canonicalize(networks.toSorted()) ?? '';
}
