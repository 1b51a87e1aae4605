import { fromBinary } from '@bufbuild/protobuf';
import {
  ModelProtoSchema,
  TensorProto_DataLocation,
  type GraphProto,
  type NodeProto,
  type TensorProto,
} from 'onnx-buf';

/**
 * Where an ONNX file says that values of it lie, each place once: paths from the file's own folder.
 *
 * @param bytes an ONNX file that was read before, so that its size is known to be bearable.
 * @throws Error where it is none.
 */
export function externalLocations(bytes: Uint8Array): string[] {
  const model = fromBinary(ModelProtoSchema, bytes);
  const tensors = [
    ...(model.graph ? tensorsOf(model.graph) : []),
    ...model.functions.flatMap(({ node }) => node.flatMap(tensorsOfNode)),
  ];
  const places = tensors
    .filter(({ dataLocation }) => dataLocation === TensorProto_DataLocation.EXTERNAL)
    .flatMap(({ externalData }) => externalData.filter(({ key }) => key === 'location'));
  return [...new Set(places.map(({ value }) => value))];
}

function tensorsOf(graph: GraphProto): TensorProto[] {
  const sparse = graph.sparseInitializer.flatMap(({ values, indices }) => [values, indices]);
  return [
    ...graph.initializer,
    ...sparse.filter((tensor) => tensor !== undefined),
    ...graph.node.flatMap(tensorsOfNode),
  ];
}

function tensorsOfNode({ attribute }: NodeProto): TensorProto[] {
  return attribute.flatMap(({ t, tensors, g, graphs }) => [
    ...(t ? [t] : []),
    ...tensors,
    ...(g ? [g, ...graphs] : graphs).flatMap(tensorsOf),
  ]);
}
