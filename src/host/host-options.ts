import type { HangLimits } from './processes/hang-limits.ts';

/** What child processes of the packaged app run on. */
export interface PackagedRuntime {
  /** The Node that lies beside the app: Electron's binary does not pass for one there. */
  readonly node: string;
  /** The record of the TensorFlow that was fetched (`TensorflowSetup` as JSON). */
  readonly tensorflow: string;
}

/** Where a host finds what it needs, and how it goes about its work. */
export interface HostOptions {
  /** Folder of everything that is kept; created where it is missing. */
  readonly dataDir: string;
  /** Folder of the database's migrations, where the code is bundled away from it. */
  readonly migrationsDir?: string | undefined;
  /** Folder of the example documents that are offered as presets. */
  readonly examplesDir?: string | undefined;
  /** The module that a trainer runs, where the code is bundled. */
  readonly trainerEntry?: string | undefined;
  /** The module of the process that reads data sets, likewise. */
  readonly datasetProcessEntry?: string | undefined;
  /** The module that sends the heartbeat of a child process, likewise. */
  readonly pulseEntry?: string | undefined;
  /** What the packaged app brings along, or has fetched, in the place of what set-up does in a clone. */
  readonly packaged?: PackagedRuntime | undefined;
  /** How long a child process may be silent or stuck; see `HANG_LIMITS`. */
  readonly hangLimits?: HangLimits | undefined;
  /** The module of the process that reads and writes archives, likewise. */
  readonly archiveProcessEntry?: string | undefined;
  /**
   * Runs at a time, whatever is set in the data folder. Without either, one per physical core, and
   * one in all on a GPU.
   */
  readonly workers?: number | undefined;
  /**
   * Milliseconds from one look at the data folder to the next, and after which what could not be
   * written is tried again; default 2000 and 5000.
   */
  readonly watchMs?: number | undefined;
  /** Milliseconds from one checkpoint of a run to the next; default 30,000. */
  readonly checkpointEveryMs?: number | undefined;
  /** Whether a folder that cannot be written is opened all the same, to be looked at. Default false. */
  readonly orLook?: boolean | undefined;
  /** Whether to go on with what is queued. False only looks: nothing is trained. Default true. */
  readonly work?: boolean | undefined;
}
