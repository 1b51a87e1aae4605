import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** How a module of Python calls itself. */
const NAMES = { torch: 'PyTorch', onnx: 'ONNX' } as const;

/**
 * The Python interpreter that has a module: `WORKBENCH_TORCH_PYTHON`, else that of the environment
 * made by `npm run bench:setup`. Null where there is none, which is then said in one line.
 */
export function findPython(module: keyof typeof NAMES): string | null {
  const chosen = process.env['WORKBENCH_TORCH_PYTHON'];
  const python = chosen ?? join(import.meta.dirname, 'pytorch/.venv/bin/python');
  const name = NAMES[module];
  if (chosen === undefined && !existsSync(python)) {
    console.log(`${name} is left out: it is not installed here ("npm run bench:setup" does it).`);
    return null;
  }
  const { status, error } = spawnSync(python, ['-c', `import ${module}`]);
  if (status === 0) return python;
  console.log(
    `${name} is left out: ${python} cannot import ${module}${error ? `, ${error.message}` : ''}.`,
  );
  return null;
}
