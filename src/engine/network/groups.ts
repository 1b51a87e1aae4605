import type { TensorFlow } from '../tensorflow.ts';
import { traceUnits, type AxisRole, type UnitAxis, type UnitTrace } from './trace-units.ts';
import type { ChannelGroups, LeftAlone, UnitGroup } from './weights.ts';

/** For each unit of a group the indices of its entries on an axis. */
type Entries = readonly (readonly number[])[];

/** Units that are made by the same weight matrices, each by the first unit that was tied to it. */
interface Members {
  readonly layers: readonly string[];
  readonly units: readonly number[];
}

/**
 * The units (or channels) of a network that can be removed, in groups: what goes through an addition,
 * a product, batch norm, a depthwise convolution, a concatenation or a flatten goes together with
 * what it meets there. It is the dependency graph of Fang et al., "DepGraph: Towards Any Structural
 * Pruning", CVPR 2023, over single channels instead of layers. The units of the output are in no
 * group, and whatever cannot be followed is left alone, with the reason.
 */
export function channelGroups(model: TensorFlow.LayersModel): ChannelGroups {
  const known = found.get(model) ?? findGroups(model);
  found.set(model, known);
  return known;
}

/** A model's layers stay what they are: it is asked for its groups with every run and every round. */
const found = new WeakMap<TensorFlow.LayersModel, ChannelGroups>();

function findGroups(model: TensorFlow.LayersModel): ChannelGroups {
  const trace = traceUnits(model);
  const producers = trace.axes.filter(({ role }) => role === 'producer');
  const groups = membersOf(trace, producers).map((members) => groupOf(members, trace));
  return { groups, leftAlone: leftAlone(trace, producers) };
}

function membersOf({ union }: UnitTrace, producers: readonly UnitAxis[]): Members[] {
  const makers = new Map<number, Set<string>>();
  for (const { layer, units } of producers) {
    for (const unit of units) {
      if (union.reasonOf(unit)) continue;
      const first = union.find(unit);
      makers.set(first, (makers.get(first) ?? new Set()).add(layer.name));
    }
  }
  const byLayers = Map.groupBy(makers, ([, layers]) => [...layers].join(' + '));
  return [...byLayers.values()].map((alike) => ({
    layers: [...(alike[0] as (typeof alike)[number])[1]],
    units: alike.map(([unit]) => unit),
  }));
}

function groupOf({ layers, units }: Members, { union, axes }: UnitTrace): UnitGroup {
  const indices = new Map(units.map((unit, index) => [unit, index]));
  const found = axes.flatMap((axis) => {
    const entries = units.map((): number[] => []);
    let count = 0;
    axis.units.forEach((unit, entry) => {
      const index = indices.get(union.find(unit));
      if (index === undefined) return;
      entries[index]?.push(entry);
      count++;
    });
    return count === 0 ? [] : [{ ...axis, entries, isWhole: count === axis.units.length }];
  });
  const of = (role: AxisRole) => found.filter((axis) => axis.role === role);
  const [watched] = of('watch');
  return {
    name: watched?.isWhole ? watched.name : layers.join(' + '),
    units: units.length,
    producers: of('producer').map(({ name, entries }) => ({ name, columnsOf: lookUp(entries) })),
    consumers: of('consumer').map(({ name, entries }) => ({ name, rowsOf: lookUp(entries) })),
    vectors: of('vector').map(({ name, entries }) => ({ name, entriesOf: lookUp(entries) })),
    watch: of('watch').map(({ name, entries }) => ({ layer: name, entriesOf: lookUp(entries) })),
    widths: of('width').map(({ name, units: { length }, entries }) => ({
      layer: name,
      width: length,
      entriesOf: lookUp(entries),
    })),
  };
}

function lookUp(entries: Entries): (unit: number) => readonly number[] {
  return (unit) => entries[unit] ?? [];
}

/** Once per layer, even where only some of its units have to stay. */
function leftAlone({ union }: UnitTrace, producers: readonly UnitAxis[]): LeftAlone[] {
  const reasons = new Map<string, LeftAlone>();
  for (const { layer, units } of producers) {
    const reason = units.map((unit) => union.reasonOf(unit)).find((found) => found !== undefined);
    if (reason && !reasons.has(layer.name)) reasons.set(layer.name, { layer: layer.name, reason });
  }
  return [...reasons.values()];
}
