import { latencyDoubts } from '../../analysis/latency/evidence.ts';
import type { LatencyDoubt } from '../../contract/latency.ts';
import type { RunRecord } from '../../contract/run.ts';

/** How the latencies of some runs were measured. */
export interface LatencyFacts {
  /** Runs that have one. */
  readonly measured: number;
  /** Of these, some have reason to be measured again and others do not. */
  readonly mixed: boolean;
  readonly doubts: readonly LatencyDoubt[];
  /** Null where an earlier version measured them all. */
  readonly evidence: {
    readonly bursts: number;
    /** The last time, ISO 8601. */
    readonly at: string;
    /** Of the processor, at the worst; null where it is not known. */
    readonly others: number | null;
  } | null;
}

/** What is to be told of latencies as a whole. */
export function latencyFacts(runs: readonly RunRecord[]): LatencyFacts {
  const metrics = runs.flatMap((run) => (run.metrics?.latencyMs ? [run.metrics] : []));
  const evidence = metrics.flatMap(({ latency }) => latency ?? []);
  const doubtful = metrics.map((one) => latencyDoubts(one));
  const some = doubtful.filter(({ length }) => length > 0).length;
  const others = evidence.flatMap(({ load }) => load.others ?? []);
  return {
    measured: metrics.length,
    mixed: some > 0 && some < metrics.length,
    doubts: [...new Set(doubtful.flat())],
    evidence:
      evidence.length === 0
        ? null
        : {
            bursts: Math.min(
              ...evidence.flatMap(({ batches }) =>
                Object.values(batches).map(({ medians }) => medians.length),
              ),
            ),
            at: evidence
              .map(({ measuredAt }) => measuredAt)
              .toSorted()
              .at(-1) as string,
            others: others.length === 0 ? null : Math.max(...others),
          },
  };
}
