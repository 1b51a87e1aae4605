import { execFile } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A GPU as its driver tells of it. */
export interface ListedGpu {
  readonly uuid: string;
  /** `NVIDIA GeForce RTX 4090`. */
  readonly name: string;
  /** Version of the driver. */
  readonly driver: string;
}

/** What the driver's tool tells of each GPU, in its order: that of their places on the bus. */
const FIELDS = 'uuid,name,driver_version';

/**
 * The GPUs that the driver lists; none where its tool says so. Undefined where that cannot be asked: the tool is
 * missing, as in some containers that have a GPU, or does not answer, as that of a GPU that fell off its bus,
 * which no signal ends.
 *
 * @param patienceMs milliseconds that it may take
 */
export async function listGpus(patienceMs = 5000): Promise<ListedGpu[] | undefined> {
  const args = [`--query-gpu=${FIELDS}`, '--format=csv,noheader'];
  const asked = promisify(execFile)('nvidia-smi', args);
  const answer = asked.then(
    ({ stdout }) => gpusIn(stdout),
    ({ code }: { code?: unknown }) => (typeof code === 'number' ? [] : undefined),
  );
  const inTime = new AbortController();
  const late = pause(patienceMs, undefined, { signal: inTime.signal }).then(
    () => leave(asked.child),
    () => undefined,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    inTime.abort();
  }
}

/** Ends it, or at least does not wait for it. */
function leave(child: ChildProcess): undefined {
  child.kill('SIGKILL');
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.unref();
}

/** Reads what `nvidia-smi` printed, a GPU a line; a line that says anything else is none. */
export function gpusIn(text: string): ListedGpu[] {
  return text.split('\n').flatMap((line) => {
    const [uuid = '', name = '', driver = ''] = line.split(',').map((field) => field.trim());
    return uuid.startsWith('GPU-') && name !== '' ? [{ uuid, name, driver }] : [];
  });
}

/**
 * The GPU on which TensorFlow computes: the first of those that CUDA_VISIBLE_DEVICES leaves, which may name them
 * by their places, or by their UUIDs and what these begin with
 * (https://docs.nvidia.com/cuda/cuda-c-programming-guide/#cuda-environment-variables). It may be a part of one
 * (MIG), of which the driver's list does not tell where it is.
 *
 * @param visible that variable; undefined where it is not set, and all are
 * @returns undefined where it leaves none
 */
export function visibleGpu(
  gpus: readonly ListedGpu[],
  visible: string | undefined,
): ListedGpu | undefined {
  if (visible === undefined) return gpus[0];
  const [first = ''] = visible.split(',').map((one) => one.trim());
  if (/^\d+$/.test(first)) return gpus[Number(first)];
  const [some] = gpus;
  if (some && first.startsWith('MIG-')) {
    return { uuid: first, name: `part of a GPU (${first})`, driver: some.driver };
  }
  return first === '' ? undefined : gpus.find(({ uuid }) => uuid.startsWith(first));
}
