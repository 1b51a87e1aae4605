import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { countedFromZero } from './first-uses.ts';
import type { Dialect, KerasLayer } from './layer.ts';
import { nodesOf, refsOf } from './nodes.ts';
import type { LayerUse, Ref } from './nodes.ts';

/** A model as its configuration describes it: layers, and models in the place of layers. */
export interface ModelTree {
  readonly file: string;
  readonly name: string;
  /** Whether its weights are trained, those of its layers included. */
  readonly trainable: boolean;
  readonly layers: readonly TreeLayer[];
  readonly inputs: readonly Ref[];
  readonly outputs: readonly Ref[];
}

export interface TreeLayer {
  readonly name: string;
  readonly content: KerasLayer | ModelTree;
  readonly uses: readonly LayerUse[];
}

/** The file that is read, and whose words are in it. */
interface Source {
  readonly file: string;
  readonly dialect: Dialect;
}

export const isModel = (content: KerasLayer | ModelTree): content is ModelTree =>
  'layers' in content;

/** Models within models within models: more than this no network has. */
const MAX_DEPTH = 16;
/** Layers of one model. The largest of keras.applications have about a thousand. */
const MAX_LAYERS = 20_000;

const TO_DO = say`Save it again with model.save, or export it to ONNX (model.export with
  format="onnx") and import that.`;

type Entries = Readonly<Record<string, unknown>>;

/**
 * The model in a configuration, of Keras 2, Keras 3 or tfjs.
 *
 * @throws UserError for what is no Sequential or functional model.
 */
export function modelTree(entry: unknown, source: Source): ModelTree {
  return treeOf(entry, source, [], 'layers');
}

function treeOf(entry: unknown, source: Source, path: readonly string[], store: string): ModelTree {
  const { file } = source;
  if (path.length > MAX_DEPTH) {
    throw new UserError(
      say`${file} has models within models, more than ${MAX_DEPTH} deep. ${TO_DO}`,
    );
  }
  const { class_name: className, config } = entriesOf(entry) ?? {};
  // Keras 1 and early 2 wrote the layers of a Sequential model without a name.
  const model = Array.isArray(config) ? { name: 'sequential', layers: config } : entriesOf(config);
  const list = model?.['layers'];
  if (model === undefined || !Array.isArray(list) || !isModelClass(className)) {
    const what = typeof className === 'string' ? className : 'nothing';
    throw new UserError(
      say`${[file, ...path].join('/')} is described as ${what}, which is
        neither a Sequential nor a functional model: of what a class computes in Python nothing is in the
        file. Export it to ONNX (model.export with format="onnx") and import that.`,
    );
  }
  if (list.length > MAX_LAYERS) {
    throw new UserError(
      say`${file} has a model of ${list.length} layers; ${MAX_LAYERS} are possible. ${TO_DO}`,
    );
  }
  const stores = storeNames(store);
  const layers = (list as unknown[]).map((item) => layerOf(item, source, path, stores));
  const common = {
    file,
    name: typeof model['name'] === 'string' ? model['name'] : 'model',
    trainable: model['trainable'] !== false,
  };
  if (className === 'Sequential') return { ...common, ...inARow(layers, model, source) };
  return {
    ...common,
    ...countedFromZero({ layers, outputs: refsOf(model['output_layers'], file) }),
    inputs: refsOf(model['input_layers'], file),
  };
}

const isModelClass = (className: unknown) =>
  className === 'Sequential' || className === 'Functional' || className === 'Model';

function layerOf(
  item: unknown,
  source: Source,
  path: readonly string[],
  stores: (className: string) => string,
): TreeLayer {
  const { file } = source;
  const entry = entriesOf(item);
  const className = entry?.['class_name'];
  const config = entriesOf(entry?.['config']);
  const name = config?.['name'] ?? entry?.['name'];
  if (entry === undefined || typeof className !== 'string') {
    throw new UserError(say`${file} has a layer without a class. ${TO_DO}`);
  }
  const ownName = typeof name === 'string' ? name : className;
  const uses = nodesOf(entry['inbound_nodes'], { file, name: ownName });
  const place = [...path, ownName];
  const isOperation = /^keras\.(src\.)?ops/.test(String(entry['module'] ?? ''));
  // Only layers are counted where weights are stored, not the operations between them.
  const store = isOperation ? '' : stores(className);
  if (isModelClass(className)) {
    return { name: ownName, uses, content: treeOf(entry, source, place, `${store}/layers`) };
  }
  const layer: KerasLayer = {
    file,
    path: place,
    className,
    isOperation,
    config: config ?? {},
    dialect: source.dialect,
    store,
  };
  return { name: ownName, uses, content: layer };
}

/** `layers/dense`, `layers/dense_1`, ...: each class counted by itself, as Keras 3 stores weights. */
export function storeNames(folder: string): (className: string) => string {
  const counts = new Map<string, number>();
  return (className) => {
    const name = snakeCase(className);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return `${folder}/${count === 0 ? name : `${name}_${count}`}`;
  };
}

/** As Keras does it: `BatchNormalization` is `batch_normalization`, `ReLU` is `re_lu`. */
function snakeCase(className: string): string {
  return className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** Each layer of a Sequential model reads the one before; where none is an input, one is put first. */
function inARow(
  layers: readonly TreeLayer[],
  model: Entries,
  source: Source,
): Pick<ModelTree, 'layers' | 'inputs' | 'outputs'> {
  const first = layers[0]?.content;
  const hasInput = first !== undefined && !isModel(first) && first.className === 'InputLayer';
  const shape =
    first === undefined || isModel(first)
      ? undefined
      : (first.config['batch_input_shape'] ?? first.config['batch_shape']);
  const input: TreeLayer = {
    name: `${String(model['name'])}_input`,
    uses: [],
    content: {
      file: source.file,
      path: [`${String(model['name'])}_input`],
      className: 'InputLayer',
      isOperation: false,
      config: { batch_shape: shape ?? model['build_input_shape'] ?? nestedInput(layers) },
      dialect: source.dialect,
      store: '',
    },
  };
  const row = hasInput ? layers : [input, ...layers];
  const refs = row.map(({ name }) => ({ layer: name, use: 0, tensor: 0 }));
  return {
    layers: row.map((layer, index) => ({
      ...layer,
      uses: index === 0 ? [] : [{ inputs: [refs[index - 1] as Ref], constants: [] }],
    })),
    inputs: refs.slice(0, 1),
    outputs: refs.slice(-1),
  };
}

/** A Sequential model that begins with a model has that one's input. */
function nestedInput(layers: readonly TreeLayer[]): unknown {
  const first = layers[0]?.content;
  if (first === undefined || !isModel(first)) return undefined;
  const input = first.layers.find(({ name }) => name === first.inputs[0]?.layer)?.content;
  if (input === undefined || isModel(input)) return undefined;
  return input.config['batch_shape'] ?? input.config['batch_input_shape'];
}

/** The entries of an object of JSON. */
function entriesOf(value: unknown): Entries | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value as Entries;
}
