import type { MetricPoint } from '../../contract/run.ts';
import type { Trouble } from '../../contract/waiting.ts';
import type { Stage } from '../../contract/words.ts';
import type { Hang } from '../processes/vigil.ts';
import type { RunProgress } from '../trainer/messages.ts';

/** Told of everything that happens to runs. */
export interface RunListener {
  begun(runId: string, work: number, stage: Stage): void;
  progress(runId: string, told: RunProgress): void;
  /** Stores the points; while that fails they come again. */
  points(runId: string, points: readonly MetricPoint[]): void;
  /** What the run needs or found out waits until this has passed; null once it waits no longer. */
  waits(runId: string, trouble: Trouble | null): void;
  /** Nothing is begun until this has passed; null once it has. */
  heldUp(trouble: Trouble | null): void;
  /** Its trainer is silent or stuck; undefined once it is not any more. */
  hangs(runId: string, hang: Hang | undefined): void;
  /** Nobody works on the run any more. */
  ended(runId: string): void;
  /** The stored state of runs has changed. */
  changed(runIds: readonly string[]): void;
}
