import type { ReadNetwork } from '../../network.ts';
import { convertGraph } from './convert-graph.ts';
import { finish } from './finish.ts';
import { openModel, type NamedFile } from './model-files.ts';
import { NetworkBuilder } from './network-builder.ts';
import { readGraph } from './read-graph.ts';
import { ReadingNotes } from './reading-notes.ts';

/**
 * A network in an ONNX file, as a model of tfjs-layers: from one input, the channels made the last, to
 * the logits of two or more classes.
 *
 * @param files the `.onnx` and, where it says so, those with its weights.
 * @throws UserError naming the file, and where it is one the node and its operator, that cannot be taken.
 */
export function readOnnx(files: readonly NamedFile[]): ReadNetwork {
  const opened = openModel(files);
  const graph = readGraph(opened);
  const network = new NetworkBuilder(opened.file);
  const notes = new ReadingNotes();
  const reading = { files: opened, graph, network, notes, valuesRead: 0 };
  const { output, axes } = convertGraph(reading);
  const { from, behind } = finish(reading, output);
  return {
    format: 'ONNX',
    producer: graph.producer,
    topology: network.topology(from),
    values: network.values(),
    input: { original: graph.input.shape.slice(1) as number[], axes },
    behind,
    notes: notes.all(),
  };
}
