import {
  BATCH,
  sameAtoms,
  sameAxis,
  sizeOf,
  type Activation,
  type Atom,
  type Axis,
} from './activation.ts';
import type { NetworkBuilder } from './network-builder.ts';

/** Whether the axes lie like this already. */
function liesAs(value: Activation, wanted: readonly Axis[]): boolean {
  return (
    value.layout.length === wanted.length &&
    wanted.every((axis, index) => sameAxis(axis, value.layout[index] ?? []))
  );
}

/**
 * The value laid out otherwise: by a layer that reshapes it where its numbers stand in the same order,
 * else with one that permutes axes. The first axis stays the batch.
 *
 * @param name what the layers are called after.
 */
export function arrange(
  network: NetworkBuilder,
  value: Activation,
  wanted: readonly Axis[],
  name: string,
): Activation {
  if (liesAs(value, wanted)) return value;
  const flat = wanted.flat();
  if (sameAxis(flat, value.layout.flat())) return reshaped(network, value, wanted, name);
  const atoms = value.layout.flat();
  const apart = reshapedTo(network, value, atoms, name);
  const dims = flat.slice(1).map((atom) => atoms.indexOf(atom));
  const permuted = {
    ...value,
    ...network.add(
      { className: 'Permute', name: `${name}.permute`, config: { dims } },
      [apart.from],
      flat.map((atom) => [atom]),
    ),
  };
  return arrange(network, permuted, wanted, name);
}

/** Each atom an axis of its own. */
function reshapedTo(
  network: NetworkBuilder,
  value: Activation,
  atoms: readonly Atom[],
  name: string,
): Activation {
  const apart = atoms.map((atom) => [atom]);
  return liesAs(value, apart) ? value : reshaped(network, value, apart, name);
}

function reshaped(
  network: NetworkBuilder,
  value: Activation,
  wanted: readonly Axis[],
  name: string,
): Activation {
  const sizes = wanted.slice(1).map(sizeOf);
  const flattens = wanted.length === 2 && value.layout.length > 2;
  const layer = flattens
    ? { className: 'Flatten', name: `${name}.flatten` }
    : { className: 'Reshape', name: `${name}.reshape`, config: { target_shape: sizes } };
  return { ...value, ...network.add(layer, [value.from], wanted) };
}

/** The atoms of an axis in the order in which they stand in the layout. */
export function inOwnOrder({ layout }: Activation, axis: Axis): Axis {
  return layout.flat().filter((atom) => axis.includes(atom));
}

/**
 * The value with an axis of the original as the last one here, so that each of its indices is a unit.
 * The others stay as they are, as far as they are not part of it.
 */
export function withUnitsLast(
  network: NetworkBuilder,
  value: Activation,
  units: Axis,
  name: string,
): Activation {
  const last = value.layout.at(-1) ?? [];
  if (value.layout.length > 1 && sameAtoms(last, units)) return value;
  const others = value.layout
    .slice(1)
    .map((axis) => axis.filter((atom) => !units.includes(atom)))
    .filter((axis) => axis.length > 0);
  return arrange(network, value, [[BATCH], ...others, inOwnOrder(value, units)], name);
}
