import { tensorflowBackend, type OpAttribute } from '../backend.ts';
import { dataTypes, type GraphDataType } from '../compile/attributes.ts';

/** A type attribute as the kernels of tfjs-node pass it. */
export function typeAttribute(name: string, dtype: GraphDataType): OpAttribute {
  return { name, type: tensorflowBackend().binding.TF_ATTR_TYPE, value: dataTypes[dtype] };
}
