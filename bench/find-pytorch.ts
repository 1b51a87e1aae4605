import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Python interpreter that has PyTorch: `WORKBENCH_TORCH_PYTHON`, else that of the environment
 * made by `npm run bench:setup`. Null where there is none, which is then said in one line.
 */
export function findPytorch(): string | null {
  const chosen = process.env['WORKBENCH_TORCH_PYTHON'];
  const python = chosen ?? join(import.meta.dirname, 'pytorch/.venv/bin/python');
  if (chosen === undefined && !existsSync(python)) {
    console.log('PyTorch is left out: it is not installed here ("npm run bench:setup" does it).');
    return null;
  }
  const { status, error } = spawnSync(python, ['-c', 'import torch']);
  if (status === 0) return python;
  console.log(
    `PyTorch is left out: ${python} cannot import torch${error ? `, ${error.message}` : ''}.`,
  );
  return null;
}
