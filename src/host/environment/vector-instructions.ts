import { readFileSync } from 'node:fs';

/** Those by which TensorFlow and oneDNN choose their code, as Linux names them; of x86, then of ARM. */
const KNOWN = [
  'sse4_2',
  'avx',
  'avx2',
  'fma',
  'avx_vnni',
  'avx512f',
  'avx512_vnni',
  'avx512_bf16',
  'avx512_fp16',
  'amx_bf16',
  'amx_int8',
  'asimd',
  'asimddp',
  'i8mm',
  'bf16',
  'sve',
  'sve2',
];

/** The vector instructions of this machine's processor; null where they cannot be known. */
export function vectorInstructions(): string[] | null {
  if (process.platform !== 'linux') return null;
  try {
    return vectorInstructionsIn(readFileSync('/proc/cpuinfo', 'utf8'));
  } catch {
    return null;
  }
}

/** Those that the text of `/proc/cpuinfo` names of its first processor; null where it names none at all. */
export function vectorInstructionsIn(cpuinfo: string): string[] | null {
  const line = /^(?:flags|Features)\s*:(.*)$/m.exec(cpuinfo)?.[1];
  if (line === undefined) return null;
  const there = new Set(line.trim().split(/\s+/));
  return KNOWN.filter((name) => there.has(name));
}
