import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onChildChange } from './child.mjs';
import { identify, isRunning } from './process-identity.mjs';

/**
 * @typedef {import('./process-identity.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {{ owner: ProcessIdentity, host: string, child?: ProcessIdentity | undefined }} LockRecord
 *   `child` is the program that the owner has running, so that it can be ended when the owner was killed
 */

const POLL_MS = 250;
const HEARTBEAT_MS = 5_000;
/** Where processes cannot be looked up (another host, no /proc), untouched for this long is gone. */
const FOREIGN_STALE_MS = 60_000;
/** A lock that cannot be read is being written, unless it stays so. */
const UNREADABLE_STALE_MS = 10_000;

/**
 * Keeps two set-ups from working in one folder at once. Waits while another process holds the lock;
 * takes it over from one that is gone, ending first what that one had left running.
 *
 * @param {string} file
 * @param {(owner: ProcessIdentity) => void} [onWait] called once, when there is a wait
 * @returns {Promise<{ release(): void }>} released at the latest when the process exits
 */
export async function acquireLock(file, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  /** @type {LockRecord} */
  const record = { owner: identify(process.pid), host: hostname() };
  let told = false;
  while (!create(file, record)) {
    const found = read(file);
    if (found && isAbandoned(found)) {
      endLeftover(found.record);
      takeAway(file, found.text);
    } else {
      if (found?.record && !told) onWait?.(found.record.owner);
      told ||= Boolean(found?.record);
      await sleep(POLL_MS);
    }
  }
  return hold(file, record);
}

/**
 * @param {string} file
 * @param {LockRecord} record
 */
function hold(file, record) {
  const touch = () => utimesSync(file, new Date(), new Date());
  const heartbeat = setInterval(() => ignoreErrors(touch), HEARTBEAT_MS).unref();
  const forgetChildren = onChildChange((pid) => {
    record.child = pid === undefined ? undefined : identify(pid);
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, JSON.stringify(record));
    renameSync(partial, file);
  });
  const release = () => {
    clearInterval(heartbeat);
    forgetChildren();
    process.off('exit', release);
    if (read(file)?.record?.owner.pid === process.pid) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return { release };
}

/**
 * @param {string} file
 * @param {LockRecord} record
 * @returns {boolean} false where the lock exists already
 */
function create(file, record) {
  try {
    writeFileSync(file, JSON.stringify(record), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {{ text: string, record: LockRecord | undefined, ageMs: number } | undefined}
 */
function read(file) {
  try {
    const ageMs = Date.now() - statSync(file).mtimeMs;
    const text = readFileSync(file, 'utf8');
    return { text, ageMs, record: parse(text) };
  } catch {
    return undefined;
  }
}

/**
 * @param {string} text
 * @returns {LockRecord | undefined}
 */
function parse(text) {
  try {
    const record = /** @type {Partial<LockRecord> | null} */ (JSON.parse(text));
    const isWhole = typeof record?.owner?.pid === 'number';
    return isWhole ? /** @type {LockRecord} */ (record) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {{ record: LockRecord | undefined, ageMs: number }} found */
function isAbandoned({ record, ageMs }) {
  if (!record) return ageMs > UNREADABLE_STALE_MS;
  if (record.host !== hostname()) return ageMs > FOREIGN_STALE_MS;
  if (isRunning(record.owner)) return false;
  // What cannot be ended for certain gets the time to end by itself.
  const { child } = record;
  return !child || child.startedAt !== undefined || !isRunning(child) || ageMs > FOREIGN_STALE_MS;
}

/**
 * A killed set-up leaves npm, pip or the compiler running, which would go on writing into the very
 * folders that its successor works in. Ended only where it is certainly the same process.
 *
 * @param {LockRecord | undefined} record
 */
function endLeftover(record) {
  const child = record?.child;
  if (!child?.startedAt || record?.host !== hostname() || !isRunning(child)) return;
  ignoreErrors(() => process.kill(-child.pid, 'SIGKILL'));
}

/**
 * Removes an abandoned lock, and puts it back where another process had replaced it meanwhile.
 *
 * @param {string} file
 * @param {string} abandoned the content that was judged
 */
function takeAway(file, abandoned) {
  const aside = `${file}.${process.pid}.stale`;
  ignoreErrors(() => {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== abandoned) linkSync(aside, file);
    rmSync(aside, { force: true });
  });
}

/** @param {() => void} action */
function ignoreErrors(action) {
  try {
    action();
  } catch {
    // Another process was quicker: the caller looks again.
  }
}
