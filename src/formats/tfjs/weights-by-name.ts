import { say } from '../../contract/sentence.ts';
import { DAMAGED, layerFault } from '../keras/read/layer.ts';
import type { KerasLayer } from '../keras/read/layer.ts';
import type { PlannedVariable } from '../keras/read/plan.ts';
import { readVariable } from '../keras/read/stored-weights.ts';
import type { ReadWeights } from '../keras/read/stored-weights.ts';
import type { StoredArray } from './stored-weights.ts';

/**
 * As tfjs-layers stores weights: under the layer's name and their own (`dense/kernel`); of a layer within
 * another, or of a converted file, there are further parts (`both/forward_lstm/lstm_cell/kernel`).
 */
export const weightsByName =
  (arrays: ReadonlyMap<string, StoredArray>, file: string): ReadWeights =>
  (plans) => {
    const stored = {
      shape: (path: string) => arrays.get(path)?.shape,
      floats: (path: string) => (arrays.get(path) as StoredArray).floats(),
    };
    const byOwnName = new Map<string, string[]>();
    for (const name of arrays.keys()) {
      const own = name.split('/').at(-1) ?? '';
      const known = byOwnName.get(own);
      if (known) known.push(name);
      else byOwnName.set(own, [name]);
    }
    return new Map(
      [...plans].map(([layer, { groups }]) => [
        layer,
        new Map(
          groups.flatMap(({ variables }) =>
            variables.map((variable) => {
              const path = nameOf(layer, variable, byOwnName, file);
              return [variable.role, readVariable(layer, variable, stored, path)] as const;
            }),
          ),
        ),
      ]),
    );
  };

function nameOf(
  layer: KerasLayer,
  { role }: PlannedVariable,
  byOwnName: ReadonlyMap<string, readonly string[]>,
  file: string,
): string {
  const [direction, within] = role.includes('/') ? role.split('/') : [undefined, role];
  const layerName = layer.path.at(-1) ?? '';
  const candidates = (byOwnName.get(within ?? '') ?? []).filter((name) => {
    const parts = name.split('/');
    const isInDirection = parts.some((part) => part.startsWith(`${direction ?? ''}_`));
    return parts.includes(layerName) && (direction === undefined || isInDirection);
  });
  const exact = candidates.filter((name) => name.startsWith(`${layerName}/`));
  const [only, ...others] = exact.length > 0 ? exact : candidates;
  if (only !== undefined && others.length === 0) return only;
  if (only === undefined) return `${layerName}/${role}`;
  throw layerFault(layer, say`has several of ${role} in ${file}: ${candidates}`, DAMAGED);
}
