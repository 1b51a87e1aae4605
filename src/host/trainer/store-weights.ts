import { dirname } from 'node:path';
import { readFile, stat } from 'node:fs/promises';
import { readingTrouble } from '../data-folder/trouble.ts';
import { weightsFile } from '../data-folder/weights-folder.ts';
import { sha256Of, writeWhole } from '../data-folder/write-whole.ts';
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
 * Writes weights under their hash. They are on the disk when this returns, whole or not at all.
 *
 * @returns the SHA-256 in hexadecimal.
 */
export async function storeWeights(dir: string, content: Uint8Array): Promise<string> {
  const sha256 = sha256Of(content);
  const target = weightsFile(dir, sha256);
  if ((await stat(target).catch(() => undefined))?.size === content.byteLength) return sha256;
  await writeWhole(target, content);
  return sha256;
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
