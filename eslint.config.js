import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { floors, folderZones } from './scripts/lint/zones.mjs';

const nodeFolders = [
  'src/{contract,charts,statistics,language,analysis,report,engine,db,host,server,cli}/**/*.ts',
  'electron/**/*.ts',
  'test/**/*.ts',
  'bench/**/*.ts',
  'scripts/**/*.{js,mjs,ts}',
  '*.config.{js,ts}',
];

export default tseslint.config(
  { ignores: ['out/', 'node_modules/', '.setup/', 'src/db/migrations/', 'bench/pytorch/.venv/'] },
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: folderZones }],
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['**/*.{test,fixture}.ts'],
    rules: { 'import-x/no-restricted-paths': ['error', { zones: [...folderZones, ...floors] }] },
  },
  {
    // TypeScript itself knows which names exist; folders keep to their platform's.
    files: nodeFolders,
    languageOptions: { globals: globals.node },
  },
  {
    files: ['src/renderer/**/*.{ts,vue}', 'electron/preload/**/*.ts'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*', 'electron', '@tensorflow/*', 'better-sqlite3', 'drizzle-orm'],
              message: 'The renderer runs in a browser: ask the host through the contract.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['electron/preload/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // What the app may have to tell in another language.
    files: ['src/{contract,analysis,report,db,engine,host}/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'NewExpression[callee.name="UserError"] > :matches(Literal, TemplateLiteral, BinaryExpression)',
          message: 'The app tells this in the language of its reader: say`...`.',
        },
      ],
    },
  },
  {
    files: [
      'src/{contract,charts,statistics,language,analysis,report,engine,host,server,renderer}/**/*.ts',
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['window', 'document'].map((name) => ({
          name,
          message: 'Screens live in src/renderer.',
        })),
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,vue}'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    // Programs that talk to a terminal, and configuration that tools want as a default export.
    files: ['src/cli/**/*.ts', 'scripts/**/*.{js,mjs,ts}', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.{js,ts}', 'src/renderer/**/*.vue', 'src/renderer/**/*.d.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  prettier,
);
