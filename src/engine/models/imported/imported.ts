import { z } from 'zod';
import { modelNameSchema } from '../../../contract/models.ts';
import type { StoredModel } from '../model.ts';
import { importedArchitecture } from './imported-architecture.ts';
import { fitOf } from './fit-to-data.ts';
import { importedFacts } from './imported-file.ts';

const parameters = z.strictObject({
  name: modelNameSchema,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'must be 64 hexadecimal digits in lower case' })
    .optional(),
  start: z.enum(['trained', 'initial']).default('trained'),
});

/**
 * A network that the user has imported, by the hash of its stored file: whoever imports the same files
 * gets the same hash, so that a document means the same network everywhere. Its dense baseline starts
 * from the weights that it came with, or from drawn ones.
 */
export const imported: StoredModel<typeof parameters> = {
  id: 'imported',
  version: 1,
  words: {
    en: {
      label: 'Imported network',
      summary: 'A network of your own, imported into this data folder and known by its hash.',
      parameters: {
        name: {
          label: 'Name',
          help: 'What the network is called; the hash alone says which it is.',
        },
        sha256: {
          label: 'SHA-256',
          help: 'Of the network as it is stored; found by its name where it is left out.',
          unset: 'that of the name',
        },
        start: {
          label: 'Start',
          help: 'Whether the dense baseline starts from the weights that it came with, or from drawn ones.',
          options: { trained: 'its own weights', initial: 'drawn weights' },
          brief: { trained: 'from its own weights', initial: 'from drawn weights' },
        },
      },
    },
    zh: {
      label: '导入的网络',
      summary: '导入到此数据文件夹中的自有网络，以哈希值识别。',
      parameters: {
        name: { label: '名称', help: '网络叫什么；它是哪一个只由哈希值决定。' },
        sha256: {
          label: 'SHA-256',
          help: '网络存储文件的哈希值；留空时按名称查找。',
          unset: '按名称',
        },
        start: {
          label: '起点',
          help: '稠密基线从网络自带的权重开始，还是从随机权重开始。',
          options: { trained: '自带权重', initial: '随机权重' },
          brief: { trained: '从自带权重开始', initial: '从随机权重开始' },
        },
      },
    },
  },
  parameters,
  requireSuitable(chosen, format, { models }) {
    fitOf(importedFacts(chosen, models).signature, format, chosen.name);
  },
  architecture: (chosen, format, { models }) => importedArchitecture(chosen, format, models),
};
