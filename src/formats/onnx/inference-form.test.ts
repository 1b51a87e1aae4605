import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { AttributeProtoSchema, ModelProtoSchema, type NodeProto } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { inferenceForm } from './inference-form.ts';

function nodesAfter(version: number, nodes: readonly object[]): NodeProto[] {
  const model = create(ModelProtoSchema, {
    opsetImport: [{ domain: '', version: BigInt(version) }],
    graph: { node: nodes as NodeProto[] },
  });
  const after = fromBinary(ModelProtoSchema, inferenceForm(toBinary(ModelProtoSchema, model)));
  return after.graph?.node ?? [];
}

const flag = (node: NodeProto | undefined, name: string) =>
  node?.attribute.find((attribute) => attribute.name === name)?.i;
const norm = {
  opType: 'BatchNormalization',
  input: ['x', 'scale', 'bias', 'mean', 'variance'],
  output: ['y', 'mean2', 'variance2'],
};

describe('the form of a network that is done with training', () => {
  it('has batch norm of running averages', () => {
    const attribute = [create(AttributeProtoSchema, { name: 'training_mode', i: 1n })];
    const [node] = nodesAfter(17, [{ ...norm, attribute }]);
    expect(node?.output).toEqual(['y']);
    expect(node?.input).toEqual(norm.input);
    expect(flag(node, 'training_mode')).toBe(0n);
  });

  it('has it too where only the outputs say that it trains', () => {
    const [node] = nodesAfter(9, [norm]);
    expect(node?.output).toEqual(['y']);
    expect(node?.attribute).toEqual([]);
  });

  it('has dropout that lets everything through', () => {
    const dropout = { opType: 'Dropout', input: ['x', 'ratio', 'mode'], output: ['y', 'mask'] };
    const [node] = nodesAfter(17, [dropout]);
    expect(node?.input).toEqual(['x']);
    expect(node?.output).toEqual(['y', 'mask']);
  });

  it('says so where the oldest operators have to be told', () => {
    const dropout = { opType: 'Dropout', input: ['x'], output: ['y'] };
    expect(nodesAfter(6, [norm, dropout]).map((node) => flag(node, 'is_test'))).toEqual([1n, 1n]);
  });

  it('leaves everything else, and operators of others, as they are', () => {
    const nodes = [
      { opType: 'Split', input: ['x', 'sizes'], output: ['a', 'b'] },
      { ...norm, domain: 'org.example' },
    ];
    const after = nodesAfter(17, nodes);
    expect(after.map(({ output }) => output)).toEqual(nodes.map(({ output }) => output));
    expect(after.flatMap(({ attribute }) => attribute)).toEqual([]);
  });
});
