import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';

/** An output of a layer's use. */
export interface Ref {
  readonly layer: string;
  readonly use: number;
  readonly tensor: number;
}

/** A use of a layer: what it reads. */
export interface LayerUse {
  readonly inputs: readonly Ref[];
  /** What an operation of Keras 3 was given, tensors (null) and constants in their order. */
  readonly constants: readonly unknown[];
}

interface Place {
  readonly file: string;
  readonly name: string;
}

/** What is passed along and says nothing of what is computed in a network that is not trained. */
const HARMLESS = new Set(['training', 'mask']);

/**
 * The uses of a layer: of Keras 2 and tfjs as `[[["conv", 0, 0, {}], ...], ...]`, of Keras 3 as
 * `[{ args, kwargs }, ...]`.
 */
export function nodesOf(nodes: unknown, place: Place): LayerUse[] {
  if (nodes === undefined || nodes === null) return [];
  if (!Array.isArray(nodes)) throw unreadable(place);
  return (nodes as unknown[]).map((node) =>
    Array.isArray(node) ? nodeOfKeras2(node, place) : nodeOfKeras3(node, place),
  );
}

function nodeOfKeras2(node: unknown[], place: Place): LayerUse {
  const entries = isTriple(node) ? [node] : node;
  const inputs = entries.map((entry) => {
    if (!Array.isArray(entry) || !isTriple(entry)) throw unreadable(place);
    for (const [name, value] of Object.entries((entry[3] ?? {}) as object)) {
      if (!HARMLESS.has(name)) requirePlain(name, value, place);
    }
    return refOf(entry);
  });
  return { inputs, constants: [] };
}

function nodeOfKeras3(node: unknown, place: Place): LayerUse {
  const { args, kwargs } = (node ?? {}) as Record<string, unknown>;
  if (!Array.isArray(args)) throw unreadable(place);
  for (const [name, value] of Object.entries(kwargs ?? {})) {
    if (!HARMLESS.has(name)) requirePlain(name, value, place);
  }
  const given = (args as unknown[]).flat();
  return {
    inputs: given.flatMap((value) => historyOf(value) ?? []),
    constants: given.map((value) => (historyOf(value) ? null : value)),
  };
}

/** The tensor that a value of Keras 3 stands for. */
function historyOf(value: unknown): Ref[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { class_name: className, config } = value as Record<string, unknown>;
  if (className !== '__keras_tensor__') return undefined;
  const history = (config as { keras_history?: unknown } | null)?.keras_history;
  return Array.isArray(history) && isTriple(history) ? [refOf(history)] : undefined;
}

/** @throws UserError for what is given to a layer beside its inputs, such as an initial state. */
function requirePlain(name: string, value: unknown, { file, name: layer }: Place): void {
  if (value === null || value === undefined || value === false) return;
  throw new UserError(
    say`${file}: the layer ${layer} is given ${name} beside its inputs, which cannot be taken. Build the
      network without it, or export it to ONNX (model.export with format="onnx") and import that.`,
  );
}

/** Inputs or outputs of a model: one, a list, or by names. */
export function refsOf(value: unknown, file: string): Ref[] {
  const list = Array.isArray(value)
    ? isTriple(value)
      ? [value]
      : (value as unknown[])
    : Object.values(value ?? {});
  return list.map((entry) => {
    if (Array.isArray(entry) && isTriple(entry)) return refOf(entry);
    throw unreadable({ file, name: 'input_layers, output_layers' });
  });
}

function refOf([layer, use, tensor]: unknown[]): Ref {
  return { layer: layer as string, use: use as number, tensor: tensor as number };
}

function isTriple(entry: unknown[]): boolean {
  const [layer, use, tensor] = entry;
  return typeof layer === 'string' && Number.isSafeInteger(use) && Number.isSafeInteger(tensor);
}

function unreadable({ file, name }: Place): UserError {
  return new UserError(
    say`${file} says something of what ${name} reads that cannot be understood. Save it again with
      model.save.`,
  );
}
