import type { Orm } from '../db/database.ts';
import type { EnvironmentProbe } from './environment/environment.ts';
import type { Notifier } from './progress/notifier.ts';
import type { Overview } from './progress/overview.ts';
import type { Scheduler } from './queue/scheduler.ts';

/** What the procedures of the contract work with. */
export interface Workbench {
  readonly version: string;
  readonly dataDir: string;
  readonly examplesDir: string;
  readonly workers: number;
  readonly orm: Orm;
  readonly environment: EnvironmentProbe;
  readonly overview: Overview;
  readonly notifier: Notifier;
  readonly scheduler: Pick<Scheduler, 'wake' | 'abandon'>;
}
