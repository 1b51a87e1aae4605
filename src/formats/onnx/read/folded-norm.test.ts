import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGraphText } from './graphs.fixture.ts';
import { readOnnx } from './read-onnx.ts';

const read = (name: string) =>
  readOnnx([{ name, bytes: readFileSync(`test/fixtures/models/${name}`) }]);

describe('batch norm that the exporter has folded', () => {
  it("is told where PyTorch's newer exporter notes it, whatever it calls the bias", () => {
    const { notes } = read('vgg-dynamo.onnx');
    expect(notes.map(({ kind, sentence }) => [kind, sentence.values])).toEqual([
      ['dropped', [3, 'node_Conv_25']],
    ]);
    expect(read('vgg-torchscript-eval.onnx').notes).toEqual([]);
  });

  it.each([
    ['onnx::Conv_35 onnx::Conv_36', 1],
    // A weight that is computed of others, with a bias as it was trained.
    ['onnx::Conv_35 c.bias', 0],
    ['c.weight c.bias', 0],
  ])('is told of %s: %i', (names, times) => {
    const [weight = '', bias = ''] = names.split(' ');
    const { notes } = readGraphText({
      input: ['N', 2, 3, 3],
      nodes: [
        ['Conv', `x ${names}`, 'a'],
        ['GlobalAveragePool', 'a', 'b'],
        ['Flatten', 'b', 'y'],
      ],
      weights: { [weight]: [[2, 2, 1, 1]], [bias]: [[2]] },
    });
    expect(notes).toHaveLength(times);
  });
});
