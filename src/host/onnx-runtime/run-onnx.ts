import { createRequire } from 'node:module';
import type * as OnnxRuntime from 'onnxruntime-node';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { inferenceForm } from '../../formats/onnx/inference-form.ts';
import { besideFiles, type NamedFile } from './beside-files.ts';

type Runtime = typeof OnnxRuntime;

/** Examples, or what a network makes of them: one after another, the batch being the first axis. */
export interface Batch {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** How ONNX Runtime goes about it. */
export interface RunOptions {
  /**
   * Whether it may rewrite the network before, as it does where a user runs a file. Not to find out
   * what a file says: version 1.30 takes zeros that are put around a map before its maximum for
   * nothing.
   */
  readonly optimises?: boolean;
}

/** So many examples go through a network at once where it takes any number. */
const USUAL_BATCH = 32;

// Not called `require`: bundlers declare that name themselves.
const requirePackage = createRequire(import.meta.url);
let loaded: Runtime | undefined;

/**
 * Has ONNX Runtime say what a network makes of some examples: the first output for its only input, as
 * after training (see `inferenceForm`). A network that takes a fixed number of examples gets as many,
 * time after time. On one thread, so that the same inputs give the same outputs.
 *
 * It holds up its process until it is done, and nothing but the end of that process stops it: only
 * what a reader of ours has accepted, whose work is bounded, should get here.
 *
 * @param file the ONNX file.
 * @param beside the files that lie beside it, of which it may name some that hold its values.
 * @param examples float32, shaped as the network wants them.
 * @throws UserError that names the file, when ONNX Runtime is missing, does not understand the
 *   network (an operator that it does not know, a part that is broken) or cannot run it on such
 *   examples, and when a file beside it is missing.
 */
export async function runOnnx(
  file: NamedFile,
  beside: readonly NamedFile[],
  examples: Batch,
  options: RunOptions = {},
): Promise<Batch> {
  const runtime = loadRuntime();
  const session = await open(runtime, file, beside, options);
  try {
    return await runInBatches(runtime, session, file.name, examples);
  } finally {
    await session.release();
  }
}

/** It is loaded where it is first needed: it takes 46 MB, and is not there on every platform. */
function loadRuntime(): Runtime {
  try {
    loaded ??= requirePackage('onnxruntime-node') as Runtime;
    return loaded;
  } catch (error) {
    throw new UserError(
      say`ONNX Runtime cannot be loaded on this machine (${process.platform}, ${process.arch}):
        ${firstLine(error)}. It is needed to prove that a network is read as its own program reads
        it: give inputs and outputs of the network instead, or work on another machine.`,
    );
  }
}

async function open(
  { InferenceSession }: Runtime,
  { name, bytes }: NamedFile,
  beside: readonly NamedFile[],
  { optimises = false }: RunOptions,
): Promise<OnnxRuntime.InferenceSession> {
  const externalData = besideFiles(name, bytes, beside);
  try {
    return await InferenceSession.create(inferenceForm(bytes), {
      externalData,
      executionProviders: ['cpu'],
      executionMode: 'sequential',
      graphOptimizationLevel: optimises ? 'all' : 'disabled',
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      // What it says is in the errors that it throws.
      logSeverityLevel: 4,
    });
  } catch (error) {
    throw new UserError(
      say`ONNX Runtime does not understand ${name}: ${firstLine(error)}. Export the network again, with
        operators of ONNX itself, and check the file with onnx.checker.`,
    );
  }
}

async function runInBatches(
  { Tensor }: Runtime,
  session: OnnxRuntime.InferenceSession,
  name: string,
  { shape: [count = 0, ...shape], values }: Batch,
): Promise<Batch> {
  const [input, ...others] = session.inputMetadata;
  if (input === undefined || others.length > 0 || !input.isTensor || input.type !== 'float32') {
    throw new UserError(
      say`ONNX Runtime finds ${session.inputNames.length} inputs in ${name}, where one of 32-bit
        floating point numbers is needed: export the network with a single input of that type.`,
    );
  }
  const fixed = input.shape[0];
  const size = typeof fixed === 'number' ? fixed : Math.min(USUAL_BATCH, count);
  const length = shape.reduce((product, axis) => product * axis, 1);
  const parts: Float32Array[] = [];
  let rest: readonly number[] = [];
  for (let from = 0; from < count; from += size) {
    // What is missing from the last batch is zero, and its outputs are thrown away.
    const batch = new Float32Array(size * length);
    batch.set(values.subarray(from * length, (from + size) * length));
    const output = await runOnce(session, name, new Tensor('float32', batch, [size, ...shape]));
    const [given, ...axes] = output.dims;
    if (output.type !== 'float32' || given !== size) {
      throw new UserError(
        say`ONNX Runtime gives ${output.type} [${output.dims}] for ${size} examples of ${name}, where
          one row of 32-bit floating point numbers for each example is needed.`,
      );
    }
    rest = axes;
    const wanted = Math.min(size, count - from) * (output.data.length / size);
    parts.push((output.data as Float32Array).subarray(0, wanted));
  }
  return { shape: [count, ...rest], values: joined(parts) };
}

async function runOnce(
  session: OnnxRuntime.InferenceSession,
  name: string,
  batch: OnnxRuntime.Tensor,
): Promise<OnnxRuntime.Tensor> {
  const [input] = session.inputNames as [string];
  const [output] = session.outputNames as [string];
  try {
    const outputs = await session.run({ [input]: batch }, [output]);
    return outputs[output] as OnnxRuntime.Tensor;
  } catch (error) {
    throw new UserError(
      say`ONNX Runtime cannot run ${name} on examples of shape [${batch.dims.slice(1)}], ${batch.dims[0] ?? 0} at
        once: ${firstLine(error)}. Export the network with a batch size that is left open.`,
    );
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What it says first; places in its own sources follow, and mean nothing to the user. */
function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.split('\n').find((candidate) => candidate.trim() !== '') ?? text;
  return line.replace(/\s+\S+\.(cc|h):\d+ .*$/, '').replace(/[\s.]+$/, '');
}
