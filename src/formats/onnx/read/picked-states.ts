import { countOf, isFractional, wholeNumbers, type Constant } from './constant.ts';
import type { Dim } from './dims.ts';
import type { GraphNode } from './graph.ts';
import type { ModelFiles } from './model-files.ts';
import { sliceRange } from './slices.ts';
import { tensorConstant } from './tensor-constant.ts';

/** A part of a graph. */
interface Nodes {
  readonly nodes: readonly GraphNode[];
  readonly initialisers: ReadonlyMap<string, Constant>;
}

/** The last states of one layer, `count` of them (its directions), behind `first` others. */
interface Part {
  readonly name: string;
  readonly first: number;
  readonly count: number;
}

const RECURRENT: readonly string[] = ['LSTM', 'GRU', 'RNN'];

/**
 * A graph in which the last states of stacked recurrent layers are read where they are made. PyTorch
 * puts those of all layers together, of which most networks take the last one's alone: the others would
 * seem to be needed, and their units be tied to one another.
 */
export function withPickedStates(
  nodes: readonly GraphNode[],
  initialisers: ReadonlyMap<string, Constant>,
  files: ModelFiles,
): Nodes {
  if (!nodes.some(({ operator }) => RECURRENT.includes(operator))) return { nodes, initialisers };
  const graph = new Picking(nodes, initialisers, files);
  const picked = nodes.map((node) => graph.picked(node));
  return { nodes: picked, initialisers: new Map([...initialisers, ...graph.added]) };
}

class Picking {
  /** Whole numbers that the file has not. */
  readonly added = new Map<string, Constant>();
  readonly #makers: ReadonlyMap<string, GraphNode>;
  readonly #initialisers: ReadonlyMap<string, Constant>;
  readonly #files: ModelFiles;

  constructor(
    nodes: readonly GraphNode[],
    initialisers: ReadonlyMap<string, Constant>,
    files: ModelFiles,
  ) {
    this.#makers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node])));
    this.#initialisers = initialisers;
    this.#files = files;
  }

  picked(node: GraphNode): GraphNode {
    if (node.operator === 'Gather') {
      const layer = this.#layer(node);
      if (layer !== undefined) return renamed(node, layer.name);
    }
    const parts = this.#partsOf(this.#makers.get(node.inputs[0] ?? ''));
    if (parts === undefined) return node;
    if (node.operator === 'Gather') return this.#gathered(node, parts) ?? node;
    if (node.operator === 'Slice') return this.#sliced(node, parts) ?? node;
    return node.operator === 'Shape' ? (this.#shape(node, parts) ?? node) : node;
  }

  /** What a node puts together, where it is last states and nothing else, direction by direction. */
  #partsOf(concat: GraphNode | undefined): Part[] | undefined {
    if (concat?.operator !== 'Concat' || axisOf(concat) !== 0) return undefined;
    let first = 0;
    const parts: Part[] = [];
    for (const name of concat.inputs) {
      const maker = this.#makers.get(name);
      const isState =
        maker !== undefined &&
        RECURRENT.includes(maker.operator) &&
        maker.outputs.indexOf(name) > 0 &&
        Number(maker.attributes.get('layout')?.i ?? 0) === 0;
      if (!isState) return undefined;
      const direction = new TextDecoder().decode(maker.attributes.get('direction')?.s);
      const count = direction === 'bidirectional' ? 2 : 1;
      parts.push({ name, first, count });
      first += count;
    }
    return parts;
  }

  #gathered(node: GraphNode, parts: readonly Part[]): GraphNode | undefined {
    const index = this.#numbers(node.inputs[1]);
    const [at] = index?.values ?? [];
    if (index?.values.length !== 1 || at === undefined || axisOf(node) !== 0) return undefined;
    const place = at < 0 ? at + total(parts) : at;
    const part = parts.find(({ first, count }) => place >= first && place < first + count);
    if (part === undefined) return undefined;
    const own = this.#give(node, 'index', [place - part.first], index.shape);
    return { ...node, inputs: [part.name, own] };
  }

  /** `[states, batch, units]`, for which nothing has to be put together. */
  #shape(node: GraphNode, parts: readonly Part[]): GraphNode | undefined {
    const units = this.#unitsOf(parts);
    if (units === undefined) return undefined;
    const { attributes } = node;
    const [start, end] = ['start', 'end'].map((name) => attributes.get(name)?.i);
    const dims: Dim[] = [total(parts), { batch: 1 }, units];
    const wanted = dims.slice(Number(start ?? 0), end === undefined ? dims.length : Number(end));
    return renamed(node, this.#give(node, 'shape', wanted, [wanted.length]));
  }

  #unitsOf([one]: readonly Part[]): number | undefined {
    const units = this.#makers.get(one?.name ?? '')?.attributes.get('hidden_size')?.i;
    return units === undefined ? undefined : Number(units);
  }

  /** That of one layer, where all are shaped `[layers, directions, batch, units]` before. */
  #layer(node: GraphNode): Part | undefined {
    const reshape = this.#makers.get(node.inputs[0] ?? '');
    if (reshape?.operator !== 'Reshape' || axisOf(node, 4) !== 0) return undefined;
    const parts = this.#partsOf(this.#makers.get(reshape.inputs[0] ?? '')) ?? [];
    const units = this.#unitsOf(parts);
    if (units === undefined) return undefined;
    const [layers, directions, , last, ...others] = this.#sizes(reshape.inputs[1]);
    const fits =
      layers === parts.length &&
      parts.every(({ count }) => count === directions) &&
      last === units &&
      others.length === 0;
    const index = this.#numbers(node.inputs[1]);
    const [at] = index?.values ?? [];
    if (!fits || at === undefined || index?.shape.length !== 0) return undefined;
    return parts.at(at);
  }

  /** The entries of a list that is put together of numbers; those that are computed are undefined. */
  #sizes(name: string | undefined): readonly (number | undefined)[] {
    const whole = this.#numbers(name);
    if (whole) return whole.values;
    const maker = this.#makers.get(name ?? '');
    if (maker?.operator !== 'Concat') return [];
    return maker.inputs.flatMap(
      (input): readonly (number | undefined)[] => this.#numbers(input)?.values ?? [undefined],
    );
  }

  /** Before version 10 its numbers are attributes: what is as old is left as it is. */
  #sliced(node: GraphNode, parts: readonly Part[]): GraphNode | undefined {
    const [starts, ends, axes, steps] = node.inputs
      .slice(1)
      .map((name) => this.#numbers(name)?.values);
    const [start, end] = [starts?.[0], ends?.[0]];
    const isOne = starts?.length === 1 && (axes ?? [0])[0] === 0 && (steps ?? [1])[0] === 1;
    if (!isOne || start === undefined || end === undefined) return undefined;
    const range = sliceRange(total(parts), start, end, 1);
    const behind = range.start + range.count;
    const read = parts.filter(({ first, count }) => first < behind && first + count > range.start);
    const [one, ...others] = read;
    if (one === undefined) return undefined;
    const isWhole = one.first === range.start && total(read) === range.count;
    if (isWhole && others.length === 0) return renamed(node, one.name);
    if (isWhole) {
      const axis = this.#makers.get(node.inputs[0] ?? '')?.attributes.get('axis');
      return {
        ...node,
        operator: 'Concat',
        inputs: read.map(({ name }) => name),
        attributes: new Map(axis && [['axis', axis]]),
      };
    }
    if (others.length > 0) return undefined;
    const from = range.start - one.first;
    return {
      ...node,
      inputs: [
        one.name,
        this.#give(node, 'starts', [from], [1]),
        this.#give(node, 'ends', [from + range.count], [1]),
        this.#give(node, 'axes', [0], [1]),
      ],
    };
  }

  /** Whole numbers that stand in the file; undefined where it computes them. */
  #numbers(name = ''): { shape: readonly number[]; values: readonly number[] } | undefined {
    const maker = this.#makers.get(name);
    const tensor = maker?.operator === 'Constant' ? maker.attributes.get('value')?.t : undefined;
    const constant =
      this.#initialisers.get(name) ?? (tensor && tensorConstant(tensor, name, this.#files));
    if (constant === undefined || isFractional(constant)) return undefined;
    if (countOf(constant.shape) === undefined) return undefined;
    return { shape: constant.shape as number[], values: constant.read() as number[] };
  }

  #give(node: GraphNode, role: string, values: readonly Dim[], shape: readonly number[]): string {
    const name = `${node.outputs[0] ?? ''} (${role})`;
    this.added.set(name, wholeNumbers(values, shape));
    return name;
  }
}

/** A node that gives a value as it is. */
function renamed(node: GraphNode, name: string): GraphNode {
  return { ...node, operator: 'Identity', inputs: [name], attributes: new Map() };
}

function total(parts: readonly Part[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

/** Negative ones count from the end; states have three axes: directions, batch, units. */
function axisOf({ attributes }: GraphNode, rank = 3): number {
  const axis = Number(attributes.get('axis')?.i ?? 0);
  return axis < 0 ? axis + rank : axis;
}
