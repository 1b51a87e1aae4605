import { describe, expect, it, onTestFinished } from 'vitest';
import { architectureOf } from '../models/architecture.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { thinTopology, topologyOf } from '../thinning/thin-model.ts';
import { graphOf } from './graph-identity.ts';

const FORMAT = { shape: [28, 28, 1], classes: 10 } as const;

async function topology(model: { id: string; [parameter: string]: unknown }): Promise<object> {
  const { build } = await architectureOf(model, FORMAT);
  const built = await build();
  const plain = topologyOf(built);
  built.dispose();
  return plain;
}

/** A small network of two branches that are added, with these names. */
function branched(names: readonly [string, string, string, string], first: object = {}) {
  const input = tf.input({ shape: [4], name: names[0] });
  const one = tf.layers.dense({ units: 3, name: names[1], ...first }).apply(input);
  const two = tf.layers.dense({ units: 3, name: names[2], activation: 'relu' }).apply(input);
  const outputs = tf.layers
    .add({ name: names[3] })
    .apply([one, two] as TensorFlow.SymbolicTensor[]) as TensorFlow.SymbolicTensor;
  const model = tf.model({ inputs: input, outputs, name: names.join('-') });
  onTestFinished(() => void model.dispose());
  return topologyOf(model);
}

describe('the identity of a graph', () => {
  it('is that of the layers and their wiring, not of their names', () => {
    const graph = graphOf(branched(['in', 'a', 'b', 'sum']));
    expect(graph).toMatch(/^[0-9a-f]{16}$/);
    expect(graphOf(branched(['x', 'dense', 'relu', 'linear']))).toBe(graph);
  });

  it('is not that of what only training needs', () => {
    const graph = graphOf(branched(['in', 'a', 'b', 'sum']));
    const trained = { kernelInitializer: 'heNormal', trainable: false, kernelRegularizer: 'l1l2' };
    expect(graphOf(branched(['in', 'a', 'b', 'sum'], trained))).toBe(graph);
  });

  it.each([
    ['another activation', { activation: 'tanh' }],
    ['no bias', { useBias: false }],
  ])('is another with %s', (_, first) => {
    const names = ['in', 'a', 'b', 'sum'] as const;
    expect(graphOf(branched(names, first))).not.toBe(graphOf(branched(names)));
  });

  it('is another where the same layers are wired otherwise', () => {
    const plain = branched(['in', 'a', 'b', 'sum']);
    const text = JSON.stringify(plain).replace(
      '[["a",0,0,{}],["b",0,0,{}]]',
      '[["b",0,0,{}],["b",0,0,{}]]',
    );
    expect(text).not.toBe(JSON.stringify(plain));
    expect(graphOf(JSON.parse(text) as object)).not.toBe(graphOf(plain));
  });

  it('is the same for a thinned network and one that was built as narrow', async () => {
    const thinned = thinTopology(await topology({ id: 'mlp', hidden: [8, 6] }), {
      widths: new Map([['hidden1', 5]]),
    });
    expect(graphOf(thinned)).toBe(graphOf(await topology({ id: 'mlp', hidden: [5, 6] })));
    expect(graphOf(thinned)).not.toBe(graphOf(await topology({ id: 'mlp', hidden: [8, 6] })));
  });

  it.each(['lenet-5', 'resnet-20', 'lstm', 'gru'])(
    'is the same each time %s is built',
    async (id) => {
      expect(graphOf(await topology({ id }))).toBe(graphOf(await topology({ id })));
    },
  );
});
