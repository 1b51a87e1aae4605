import { countOf, isFractional, type Constant } from './constant.ts';
import type { GraphNode } from './graph.ts';
import type { ModelFiles } from './model-files.ts';
import { tensorConstant } from './tensor-constant.ts';

/**
 * Nodes in which GELU, x / 2 * (1 + erf(x / sqrt(2))), stands as one node `Gelu`, where before version
 * 20 of ONNX's operators it is written out. What its parts were for is read by nobody then.
 */
export function withGelu(
  nodes: readonly GraphNode[],
  initialisers: ReadonlyMap<string, Constant>,
  files: ModelFiles,
): readonly GraphNode[] {
  if (!nodes.some(({ operator }) => operator === 'Erf')) return nodes;
  const graph = new Searched(nodes, initialisers, files);
  const found = new Map(
    nodes.flatMap((node) => {
      const gelu = node.operator === 'Erf' ? graph.geluAround(node) : undefined;
      return gelu ? [[gelu.last, gelu.node] as const] : [];
    }),
  );
  return nodes.map((node) => found.get(node) ?? node);
}

class Searched {
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

  geluAround(erf: GraphNode): { last: GraphNode; node: GraphNode } | undefined {
    const x = this.#scaled(erf.inputs[0] ?? '', Math.SQRT1_2);
    const sum = this.#onlyReader(erf);
    if (x === undefined || sum?.operator !== 'Add' || !this.#isOther(sum, erf, 1)) return undefined;
    const product = this.#onlyReader(sum);
    const last = product && this.#lastProduct(product, sum, x);
    return (
      last && { last, node: { ...last, operator: 'Gelu', inputs: [x], attributes: new Map() } }
    );
  }

  /** Of the two products with x and one half, in any order. */
  #lastProduct(product: GraphNode, sum: GraphNode, x: string): GraphNode | undefined {
    if (product.operator !== 'Mul') return undefined;
    const other = otherInput(product, sum);
    if (other !== undefined && this.#scaled(other, 0.5) === x) return product;
    const next = this.#onlyReader(product);
    if (next === undefined) return undefined;
    if (other === x) return this.#isFactor(next, product, 0.5) ? next : undefined;
    if (!this.#isFactor(product, sum, 0.5)) return undefined;
    return next.operator === 'Mul' && otherInput(next, product) === x ? next : undefined;
  }

  /** What is multiplied by a factor, or divided by its inverse, to give this; undefined where nothing is. */
  #scaled(name: string, factor: number): string | undefined {
    const maker = this.#makers.get(name);
    const [one = '', other = ''] = maker?.inputs ?? [];
    if (maker?.operator === 'Mul') {
      if (isNear(this.#number(other), factor)) return one;
      return isNear(this.#number(one), factor) ? other : undefined;
    }
    return maker?.operator === 'Div' && isNear(this.#number(other), 1 / factor) ? one : undefined;
  }

  #isFactor(node: GraphNode, of: GraphNode, factor: number): boolean {
    if (node.operator === 'Mul') return this.#isOther(node, of, factor);
    const [first, divisor = ''] = node.inputs;
    return (
      node.operator === 'Div' &&
      first === of.outputs[0] &&
      isNear(this.#number(divisor), 1 / factor)
    );
  }

  #isOther(node: GraphNode, than: GraphNode, value: number): boolean {
    return isNear(this.#number(otherInput(node, than) ?? ''), value);
  }

  #onlyReader({ outputs: [name = ''] }: GraphNode): GraphNode | undefined {
    const readers = this.#readers.get(name) ?? [];
    return readers.length === 1 ? readers[0] : undefined;
  }

  #number(name: string): number | undefined {
    const constant = this.#initialisers.get(name) ?? this.#made(name);
    if (constant === undefined || !isFractional(constant)) return undefined;
    const [value] = countOf(constant.shape) === 1 ? constant.read() : [];
    return typeof value === 'number' ? value : undefined;
  }

  #made(name: string): Constant | undefined {
    const maker = this.#makers.get(name);
    const tensor = maker?.operator === 'Constant' ? maker.attributes.get('value')?.t : undefined;
    return tensor && tensorConstant(tensor, name, this.#files);
  }
}

function otherInput({ inputs: [one, other] }: GraphNode, than: GraphNode): string | undefined {
  const [name] = than.outputs;
  if (one === name) return other;
  return other === name ? one : undefined;
}

/** As near as 32-bit floats have it, and exporters that round to six digits. */
function isNear(value: number | undefined, wanted: number): boolean {
  return value !== undefined && Math.abs(value - wanted) <= 2e-6 * wanted;
}
