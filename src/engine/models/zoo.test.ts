import { afterEach, describe, expect, it } from 'vitest';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { countLayers } from '../metrics/layer-figures.ts';
import { removeUnits } from '../pruning/units.ts';
import { continuedMasks } from '../pruning/masks.ts';
import type { UnitGroup } from '../network/weights.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { applyMasks } from '../training/held-masks.ts';
import { initialise } from '../network/initialisation.ts';
import { channelGroups } from '../network/groups.ts';
import { prunableVariables, readPrunable } from '../network/prunable.ts';
import { zoo as models } from './registry.ts';
import { namedVariables, readVariables, writeVariables } from '../network/variables.ts';

/** Neither square nor grey, so that no axis can be taken for another. */
const format: ExampleFormat = { shape: [16, 18, 2], classes: 3 };
const mnistFormat: ExampleFormat = { shape: [28, 28, 1], classes: 10 };

/** Every model, small enough to be tried unit by unit; one of each kind with dropout. */
const smallParameters: Record<string, Record<string, unknown>> = {
  mlp: { hidden: [5, 4], dropout: 0.5 },
  'lenet-5': { channels: [3, 4], hidden: 5, dropout: 0.5 },
  'resnet-20': { channels: [2, 3, 4] },
  lstm: { units: 4, dropout: 0.5 },
  gru: { units: 4 },
};

/** Values that a layer puts out for one example: a recurrent one at each of 16 steps its gates and states. */
function outputsOf(layer: TensorFlow.layers.Layer): number {
  const last = (layer.outputShape as number[]).slice(1).reduce((product, size) => product * size);
  const gates = { LSTM: 4, GRU: 3 }[layer.getClassName()];
  return gates === undefined ? last : 16 * last * (gates + 2);
}

type Artifacts = Parameters<Parameters<typeof tf.io.withSaveHandler>[0]>[0];
const built: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of built.splice(0)) model.dispose();
});

describe.each(models)('$id', (definition) => {
  const parameters = definition.parameters.parse(smallParameters[definition.id]);
  const build = (seed = 0) => {
    const model = definition.build(parameters, format);
    built.push(model);
    initialise(model, seed);
    return model;
  };
  const images = () => {
    const random = randomStream(0, 'zoo');
    const values = Float32Array.from({ length: 3 * 16 * 18 * 2 }, () => random.uniform());
    return tf.tensor4d(values, [3, 16, 18, 2]);
  };
  /** What the model, or one of its layers, gives for the same three images. */
  const outputOf = (model: TensorFlow.LayersModel, layer?: string): number[] =>
    tf.tidy(() => {
      const outputs = layer === undefined ? model.outputs : model.getLayer(layer).output;
      const part = tf.model({ inputs: model.inputs, outputs });
      return [...(part.apply(images()) as TensorFlow.Tensor).dataSync()];
    });

  it('gives a logit per class, not a probability', () => {
    const outputs = outputOf(build());
    expect(outputs).toHaveLength(3 * 3);
    expect(outputs.slice(0, 3).reduce((sum, logit) => sum + logit, 0)).not.toBeCloseTo(1, 3);
  });

  it('names its variables by its layers, however many models came before', () => {
    const names = namedVariables(build()).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(namedVariables(build()).map(({ name }) => name)).toEqual(names);
  });

  it('counts its prunable weights as the built model has them', () => {
    const inModel = (model: TensorFlow.LayersModel) =>
      prunableVariables(model).reduce((sum, { variable }) => sum + variable.size, 0);
    expect(definition.countPrunable(parameters, format)).toBe(inModel(build()));
    const defaults = definition.parameters.parse({});
    const full = definition.build(defaults, mnistFormat);
    built.push(full);
    expect(definition.countPrunable(defaults, mnistFormat)).toBe(inModel(full));
  });

  it('counts what its layers put out, as the built model does', () => {
    const made = (model: TensorFlow.LayersModel) =>
      model.layers
        .filter((layer) => !['InputLayer', 'Flatten', 'Reshape'].includes(layer.getClassName()))
        .reduce((sum, layer) => sum + outputsOf(layer), 0);
    expect(definition.countOutputs(parameters, format)).toBe(made(build()));
  });

  it('is saved and loaded as any layers model', async () => {
    const model = build();
    let saved: Artifacts = {};
    await model.save(
      tf.io.withSaveHandler((artifacts) => {
        saved = artifacts;
        return Promise.resolve({
          modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' as const },
        });
      }),
    );
    const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved));
    built.push(loaded);
    expect(readVariables(loaded)).toEqual(readVariables(model));
    expect(outputOf(loaded)).toEqual(outputOf(model));
  });

  it('is all in its variables, what batch norm remembers of its training included', () => {
    const trained = build();
    tf.tidy(() => void trained.apply(images(), { training: true }));
    const other = build(1);
    expect(outputOf(other)).not.toEqual(outputOf(trained));
    writeVariables(other, readVariables(trained));
    expect(outputOf(other)).toEqual(outputOf(trained));
  });

  it('has figures for every layer, whose parameters are those that are trained', () => {
    const model = build();
    const trained = namedVariables(model).filter(({ trainable }) => trainable);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const figures = countLayers(model);
    expect(sum(figures.map((layer) => layer.parameters))).toBe(
      sum(trained.map(({ variable }) => variable.size)),
    );
    expect(figures.map((layer) => layer.effectiveMacs)).toEqual(figures.map(({ macs }) => macs));
    const weights = definition.countPrunable(parameters, format);
    expect(sum(figures.map(({ macs }) => macs))).toBeGreaterThanOrEqual(weights);
  });

  describe('the units that can be removed', () => {
    /** The matrices that make the units, but do not read them as a recurrent kernel does. */
    const pureProducers = ({ producers, consumers }: UnitGroup) =>
      producers.filter(({ name }) => consumers.every((consumer) => consumer.name !== name));
    /** Changes the weights that make a unit, and nothing else. */
    function disturb(model: TensorFlow.LayersModel, group: UnitGroup, unit: number): void {
      const entries = readVariables(model);
      for (const { name, columnsOf } of pureProducers(group)) {
        const entry = entries.find((candidate) => candidate.name === name);
        const width = entry?.shape.at(-1) as number;
        entry?.values.forEach((value, index) => {
          if (columnsOf(unit).includes(index % width)) entry.values[index] = value + 0.7;
        });
      }
      writeVariables(model, entries);
    }
    const masksWithout = (model: TensorFlow.LayersModel, group: UnitGroup, unit: number) => {
      const weights = readPrunable(model);
      const masks = continuedMasks(weights, new Map());
      removeUnits(
        weights,
        group,
        new Uint8Array(group.units).fill(1).fill(0, unit, unit + 1),
        masks,
      );
      return masks;
    };
    /** The activations of one unit wherever it is watched, or of all others; units are on the last axis. */
    const activations = (
      model: TensorFlow.LayersModel,
      { watch, units }: UnitGroup,
      which: (unit: number) => boolean,
    ) =>
      watch.flatMap(({ layer }) =>
        outputOf(model, layer).filter((_, index) => which(index % units)),
      );
    const groupsOf = (model: TensorFlow.LayersModel) => channelGroups(model).groups;
    const cases = () =>
      groupsOf(build()).flatMap((group, index) =>
        [0, group.units - 1].map((unit) => ({ index, unit })),
      );

    it('are there', () => {
      expect(groupsOf(build()).length).toBeGreaterThan(0);
    });

    it('are read by nothing but the rows of their consumers', () => {
      for (const { index, unit } of cases()) {
        const model = build();
        const group = groupsOf(model)[index] as UnitGroup;
        const readers = new Set(group.consumers.map(({ name }) => name));
        const masks = [...masksWithout(model, group, unit)].filter(([name]) => readers.has(name));
        applyMasks(model, new Map(masks));
        const watch = () => ({
          output: outputOf(model),
          own: activations(model, group, (of) => of === unit),
          others: activations(model, group, (of) => of !== unit),
        });
        const before = watch();
        disturb(model, group, unit);
        const after = watch();
        expect(after.own).not.toEqual(before.own);
        expect(after.others).toEqual(before.others);
        expect(after.output).toEqual(before.output);
      }
    });

    it('are made by nothing but the columns of their producers, apart from biases', () => {
      for (const { index, unit } of cases()) {
        const model = build();
        writeVariables(
          model,
          readVariables(model).map((entry) =>
            entry.name.endsWith('/bias') ? { ...entry, values: entry.values.fill(0) } : entry,
          ),
        );
        const group = groupsOf(model)[index] as UnitGroup;
        applyMasks(model, masksWithout(model, group, unit));
        expect(activations(model, group, (of) => of === unit).every((a) => a === 0)).toBe(true);
        expect(activations(model, group, (of) => of !== unit).some((a) => a !== 0)).toBe(true);
      }
    });
  });
});
