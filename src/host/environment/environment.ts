import { createRequire } from 'node:module';
import { release, totalmem } from 'node:os';
import type { Environment } from '../../contract/run.ts';
import { deviceName } from './device-name.ts';
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
  /** The environment of a trainer that said which TensorFlow it has. */
  withTensorflow(version: string): Promise<Environment>;
}

/**
 * Finds out once what this machine and this workbench are.
 *
 * @param trainerEnv the environment variables of the trainers
 */
export function probeEnvironment(
  project: Project,
  setup: TensorflowSetup,
  trainerEnv: NodeJS.ProcessEnv,
): EnvironmentProbe {
  let tensorflow = setup.version ?? NOT_LOADED;
  const facts = Promise.all([sourceCommit(project.root), deviceName(setup.device)]);
  const current = async (): Promise<Environment> => {
    const [commit, name] = await facts;
    return {
      workbench: project.version,
      commit,
      device: setup.device,
      deviceName: name,
      cores: physicalCores(),
      memoryBytes: totalmem(),
      platform: `${process.platform} ${process.arch} ${release()}`,
      node: process.versions.node,
      tensorflow,
      tfjs: setup.tfjs ?? tfjsVersion(),
      oneDnn: usesOneDnn(trainerEnv),
      vectorInstructions: vectorInstructions(),
    };
  };
  return {
    current,
    withTensorflow(version) {
      tensorflow = version;
      return current();
    },
  };
}

function tfjsVersion(): string {
  const require = createRequire(import.meta.url);
  const { version } = require('@tensorflow/tfjs-node-gpu/package.json') as { version: string };
  return version;
}
