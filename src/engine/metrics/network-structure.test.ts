import { afterEach, describe, expect, it } from 'vitest';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { channelGroups } from '../network/groups.ts';
import { initialise } from '../network/initialisation.ts';
import { layerUnits, type OpenNetwork } from '../network/layer-units.ts';
import { readPrunable } from '../network/prunable.ts';
import { smallNets } from '../network/small-nets.fixture.ts';
import { readVariables, writeVariables } from '../network/variables.ts';
import { zoo as models } from '../models/registry.ts';
import { continuedMasks } from '../pruning/masks.ts';
import { removeUnits } from '../pruning/units.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { keptNetwork } from '../thinning/kept-network.ts';
import { modelOf } from '../thinning/thin-model.ts';
import { thinningOf } from '../thinning/thinning.ts';
import { countLayers } from './layer-figures.ts';
import { networkStructure } from './network-structure.ts';

const format: ExampleFormat = { shape: [16, 18, 2], classes: 3 };
const smallParameters: Record<string, Record<string, unknown>> = {
  mlp: { hidden: [7, 5] },
  'lenet-5': { channels: [4, 5], hidden: 6 },
  'resnet-20': { channels: [3, 4, 5] },
  lstm: { units: 5 },
  gru: { units: 5 },
};
const nets = [
  ...models.map(({ id, build, parameters }) => ({
    id,
    build: () => build(parameters.parse(smallParameters[id]), format),
  })),
  ...smallNets.map(({ id, build }) => ({ id: `the net ${id}`, build: () => build(format) })),
];
const isRemoved = (unit: number) => unit % 3 === 1;

const built: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of built.splice(0)) model.dispose();
});
const opened = async (network: Omit<OpenNetwork, 'model'> & { readonly topology: object }) => {
  const model = await modelOf(network.topology);
  built.push(model);
  writeVariables(model, network.values);
  return { ...network, model };
};

describe.each(nets)('the structure of $id', ({ build }) => {
  /** The network as it is trained, with masks on some of its units, and without these units. */
  async function three() {
    const model = build();
    built.push(model);
    initialise(model, 0);
    const weights = readPrunable(model);
    const { groups } = channelGroups(model);
    const masks = continuedMasks(weights, new Map());
    for (const group of groups) {
      const kept = Uint8Array.from({ length: group.units }, (_, unit) => (isRemoved(unit) ? 0 : 1));
      removeUnits(weights, group, kept, masks);
    }
    const thinned = keptNetwork(
      model,
      { weights, groups },
      masks,
      thinningOf({ weights, groups }, masks),
    );
    const values = readVariables(model);
    const dense: OpenNetwork = { model, values, masks: new Map(), thinnedFrom: null };
    return {
      dense,
      masked: { ...dense, masks },
      thinned: await opened({ ...thinned, topology: thinned.topology as object }),
    };
  }

  it('counts what the layers hold and cost, and of masks what they leave', async () => {
    const { dense, masked } = await three();
    const { nodes } = networkStructure(masked);
    const figures = countLayers(dense.model, masked.masks);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(nodes.map(({ parameters }) => parameters))).toBe(
      sum(figures.map(({ parameters }) => parameters)),
    );
    expect(sum(nodes.map(({ macsLeft }) => macsLeft))).toBe(
      sum(figures.map(({ effectiveMacs }) => effectiveMacs)),
    );
    for (const { units, unitsLeft, shape, layer } of nodes) {
      if (units !== null) expect(unitsLeft, layer).toBeLessThanOrEqual(units);
      if (layer === 'output') expect([units, unitsLeft, shape]).toEqual([3, 3, [3]]);
    }
  });

  it('is wired alike without its removed units, and narrower', async () => {
    const { masked, thinned } = await three();
    const [whole, own] = [networkStructure(masked), networkStructure(thinned)];
    expect(own.edges).toEqual(whole.edges);
    expect(own.nodes.map(({ units, id }) => [id, units])).toEqual(
      whole.nodes.map(({ unitsLeft, id }) => [id, unitsLeft]),
    );
  });

  it('has the same units left, whether the others are masked or gone', async () => {
    const { dense, masked, thinned } = await three();
    const left = new Map(
      networkStructure(thinned).nodes.map(({ layer, units }) => [layer, units] as const),
    );
    for (const { layer, units } of networkStructure(dense).nodes) {
      const gone = layerUnits(thinned, dense, layer);
      expect(gone?.dense?.length ?? null, layer).toBe(units);
      expect(gone, layer).toEqual(layerUnits(masked, dense, layer));
      if (gone === undefined) continue;
      gone.own.forEach((norm, unit) => {
        if (norm === null) expect(gone.kept[unit]).toBe(0);
        else expect(gone.kept[unit]).toBeGreaterThan(0);
      });
      expect(gone.own.filter((norm) => norm === null).length, layer).toBe(
        (units ?? 0) - (left.get(layer) ?? 0),
      );
    }
  });
});

it('the units of a network that was built smaller stand alone', () => {
  const [small, large] = [3, 7].map((hidden): OpenNetwork => {
    const mlp = models.find(({ id }) => id === 'mlp') as (typeof models)[number];
    const model = mlp.build(mlp.parameters.parse({ hidden: [hidden] }), format);
    built.push(model);
    initialise(model, 0);
    return { model, values: readVariables(model), masks: new Map(), thinnedFrom: null };
  }) as [OpenNetwork, OpenNetwork];
  const units = layerUnits(small, large, 'hidden1');
  expect(units).toMatchObject({ dense: null, kept: [1, 1, 1] });
  expect(units).toEqual(layerUnits(small, null, 'hidden1'));
  expect(layerUnits(small, large, 'image')).toBeUndefined();
});

it('the norm of a unit is that of the weights that make it, not counting what is removed', () => {
  const mlp = models.find(({ id }) => id === 'mlp') as (typeof models)[number];
  const tiny = { shape: [1, 2, 1], classes: 2 } as const;
  const model = mlp.build(mlp.parameters.parse({ hidden: [2] }), tiny);
  built.push(model);
  const values = readVariables(model).map((entry) =>
    entry.name === 'hidden1/kernel'
      ? // Rows are the two pixels: the first unit has 3 and 4, the second 5 and 12.
        { ...entry, values: Float32Array.of(3, 5, 4, 12) }
      : entry,
  );
  const dense: OpenNetwork = { model, values, masks: new Map(), thinnedFrom: null };
  const masks = new Map([['hidden1/kernel', Uint8Array.of(1, 0, 1, 0)]]);
  expect(layerUnits({ ...dense, masks }, dense, 'hidden1')).toEqual({
    dense: [5, 13],
    own: [5, null],
    kept: [1, 0],
  });
});
