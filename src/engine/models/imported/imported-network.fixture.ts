import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Choice } from '../../../contract/experiment.ts';
import { writeNetworkFile } from '../../network/network-file.ts';
import { readVariables } from '../../network/variables.ts';
import type { TensorFlow } from '../../tensorflow.ts';
import { topologyOf } from '../../thinning/thin-model.ts';
import { importedNetworkFile } from './imported-file.ts';

/** A folder of imported networks, as the data folder has one. */
export interface ImportedFolder {
  readonly models: string;
  /** Stores a network as an import does, and gives what stands in a document. */
  keep(name: string, model: TensorFlow.LayersModel): Choice;
  remove(): void;
}

export function importedFolder(): ImportedFolder {
  const models = mkdtempSync(path.join(tmpdir(), 'imported-networks-'));
  return {
    models,
    keep(name, model) {
      const [, ...input] = model.inputs[0]?.shape as number[];
      const file = writeNetworkFile({
        topology: topologyOf(model),
        values: readVariables(model),
        masks: new Map(),
        thinnedFrom: null,
        provenance: null,
        signature: { input, classes: model.outputs[0]?.shape.at(-1) as number },
      });
      const sha256 = createHash('sha256').update(file).digest('hex');
      writeFileSync(importedNetworkFile(models, sha256), file);
      return { id: 'imported', name, sha256 };
    },
    remove() {
      rmSync(models, { recursive: true, force: true });
    },
  };
}
