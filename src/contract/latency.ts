import { z } from 'zod';

/** Milliseconds for one forward pass at one batch size, over many repetitions. */
export const latencySchema = z.object({ p50: z.number(), p95: z.number() });
export type Latency = z.infer<typeof latencySchema>;

/** One burst of passes, by batch size: of a network, and in between of the dense network beside it. */
export const latencyBurstSchema = z.record(
  z.string(),
  z.object({ own: latencySchema, dense: latencySchema }),
);
export type LatencyBurst = z.infer<typeof latencyBurstSchema>;

/** What else the machine did meanwhile. */
export const machineLoadSchema = z.object({
  /** Of the processors' time, the share that others used: 0 to 1. Null where it cannot be told. */
  others: z.number().nullable(),
  /** The system's load average over the last minute, per logical processor; null where there is none. */
  average: z.number().nullable(),
});
export type MachineLoad = z.infer<typeof machineLoadSchema>;

/** A network's latency as it was measured: bursts apart in time, beside the dense network. */
export const latencyMeasurementSchema = z.object({
  bursts: z.array(latencyBurstSchema).min(1),
  load: machineLoadSchema,
});
export type LatencyMeasurement = z.infer<typeof latencyMeasurementSchema>;

/**
 * Why a latency should be measured again. `dense-varied`: the dense network itself took longer in some
 * bursts than in others. `busy`: other programs used the processor. `single-burst`: an earlier
 * version measured it, once and by itself, so that nothing says how far it can be relied on.
 */
export const latencyDoubtSchema = z.enum(['dense-varied', 'busy', 'single-burst']);
export type LatencyDoubt = z.infer<typeof latencyDoubtSchema>;

/** What stands behind the latency of a run. */
export const latencyEvidenceSchema = z.object({
  measuredAt: z.string(),
  /** Runs with the same one have the same graph, and one latency. */
  measurement: z.int(),
  /** Its graph is the dense network's own: then every ratio is exactly 1. */
  sameAsDense: z.boolean(),
  /** By batch size, burst by burst. */
  batches: z.record(
    z.string(),
    z.object({
      /** Median milliseconds of each burst, and of the dense network in it. */
      medians: z.array(z.number()),
      denseMedians: z.array(z.number()),
      /** The one through the other: paired, since both were timed in turn. */
      ratios: z.array(z.number()),
    }),
  ),
  load: machineLoadSchema,
  /** None where it can be relied on. */
  doubts: z.array(latencyDoubtSchema),
});
export type LatencyEvidence = z.infer<typeof latencyEvidenceSchema>;
