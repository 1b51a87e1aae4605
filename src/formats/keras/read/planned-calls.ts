import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { FlatCall, FlatNetwork } from './flat-calls.ts';
import { DAMAGED, layerFault, OTHERWISE, shown } from './layer.ts';
import type { KerasLayer, Shape } from './layer.ts';
import { layerOfOperation } from './operations.ts';
import type { Plan } from './plan.ts';
import { planOf } from './planners.ts';

/** A call with what becomes of it. */
export interface PlannedCall extends FlatCall {
  readonly plan: Plan;
}

/** Of one example: more entries than this no layer can have. */
const MAX_ENTRIES = 2 ** 28;
/** All weights together; as many floats as the memory of the HDF5 library holds. */
const MAX_WEIGHTS = 2 ** 28 + 2 ** 27;

/**
 * What becomes of every call, by the shapes that flow through the network.
 *
 * @throws UserError naming the layer that cannot be taken, or used twice, or is too large.
 */
export function plannedCalls({ calls }: FlatNetwork): PlannedCall[] {
  const done: PlannedCall[] = [];
  const used = new Set<KerasLayer>();
  let weights = 0;
  for (const call of calls) {
    const { layer } = call;
    const inputs = call.inputs.map((place) => (done[place] as PlannedCall).plan.output);
    const plan = planOfCall(call, inputs);
    requireTolerable(layer, plan.output);
    const variables = plan.groups.flatMap((group) => group.variables);
    weights += variables.reduce((sum, { shape }) => sum + product(shape), 0);
    if (weights > MAX_WEIGHTS) {
      throw layerFault(
        layer,
        say`brings the network to ${weights} weights; ${MAX_WEIGHTS} are possible`,
        say`Use a smaller one.`,
      );
    }
    if (variables.length > 0 && used.has(layer)) {
      throw layerFault(
        layer,
        say`is used several times with the same weights, which cannot be taken`,
        say`Give each use a layer of its own.`,
      );
    }
    used.add(layer);
    done.push({ ...call, plan });
  }
  return done;
}

function planOfCall(call: FlatCall, inputs: readonly Shape[]): Plan {
  if (call.layer.className === 'InputLayer') return inputPlan(call.layer);
  const layer = layerOfOperation(call.layer, call.constants, inputs);
  requirePrecision(layer);
  return planOf(layer, inputs);
}

function inputPlan(layer: KerasLayer): Plan {
  const { batch_shape: batchShape, batch_input_shape: older } = layer.config;
  const whole = batchShape ?? older;
  const shape = Array.isArray(whole) ? (whole as unknown[]).slice(1) : [];
  if (shape.length > 0 && shape.every((size) => Number.isSafeInteger(size) && Number(size) >= 1)) {
    return { output: shape as number[], groups: [], build: () => [] };
  }
  throw layerFault(
    layer,
    say`takes inputs of the shape ${shown(whole ?? null)}, and all sizes but the first have to be given`,
    say`Build the network with keras.Input(shape=(...)), every size a number, copy the weights with
      set_weights and save it again.`,
  );
}

function requireTolerable(layer: KerasLayer, shape: Shape): void {
  if (product(shape) <= MAX_ENTRIES) return;
  throw layerFault(
    layer,
    say`gives [${shape.join(', ')}] for one example; ${MAX_ENTRIES} entries are possible`,
    DAMAGED,
  );
}

/** Here everything is computed in 32 bits: what was in 16 is more exact, what was in 64 would be less. */
function requirePrecision(layer: KerasLayer): void {
  const policy = policyOf(layer);
  if (['float32', 'mixed_float16', 'mixed_bfloat16', 'float16', 'bfloat16'].includes(policy))
    return;
  throw layerFault(
    layer,
    say`computes with ${policy}, which cannot be taken`,
    /quant|int|float8/i.test(policy) ? say`Save the model before it is quantised.` : OTHERWISE,
  );
}

/** The name of a layer's dtype policy. */
export function policyOf({ config }: KerasLayer): string {
  const dtype = config['dtype'] ?? 'float32';
  if (typeof dtype === 'string') return dtype;
  const { name } = ((dtype as { config?: unknown }).config ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : shown(dtype);
}

/** The only place of an input or output of the whole network. */
export function onlyOne(
  places: readonly number[],
  { calls }: FlatNetwork,
  file: string,
  isInput: boolean,
): number {
  const [only, ...others] = places;
  if (only !== undefined && others.length === 0) return only;
  const names = places.map((place) => calls[place]?.layer.path.join('/') ?? '');
  throw new UserError(
    isInput
      ? say`${file} has ${places.length} inputs (${names}); only networks with one input can be taken. Put them
          into one, and take it apart within the network.`
      : say`${file} has ${places.length} outputs (${names}); only networks with one output can be taken. Save
          keras.Model(model.input, ...) with the one that classifies.`,
  );
}

const product = (shape: Shape) => shape.reduce((total, size) => total * size, 1);
