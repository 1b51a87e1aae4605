import { intAttribute, typeAttribute } from './attributes.ts';
import type { GraphDataType } from './attributes.ts';
import type { GraphBuilder, Output } from './graph.ts';
import type { LoopFrame } from './loop-frame.ts';

/** The nodes by which a loop is run: feed `end` (int32), fetch `sums`. */
export interface LoopNodes {
  readonly end: Output;
  readonly sums: readonly Output[];
}

/** One iteration: what to add to the sums, and what must have run before the next one. */
export interface Iteration {
  readonly addends: readonly Output[];
  readonly waitFor: readonly Output[];
}

/**
 * The loop `for (position = 0; position < end; position += stride)` in TensorFlow's dataflow
 * primitives Enter, Merge, Switch, NextIteration and Exit (Yu et al., "Dynamic Control Flow in
 * Large-Scale Machine Learning", EuroSys 2018). Beside its position it carries float32 sums that
 * begin at `begin`.
 */
export function buildLoop(
  graph: GraphBuilder,
  frame: LoopFrame,
  name: string,
  stride: number,
  begin: readonly Output[],
  body: (position: Output) => Iteration,
): LoopNodes {
  const end = graph.placeholder('int32', [], `${name}/end`);
  const carried: readonly { type: GraphDataType; initial: Output }[] = [
    { type: 'int32', initial: graph.constant('int32', [], Int32Array.of(0)) },
    ...begin.map((initial) => ({ type: 'float32' as const, initial })),
  ];
  // Merge takes the value of the next iteration, whose node comes last: its name is fixed here.
  const merged = carried.map(({ type, initial }, index) => {
    const entered = graph.enter(type, initial, name, false);
    return graph.add('Merge', [entered, nextName(name, index)], {
      T: typeAttribute(type),
      N: intAttribute(2),
    });
  });
  const more = graph.add('Less', [first(merged), frame.enter('int32', end)], {
    T: typeAttribute('int32'),
  });
  const condition = graph.add('LoopCond', [more]);
  const switched = carried.map(({ type }, index) =>
    graph.add('Switch', [merged[index] as Output, condition], { T: typeAttribute(type) }),
  );
  const inBody = carried.map(({ type }, index) =>
    graph.identity(type, `${switched[index] as Output}:1`, []),
  );
  const position = first(inBody);
  frame.startIteration(position);

  const { addends, waitFor } = body(position);
  const done = waitFor.length > 0 ? [graph.barrier(waitFor)] : [];
  [frame.int(stride), ...addends].forEach((addend, index) => {
    const { type } = carried[index] as (typeof carried)[number];
    const sum = graph.add('AddV2', [inBody[index] as Output, addend], { T: typeAttribute(type) });
    const ready = graph.identity(type, sum, done);
    graph.add('NextIteration', [ready], { T: typeAttribute(type) }, nextName(name, index));
  });
  const sums = switched
    .slice(1)
    .map((output) => graph.add('Exit', [output], { T: typeAttribute('float32') }));
  return { end, sums };
}

const nextName = (name: string, index: number) => `${name}/next-${String(index)}`;

function first(outputs: readonly Output[]): Output {
  return outputs[0] as Output;
}
