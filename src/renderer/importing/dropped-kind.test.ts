import { describe, expect, it } from 'vitest';
import { kindOfFiles } from './dropped-kind.ts';

describe('files that are dropped', () => {
  it.each([
    [['lenet.onnx'], 'network'],
    [['lenet-dynamo.onnx', 'lenet-dynamo.onnx.data'], 'network'],
    [['lenet.onnx', 'weights_data'], 'network'],
    [['net.keras', 'net-expected.npz'], 'network'],
    [['old.H5'], 'network'],
    [['model.json', 'group1-shard1of2.bin', 'group1-shard2of2.bin'], 'network'],
    [['mine/model.json', 'mine/weights.bin'], 'network'],
    [['model.json'], 'network'],
    [['net.safetensors'], 'network'],
    [['net.pt'], 'network'],
    [['data_batch_1.bin', 'test_batch.bin'], 'data'],
    [['own.csv'], 'data'],
    [['own.npz'], 'data'],
    [['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz'], 'data'],
    [['t10k-images-idx3-ubyte'], 'data'],
    [['pets/cat/1.png', 'pets/about.json', 'pets/.DS_Store'], 'data'],
    [['pets.zip'], 'data'],
    [['article.pruning', 'Other.PRUNING'], 'archive'],
    [['article.json'], 'document'],
    [['model-comparison.json'], 'document'],
  ] as const)('are known by their names: %j', (names, kind) => {
    expect(kindOfFiles(names)).toBe(kind);
  });

  it.each([
    [[]],
    [['one.json', 'other.json']],
    [['lenet.onnx', 'digits.csv']],
    [['notes.docx']],
    [['folder/.DS_Store']],
  ])('are asked about where their names do not tell: %j', (names) => {
    expect(kindOfFiles(names)).toBeNull();
  });

  it('go with what is being imported already, or else by their names', () => {
    expect(kindOfFiles(['net-expected.npz'], 'network')).toBe('network');
    expect(kindOfFiles(['net-expected.npz'], 'data')).toBe('data');
    expect(kindOfFiles(['notes.docx'], 'data')).toBe('data');
    expect(kindOfFiles(['own.csv'], 'network')).toBe('data');
    expect(kindOfFiles(['net.onnx'], 'data')).toBe('network');
  });
});
