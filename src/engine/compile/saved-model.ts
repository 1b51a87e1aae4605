import { messages } from './protobuf.ts';

/** Field numbers of saved_model.proto and meta_graph.proto. */
const META_GRAPHS = 2;
const GRAPH_DEF = 2;

/**
 * A SavedModel of one graph, tagged `serve`. The graph comes as the parts of its GraphDef's bytes,
 * which are copied once: its message may be large.
 */
export function writeSavedModel(graphDef: readonly Uint8Array[]): Uint8Array {
  const info = new messages.MetaGraphDef.MetaInfoDef();
  info.addTags('serve');
  const metaGraph = new messages.MetaGraphDef();
  metaGraph.setMetaInfoDef(info);
  const model = new messages.SavedModel();
  model.setSavedModelSchemaVersion(1);
  return Buffer.concat([
    model.serializeBinary(),
    ...embedded(META_GRAPHS, [metaGraph.serializeBinary(), ...embedded(GRAPH_DEF, graphDef)]),
  ]);
}

/**
 * A message within another, as protobuf writes it: the field's number with wire type 2, the length
 * as a varint, the bytes.
 */
function embedded(field: number, parts: readonly Uint8Array[]): Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
  return [Uint8Array.of((field << 3) | 2, ...varint(length)), ...parts];
}

/** Seven bits a byte, the lowest first, the eighth set in all but the last. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
}
