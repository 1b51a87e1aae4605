import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { tf } from '../src/engine/tensorflow.ts';
import { bareProducts } from './methods/bare-products.ts';
import { engineSteps } from './methods/engine-steps.ts';
import type { Method } from './methods/method.ts';
import { modelFit } from './methods/model-fit.ts';
import type { Request, Versions } from './protocol.ts';
import type { Setting } from './setting.ts';

/*
 * One contender on TensorFlow, in a process of its own: `node bench/worker.ts METHOD`. Takes
 * requests as lines of JSON on stdin and answers each with a line on stdout (protocol.ts).
 */

const METHODS: Readonly<Record<string, (setting: Setting) => Method>> = {
  eager: (setting) => engineSteps(setting, 'eager'),
  compiled: (setting) => engineSteps(setting, 'compiled'),
  'model.fit': modelFit,
  products: bareProducts,
};

function versions(): Versions {
  const require = createRequire(import.meta.url);
  const { version } = require('@tensorflow/tfjs-node-gpu/package.json') as { version: string };
  const { binding } = tf.backend() as unknown as { binding: { TF_Version: string } };
  return { node: process.versions.node, tfjs: version, TensorFlow: binding.TF_Version };
}

const create = METHODS[process.argv[2] ?? ''];
if (!create) throw new Error(`Give a method: ${Object.keys(METHODS).join(', ')}.`);
let method: Method | null = null;

async function answer(request: Request): Promise<object> {
  if (request.command === 'prepare') {
    method = create?.(request.setting) ?? null;
    return { versions: versions() };
  }
  if (!method) throw new Error('Nothing is prepared.');
  return { milliseconds: await method.steps(request.count) };
}

for await (const line of createInterface({ input: process.stdin })) {
  const reply = await answer(JSON.parse(line) as Request);
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
