import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { resultsSchema } from '../../src/contract/results.ts';
import { refusal, say } from './command-line.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

/** Where the commands are tried. */
interface Place {
  /** Of the tests. */
  readonly folder: string;
  /** A data folder with an experiment that is done. */
  readonly data: string;
  readonly experiment: string;
}

/** For each option of the commands of networks a test of what it does. */
export function modelOptions(place: () => Place): Record<string, () => Promise<void>> {
  const within = (...args: string[]) => say(...args, '--data-dir', place().data);

  /** Imports a network with outputs that are expected of it, and gives what is printed. */
  function importANetwork() {
    const file = (name: string) => join(fixtures, 'models', name);
    const expected = file('keras-gru-expected.npz');
    const files = [file('keras-gru.keras'), '--expect', expected];
    return within('import-model', ...files, '--name', 'my net');
  }
  let network: ReturnType<typeof importANetwork> | undefined;
  const importNetwork = () => (network ??= importANetwork());

  /** Takes away the network of a run, and gives what is printed. */
  async function takeANetwork() {
    const { runs } = resultsSchema.parse(JSON.parse(await within('export', place().experiment)));
    const id = runs[0]?.id ?? '';
    const out = join(place().folder, 'taken', 'model.json');
    mkdirSync(join(place().folder, 'taken'));
    const told = await within('export-model', id, '--format', 'tfjs', '--out', out);
    return { id, out, told };
  }
  const ofExperiment = (...asked: string[]) => {
    const file = join(place().folder, `taken${asked.join('')}.safetensors`);
    const out = ['--format', 'network', '--out', file];
    return within('export-model', place().experiment, ...asked, ...out);
  };
  let taken: ReturnType<typeof takeANetwork> | undefined;
  const takeNetwork = () => (taken ??= takeANetwork());

  return {
    async 'import-model --name'() {
      expect(await importNetwork()).toContain('Imported "my net" (Keras 3, keras 3.15.1)');
      expect(await refusal(within('import-model', 'x', '--name', '?'))).toContain('cannot be had');
    },
    async 'import-model --expect'() {
      expect(await importNetwork()).toContain('Held against the expected outputs on 8 inputs');
    },
    async 'import-model --data-dir'() {
      await importNetwork();
      expect(readdirSync(join(place().data, 'models'))).toHaveLength(3);
    },
    async 'models --data-dir'() {
      await importNetwork();
      expect(await within('models')).toMatch(/my net +Keras 3 +28x28 +10 +3984 +24 +\d\.\de-\d/);
      expect(await say('models', '--data-dir', join(place().folder, 'nothing'))).toContain(
        'No network',
      );
    },
    async 'inspect-model --json'() {
      await importNetwork();
      expect(JSON.parse(await within('inspect-model', 'my net', '--json'))).toMatchObject({
        name: 'my net',
        format: 'Keras 3',
        inputShape: [28, 28],
        outputs: 10,
        layers: [
          { class: 'InputLayer' },
          { class: 'GRUResetAfter', shape: [24] },
          { class: 'Dense' },
        ],
        groups: [{ units: 24 }],
        prunableWeights: 3984,
        prunableUnits: 24,
        notes: [],
        proof: { by: 'expected', examples: 8 },
      });
    },
    async 'inspect-model --data-dir'() {
      const elsewhere = say(
        'inspect-model',
        'my net',
        '--data-dir',
        join(place().folder, 'nothing'),
      );
      expect(await refusal(elsewhere)).toContain('There is no imported network "my net"');
    },
    async 'remove-model --data-dir'() {
      const elsewhere = ['--data-dir', join(place().folder, 'nothing')];
      expect(await refusal(say('remove-model', 'my net', '--yes', ...elsewhere))).toContain(
        'my net',
      );
    },
    async 'remove-model --yes'() {
      await importNetwork();
      expect(await refusal(within('remove-model', 'my net'))).toContain('--yes');
      expect(await within('models')).toContain('my net');
      await within('remove-model', 'my net', '--yes');
      expect(await within('models')).not.toContain('my net');
    },
    async 'export-model --format'() {
      const { told } = await takeNetwork();
      expect(told).toContain('Held against TensorFlow.js on 32 inputs');
    },
    async 'export-model --out'() {
      const { out } = await takeNetwork();
      expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ format: 'layers-model' });
      expect(readdirSync(join(out, '..')).toSorted()).toEqual(['model.json', 'weights.bin']);
    },
    async 'export-model --overwrite'() {
      const { id, out } = await takeNetwork();
      const again = ['export-model', id.slice(0, 8), '--format', 'network', '--out', out];
      expect(await refusal(within(...again))).toContain('say --overwrite to replace it');
      expect(readFileSync(out, 'utf8')).toContain('layers-model');
      expect(await within(...again, '--overwrite')).toContain('read back by the workbench');
      expect(readFileSync(out, 'utf8')).not.toContain('layers-model');
    },
    async 'export-model --strategy'() {
      expect(await refusal(ofExperiment())).toContain('Say which with --strategy, --level and');
      expect(await ofExperiment('--strategy', 'magnitude')).toContain('Wrote ');
    },
    async 'export-model --level'() {
      expect(await refusal(ofExperiment('--level', '0.7'))).toContain('No finished run');
      expect(await ofExperiment('--level', '0.5')).toContain('Wrote ');
    },
    async 'export-model --seed'() {
      const asked = ['--strategy', 'magnitude', '--seed'];
      expect(await refusal(ofExperiment(...asked, '99'))).toContain('No finished run');
    },
    async 'export-model --data-dir'() {
      const out = ['--format', 'onnx', '--out', join(place().folder, 'none.onnx')];
      const elsewhere = say(
        'export-model',
        place().experiment,
        ...out,
        '--data-dir',
        join(place().folder, 'nothing'),
      );
      expect(await refusal(elsewhere)).toContain('No run');
    },
  };
}
