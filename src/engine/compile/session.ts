import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataTypes } from './attributes.ts';
import type { GraphDataType, TensorValues } from './attributes.ts';
import { tensorflowBackend } from '../backend.ts';
import { collectGarbage } from './collect-garbage.ts';
import type { Output } from './graph.ts';

/** A value fed to a placeholder. */
export interface Feed {
  readonly type: Exclude<GraphDataType, 'resource' | 'int64'>;
  readonly shape: readonly number[];
  readonly values: TensorValues;
}

/**
 * A graph loaded into a TensorFlow session. Variables live in the session. Whoever loads it
 * disposes it; the file it is loaded from is gone when `loadSession` returns.
 */
export interface Session {
  /** Runs what the fetches need, synchronously. Returns their values in the order asked. */
  run(feeds: Readonly<Record<string, Feed>>, fetches: readonly Output[]): TensorValues[];
  dispose(): void;
}

/** Loads `saved_model.pb` bytes into a session of their own. */
export function loadSession(savedModel: Uint8Array): Session {
  const { binding } = tensorflowBackend();
  const folder = mkdtempSync(join(tmpdir(), 'workbench-graph-'));
  let id: number;
  try {
    writeFileSync(join(folder, 'saved_model.pb'), savedModel);
    id = binding.loadSavedModel(folder, 'serve');
  } finally {
    rmSync(folder, { recursive: true });
  }
  let disposed = false;
  return {
    run(feeds, fetches) {
      if (disposed) throw new Error('This session is disposed.');
      const names = Object.keys(feeds).map((name) => `${name}:0`);
      const fed = Object.values(feeds).map((feed) =>
        binding.createTensor(feed.shape, dataTypes[feed.type], feed.values),
      );
      try {
        const outputs = binding.runSavedModel(
          id,
          fed,
          names.join(','),
          fetches.map((output) => (output.includes(':') ? output : `${output}:0`)).join(','),
        );
        return outputs.map((output) => {
          const values = binding.tensorDataSync(output.id);
          binding.deleteTensor(output.id);
          return values;
        });
      } finally {
        for (const tensor of fed) binding.deleteTensor(tensor);
      }
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      binding.deleteSavedModel(id);
      collectGarbage();
    },
  };
}
