import type { RunResult } from '../kills/results.ts';
import type { Clock } from './clock.ts';
import type { Disk, FileSystem } from './disk.ts';
import type { WatchedHost } from './watched-host.ts';

/** What a scene plays with. */
export interface Stage {
  readonly disk: Disk;
  readonly dataDir: string;
  /** A folder that is no part of the disk. */
  readonly aside: string;
  /** What the runs come to undisturbed. */
  readonly reference: ReadonlyMap<string, RunResult>;
  /** As many runs as it may are at work. */
  readonly host: WatchedHost;
  /** What its processes see; undefined where it cannot be set. */
  readonly clock: Clock | undefined;
}

/** Something that happens to the disk. Afterwards a host, the first or another, is to come to the end. */
export interface Scene {
  readonly name: string;
  /** Where the data folder is the mounted folder itself, rather than one in it. */
  readonly atTop?: boolean;
  /** ext4 unless said. */
  readonly fileSystem?: FileSystem;
  /** Whether its host sees a clock that can be set. */
  readonly needsClock?: boolean;
  /** @returns the host that is at work at the end */
  play(stage: Stage): Promise<WatchedHost>;
}

/** Milliseconds: long enough that checkpoints are due, and looks at the folder, many times. */
export const A_WHILE_MS = 8000;
