import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import {
  NETWORK,
  readNetworkFile,
  readNetworkTexts,
  type Signature,
} from '../../network/network-file.ts';
import type { NamedValues } from '../../network/variables.ts';
import { headerLengthOf, readTensorHeader } from '../../tensor-file.ts';

/** An imported network as a document names it. The hash is missing until the host has looked it up. */
export interface NamedNetwork {
  readonly name: string;
  readonly sha256?: string | undefined;
}

/** What the beginning of an imported network's file says of it. */
export interface ImportedFacts {
  readonly topology: object;
  readonly signature: Signature;
}

const REMEDY = say`Import the network again from the files that it came in.`;

/** A run could be made again; an import cannot. */
const IMPORTED_NETWORK = { ...NETWORK, remedy: REMEDY };

/** What the file of an imported network is called. */
export function importedNetworkFile(folder: string, sha256: string): string {
  return path.join(folder, `${sha256}.safetensors`);
}

const knownFacts = new Map<string, ImportedFacts>();

/**
 * What the file of an imported network says of itself; the values are not read.
 *
 * @throws UserError when it is not in the folder, or is damaged.
 */
export function importedFacts(named: NamedNetwork, folder: string | undefined): ImportedFacts {
  const { file } = fileOf(named, folder);
  const facts = knownFacts.get(file) ?? readFacts(file);
  // A file of that hash never says anything else.
  knownFacts.set(file, facts);
  return facts;
}

/**
 * The values of an imported network.
 *
 * @throws UserError when the file is missing or is not what its name says.
 */
export async function importedValues(
  named: NamedNetwork,
  folder: string | undefined,
): Promise<readonly NamedValues[]> {
  const { file, sha256 } = fileOf(named, folder);
  const bytes = await readFile(file);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw damaged(file, say`its SHA-256 is ${found}, which its name is not`);
  }
  return readNetworkFile(bytes, file).values;
}

/**
 * The file of an imported network.
 *
 * @throws UserError when it is not in the folder.
 */
export function fileOf(
  { name, sha256 }: NamedNetwork,
  folder: string | undefined,
): { readonly file: string; readonly sha256: string } {
  if (sha256 !== undefined && folder !== undefined) {
    const file = importedNetworkFile(folder, sha256);
    if (existsSync(file)) return { file, sha256 };
  }
  const which = sha256 === undefined ? say`"${name}"` : say`"${name}" (${sha256.slice(0, 12)}…)`;
  throw new UserError(
    say`The network ${which} is not in this data folder: import its files under Models or with
      "import-model", or choose another.`,
  );
}

function readFacts(file: string): ImportedFacts {
  const opened = openSync(file, 'r');
  try {
    const sizeBytes = fstatSync(opened).size;
    const beginning = new Uint8Array(Math.min(8, sizeBytes));
    readSync(opened, beginning, 0, beginning.length, 0);
    const header = new Uint8Array(headerLengthOf(beginning, sizeBytes, file, IMPORTED_NETWORK));
    readSync(opened, header, 0, header.length, beginning.length);
    const { metadata } = readTensorHeader(header, sizeBytes, file, IMPORTED_NETWORK);
    const { topology, signature } = readNetworkTexts(metadata, file);
    if (topology === undefined || signature === undefined) {
      throw damaged(file, say`it does not say what it takes and gives`);
    }
    return { topology, signature };
  } finally {
    closeSync(opened);
  }
}

function damaged(file: string, finding: Sentence): UserError {
  return new UserError(
    say`The file ${file} of an imported network is damaged: ${finding}. ${REMEDY}`,
  );
}
