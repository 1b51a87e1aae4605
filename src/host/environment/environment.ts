import { createRequire } from 'node:module';
import { cpus, release, totalmem } from 'node:os';
import type { Environment } from '../../contract/run.ts';
import type { Device, DeviceChoice, DeviceFinding, WhyCpu } from '../../contract/device.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { deviceToUse, isFallback, whyCpu } from './device-choice.ts';
import type { GpuFacts } from './device-choice.ts';
import { gpuSwitches } from './gpu-switches.ts';
import { fallbackSentence } from './no-gpu.ts';
import { listGpus, visibleGpu } from './nvidia-gpus.ts';
import { usesOneDnn } from './one-dnn.ts';
import { physicalCores } from './physical-cores.ts';
import type { Project } from './project-root.ts';
import { sourceCommit } from './source-commit.ts';
import type { TensorflowSetup } from './tensorflow-setup.ts';
import { vectorInstructions } from './vector-instructions.ts';

/** Shown until a trainer has loaded a library that set-up did not record. */
const NOT_LOADED = 'not loaded yet';

/** What only a process that has loaded TensorFlow knows. */
interface Runtime {
  /** Version of TensorFlow's C library. */
  readonly tensorflow: string;
  readonly usesGpu: boolean;
}

export interface EnvironmentProbe {
  /** What is known now of whatever no document names a device for; never waits for TensorFlow. */
  current(): Promise<Environment>;
  /** A trainer has loaded TensorFlow; it was asked to compute on this device. */
  found(asked: Device, runtime: Runtime): void;
  /** On what such a trainer computes. */
  ofTrainer(runtime: Runtime): Promise<Environment>;
  /** On what runs are computed whose document names no device, as far as is known now. */
  uses(): Device;
  /** The same, and why not on a GPU. */
  device(): Promise<Omit<DeviceFinding, 'choice'>>;
  /** Why no run can be computed on a GPU; null where one can, or a trainer is yet to find out. */
  whyCpu(): Promise<WhyCpu | null>;
  /** What is to be told who would expect a GPU where the processor computes; null where nobody would. */
  fallback(): Promise<Sentence | null>;
}

/**
 * Finds out once what this machine and this workbench are.
 *
 * @param trainerEnv the environment variables of trainers, on a GPU where there may be one
 * @param choice the device that this start of the workbench goes by
 */
export function probeEnvironment(
  project: Project,
  setup: TensorflowSetup,
  trainerEnv: NodeJS.ProcessEnv,
  choice: DeviceChoice = 'auto',
): EnvironmentProbe {
  let tensorflow = setup.version ?? NOT_LOADED;
  let used: boolean | undefined;
  const uses = (): Device => (used === false ? 'cpu' : deviceToUse(choice, setup));
  const commitOfSource = sourceCommit(project.root);
  // Asked until it answers: a driver's tool takes a moment.
  const listed = lazily(listGpus);
  const visible = async () =>
    visibleGpu((await listed()) ?? [], trainerEnv['CUDA_VISIBLE_DEVICES']);

  async function gpuFacts(): Promise<GpuFacts> {
    const [all, own] = await Promise.all([listed(), visible()]);
    const facts = { build: setup.device, used };
    if (all === undefined) return { ...facts, listed: 'unknown' };
    const isThere = all.length > 0 ? 'hidden' : 'none';
    return { ...facts, listed: own ? 'visible' : isThere };
  }

  async function environmentOn(device: Device): Promise<Environment> {
    const [commit, gpu] = await Promise.all([
      commitOfSource,
      device === 'gpu' ? visible() : undefined,
    ]);
    return {
      workbench: project.version,
      commit,
      device,
      deviceName: device === 'gpu' ? (gpu?.name ?? 'unknown GPU') : processorName(),
      cores: physicalCores(),
      memoryBytes: totalmem(),
      platform: `${process.platform} ${process.arch} ${release()}`,
      node: process.versions.node,
      tensorflow,
      tfjs: setup.tfjs ?? tfjsVersion(),
      oneDnn: usesOneDnn(trainerEnv),
      vectorInstructions: vectorInstructions(),
      ...(device === 'gpu' && {
        gpu: { ...gpuSwitches(trainerEnv), ...(gpu && { driver: gpu.driver }) },
      }),
    };
  }

  async function why(): Promise<WhyCpu | null> {
    // Where nothing can come of it, the driver is not asked.
    const mayUse = deviceToUse(choice, setup) === 'gpu';
    return whyCpu(choice, mayUse ? await gpuFacts() : { build: 'cpu', used, listed: 'none' });
  }

  return {
    current: () => environmentOn(uses()),
    found(asked, runtime) {
      ({ tensorflow } = runtime);
      if (asked === 'gpu') used = runtime.usesGpu;
    },
    ofTrainer(runtime) {
      ({ tensorflow } = runtime);
      return environmentOn(runtime.usesGpu ? 'gpu' : 'cpu');
    },
    uses,
    async device() {
      const reason = await why();
      return { choiceNow: choice, device: reason === null ? uses() : 'cpu', whyCpu: reason };
    },
    whyCpu: why,
    async fallback() {
      if (choice === 'cpu') return null;
      const facts = await gpuFacts();
      const reason = whyCpu(choice, facts);
      return reason !== null && isFallback(reason, facts) ? fallbackSentence(reason) : null;
    },
  };
}

function processorName(): string {
  return cpus()[0]?.model.trim() || 'unknown processor';
}

/** Asks once, and anew where there was no answer. */
function lazily<T>(ask: () => Promise<T | undefined>): () => Promise<T | undefined> {
  let asked: Promise<T | undefined> | undefined;
  return async () => {
    const answer = await (asked ??= ask());
    if (answer === undefined) asked = undefined;
    return answer;
  };
}

function tfjsVersion(): string {
  const require = createRequire(import.meta.url);
  const { version } = require('@tensorflow/tfjs-node-gpu/package.json') as { version: string };
  return version;
}
