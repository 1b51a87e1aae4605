import { countKept } from './masks.ts';
import type { Masks, PrunableModel, UnitGroup, WeightTensor } from '../network/weights.ts';

/** Evenly spaced weights of one tensor: `count` of them from index `start`, every `step`. */
interface WeightSpan {
  readonly name: string;
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/**
 * Removes whole units in `masks`, in place: their incoming columns in every producer and their
 * outgoing rows in every consumer. `kept` has one entry per unit, 0 for those to remove.
 */
export function removeUnits(
  weights: readonly WeightTensor[],
  group: UnitGroup,
  kept: Uint8Array,
  masks: ReadonlyMap<string, Uint8Array>,
): void {
  kept.forEach((keeps, unit) => {
    if (keeps !== 0) return;
    for (const { name, start, step, count } of unitSpans(weights, group, unit)) {
      const mask = masks.get(name) as Uint8Array;
      for (let nth = 0; nth < count; nth++) mask[start + nth * step] = 0;
    }
  });
}

/** Of each unit the weights that make it: its columns in every producer, one after another. */
export function incomingWeights(
  weights: readonly WeightTensor[],
  group: UnitGroup,
): Float32Array[] {
  const producers = group.producers.map((producer) => ({
    ...producer,
    tensor: tensorOf(weights, group, producer.name),
  }));
  return Array.from({ length: group.units }, (_, unit) =>
    Float32Array.from(
      producers.flatMap(({ tensor: { shape, values }, columnsOf }) => {
        const width = shape.at(-1) as number;
        return columnsOf(unit).flatMap((column) =>
          Array.from(
            { length: values.length / width },
            (__, row) => values[row * width + column] as number,
          ),
        );
      }),
    ),
  );
}

/** One entry per unit: 0 where every weight into and out of the unit is removed, else 1. */
export function keptUnits(
  weights: readonly WeightTensor[],
  group: UnitGroup,
  masks: Masks,
): Uint8Array {
  return Uint8Array.from({ length: group.units }, (_, unit) =>
    unitSpans(weights, group, unit).every((span) => isRemoved(span, masks)) ? 0 : 1,
  );
}

/**
 * The fraction of the units that can be removed, over all groups, that the masks remove whole: 0 to
 * 1. It is not the fraction of the weights, which is `weightSparsity`: a unit takes weights into it
 * and out of it, and not every layer has units that can go.
 */
export function unitSparsity(
  { weights, groups }: Pick<PrunableModel, 'weights' | 'groups'>,
  masks: Masks,
): number {
  const total = groups.reduce((sum, { units }) => sum + units, 0);
  const kept = groups.reduce((sum, group) => sum + countKept(keptUnits(weights, group, masks)), 0);
  return total === 0 ? 0 : (total - kept) / total;
}

function isRemoved({ name, start, step, count }: WeightSpan, masks: Masks): boolean {
  const mask = masks.get(name);
  if (mask === undefined) return false;
  for (let nth = 0; nth < count; nth++) if (mask[start + nth * step] !== 0) return false;
  return true;
}

/** Every weight into and out of one unit. Throws where the group does not fit its tensors. */
function unitSpans(
  weights: readonly WeightTensor[],
  group: UnitGroup,
  unit: number,
): readonly WeightSpan[] {
  const incoming = group.producers.flatMap((producer) => {
    const { name, shape, values } = tensorOf(weights, group, producer.name);
    const width = shape.at(-1) as number;
    return producer.columnsOf(unit).map((column) => {
      if (column < 0 || column >= width) {
        throw new Error(
          `Unit ${unit} of ${group.name} has no column ${column} in ${name} [${shape}].`,
        );
      }
      return { name, start: column, step: width, count: values.length / width };
    });
  });
  const outgoing = group.consumers.flatMap((consumer) => {
    const { name, shape, values } = tensorOf(weights, group, consumer.name);
    const width = shape.at(-1) as number;
    return consumer.rowsOf(unit).map((row) => {
      if (row < 0 || (row + 1) * width > values.length) {
        throw new Error(`Unit ${unit} of ${group.name} has no row ${row} in ${name} [${shape}].`);
      }
      return { name, start: row * width, step: 1, count: width };
    });
  });
  return [...incoming, ...outgoing];
}

function tensorOf(
  weights: readonly WeightTensor[],
  { name: group }: UnitGroup,
  name: string,
): WeightTensor {
  const tensor = weights.find((candidate) => candidate.name === name);
  if (tensor === undefined)
    throw new Error(`${group} names ${name}, which is not among the weight tensors.`);
  return tensor;
}
