import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { ExampleFormat } from '../../datasets/dataset.ts';
import { channelGroups } from '../../network/groups.ts';
import { prunableVariables } from '../../network/prunable.ts';
import type { UnitGroup, WeightTensor } from '../../network/weights.ts';
import { shapeLeft } from '../../thinning/places-left.ts';
import { modelOf, thinTopology } from '../../thinning/thin-model.ts';
import { withoutUnits, type Thinning } from '../../thinning/thinning.ts';
import type { Architecture } from '../architecture.ts';
import { scaledWidth } from '../smaller.ts';
import { MAX_WEIGHTS } from '../weight-limit.ts';
import { fitOf } from './fit-to-data.ts';
import { importedFacts, importedValues, type NamedNetwork } from './imported-file.ts';
import { reshapedInput, trainableTopology } from './prepared-topology.ts';

/** Units that go, and the prunable weights that are left. */
interface Narrowing {
  readonly thinning: Thinning | null;
  readonly prunable: number;
}

/** What is asked of an imported network again and again, by runs of all kinds. */
interface Prototype {
  readonly topology: object;
  /** The prunable weight matrices. */
  readonly matrices: readonly Pick<WeightTensor, 'name' | 'shape'>[];
  readonly groups: readonly UnitGroup[];
  /** By the widths of its groups: a search for a size asks for the same ones many times. */
  readonly narrower: Map<string, Narrowing>;
}

/** To find groups a network is built once; a process has few of them. */
const prototypes = new Map<string, Promise<Prototype>>();

/**
 * An imported network over data of one format.
 *
 * @throws UserError when it is not in the folder, or the data are not what it takes.
 */
export async function importedArchitecture(
  chosen: NamedNetwork & { readonly start: 'trained' | 'initial' },
  format: ExampleFormat,
  folder: string | undefined,
): Promise<Architecture> {
  const { name, sha256, start } = chosen;
  const { topology, signature } = importedFacts(chosen, folder);
  const fit = fitOf(signature, format, name);
  const key = JSON.stringify(['imported', sha256, format]);
  const prototype = await once(key, () => {
    const whole = trainableTopology(topology);
    return prototypeOf(
      fit === 'as-is' ? whole : reshapedInput(whole, signature.input, format.shape),
      name,
    );
  });
  return {
    parameters: { ...chosen },
    prunable: sizeOf(prototype.matrices.map(({ shape }) => shape)),
    key,
    trained: start === 'trained' ? () => importedValues(chosen, folder) : null,
    build: () => modelOf(prototype.topology),
    scaled: (factor) => narrower(prototype, chosen, key, factor),
  };
}

/**
 * The same layers with a part of the units of every group, so many times `factor`. What makes no units
 * that could be removed stays as wide as it is.
 *
 * @throws UserError where there is no group at all.
 */
function narrower(
  prototype: Prototype,
  chosen: NamedNetwork,
  key: string,
  factor: number,
): Architecture {
  const { topology, matrices, groups } = prototype;
  if (groups.length === 0) {
    throw new UserError(
      say`The network "${chosen.name}" has no units that could be removed, so that there is no narrower
        one of its kind: leave out what trains a smaller network.`,
    );
  }
  const kept = groups.map(({ units }) => scaledWidth(units, factor));
  const widths = JSON.stringify(kept);
  const known = prototype.narrower.get(widths);
  const { prunable, thinning } = known ?? narrowing(matrices, groups, kept);
  prototype.narrower.set(widths, { prunable, thinning });
  return {
    parameters: { ...chosen, factor },
    prunable,
    key: thinning ? `${key} ${widths}` : key,
    trained: null,
    build: () => modelOf(thinning ? thinTopology(topology, thinning) : topology),
    scaled: (further) => narrower(prototype, chosen, key, factor * further),
  };
}

/** What goes, and how many prunable weights are left. */
function narrowing(
  matrices: Prototype['matrices'],
  groups: readonly UnitGroup[],
  kept: readonly number[],
): Narrowing {
  const widths = new Map(groups.map((group, place) => [group, kept[place] as number]));
  const thinning = withoutUnits(groups, (group) =>
    Array.from({ length: widths.get(group) as number }, (_, unit) => unit),
  );
  const shapes = matrices.map(({ name, shape }) => {
    const removal = thinning?.removals.get(name);
    return removal ? shapeLeft(shape, removal) : shape;
  });
  return { thinning, prunable: sizeOf(shapes) };
}

function sizeOf(shapes: readonly (readonly number[])[]): number {
  return shapes.reduce(
    (sum, shape) => sum + shape.reduce((product, extent) => product * extent, 1),
    0,
  );
}

/** @throws UserError when nothing of it can be pruned, or it is too large to be trained. */
async function prototypeOf(topology: object, name: string): Promise<Prototype> {
  const model = await modelOf(topology);
  try {
    const matrices = prunableVariables(model).map(({ name: matrix, variable: { shape } }) => ({
      name: matrix,
      shape,
    }));
    const weights = sizeOf(matrices.map(({ shape }) => shape));
    if (weights === 0) {
      throw new UserError(
        say`The network "${name}" has no weights that can be pruned: import one with fully connected,
          convolutional or recurrent layers.`,
      );
    }
    if (weights > MAX_WEIGHTS) {
      throw new UserError(
        say`The network "${name}" has ${weights} weights that can be pruned, more than the
          ${MAX_WEIGHTS} that fit: import a smaller one.`,
      );
    }
    return { topology, matrices, groups: channelGroups(model).groups, narrower: new Map() };
  } finally {
    model.dispose();
  }
}

async function once(key: string, make: () => Promise<Prototype>): Promise<Prototype> {
  const known = prototypes.get(key) ?? make();
  prototypes.set(key, known);
  try {
    return await known;
  } catch (error) {
    prototypes.delete(key);
    throw error;
  }
}
