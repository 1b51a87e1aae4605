import type { PackagedRuntime } from '../../src/host/host-options.ts';
import type { Work } from './work-going-on.ts';

/** What the main process tells the host process, over its parent port. */
export type ToHost =
  /** Comes with one port, over which a window will speak the contract. */
  | { readonly type: 'connect' }
  /** Keep checkpoints of what is being trained: the machine may be about to sleep or to lose power. */
  | { readonly type: 'save' }
  /** Stop the work cleanly, which keeps them too, and exit. */
  | { readonly type: 'close' };

/** What the host process tells the main process. */
export type FromHost =
  /** The data folder cannot be opened; `message` is a sentence for the user. */
  | { readonly type: 'refused'; readonly message: string }
  /** How much is going on, whenever that changes. */
  | { readonly type: 'work'; readonly work: Work };

/** Where the host finds what is not code, handed over as one JSON argument. */
export interface HostPlaces {
  /** Only where the app is packaged. */
  readonly packaged?: PackagedRuntime;
  readonly dataDir: string;
  readonly migrationsDir: string;
  readonly examplesDir: string;
  readonly trainerEntry: string;
  readonly datasetProcessEntry: string;
  readonly pulseEntry: string;
  readonly archiveProcessEntry: string;
}
