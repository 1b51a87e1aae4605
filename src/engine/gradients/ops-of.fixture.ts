import { tensorflowBackend } from '../backend.ts';

/** The names of TensorFlow's ops that `work` executes. */
export function opsOf(work: () => void): string[] {
  const backend = tensorflowBackend();
  const { executeSingleOutput } = backend;
  const ops: string[] = [];
  backend.executeSingleOutput = (op, attributes, inputs) => {
    ops.push(op);
    return executeSingleOutput.call(backend, op, attributes, inputs);
  };
  try {
    work();
  } finally {
    backend.executeSingleOutput = executeSingleOutput;
  }
  return ops;
}
