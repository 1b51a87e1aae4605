import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { Behind, ReadNote } from '../../network.ts';
import type { GraphLayer, OwnGraph } from './own-graph.ts';

/** A softmax at the end is left away: training has it in its loss. */
export function withoutLastSoftmax(graph: OwnGraph): {
  readonly graph: OwnGraph;
  readonly behind: Behind;
  readonly notes: readonly ReadNote[];
} {
  const last = graph.layers.find(({ name }) => name === graph.output) as GraphLayer;
  const isRead = graph.layers.some(({ inputs }) => inputs.includes(last.name));
  const activation = last.className === 'Softmax' ? 'softmax' : last.config['activation'];
  const behind = activation === 'softmax' || activation === 'log_softmax' ? activation : null;
  if (behind === null || isRead) return { graph, behind: null, notes: [] };
  const isLayerOfItsOwn = last.className === 'Softmax' || last.className === 'Activation';
  return {
    behind: behind === 'softmax' ? behind : 'log-softmax',
    notes: [{ kind: 'dropped', sentence: leftAway(last.name, isLayerOfItsOwn) }],
    graph: isLayerOfItsOwn
      ? {
          ...graph,
          layers: graph.layers.filter((layer) => layer !== last),
          output: last.inputs[0] as string,
        }
      : {
          ...graph,
          layers: graph.layers.map((layer) =>
            layer === last
              ? { ...layer, config: { ...layer.config, activation: 'linear' } }
              : layer,
          ),
        },
  };
}

function leftAway(name: string, isLayerOfItsOwn: boolean): Sentence {
  return isLayerOfItsOwn
    ? say`The last layer, ${name}, is a softmax and left away: training and measuring have it, and the
        largest score stays the largest.`
    : say`The softmax of the last layer, ${name}, is left away: training and measuring have it, and the
        largest score stays the largest.`;
}
