import {
  AttributeProto_AttributeType as Type,
  type AttributeProto,
  type TensorProto,
} from 'onnx-buf';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';

const TYPE_NAMES = Type as Record<number, string | undefined>;

/**
 * The attributes of a node. It remembers which were asked for, since one that nobody asked for would
 * change what the node computes.
 */
export class Attributes {
  readonly #attributes: ReadonlyMap<string, AttributeProto>;
  readonly #refuse: (reason: Sentence) => Error;
  readonly #asked = new Set<string>();

  constructor(
    attributes: ReadonlyMap<string, AttributeProto>,
    refuse: (reason: Sentence) => Error,
  ) {
    this.#attributes = attributes;
    this.#refuse = refuse;
  }

  has(name: string): boolean {
    return this.#attributes.has(name);
  }

  int(name: string, otherwise: number): number {
    const found = this.#find(name, Type.INT);
    return found === undefined ? otherwise : Number(found.i);
  }

  /** As 32-bit floats have it, with no more digits than they hold. */
  float(name: string, otherwise: number): number {
    const found = this.#find(name, Type.FLOAT);
    return found === undefined ? otherwise : shortest(found.f);
  }

  text(name: string, otherwise: string): string {
    const found = this.#find(name, Type.STRING);
    return found === undefined ? otherwise : new TextDecoder().decode(found.s);
  }

  ints(name: string): readonly number[] | undefined {
    return this.#find(name, Type.INTS)?.ints.map(Number);
  }

  floats(name: string): readonly number[] | undefined {
    return this.#find(name, Type.FLOATS)?.floats;
  }

  texts(name: string): readonly string[] | undefined {
    return this.#find(name, Type.STRINGS)?.strings.map((bytes) => new TextDecoder().decode(bytes));
  }

  tensor(name: string): TensorProto | undefined {
    return this.#find(name, Type.TENSOR)?.t;
  }

  /** Those that nobody asked for. */
  unread(): string[] {
    return [...this.#attributes.keys()].filter((name) => !this.#asked.has(name));
  }

  #find(name: string, type: Type): AttributeProto | undefined {
    this.#asked.add(name);
    const found = this.#attributes.get(name);
    if (found === undefined || found.type === type || found.type === Type.UNDEFINED) return found;
    throw this.#refuse(
      say`its attribute ${name} is of type ${TYPE_NAMES[found.type] ?? ''} where
        ${TYPE_NAMES[type] ?? ''} is expected`,
    );
  }
}

/** A 32-bit float as the shortest decimal that is nearest to it. */
function shortest(value: number): number {
  const short = Number(value.toPrecision(7));
  return Math.fround(short) === Math.fround(value) ? short : value;
}
