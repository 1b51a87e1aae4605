import { setTimeout as pause } from 'node:timers/promises';
import { latencyEvidence, latencyMsOf, variation } from '../../src/analysis/latency/evidence.ts';
import { pointLatency } from '../../src/analysis/latency/point-latency.ts';
import type { LatencyBurst, LatencyMeasurement } from '../../src/contract/latency.ts';
import type { RunMetrics, RunSpec } from '../../src/contract/run.ts';
import { latencyBurst, timedNetwork } from '../../src/engine/metrics/latency.ts';
import { mlp } from '../../src/engine/models/mlp.ts';
import { writeNetworkFile } from '../../src/engine/network/network-file.ts';
import { readVariables } from '../../src/engine/network/variables.ts';
import { createRunMeter, graphOfRun } from '../../src/engine/runs/measure-run.ts';
import { topologyOf } from '../../src/engine/thinning/thin-model.ts';
import { othersShare, watchLoad, type BurstLoad } from '../../src/host/environment/machine-load.ts';
import { LATENCY_ROUNDS } from '../../src/host/queue/latency-rounds.ts';
import type { Claims, Told } from './told.ts';

/*
 * A child process with the environment of a trainer: it measures thirty "runs" of one graph in three
 * ways, and tells how many of them would be said to be slower or faster than the dense network.
 */

const RUNS = 30;
const SIZES = ['1', '32'] as const;
/** The answer of versions up to 0.2 told shares apart by so much. */
const SHARE_STEP = 1e-3;

const build = () => mlp.build({ hidden: [128] }, { shape: [28, 28, 1], classes: 10 });

const told: Told = {
  before: await asBefore(),
  eachByItself: await eachByItself(),
  shared: await shared(),
};
process.send?.(told);
process.disconnect?.();

/** Versions up to 0.2: one burst each, the dense network first, by the same compiled program. */
async function asBefore(): Promise<Claims> {
  const network = timedNetwork(build());
  const once = { warmUp: 20, passes: 50, milliseconds: 20 };
  const p50s = Array.from({ length: RUNS + 1 }, () =>
    SIZES.map((size) => latencyBurst(network, network, once)[size]?.own.p50 ?? NaN),
  );
  network.dispose();
  const [dense, ...runs] = p50s as [number[], ...number[][]];
  const shares = runs.flat().map((p50, place) => p50 / (dense[place % SIZES.length] as number));
  return {
    runs: shares.length,
    claimed: shares.filter((share) => Math.abs(share - 1) > SHARE_STEP).length,
    doubted: 0,
    shares,
    widths: [],
    variations: [],
    excluded: 0,
    others: null,
  };
}

/** As now, but as if nobody knew that the graphs are the same: the intervals have to tell. */
async function eachByItself(): Promise<Claims> {
  const bursts: LatencyBurst[][] = Array.from({ length: RUNS }, () => []);
  const loads: BurstLoad[] = [];
  await inRounds(async () => {
    const [ofDense, ofOwn] = [build(), build()];
    const dense = timedNetwork(ofDense);
    for (const own of bursts) {
      const network = timedNetwork(ofOwn);
      const since = watchLoad();
      own.push(latencyBurst(network, dense));
      loads.push(since());
      network.dispose();
    }
    dense.dispose();
    ofDense.dispose();
    ofOwn.dispose();
  });
  const load = { others: othersShare(loads), average: null };
  return claimsOf(
    bursts.map((own) => ({ bursts: own, load })),
    false,
  );
}

/** As now: runs of one graph are measured once. */
async function shared(): Promise<Claims> {
  const model = build();
  const topology = topologyOf(model);
  const values = readVariables(model);
  model.dispose();
  const network = (removed: number) => ({
    spec: {} as RunSpec,
    file: writeNetworkFile({
      topology,
      values,
      masks: new Map(
        values.map(({ name, values: all }) => [
          name,
          Uint8Array.from(all, (_, place) => (place % RUNS < removed ? 0 : 1)),
        ]),
      ),
      thinnedFrom: null,
      provenance: null,
    }),
  });
  const dense = network(0);
  const meter = createRunMeter();
  const measured = new Map<string, LatencyBurst[]>();
  const loads: BurstLoad[] = [];
  const graphs: string[] = [];
  await inRounds(async (round) => {
    const done = new Set<string>();
    for (let run = 1; run <= RUNS; run++) {
      const graph = (graphs[run - 1] ??= await graphOfRun(network(run)));
      if (done.has(graph)) continue;
      done.add(graph);
      const since = watchLoad();
      const { burst } = await meter.burst(network(run), dense, round);
      loads.push(since());
      measured.set(graph, [...(measured.get(graph) ?? []), burst]);
    }
  });
  meter.dispose();
  const load = { others: othersShare(loads), average: null };
  return claimsOf(
    graphs.map((graph) => ({ bursts: measured.get(graph) as LatencyBurst[], load })),
    true,
  );
}

async function inRounds(measure: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < LATENCY_ROUNDS.count; round++) {
    const next = performance.now() + LATENCY_ROUNDS.apartMs;
    await measure(round);
    await pause(Math.max(0, next - performance.now()));
  }
}

/** Claimed: the 95 % interval of the ratio excludes 1, and nothing says to measure again. */
function claimsOf(measurements: readonly LatencyMeasurement[], sameAsDense: boolean): Claims {
  const points = measurements.map((content, id) => {
    const evidence = latencyEvidence({ id, measuredAt: '', sameAsDense, content });
    const metrics = { latencyMs: latencyMsOf(content, null), latency: evidence };
    return { evidence, point: pointLatency([{ metrics: metrics as RunMetrics, dense: null }]) };
  });
  const each = points.flatMap(({ evidence, point }) =>
    SIZES.map((size) => {
      const { mean, halfWidth } = point.latencyRatio?.[size] ?? { mean: NaN, halfWidth: null };
      const denseMedians = evidence.batches[size]?.denseMedians ?? [];
      return {
        share: mean,
        width: halfWidth ?? NaN,
        variation: variation(denseMedians),
        differs: Math.abs(mean - 1) > (halfWidth ?? Infinity),
        doubted: evidence.doubts.length > 0,
      };
    }),
  );
  return {
    runs: each.length,
    claimed: each.filter(({ differs, doubted }) => differs && !doubted).length,
    doubted: each.filter(({ doubted }) => doubted).length,
    shares: each.map(({ share }) => share),
    widths: each.map(({ width }) => width),
    variations: each.map((one) => one.variation),
    excluded: each.filter(({ differs }) => differs).length,
    others: measurements[0]?.load.others ?? null,
  };
}
