import { readFileSync, rmSync } from 'node:fs';
import { chmod, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../contract/errors.ts';
import type { Sentence } from '../contract/sentence.ts';
import { ENTER_PATH } from '../contract/socket.ts';
import { findHolder } from '../host/data-folder/find-holder.ts';
import { identify, isStopped, isThere } from '../host/processes/identity.ts';
import { standsStill } from '../language/holder-text.ts';
import { makeKey, newSecret } from './one-time-key.ts';

/** Where the workbench is served, and the secret of this start: for the owner of the data folder. */
const doorSchema = z.object({
  home: z.url(),
  secret: z.string().min(1),
  /** The process that serves; one that was killed has left the door behind. */
  server: z.object({ pid: z.int().positive(), started: z.string().nullable() }),
});
export type Door = z.infer<typeof doorSchema>;

const DOOR_FILE = 'browser-door.json';

/** Up to 0.5.0: one token for ever, which every browser had shown. */
const OLD_TOKEN_FILE = 'browser-token';

/**
 * Makes the secret of this start and leaves it in the data folder, readable by its owner alone, who
 * could read everything else there too. Call it while holding the folder's lock.
 *
 * @param home the address of the app, without a key
 */
export async function openDoor(dataDir: string, home: string): Promise<Door> {
  const door: Door = { home, secret: newSecret(), server: identify(process.pid) };
  const file = join(dataDir, DOOR_FILE);
  const unfinished = `${file}.new`;
  await rm(join(dataDir, OLD_TOKEN_FILE), { force: true });
  // One that a killed workbench left may be readable by others.
  await rm(unfinished, { force: true });
  await writeFile(unfinished, JSON.stringify(door), { mode: 0o600 });
  await chmod(unfinished, 0o600);
  await rename(unfinished, file);
  return door;
}

/** Takes the secret away again: nothing is served any more. */
export function closeDoor(dataDir: string): void {
  rmSync(join(dataDir, DOOR_FILE), { force: true });
}

/** An address that lets one browser in, once. */
export function oneTimeAddress({ home, secret }: Pick<Door, 'home' | 'secret'>): string {
  return addressOf(home, makeKey(secret));
}

/** The address that shows a key. The part after the `#` is sent to no server: the page there reads it. */
export function addressOf(home: string, key: string): string {
  return new URL(`${ENTER_PATH}#${key}`, home).href;
}

/**
 * Where this data folder is being served.
 *
 * @throws UserError where it is not, or by somebody else, or by a process that stands still
 */
export function findDoor(dataDir: string): Door {
  const door = readDoor(join(dataDir, DOOR_FILE));
  if (door === undefined || !isThere(door.server)) throw new UserError(nothingServed(dataDir));
  if (isStopped(door.server)) throw new UserError(standsStill(door.server.pid));
  return door;
}

/** @returns undefined where there is none that says anything */
function readDoor(file: string): Door | undefined {
  try {
    return doorSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') return undefined;
    throw new UserError(`${file} may not be read: the workbench there is served by somebody else.`);
  }
}

function nothingServed(dataDir: string): Sentence | string {
  const holder = findHolder(dataDir);
  if (holder.kind !== 'somebody') {
    return `Nothing is being served from ${dataDir}: start it by "npm start" or "serve", or name another folder with --data-dir.`;
  }
  if (holder.pid !== null && holder.isStopped) return standsStill(holder.pid);
  const which = [
    ...(holder.pid === null ? [] : [`process ${holder.pid}`]),
    ...(holder.machine === null ? [] : [`on the machine ${holder.machine}`]),
  ];
  return `The workbench that has ${dataDir} (${which.join(', ') || 'not known which'}) serves no page here: "serve" can once it has ended.`;
}
