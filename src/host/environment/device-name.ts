import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { promisify } from 'node:util';

/** The model of what trains here: the processor, or the first GPU as its driver names it. */
export async function deviceName(device: 'cpu' | 'gpu'): Promise<string> {
  if (device === 'gpu') return (await listedGpu()) ?? 'unknown GPU';
  return cpus()[0]?.model.trim() || 'unknown processor';
}

/** The first GPU as its driver names it; undefined where there is none, or no driver. */
export async function listedGpu(): Promise<string | undefined> {
  const args = ['--query-gpu=name', '--format=csv,noheader'];
  try {
    const { stdout } = await promisify(execFile)('nvidia-smi', args, { timeout: 5000 });
    return stdout.split('\n')[0]?.trim() || undefined;
  } catch {
    // The driver's own tool is missing, or says that there is no driver.
    return undefined;
  }
}
