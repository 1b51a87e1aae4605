import type { LayerValues } from '../../network.ts';
import { uniqueNames } from '../unique-names.ts';
import type { KerasLayer, Shape } from './layer.ts';
import type { OwnLayer, Reads, ValuesByRole } from './plan.ts';
import type { PlannedCall } from './planned-calls.ts';

/** A layer of ours where it stands in the network. */
export interface GraphLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Names of the layers that it reads. */
  readonly inputs: readonly string[];
}

export interface OwnGraph {
  /** Each behind those that it reads; the first is the input. */
  readonly layers: readonly GraphLayer[];
  readonly output: string;
  readonly values: readonly LayerValues[];
}

/**
 * The network in layers of ours, without what its output does not need.
 *
 * @param input place of the only input among the calls; `output` likewise.
 */
export function ownGraph(
  calls: readonly PlannedCall[],
  values: ReadonlyMap<KerasLayer, ValuesByRole>,
  input: number,
  output: number,
): OwnGraph {
  const needed = neededCalls(calls, output);
  const uniqueName = uniqueNames();
  const layers: GraphLayer[] = [];
  const stored: LayerValues[] = [];
  /** For each call the layer whose output is its own. */
  const ends: string[] = [];
  calls.forEach(({ layer, inputs, plan }, place) => {
    const read = inputs.map((source) => ends[source] as string);
    ends[place] = read[0] ?? '';
    if (place !== input && !needed.has(place)) return;
    const base = safeName(layer.path);
    if (place === input) {
      ends[place] = uniqueName(base);
      layers.push(inputLayer(ends[place], plan.output));
      return;
    }
    const built = plan.build(values.get(layer) ?? new Map());
    const ownNames = namesOf(built, base, uniqueName);
    built.forEach((own, index) => {
      const name = ownNames[index] as string;
      const before = index === 0 ? [...read.keys()] : (['previous'] as const);
      layers.push({
        name,
        className: own.className,
        config: own.config,
        inputs: (own.reads ?? (before as readonly Reads[])).map((source) =>
          source === 'previous' ? (ends[place] as string) : (read[source] as string),
        ),
      });
      ends[place] = name;
      for (const { role, ...rest } of own.values ?? [])
        stored.push({ name: `${name}/${role}`, ...rest });
    });
  });
  return { layers, output: ends[output] as string, values: stored };
}

/** Calls that the output is made of. Each stands behind those that it reads. */
function neededCalls(calls: readonly PlannedCall[], output: number): ReadonlySet<number> {
  const needed = new Set([output]);
  for (let place = output; place >= 0; place -= 1) {
    if (needed.has(place)) for (const source of calls[place]?.inputs ?? []) needed.add(source);
  }
  return needed;
}

/** The layer that has the name of the original gets it before those around it are called after it. */
function namesOf(
  built: readonly OwnLayer[],
  base: string,
  uniqueName: (wanted: string) => string,
): string[] {
  const main = built.findIndex(({ suffix }) => suffix === '');
  const own = main < 0 ? base : uniqueName(base);
  return built.map(({ suffix }, index) => (index === main ? own : uniqueName(`${own}${suffix}`)));
}

function inputLayer(name: string, shape: Shape): GraphLayer {
  const config = { batch_input_shape: [null, ...shape], dtype: 'float32', sparse: false };
  return { name, className: 'InputLayer', config, inputs: [] };
}

/** Models that a layer is in, and its own name, in characters that any file can have. */
function safeName(path: readonly string[]): string {
  return path
    .join('_')
    .replace(/[^A-Za-z0-9_.-]/g, '_')
    .slice(0, 200);
}
