import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import { stageSchema } from '../../../contract/words.ts';
import { makeFolder } from '../make-folder.ts';
import { UNFINISHED } from '../weights-folder.ts';
import { sha256Of, writeWhole } from '../write-whole.ts';

/** Where a run stands at a checkpoint. */
export const standingSchema = z.object({
  stage: stageSchema,
  /** Of the training that is going on; null outside of one. */
  epoch: z.int().nullable(),
  /** Done of the whole run, 0 to 1. */
  fraction: z.number().transform((fraction) => Math.min(1, Math.max(0, fraction))),
  /** Of work that need not be done again. */
  seconds: z.number().transform((seconds) => Math.max(0, seconds)),
  /** When it was kept; ISO 8601, null where a version up to 0.6.0 did, and where that cannot be read. */
  savedAt: z.iso.datetime().nullable().catch(null),
});
export type RunStanding = z.infer<typeof standingSchema>;

/** What stands beside a checkpoint's file. Only with it does the checkpoint count. */
export const besideSchema = z.strictObject({
  sha256: z.string(),
  standing: standingSchema,
});

/** A checkpoint that is whole. */
export interface StoredCheckpoint {
  readonly content: Uint8Array;
  readonly standing: RunStanding;
  /** Throws it away. */
  discard(): Promise<void>;
}

/** The checkpoints of one run, as its trainer sees them. */
export interface RunCheckpoints {
  /** Clears the folder, where there is one, of what a killed trainer left half-written. */
  prepare(): Promise<void>;
  /**
   * Keeps another one, and of the earlier ones the newest. It is on the disk when this resolves; where it
   * rejects, the earlier ones are as they were.
   *
   * The folder is made where it is not there: the disk may have been away when the run began, or have
   * come back as it was before. The one that it lies in is not.
   */
  keep(content: Uint8Array, standing: RunStanding): Promise<void>;
  /**
   * The newest whose content is what was written.
   *
   * @param onSkipped told of each newer one that is not: what is damaged is thrown away.
   */
  newestGood(onSkipped: (what: Sentence) => void): Promise<StoredCheckpoint | undefined>;
}

/** So many are kept of a run: were the newest damaged, the one before it would still be there. */
const KEPT = 2;

const CONTENT = '.safetensors';
/** Ending of what stands beside a checkpoint. */
export const BESIDE = '.json';

/**
 * The checkpoints in a folder: `1.safetensors`, the first, and `1.json`, which has its SHA-256 and where
 * the run stands at it, and so on; the content is written first.
 */
export function runCheckpoints(dir: string): RunCheckpoints {
  const contentOf = (number: number) => join(dir, `${number}${CONTENT}`);
  const besideOf = (number: number) => join(dir, `${number}${BESIDE}`);

  async function discard(number: number): Promise<void> {
    // The content goes last: what is left halfway is told by what is beside it missing.
    await rm(besideOf(number), { force: true });
    await rm(contentOf(number), { force: true });
  }

  async function load(number: number): Promise<StoredCheckpoint> {
    const { sha256, standing } = besideSchema.parse(
      JSON.parse(await readFile(besideOf(number), 'utf8')),
    );
    const content = await readFile(contentOf(number));
    if (sha256Of(content) !== sha256) throw new Error('its content has another hash');
    return { content, standing, discard: () => discard(number) };
  }

  return {
    async prepare() {
      const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      for (const name of names.filter((one) => one.endsWith(UNFINISHED))) {
        await rm(join(dir, name), { force: true });
      }
    },
    async keep(content, standing) {
      await makeFolder(dir);
      const names = await readdir(dir);
      const whole = numbersOf(names, BESIDE);
      const number = 1 + Math.max(0, ...whole, ...numbersOf(names, CONTENT));
      const beside = { sha256: sha256Of(content), standing };
      try {
        await writeWhole(contentOf(number), content);
        await writeWhole(
          besideOf(number),
          JSON.stringify(beside satisfies z.input<typeof besideSchema>),
        );
      } catch (error) {
        await discard(number);
        throw error;
      }
      const spared = new Set(whole.slice(0, KEPT - 1));
      for (const old of new Set([...whole, ...numbersOf(names, CONTENT)])) {
        if (!spared.has(old)) await discard(old);
      }
    },
    async newestGood(onSkipped) {
      const skipUnread = (error: Error) =>
        onSkipped(say`What cannot be read is skipped: ${error.message}`);
      const names = await readdir(dir).catch((error: unknown) => {
        if (isUnreadable(error)) skipUnread(error);
        return [];
      });
      for (const number of numbersOf(names, BESIDE)) {
        try {
          return await load(number);
        } catch (error) {
          if (isUnreadable(error)) {
            skipUnread(error);
          } else {
            onSkipped(say`The checkpoint ${contentOf(number)} is damaged, and was thrown away.`);
            await discard(number);
          }
        }
      }
      return undefined;
    },
  };
}

/** The numbers of the files that end so, the highest first. */
export function numbersOf(names: readonly string[], ending: string): number[] {
  return names
    .filter((name) => name.endsWith(ending) && /^\d+$/.test(name.slice(0, -ending.length)))
    .map((name) => Number(name.slice(0, -ending.length)))
    .toSorted((a, b) => b - a);
}

/** The disk does not give it away, which may pass; a file that is not there will not come back. */
function isUnreadable(error: unknown): error is NodeJS.ErrnoException {
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && code !== 'ENOENT';
}
