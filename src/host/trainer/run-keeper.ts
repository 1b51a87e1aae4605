import type { CheckpointKeeper } from '../../engine/outcome.ts';
import type { Stage } from '../../contract/words.ts';
import type { RunCheckpoints, RunStanding } from '../data-folder/checkpoints/run-checkpoints.ts';
import { createSavingPace } from './saving-pace.ts';
import type { SavingPace } from './saving-pace.ts';

/** Keeps the checkpoints of the run that a trainer works on. */
export interface RunKeeper extends CheckpointKeeper {
  /** The run has told where it is. */
  isAt(stage: Stage, fraction: number, epoch: number | null): void;
  /** Waits for something that is not work. */
  leaveOut(wait: Promise<void> | undefined): Promise<void> | undefined;
  /**
   * Keeps a checkpoint at the next chance. Resolves when that is done or cannot be done, and at once where
   * there is nothing to save.
   */
  save(): Promise<void>;
  /** The run has ended: nothing will be saved any more. */
  end(): void;
}

/** What keeping needs. */
export interface RunKeeperParts {
  readonly store: Pick<RunCheckpoints, 'keep'>;
  /** From where the run goes on; undefined where it begins. */
  readonly from: RunStanding | undefined;
  /** Milliseconds from one checkpoint to the next. */
  readonly everyMs: number;
  /** Milliseconds of a clock. */
  now(): number;
  /** What time it is. */
  date(): Date;
  /** Told of each that is kept. */
  onKept(standing: RunStanding): void;
  /** Told once that none can be kept, until one is again. */
  onTrouble(error: unknown): void;
}

type Place = Omit<RunStanding, 'seconds' | 'savedAt'>;

export function createRunKeeper(parts: RunKeeperParts): RunKeeper {
  const { store, from, everyMs, now, onKept, onTrouble } = parts;
  /** Undefined until the work begins: data sets have to be loaded again whatever is kept. */
  let pace: SavingPace | undefined;
  let here: Place = { stage: 'load', epoch: null, fraction: 0 };
  /** Where it stands at the newest checkpoint. */
  let keptAt: Place = from ?? here;
  /** When the work began that is done since, later by as much as was not work. */
  let workedFrom: number | undefined;
  /** When what is to be kept was asked of the run. */
  let askedAt = 0;
  let wanted: PromiseWithResolvers<void> | undefined;
  let inTrouble = false;

  /** Where it stands again at its newest checkpoint, another one would not get it any further. */
  const isFurther = () => here.stage !== keptAt.stage || here.fraction !== keptAt.fraction;
  /** Nothing is kept of a test. */
  const hasSomethingToSave = () => pace !== undefined && here.stage !== 'evaluate' && isFurther();

  const seconds = () =>
    (from?.seconds ?? 0) + (workedFrom === undefined ? 0 : (now() - workedFrom) / 1000);

  async function leaveOut(act: () => Promise<void>): Promise<void> {
    const since = now();
    await act();
    if (workedFrom !== undefined) workedFrom += now() - since;
  }

  async function write(content: Uint8Array): Promise<void> {
    const standing = { ...here, seconds: seconds(), savedAt: parts.date().toISOString() };
    try {
      await store.keep(content, standing);
      inTrouble = false;
      keptAt = standing;
      onKept(standing);
    } catch (error) {
      if (!inTrouble) onTrouble(error);
      inTrouble = true;
    }
  }

  function answer(): void {
    wanted?.resolve();
    wanted = undefined;
  }

  return {
    isDue(at) {
      const due = isFurther() && (wanted !== undefined || pace?.isDue(at) === true);
      if (due) askedAt = now();
      return due;
    },
    async keep(content) {
      await leaveOut(() => write(content));
      pace?.saved(now() - askedAt);
      answer();
    },
    isAt(stage, fraction, epoch) {
      // At the beginning of its training, and where it has just gone on, it has none to tell.
      const before = stage === here.stage ? here : keptAt;
      here = { stage, fraction, epoch: epoch ?? (stage === before.stage ? before.epoch : null) };
      if (stage === 'load') return;
      workedFrom ??= now();
      pace ??= createSavingPace(everyMs, now);
    },
    leaveOut: (wait) => wait && leaveOut(() => wait),
    save() {
      if (!hasSomethingToSave()) return Promise.resolve();
      wanted ??= Promise.withResolvers();
      return wanted.promise;
    },
    end() {
      here = { ...here, stage: 'evaluate' };
      answer();
    },
  };
}
