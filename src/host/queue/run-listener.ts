import type { MetricPoint } from '../../contract/run.ts';
import type { Stage } from '../../contract/words.ts';
import type { Trouble } from '../processes/vigil.ts';
import type { RunProgress } from '../trainer/messages.ts';

/** Told of everything that happens to runs. */
export interface RunListener {
  begun(runId: string, work: number, stage: Stage): void;
  progress(runId: string, told: RunProgress): void;
  /** Stores the point; while that fails it comes again. */
  point(runId: string, point: MetricPoint): void;
  /** What the run found out waits for room on the disk, or no longer does. */
  waits(runId: string, forRoom: boolean): void;
  /** Its trainer is silent or stuck; undefined once it is not any more. */
  troubled(runId: string, trouble: Trouble | undefined): void;
  /** Nobody works on the run any more. */
  ended(runId: string): void;
  /** The stored state of runs has changed. */
  changed(runIds: readonly string[]): void;
}
