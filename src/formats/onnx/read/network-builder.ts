import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { LayerValues } from '../../network.ts';
import {
  BATCH,
  newAxis,
  sizeOf,
  type Activation,
  type Axis,
  type LayerOutput,
} from './activation.ts';
import { MAX_EXAMPLE_VALUES, MAX_LAYERS, MAX_WEIGHTS } from './bounds.ts';
import { LayerNames } from './layer-names.ts';

/** The values of a layer's variable. */
export interface Weight {
  /** As tfjs calls it: `kernel`. */
  readonly role: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A layer of the network that is being built. What it is may still change until it is finished. */
export interface LayerRecord {
  readonly className: string;
  readonly name: string;
  readonly config: Record<string, unknown>;
  /** For each call of the layer what it is given. */
  readonly calls: LayerOutput[][];
  readonly weights: Weight[];
  /** The value of the original that it computes, where an offset behind it can be its bias. */
  yields: string | null;
}

/** A layer that is to be added. */
export interface NewLayer {
  readonly className: string;
  /** As wished for: it is made safe and unique. */
  readonly name: string;
  readonly config?: Record<string, unknown>;
  readonly weights?: readonly Weight[];
  /**
   * Names the weights in the original. A layer of the same class, configuration and weights is the same
   * layer, called once more: so trained together, as in the original.
   */
  readonly origin?: string | null;
  /** The value of the original that it computes, where an offset behind it can be its bias. */
  readonly yields?: string | null;
}

/** The layers, in the order in which they are called. */
export class NetworkBuilder {
  readonly #file: string;
  readonly #names = new LayerNames();
  readonly #layers: LayerRecord[] = [];
  readonly #byOrigin = new Map<string, LayerRecord[]>();
  #values = 0;
  #exampleValues = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** @param sizes of an example, channels last. */
  input(name: string, sizes: readonly number[]): { from: LayerOutput; layout: readonly Axis[] } {
    const layer = this.#record({
      className: 'InputLayer',
      name,
      config: { batch_input_shape: [null, ...sizes], dtype: 'float32', sparse: false },
    });
    const layout = [[BATCH], ...sizes.map((size) => newAxis(size))];
    this.#checkSize(layout);
    return { from: { layer, call: 0 }, layout };
  }

  /**
   * Calls a new layer, or one that is there already.
   *
   * @param layout of what it gives.
   */
  add(
    layer: NewLayer,
    inputs: readonly LayerOutput[],
    layout: readonly Axis[],
  ): Pick<Activation, 'from' | 'layout'> {
    this.#checkSize(layout);
    const twins = this.#byOrigin.get(layer.origin ?? '') ?? [];
    const record = twins.find((other) => isTwin(other, layer)) ?? this.#record(layer);
    record.calls.push([...inputs]);
    return { from: { layer: record, call: record.calls.length - 1 }, layout };
  }

  /** Gives a layer another variable. */
  addWeight(layer: LayerRecord, weight: Weight): void {
    this.#count(weight);
    layer.weights.push(weight);
  }

  /** Takes a layer away that nothing else reads. */
  remove(layer: LayerRecord): void {
    this.#layers.splice(this.#layers.indexOf(layer), 1);
  }

  /** How often what a layer gives is read by others. */
  readersOf(output: LayerOutput): number {
    return this.#layers
      .flatMap(({ calls }) => calls.flat())
      .filter(({ layer, call }) => layer === output.layer && call === output.call).length;
  }

  /** The topology as `model.toJSON(null, false)` of tfjs-layers writes it. */
  topology(output: LayerOutput): object {
    const outputOf = ({ layer, call }: LayerOutput) => [layer.name, call, 0];
    const [input] = this.#layers as [LayerRecord];
    return {
      class_name: 'Model',
      config: {
        name: 'imported',
        layers: this.#layers.map(({ className, name, config, calls }) => ({
          name,
          class_name: className,
          config: { ...config, name, ...(className !== 'InputLayer' && { trainable: true }) },
          inbound_nodes: calls.map((inputs) => inputs.map((one) => [...outputOf(one), {}])),
        })),
        input_layers: [[input.name, 0, 0]],
        output_layers: [outputOf(output)],
      },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    };
  }

  values(): LayerValues[] {
    return this.#layers.flatMap(({ name, weights }) =>
      weights.map(({ role, shape, values }) => ({ name: `${name}/${role}`, shape, values })),
    );
  }

  #record(layer: NewLayer): LayerRecord {
    const { className, name, config = {}, weights = [], origin = null, yields = null } = layer;
    if (this.#layers.length >= MAX_LAYERS) {
      throw new UserError(
        say`${this.#file} becomes more than ${MAX_LAYERS} layers, which is too many.`,
      );
    }
    for (const weight of weights) this.#count(weight);
    const record: LayerRecord = {
      className,
      name: this.#names.unique(name),
      config: { ...config },
      calls: [],
      weights: [...weights],
      yields,
    };
    this.#layers.push(record);
    if (origin !== null) {
      this.#byOrigin.set(origin, [...(this.#byOrigin.get(origin) ?? []), record]);
    }
    return record;
  }

  #count({ values }: Weight): void {
    this.#values += values.length;
    if (this.#values > MAX_WEIGHTS) {
      throw new UserError(
        say`${this.#file} has more than ${MAX_WEIGHTS} weights, which is too many.`,
      );
    }
  }

  #checkSize(layout: readonly Axis[]): void {
    const size = sizeOf(layout.flat());
    this.#exampleValues += size;
    if (size >= 1 && this.#exampleValues <= MAX_EXAMPLE_VALUES) return;
    throw new UserError(
      say`${this.#file} makes ${this.#exampleValues} values or more of one example, and between 1 and
        ${MAX_EXAMPLE_VALUES} can be.`,
    );
  }
}

function isTwin(layer: LayerRecord, { className, config = {}, weights = [] }: NewLayer): boolean {
  return (
    layer.className === className &&
    JSON.stringify(layer.config) === JSON.stringify(config) &&
    layer.weights.length === weights.length &&
    layer.weights.every((weight, index) => sameWeight(weight, weights[index]))
  );
}

function sameWeight(one: Weight, other: Weight | undefined): boolean {
  return (
    other?.role === one.role &&
    other.values.length === one.values.length &&
    one.values.every((value, index) => Object.is(value, other.values[index]))
  );
}
