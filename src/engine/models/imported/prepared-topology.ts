/** A layer as a topology of tfjs-layers describes it; of a sequential one without its wiring. */
interface LayerEntry {
  readonly class_name: string;
  readonly name?: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly inbound_nodes?: unknown;
}

interface Layers {
  readonly class_name: string;
  readonly config: {
    readonly layers: readonly LayerEntry[];
    readonly input_layers?: readonly unknown[];
  };
}

/**
 * A topology as it is trained here: every layer is (what of it can be), whatever was frozen when it was
 * made, and no initial values are drawn only to be replaced, which for recurrent layers takes seconds.
 */
export function trainableTopology(topology: object): object {
  return prepared(topology) as object;
}

const ZEROS = { class_name: 'Zeros', config: {} };

function prepared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prepared);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]): [string, unknown] => {
      if (key === 'trainable') return [key, true];
      if (key.endsWith('_initializer') && part !== null) return [key, ZEROS];
      return [key, prepared(part)];
    }),
  );
}

/**
 * The same network for examples of another shape with as many values in the same order: an input of
 * that shape, and a layer that gives them the shape that the network takes. That layer has the name of
 * the original's input, so that everything is wired as before.
 *
 * @param takes what the network takes, without the batch.
 * @param given what the examples have.
 */
export function reshapedInput(
  topology: object,
  takes: readonly number[],
  given: readonly number[],
): object {
  const { config } = topology as Layers;
  const taken = new Set(config.layers.map((layer) => layer.config.name));
  let name = 'examples';
  while (taken.has(name)) name += '_';
  const isSequential = config.input_layers === undefined;
  const layers = isSequential
    ? sequential(config.layers, name, takes, given)
    : wired(config.layers, name, takes, given);
  return {
    ...topology,
    config: { ...config, layers, ...(!isSequential && { input_layers: [[name, 0, 0]] }) },
  };
}

function wired(
  layers: readonly LayerEntry[],
  name: string,
  takes: readonly number[],
  given: readonly number[],
): unknown[] {
  return layers.flatMap((layer): unknown[] => {
    if (layer.class_name !== 'InputLayer') return [layer];
    return [
      { ...layer, name, config: { ...layer.config, ...inputOf(given), name } },
      {
        class_name: 'Reshape',
        name: layer.config.name,
        config: reshape(layer.config.name, takes),
        inbound_nodes: [[[name, 0, 0, {}]]],
      },
    ];
  });
}

function sequential(
  layers: readonly LayerEntry[],
  name: string,
  takes: readonly number[],
  given: readonly number[],
): unknown[] {
  const [first, ...others] = layers;
  const rest = Object.fromEntries(
    Object.entries(first?.config ?? {}).filter(([key]) => key !== 'batch_input_shape'),
  );
  return [
    { class_name: 'Reshape', config: { ...reshape(name, takes), ...inputOf(given) } },
    ...(first === undefined || first.class_name === 'InputLayer'
      ? []
      : [{ ...first, config: rest }]),
    ...others,
  ];
}

function reshape(name: string, takes: readonly number[]): Record<string, unknown> {
  return { name, trainable: true, target_shape: [...takes] };
}

function inputOf(given: readonly number[]): Record<string, unknown> {
  return { batch_input_shape: [null, ...given], dtype: 'float32' };
}
