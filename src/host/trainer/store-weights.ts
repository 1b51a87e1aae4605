import { createHash } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readingTrouble } from '../data-folder/trouble.ts';
import { UNFINISHED, weightsFile } from '../data-folder/weights-folder.ts';
import type { WeightsReference } from './messages.ts';
import { say, textOf } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** The weights that a task should start from are missing or not what their name says. */
export class WeightsLost extends Error {
  override readonly name = 'WeightsLost';
  readonly sentence: Sentence;
  readonly sha256: string;

  constructor(sentence: Sentence, sha256: string) {
    super(textOf(sentence));
    this.sentence = sentence;
    this.sha256 = sha256;
  }
}

/**
 * Writes weights under their hash. They are on the disk when this returns, whole or not at all: the
 * content goes to a file beside, is synced and then renamed.
 *
 * @returns the SHA-256 in hexadecimal.
 */
export async function storeWeights(dir: string, content: Uint8Array): Promise<string> {
  const sha256 = sha256Of(content);
  const target = weightsFile(dir, sha256);
  if ((await stat(target).catch(() => undefined))?.size === content.byteLength) return sha256;
  const unfinished = `${target}.${process.pid}${UNFINISHED}`;
  try {
    await writeSynced(unfinished, content);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(dir);
  return sha256;
}

async function writeSynced(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * @throws WeightsLost when the file is missing or its content does not match its hash; the system's
 * own error where the file cannot be read for a reason that may pass.
 */
export async function loadWeights({ file, sha256 }: WeightsReference): Promise<Uint8Array> {
  let content: Uint8Array;
  try {
    content = await readFile(file);
  } catch (error) {
    if (readingTrouble(error, [dirname(file)])) throw error;
    const { message } = error as Error;
    throw new WeightsLost(say`The weights file ${file} cannot be read: ${message}`, sha256);
  }
  if (sha256Of(content) !== sha256) {
    throw new WeightsLost(
      say`The weights file ${file} is damaged: its content has another hash.`,
      sha256,
    );
  }
  return content;
}

function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A rename is durable only once its folder is. Windows has no such call and needs none. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
