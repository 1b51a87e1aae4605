import { shapeMessage, typeNumberAttribute } from './attributes.ts';
import type { Binding, OpAttribute } from '../backend.ts';
import { messages } from './protobuf.ts';
import type { AttrValueMessage } from './protobuf.ts';

/** An op's attribute as tfjs-node passed it, as a graph node wants it. Lists stay lists. */
export function recordedAttribute(binding: Binding, attribute: OpAttribute): AttrValueMessage {
  const { type, value } = attribute;
  if (type === binding.TF_ATTR_TYPE && typeof value === 'number') return typeNumberAttribute(value);
  const message = new messages.AttrValue();
  if (type === binding.TF_ATTR_SHAPE) {
    message.setShape(shapeMessage(value as number[]));
    return message;
  }
  if (Array.isArray(value)) {
    const list = new messages.AttrValue.ListValue();
    switch (type) {
      case binding.TF_ATTR_STRING:
        list.setSList(value.map((text: string) => Buffer.from(text)));
        break;
      case binding.TF_ATTR_INT:
        list.setIList(value);
        break;
      case binding.TF_ATTR_FLOAT:
        list.setFList(value);
        break;
      case binding.TF_ATTR_BOOL:
        list.setBList(value);
        break;
      case binding.TF_ATTR_TYPE:
        list.setTypeList(value);
        break;
      default:
        throw unknownType(attribute);
    }
    message.setList(list);
    return message;
  }
  switch (type) {
    case binding.TF_ATTR_STRING:
      message.setS(Buffer.from(value as string));
      break;
    case binding.TF_ATTR_INT:
      message.setI(value as number);
      break;
    case binding.TF_ATTR_FLOAT:
      message.setF(value as number);
      break;
    case binding.TF_ATTR_BOOL:
      message.setB(value as boolean);
      break;
    default:
      throw unknownType(attribute);
  }
  return message;
}

function unknownType({ name, type }: OpAttribute): Error {
  return new Error(`Attribute ${name} has the type ${String(type)}, which is not known here.`);
}
