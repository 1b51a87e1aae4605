import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  ModelProtoSchema,
  type ModelProto,
  type NodeProto,
} from 'onnx-buf';

/** Since these versions of the operators an attribute or an input says whether they train. */
const BATCH_NORM_SAYS = 14;
/** Before this version both operators have `is_test`, without which they train. */
const NOTHING_SAYS = 7;

/**
 * The same network as it answers when it is done with training, which is what a network is here: batch
 * norm takes its running averages, and dropout lets everything through. Exporters that keep both (of
 * PyTorch `training=TrainingMode.PRESERVE`) write them as they train, and whoever runs such a file
 * normalises by the batch that it is given. All else stays as it is.
 *
 * @param bytes an ONNX file that was read before, so that its size is known to be bearable.
 * @throws Error where it is none.
 */
export function inferenceForm(bytes: Uint8Array): Uint8Array {
  const model = fromBinary(ModelProtoSchema, bytes);
  const version = opsetOf(model);
  for (const node of model.graph?.node ?? []) stopTraining(node, version);
  for (const own of model.functions) for (const node of own.node) stopTraining(node, version);
  return toBinary(ModelProtoSchema, model);
}

/** The version of ONNX's own operators. */
function opsetOf(model: ModelProto): number {
  const own = model.opsetImport.find(({ domain }) => domain === '' || domain === 'ai.onnx');
  return Number(own?.version ?? 1n);
}

function stopTraining(node: NodeProto, version: number): void {
  if (node.domain !== '' && node.domain !== 'ai.onnx') return;
  switch (node.opType) {
    case 'BatchNormalization':
      // The averages that it would go on with; in earlier versions asking for them means training.
      node.output.splice(1);
      if (version >= BATCH_NORM_SAYS) setFlag(node, 'training_mode', 0n);
      break;
    case 'Dropout':
      // Ratio and mode; the mask may stay, which then lets everything through.
      node.input.splice(1);
      break;
    default:
      return;
  }
  if (version < NOTHING_SAYS) setFlag(node, 'is_test', 1n);
}

function setFlag(node: NodeProto, name: string, i: bigint): void {
  node.attribute = node.attribute.filter((attribute) => attribute.name !== name);
  const type = AttributeProto_AttributeType.INT;
  node.attribute.push(create(AttributeProtoSchema, { name, type, i }));
}
