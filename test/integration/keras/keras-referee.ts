import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readState } from '../../../scripts/setup/state.mjs';

/**
 * Has Keras itself answer for the networks in `FOLDER/ours`, and save networks of its own in
 * `FOLDER/theirs`: see `referee.py`.
 */
export function askKeras(folder: string): void {
  const state = readState('keras');
  if (state === undefined) {
    throw new Error('Keras is not set up: run "node scripts/setup.mjs --with-keras" first.');
  }
  const { status, stderr, error } = spawnSync(
    state.python,
    [join(import.meta.dirname, 'referee.py'), folder],
    { env: { ...process.env, PYTHONPATH: state.packages }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Keras failed: ${stderr || String(error)}`);
}
