import type { Device, NamedDevice } from '../../contract/device.ts';
import type { RunSpec } from '../../contract/run.ts';
import { textOf } from '../../contract/sentence.ts';
import type { RunQueue } from './run-queue.ts';

/** A run of a plan: its name, and that of the dense baseline which it starts from. */
type Planned = string | readonly [run: string, baseline: string];

type Status = 'queued' | 'running' | 'trained' | 'done' | 'failed' | 'cancelled';

interface Entry {
  readonly runId: string;
  readonly baseline: string | null;
  status: Status;
  attempts: number;
}

/** The rules of the real queue, in memory. */
export interface MemoryQueue extends RunQueue {
  /** What was stored, in its order, such as `trained a`. */
  readonly stored: string[];
  /** Thrown by whatever writes while it is set, once for each entry of a list. */
  trouble: Error | Error[] | undefined;
  /** Thrown by whatever reads while it is set. */
  unreadable: Error | undefined;
  /** Runs of which nobody knows what their network computes. */
  readonly unidentified: Set<string>;
  /** Runs of which a checkpoint was kept that was never told of. */
  readonly untold: Set<string>;
  /** Runs whose weights were not written into the folder that is there. */
  readonly elsewhere: Set<string>;
  /** Runs whose graph was measured already. */
  readonly known: Set<string>;
  /** What the documents of runs name. */
  readonly named: Map<string, Device>;
  statusOf(runId: string): Status | undefined;
  /** Puts another experiment behind those that are there. */
  add(runs: readonly Planned[]): void;
  cancel(runId: string): void;
}

/** A queue of these experiments, each a list of runs in the order of its plan. */
export function memoryQueue(...experiments: readonly (readonly Planned[])[]): MemoryQueue {
  const plans: Entry[][] = [];
  const stored: string[] = [];
  const weights = { sha256: 'abc', file: '/weights' };
  const denseWeights = { sha256: 'def', file: '/dense' };
  const specOf = (runId: string) => ({ device: queue.named.get(runId) }) as RunSpec;
  const isAmong = ({ runId }: Entry, among: readonly NamedDevice[] | undefined) =>
    among?.includes(queue.named.get(runId) ?? null) ?? true;

  const entries = () => plans.flat();
  const get = (runId: string) => entries().find((entry) => entry.runId === runId) as Entry;
  const isTrained = (runId: string) => ['trained', 'done'].includes(get(runId).status);

  /** Of the first experiment that is trained. */
  const due = (): Entry[] =>
    plans
      .filter((plan) => plan.every(({ status }) => status !== 'queued' && status !== 'running'))
      .map((plan) => plan.filter(({ status }) => status === 'trained'))
      .find((plan) => plan.length > 0) ?? [];
  const dueAmong = (among: readonly NamedDevice[] | undefined) =>
    due().filter((entry) => isAmong(entry, among));

  function write(what: string, act: () => void): void {
    const trouble = Array.isArray(queue.trouble) ? queue.trouble.shift() : queue.trouble;
    if (trouble) throw trouble;
    act();
    stored.push(what);
  }
  function read<T>(result: () => T): T {
    if (queue.unreadable) throw queue.unreadable;
    return result();
  }
  function add(runs: readonly Planned[]): void {
    const plan = runs.map((run) => (typeof run === 'string' ? ([run, null] as const) : run));
    plans.push(
      plan.map(([runId, baseline]) => ({ runId, baseline, status: 'queued', attempts: 0 })),
    );
  }

  const queue: MemoryQueue = {
    stored,
    unidentified: new Set(),
    known: new Set(),
    named: new Map(),
    untold: new Set(),
    elsewhere: new Set(),
    trouble: undefined,
    unreadable: undefined,
    statusOf: (runId) => get(runId).status,
    add,
    cancel: (runId) => void (get(runId).status = 'cancelled'),
    nextToTrain: (among) =>
      read(() => {
        const next = entries().find(
          (entry) =>
            entry.status === 'queued' &&
            (entry.baseline === null || isTrained(entry.baseline)) &&
            isAmong(entry, among),
        );
        if (!next) return undefined;
        const { runId, attempts, baseline } = next;
        const reference = baseline === null ? null : { ...weights, runId: baseline };
        return { runId, spec: specOf(runId), work: 1, attempts, baseline: reference };
      }),
    latencyDue: () =>
      read(() => {
        const [first] = due();
        return first && (queue.named.get(first.runId) ?? null);
      }),
    nextToIdentify: (among) =>
      read(() => {
        const next = dueAmong(among).find(({ runId }) => queue.unidentified.has(runId));
        return next && { runId: next.runId, neededBy: next.runId, spec: {} as RunSpec, weights };
      }),
    identified: (runId, graph) =>
      write(`identified ${runId} ${graph}`, () => void queue.unidentified.delete(runId)),
    shareLatencies(_environmentId, among) {
      const shared = dueAmong(among).filter(({ runId }) => queue.known.has(runId));
      for (const entry of shared) entry.status = 'done';
      return shared.map(({ runId }) => runId);
    },
    nextToMeasure: (among) =>
      read(() =>
        dueAmong(among).map(({ runId }) => ({
          ...{ runId, spec: specOf(runId), work: 1, weights, graph: runId, runIds: [runId] },
          dense: { runId: 'dense', spec: {} as RunSpec, weights: denseWeights, graph: 'dense' },
        })),
      ),
    started(runId) {
      write(`started ${runId}`, () => {
        get(runId).status = 'running';
        get(runId).attempts += 1;
      });
      return true;
    },
    noted: (runId, sentence) => write(`noted ${runId}: ${textOf(sentence)}`, () => undefined),
    trained(runId) {
      if (queue.elsewhere.delete(runId)) return false;
      write(`trained ${runId}`, () => (get(runId).status = 'trained'));
      return true;
    },
    measured({ runId }, { measurement }) {
      const { length } = measurement.bursts;
      const what = length === 1 ? `measured ${runId}` : `measured ${runId} by ${length} bursts`;
      write(what, () => (get(runId).status = 'done'));
      return [runId];
    },
    wentOn: (runId, { epoch }) => write(`went on ${runId} ${epoch}`, () => undefined),
    kept: (runId, { epoch }) => void stored.push(`kept ${runId} ${epoch}`),
    keptMore: (runId) => queue.untold.delete(runId),
    beganAgain: (runId) => write(`began again ${runId}`, () => undefined),
    checkpointTrouble: (runId, sentence) =>
      write(`trouble ${runId}: ${textOf(sentence)}`, () => undefined),
    retry: (runId, _reason, gotFurther) =>
      write(`retry ${runId}`, () => {
        get(runId).status = 'queued';
        if (gotFurther) get(runId).attempts = 0;
      }),
    failed(runId, reason) {
      write(`failed ${runId}: ${textOf(reason)}`, () => (get(runId).status = 'failed'));
      return [runId];
    },
    weightsLost: (runId) => write(`lost ${runId}`, () => (get(runId).status = 'queued')),
    networkLost: (_waiting, runId) => write(`lost ${runId}`, () => (get(runId).status = 'queued')),
  };
  for (const runs of experiments) add(runs);
  return queue;
}
