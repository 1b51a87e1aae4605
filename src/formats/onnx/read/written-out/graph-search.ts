import { countOf, isFractional, type Constant } from '../constant.ts';
import type { GraphNode } from '../graph.ts';
import type { ModelFiles } from '../model-files.ts';
import { tensorConstant } from '../tensor-constant.ts';

/** Finds what stands around a node: by whom its inputs are made, and by whom its output is read. */
export class GraphSearch {
  readonly #makers = new Map<string, GraphNode>();
  readonly #readers = new Map<string, GraphNode[]>();
  readonly #initialisers: ReadonlyMap<string, Constant>;
  readonly #files: ModelFiles;

  constructor(
    nodes: readonly GraphNode[],
    initialisers: ReadonlyMap<string, Constant>,
    files: ModelFiles,
  ) {
    this.#initialisers = initialisers;
    this.#files = files;
    for (const node of nodes) {
      for (const name of node.outputs) this.#makers.set(name, node);
      for (const name of new Set(node.inputs)) {
        const readers = this.#readers.get(name);
        if (readers) readers.push(node);
        else this.#readers.set(name, [node]);
      }
    }
  }

  /** The node that makes a value, if it is of this operator. */
  maker(name: string | undefined, operator: string): GraphNode | undefined {
    const maker = this.#makers.get(name ?? '');
    return maker?.operator === operator ? maker : undefined;
  }

  /** Whoever reads what a node makes, if it is one alone. */
  onlyReader({ outputs: [name = ''] }: GraphNode): GraphNode | undefined {
    const readers = this.#readers.get(name) ?? [];
    return readers.length === 1 ? readers[0] : undefined;
  }

  /** The number that a name stands for, if it is a single fraction. */
  number(name: string | undefined): number | undefined {
    const constant = this.#initialisers.get(name ?? '') ?? this.#made(name);
    if (constant === undefined || !isFractional(constant)) return undefined;
    const [value] = countOf(constant.shape) === 1 ? constant.read() : [];
    return typeof value === 'number' ? value : undefined;
  }

  /** Whether it is this number, as near as exporters write it. */
  isNumber(name: string | undefined, wanted: number): boolean {
    const value = this.number(name);
    return value !== undefined && Math.abs(value - wanted) <= 2e-6 * wanted;
  }

  /** What is multiplied by a factor, or divided by its inverse, to give this; undefined where nothing is. */
  scaled(name: string | undefined, factor: number): string | undefined {
    const product = this.maker(name, 'Mul');
    if (product) {
      const [one, other] = product.inputs;
      if (this.isNumber(other, factor)) return one;
      return this.isNumber(one, factor) ? other : undefined;
    }
    const [dividend, divisor] = this.maker(name, 'Div')?.inputs ?? [];
    return this.isNumber(divisor, 1 / factor) ? dividend : undefined;
  }

  #made(name: string | undefined): Constant | undefined {
    const tensor = this.maker(name, 'Constant')?.attributes.get('value')?.t;
    return tensor && tensorConstant(tensor, name ?? '', this.#files);
  }
}

/** The input of a node with two that is not the other one's output. */
export function otherInput(
  { inputs: [one, other] }: GraphNode,
  than: GraphNode,
): string | undefined {
  const [name] = than.outputs;
  if (one === name) return other;
  return other === name ? one : undefined;
}
