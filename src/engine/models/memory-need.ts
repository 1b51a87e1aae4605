import { statSync } from 'node:fs';
import type { Choice, Training } from '../../contract/experiment.ts';
import { parametersOf } from '../choice.ts';
import type { DataPlaces, DatasetDescription } from '../datasets/dataset.ts';
import { fileOf } from './imported/imported-file.ts';
import { imported } from './imported/imported.ts';
import { getModel } from './registry.ts';

/** How large a training is, as far as its memory goes. */
export interface TrainingSize {
  /** Prunable weights of the network; of an imported one all its values. */
  readonly weights: number;
  /** Values that its layers put out for one example; of an imported one none are counted. */
  readonly outputs: number;
  /** Bytes that a trainer takes, about. */
  readonly bytes: number;
}

/** What of a document says so. */
export interface SizedDocument {
  readonly model: Choice;
  readonly training: Pick<Training, 'optimizer' | 'batchSize'>;
}

/*
 * Measured as the peak of the resident memory of trainers that trained and then pruned by magnitude, on a
 * CPU (docs/reliability.md has the table). A network's weights are there many times over: gradients,
 * slots, masks, the recorded graph's own, and copies while they are read and stored.
 */

/** TensorFlow, the workbench and the programs of a small network. */
const BASE_BYTES = 550 * 2 ** 20;
/** For each weight. */
const WEIGHT_BYTES = { plain: 80, oneSlot: 110, twoSlots: 140 } as const;
/** For each value that a layer puts out for an example of the batch: it, its gradient, and what is made on the way. */
const OUTPUT_BYTES = 12;
/** For each value of an example: from bytes, or from floats. */
const EXAMPLE_BYTES = 4;

/**
 * What training a network takes of memory: an estimate, right within about a half, from what is known
 * before TensorFlow is asked.
 *
 * @throws UserError where the model cannot take such examples, or is not there.
 */
export function trainingSize(
  { model, training }: SizedDocument,
  { format, used }: Pick<DatasetDescription, 'format' | 'used'>,
  places: DataPlaces = {},
): TrainingSize {
  const definition = getModel(model.id);
  const parameters = parametersOf(model, definition);
  const isOurs = 'countPrunable' in definition;
  const weights = isOurs
    ? definition.countPrunable(parameters, format)
    : importedBytes(parameters, places) / Float32Array.BYTES_PER_ELEMENT;
  const outputs = isOurs ? definition.countOutputs(parameters, format) : 0;
  const perExample = format.shape.reduce((product, size) => product * size, 1);
  const examples = used.train + used.validation + used.test;
  return {
    weights,
    outputs,
    bytes:
      BASE_BYTES +
      weights * bytesPerWeight(training.optimizer) +
      outputs * training.batchSize * OUTPUT_BYTES +
      examples * perExample * EXAMPLE_BYTES,
  };
}

function bytesPerWeight(optimizer: Training['optimizer']): number {
  switch (optimizer) {
    case 'sgd':
      return WEIGHT_BYTES.plain;
    case 'momentum':
    case 'nesterov':
    case 'rmsprop':
      return WEIGHT_BYTES.oneSlot;
    case 'adam':
    case 'adamw':
      return WEIGHT_BYTES.twoSlots;
  }
}

/** Of the file, of which the weights are nearly all. */
function importedBytes(parameters: Record<string, unknown>, { models }: DataPlaces): number {
  const { file } = fileOf(imported.parameters.parse(parameters), models);
  return statSync(file).size;
}
