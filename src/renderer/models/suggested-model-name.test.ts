import { expect, it } from 'vitest';
import { suggestedModelName } from './suggested-model-name.ts';

it.each([
  [['lenet-dynamo.onnx.data', 'lenet-dynamo.onnx'], 'lenet-dynamo'],
  [['net (1).keras', 'net-expected.npz'], 'net 1'],
  [['mine/model.json', 'mine/group1-shard1of1.bin'], 'mine'],
  [['model.onnx'], ''],
  [['runs/model.onnx'], 'runs'],
  [['digits.json'], 'digits'],
  [['_.onnx'], ''],
  [['weights.bin'], ''],
  [[], ''],
])('a network in %j is called "%s" to begin with', (names, expected) => {
  expect(suggestedModelName(names)).toBe(expected);
});
