import { say } from '../../../contract/sentence.ts';
import type { Hdf5File } from '../hdf5.ts';
import { DAMAGED, layerFault } from './layer.ts';
import type { KerasLayer } from './layer.ts';
import { isModel } from './model-tree.ts';
import type { ModelTree } from './model-tree.ts';
import type { PlannedVariable, ValuesByRole } from './plan.ts';
import { readVariable } from './stored-weights.ts';
import type { Plans, ReadWeights } from './stored-weights.ts';

/** A variable of a layer where it stands in the order of a model's weights. */
interface Place {
  readonly layer: KerasLayer;
  readonly variable: PlannedVariable;
}

/**
 * As whole models in `.h5` have them: for each layer of the outermost model a list of names, which change
 * from version to version, in the order of `layer.weights`.
 */
export const weightsOfH5 =
  (file: Hdf5File): ReadWeights =>
  (plans, model) => {
    const values = new Map<KerasLayer, Map<string, Float32Array>>(
      [...plans.keys()].map((layer) => [layer, new Map()]),
    );
    for (const { name, content } of model.layers) {
      const places = weightsInOrder(content, plans);
      const [first] = places;
      if (first === undefined) continue;
      const group = `model_weights/${name}`;
      const names = file.texts(group, 'weight_names') ?? [];
      if (names.length !== places.length) {
        throw layerFault(
          first.layer,
          say`has ${names.length} variables in the file and ${places.length} by its description`,
          DAMAGED,
        );
      }
      places.forEach(({ layer, variable }, index) => {
        const stored = names[index] as string;
        requireRole(layer, variable, stored, plans);
        if (variable.role === 'count') return;
        values
          .get(layer)
          ?.set(variable.role, readVariable(layer, variable, file, `${group}/${stored}`));
      });
    }
    return values satisfies ReadonlyMap<KerasLayer, ValuesByRole>;
  };

/** What is trained, then what is not: of a model first that of all its layers. */
function weightsInOrder(content: KerasLayer | ModelTree, plans: Plans): Place[] {
  const { trained, others } = partsOf(content, plans);
  return [...trained, ...others];
}

interface Parts {
  readonly trained: readonly Place[];
  readonly others: readonly Place[];
}

function partsOf(content: KerasLayer | ModelTree, plans: Plans): Parts {
  const parts = isModel(content)
    ? content.layers.map((layer) => partsOf(layer.content, plans))
    : [ownParts(content, plans)];
  const trained = parts.flatMap((part) => part.trained);
  const others = parts.flatMap((part) => part.others);
  if (isModel(content) ? content.trainable : content.config['trainable'] !== false) {
    return { trained, others };
  }
  // Of a frozen model each layer's variables stay together.
  return { trained: [], others: parts.flatMap((part) => [...part.trained, ...part.others]) };
}

function ownParts(layer: KerasLayer, plans: Plans): Parts {
  const places = (plans.get(layer)?.groups ?? []).flatMap(({ variables }) =>
    variables.map((variable): Place => ({ layer, variable })),
  );
  return {
    trained: places.filter(({ variable }) => variable.isStatistic !== true),
    others: places.filter(({ variable }) => variable.isStatistic === true),
  };
}

/** Where a name ends in a role of the layer, it has to be the one that stands here. */
function requireRole(
  layer: KerasLayer,
  { role }: PlannedVariable,
  stored: string,
  plans: Plans,
): void {
  const last = (path: string) => path.replace(/:\d+$/, '').split('/').at(-1) ?? '';
  const roles = (plans.get(layer)?.groups ?? []).flatMap(({ variables }) =>
    variables.map((variable) => last(variable.role)),
  );
  if (last(stored) === last(role) || !roles.includes(last(stored))) return;
  throw layerFault(layer, say`has ${stored} in the file where its ${role} should be`, DAMAGED);
}
