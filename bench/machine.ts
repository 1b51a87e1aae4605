import { cpus, loadavg } from 'node:os';
import { listGpus, visibleGpu } from '../src/host/environment/nvidia-gpus.ts';
import { ONE_DNN, oneDnnSwitch, usesOneDnn } from '../src/host/environment/one-dnn.ts';
import { findProject } from '../src/host/environment/project-root.ts';
import { readTensorflowSetup, tensorflowRecord } from '../src/host/environment/tensorflow-setup.ts';
import { vectorInstructions } from '../src/host/environment/vector-instructions.ts';

/** Above this, something else is working, and what is measured suffers from it. */
const IDLE_LOAD = 0.5;

/** What figures are to be read with. */
export interface Machine {
  /** ISO 8601. */
  readonly date: string;
  readonly processor: string;
  readonly cpus: number;
  /** The GPU on which TensorFlow is to compute, with its driver; null where it computes on the processor. */
  readonly gpu: string | null;
  /** Null where they cannot be known. */
  readonly vectorInstructions: readonly string[] | null;
  /** Whether TensorFlow computes with oneDNN; null where that cannot be known. */
  readonly oneDnn: boolean | null;
  /** Mean number of working processes over the last minute, before the bench began. */
  readonly load: number;
}

/** @param processorOnly whether what is measured computes on the processor whatever there is */
export async function describeMachine({ processorOnly = false } = {}): Promise<Machine> {
  const setup = readTensorflowSetup(tensorflowRecord(findProject().root));
  const gpus = setup.device === 'gpu' && !processorOnly ? ((await listGpus()) ?? []) : [];
  const gpu = visibleGpu(gpus, process.env['CUDA_VISIBLE_DEVICES']);
  const processors = cpus();
  return {
    date: new Date().toISOString(),
    processor: processors[0]?.model.trim() ?? 'unknown processor',
    cpus: processors.length,
    gpu: gpu ? `${gpu.name} (driver ${gpu.driver})` : null,
    vectorInstructions: vectorInstructions(),
    oneDnn: usesOneDnn({ [ONE_DNN]: oneDnnSwitch(process.env) }),
    load: loadavg()[0] ?? NaN,
  };
}

/** Prints device, date, processor and load; warns where the machine is not idle. */
export function printMachine(machine: Machine): void {
  const { date, processor, cpus: count, load, vectorInstructions: vectors, oneDnn } = machine;
  console.log(
    machine.gpu === null
      ? 'Computed on the CPU.'
      : `Computed on ${machine.gpu}, where TensorFlow can use it.`,
  );
  console.log(`${date}, ${processor}, ${String(count)} CPUs, load average ${load.toFixed(2)}`);
  const switched = oneDnn === null ? 'unknown' : oneDnn ? 'on' : 'off';
  console.log(
    `Vector instructions: ${vectors?.join(' ') ?? 'unknown'}; oneDNN in TensorFlow: ${switched}`,
  );
  if (load > IDLE_LOAD) {
    console.log(
      `WARNING: the load is above ${String(IDLE_LOAD)}: these figures are not to be kept.`,
    );
  }
}
