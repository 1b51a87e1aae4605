import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { logDefect } from '../defect-log.ts';
import { identify, isThere } from './identity.ts';
import type { ProcessIdentity } from './identity.ts';

/** Notes which child processes a host has, for the next one. */
export interface Roll {
  add(pid: number): void;
  remove(pid: number): void;
}

const identitySchema = z.object({ pid: z.int().positive(), started: z.string().nullable() });
const rollSchema = z.object({ host: identitySchema, children: z.array(identitySchema) });

/**
 * A child ends itself when its host is gone, but for one that is stopped, which would hold its memory for
 * ever. Ends what a host that is no more has left behind in a data folder, and begins a roll of one's own.
 *
 * @param file is there only while there are child processes
 */
export function callRoll(file: string): Roll {
  endOrphans(file);
  const host = identify(process.pid);
  const children = new Map<number, ProcessIdentity>();
  function write(): void {
    try {
      if (children.size === 0) rmSync(file, { force: true });
      else writeFileSync(file, JSON.stringify({ host, children: [...children.values()] }));
    } catch (error) {
      // It only serves to clean up after a host that was killed: no reason not to work.
      logDefect('The child processes could not be written down', error);
    }
  }
  return {
    add(pid) {
      children.set(pid, identify(pid));
      write();
    },
    remove(pid) {
      if (children.delete(pid)) write();
    },
  };
}

function endOrphans(file: string): void {
  const left = readRoll(file);
  // Where the lock of the folder was deleted by hand, the host that has these may well be at work.
  if (left === undefined || isThere(left.host)) return;
  for (const child of left.children) {
    if (isThere(child)) process.kill(child.pid, 'SIGKILL');
  }
}

/** @returns undefined where there is none, and for one whose writing was cut short */
function readRoll(file: string): z.infer<typeof rollSchema> | undefined {
  try {
    return rollSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
