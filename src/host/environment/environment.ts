import { createRequire } from 'node:module';
import { release, totalmem } from 'node:os';
import type { Environment } from '../../contract/run.ts';
import type { DeviceChoice, DeviceFinding } from '../../contract/device.ts';
import { deviceToUse, whyCpu } from './device-choice.ts';
import { deviceName, listedGpu } from './device-name.ts';
import { gpuSwitches } from './gpu-switches.ts';
import { usesOneDnn } from './one-dnn.ts';
import { physicalCores } from './physical-cores.ts';
import type { Project } from './project-root.ts';
import { sourceCommit } from './source-commit.ts';
import type { TensorflowSetup } from './tensorflow-setup.ts';
import { vectorInstructions } from './vector-instructions.ts';

/** Shown until a trainer has loaded a library that set-up did not record. */
const NOT_LOADED = 'not loaded yet';

export interface EnvironmentProbe {
  /** What is known now; never waits for TensorFlow. */
  current(): Promise<Environment>;
  /** The environment of a trainer that said which TensorFlow it has, and whether it computes on a GPU. */
  withTensorflow(version: string, usesGpu: boolean): Promise<Environment>;
  /** On what runs are computed, as far as is known now. */
  uses(): DeviceFinding['device'];
  /** The same, and why not on a GPU. */
  device(): Promise<Omit<DeviceFinding, 'choice'>>;
}

/**
 * Finds out once what this machine and this workbench are.
 *
 * @param trainerEnv the environment variables of the trainers
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
  const deviceNow = (): DeviceFinding['device'] =>
    used === false ? 'cpu' : deviceToUse(choice, setup);
  const commitOfSource = sourceCommit(project.root);
  // Asked once: a driver's tool takes a moment.
  const names = { cpu: lazily(() => deviceName('cpu')), gpu: lazily(() => deviceName('gpu')) };
  const listed = lazily(listedGpu);
  const current = async (): Promise<Environment> => {
    const device = deviceNow();
    const [commit, name] = await Promise.all([commitOfSource, names[device]()]);
    return {
      workbench: project.version,
      commit,
      device,
      deviceName: name,
      cores: physicalCores(),
      memoryBytes: totalmem(),
      platform: `${process.platform} ${process.arch} ${release()}`,
      node: process.versions.node,
      tensorflow,
      tfjs: setup.tfjs ?? tfjsVersion(),
      oneDnn: usesOneDnn(trainerEnv),
      vectorInstructions: vectorInstructions(),
      ...(device === 'gpu' && { gpu: gpuSwitches(trainerEnv) }),
    };
  };
  return {
    current,
    withTensorflow(version, usesGpu) {
      tensorflow = version;
      used = usesGpu;
      return current();
    },
    uses: deviceNow,
    async device() {
      const isListed = setup.device === 'gpu' && (await listed()) !== undefined;
      const facts = { build: setup.device, used, isListed };
      return { choiceNow: choice, device: deviceNow(), whyCpu: whyCpu(choice, facts) };
    },
  };
}

function lazily<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}

function tfjsVersion(): string {
  const require = createRequire(import.meta.url);
  const { version } = require('@tensorflow/tfjs-node-gpu/package.json') as { version: string };
  return version;
}
