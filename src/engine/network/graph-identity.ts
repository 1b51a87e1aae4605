import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * What a network computes, whatever its weights are: the first 64 bits, in hexadecimal, of a hash of
 * its layers and their wiring. Two networks with the same one are executed operation by operation
 * alike, and take the same time; masks make no difference, for what is removed is a zero that is
 * multiplied. Layers are told apart by their places: their names say nothing, nor does what only
 * matters before or during training (initializers, regularizers, constraints, what is trainable).
 *
 * @param topology the layers as tfjs-layers writes them (`model.toJSON`)
 */
export function graphOf(topology: object): string {
  const text = canonicalize(nameless((topology as Partial<Wired>).config ?? topology, NO_NAMES));
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex')
    .slice(0, 16);
}

interface Wired {
  readonly config: object;
}

type Places = ReadonlyMap<string, number>;
const NO_NAMES: Places = new Map();

const OF_TRAINING = /^(trainable|.*_(initializer|regularizer|constraint))$/;
/** Under these keys stand references to layers: the name first, in lists of lists. */
const WIRING = new Set(['inbound_nodes', 'input_layers', 'output_layers']);

function nameless(value: unknown, places: Places): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => nameless(one, places));
  if (typeof value !== 'object' || value === null) return value;
  const inside = 'layers' in value && Array.isArray(value.layers) ? placesOf(value.layers) : places;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'name' && !OF_TRAINING.test(key))
      .map(([key, part]) => [
        key,
        WIRING.has(key) ? wiredByPlace(part, inside) : nameless(part, inside),
      ]),
  );
}

function placesOf(layers: readonly unknown[]): Places {
  return new Map(layers.map((layer, place) => [(layer as { readonly name: string }).name, place]));
}

function wiredByPlace(reference: unknown, places: Places): unknown {
  if (Array.isArray(reference)) return reference.map((one: unknown) => wiredByPlace(one, places));
  return typeof reference === 'string' ? (places.get(reference) ?? reference) : reference;
}
