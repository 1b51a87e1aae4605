import { createRequire } from 'node:module';

/*
 * tfjs-node ships the protobuf classes of GraphDef and SavedModel for its own use, without types.
 * This file is the only door to them, and types what the graph builder needs.
 */

/** A message of google-protobuf, seen through the few setters used here. */
interface Message {
  serializeBinary(): Uint8Array;
}
export interface TensorShapeMessage extends Message {
  setDimList(dimensions: DimensionMessage[]): void;
}
interface DimensionMessage extends Message {
  setSize(size: number): void;
}
export interface TensorMessage extends Message {
  setDtype(type: number): void;
  setTensorShape(shape: TensorShapeMessage): void;
  setTensorContent(bytes: Uint8Array): void;
  setFloatValList(values: number[]): void;
  setIntValList(values: number[]): void;
  setBoolValList(values: boolean[]): void;
}
export interface ListValueMessage extends Message {
  setSList(values: Uint8Array[]): void;
  setIList(values: number[]): void;
  setFList(values: number[]): void;
  setBList(values: boolean[]): void;
  setTypeList(values: number[]): void;
}
export interface AttrValueMessage extends Message {
  setS(value: Uint8Array): void;
  setI(value: number): void;
  setF(value: number): void;
  setB(value: boolean): void;
  setType(value: number): void;
  setShape(value: TensorShapeMessage): void;
  setTensor(value: TensorMessage): void;
  setList(value: ListValueMessage): void;
}
export interface NodeDefMessage extends Message {
  setName(name: string): void;
  setOp(op: string): void;
  setInputList(inputs: string[]): void;
  getAttrMap(): { set(name: string, value: AttrValueMessage): void };
}
interface GraphDefMessage extends Message {
  setNodeList(nodes: NodeDefMessage[]): void;
  setVersions(versions: VersionDefMessage): void;
}
interface VersionDefMessage extends Message {
  setProducer(version: number): void;
}
interface MetaInfoDefMessage extends Message {
  addTags(tag: string): void;
}
interface MetaGraphDefMessage extends Message {
  setMetaInfoDef(info: MetaInfoDefMessage): void;
}
interface SavedModelMessage extends Message {
  setSavedModelSchemaVersion(version: number): void;
}

interface Messages {
  AttrValue: (new () => AttrValueMessage) & { ListValue: new () => ListValueMessage };
  GraphDef: new () => GraphDefMessage;
  MetaGraphDef: (new () => MetaGraphDefMessage) & { MetaInfoDef: new () => MetaInfoDefMessage };
  NodeDef: new () => NodeDefMessage;
  SavedModel: new () => SavedModelMessage;
  Tensor: new () => TensorMessage;
  TensorShape: (new () => TensorShapeMessage) & { Dim: new () => DimensionMessage };
  VersionDef: new () => VersionDefMessage;
}

const requirePackage = createRequire(import.meta.url);
let loaded: Messages | undefined;

function load(): Messages {
  loaded ??= requirePackage('@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js') as Messages;
  return loaded;
}

/**
 * TensorFlow's protobuf messages, as tfjs-node ships them. They are loaded when the first is made: the
 * host, which shares code with the trainers, makes none, and in a package has no tfjs-node beside it.
 */
export const messages: Messages = {
  get AttrValue() {
    return load().AttrValue;
  },
  get GraphDef() {
    return load().GraphDef;
  },
  get MetaGraphDef() {
    return load().MetaGraphDef;
  },
  get NodeDef() {
    return load().NodeDef;
  },
  get SavedModel() {
    return load().SavedModel;
  },
  get Tensor() {
    return load().Tensor;
  },
  get TensorShape() {
    return load().TensorShape;
  },
  get VersionDef() {
    return load().VersionDef;
  },
};
