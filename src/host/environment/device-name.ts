import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { promisify } from 'node:util';

/** The model of what trains here: the processor, or the first GPU as its driver names it. */
export async function deviceName(device: 'cpu' | 'gpu'): Promise<string> {
  if (device === 'gpu') {
    const args = ['--query-gpu=name', '--format=csv,noheader'];
    try {
      const { stdout } = await promisify(execFile)('nvidia-smi', args, { timeout: 5000 });
      const name = stdout.split('\n')[0]?.trim();
      if (name) return name;
    } catch {
      // The driver's own tool is missing; the run itself will tell whether there is a GPU.
    }
    return 'unknown GPU';
  }
  return cpus()[0]?.model.trim() || 'unknown processor';
}
