import type { RunSpec } from '../../contract/run.ts';

/** A run, as far as its memory goes. */
export interface Companion {
  readonly runId: string;
  readonly spec: RunSpec;
}

/** Which runs may be trained beside which, so that the memory lasts. */
export interface Company {
  /** Whether a run may begin beside these; it may whenever there are none. */
  admits(run: Companion, others: readonly Companion[]): boolean;
  /** A run did not find enough memory while so many were trained, itself among them. */
  lacked(runId: string, trained: number): void;
}

/** This share of the memory is for trainers; the rest is for the system, its files and the host. */
const SHARE = 0.9;

/**
 * A run whose trainer lacked memory is tried again beside half as many: were it begun as before, it would
 * die of the same. What a run needs is an estimate, which keeps large ones apart from the beginning.
 *
 * @param memoryBytes of this machine, or what of it may be used
 * @param needOf bytes that a trainer takes for a run
 */
export function createCompany(memoryBytes: number, needOf: (spec: RunSpec) => number): Company {
  const most = new Map<string, number>();
  return {
    admits(run, others) {
      if (others.length === 0) return true;
      const all = [...others, run];
      const limits = all.map(({ runId }) => most.get(runId) ?? Infinity);
      const need = all.reduce((sum, { spec }) => sum + needOf(spec), 0);
      return all.length <= Math.min(...limits) && need <= SHARE * memoryBytes;
    },
    lacked: (runId, trained) => void most.set(runId, Math.max(1, Math.floor(trained / 2))),
  };
}
