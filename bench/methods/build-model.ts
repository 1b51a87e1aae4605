import { initialise } from '../../src/engine/network/initialisation.ts';
import { getZooModel } from '../../src/engine/models/registry.ts';
import type { TensorFlow } from '../../src/engine/tensorflow.ts';
import type { Setting } from '../setting.ts';

/** The net of the setting, in its default sizes and with the initial weights of a run. */
export function buildModel({ model: id, shape, classes }: Setting): TensorFlow.LayersModel {
  const definition = getZooModel(id);
  const model = definition.build(definition.parameters.parse({}), { shape, classes });
  initialise(model, 0);
  return model;
}
