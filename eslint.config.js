import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: contract <- { engine, db, pure folders, renderer },
 * { contract, engine, db, pure folders } <- host <- { electron/main, server, cli }; the pure folders
 * are { language, statistics } <- { charts, analysis } <- report, and the renderer may import them too.
 * Each zone forbids what is not on its list, and says why.
 */
const zones = [
  {
    target: './src/contract',
    from: ['./src', './electron'],
    except: ['contract'],
    message: 'The contract is what every side shares: it imports nothing of ours.',
  },
  {
    target: './src/charts',
    from: ['./src', './electron'],
    except: ['contract', 'language', 'charts'],
    message: 'Charts are pure functions from figures to drawings, for screen and report alike.',
  },
  {
    target: './src/statistics',
    from: ['./src', './electron'],
    except: ['contract', 'statistics'],
    message: 'Statistics are pure functions of plain numbers, for the host and the screen alike.',
  },
  {
    target: './src/language',
    from: ['./src', './electron'],
    except: ['contract', 'language'],
    message:
      'Names, figures and sentences in the language of whoever reads: pure functions of words.',
  },
  {
    target: './src/analysis',
    from: ['./src', './electron'],
    except: ['contract', 'language', 'statistics', 'analysis'],
    message: 'Analysis makes comparisons, answers and checklists of plain records: it asks nobody.',
  },
  {
    target: './src/report',
    from: ['./src', './electron'],
    except: ['contract', 'charts', 'statistics', 'language', 'analysis', 'report'],
    message: 'A report is a pure function of what it is given; the host reads and prints.',
  },
  {
    target: './src/engine',
    from: ['./src', './electron'],
    except: ['contract', 'engine'],
    message: 'The engine is a library on tfjs: it knows nothing of storage, processes or screens.',
  },
  {
    target: './src/db',
    from: ['./src', './electron'],
    except: ['contract', 'db'],
    message: 'The database knows only the contract: engine and db meet in the host.',
  },
  {
    target: './src/host',
    from: ['./src/server', './src/cli', './src/renderer', './electron'],
    message: 'The host serves every edge alike, so it may know none of them.',
  },
  {
    target: './src/renderer',
    from: ['./src/engine', './src/db', './src/host', './src/server', './src/cli', './electron'],
    message: 'The renderer runs sandboxed: it speaks to the host through the contract alone.',
  },
  {
    target: './electron/preload',
    from: [
      './src/engine',
      './src/db',
      './src/host',
      './src/server',
      './src/cli',
      './src/renderer',
      './electron/main',
    ],
    message: 'The preload runs sandboxed: it may import only the contract.',
  },
  {
    target: ['./src/server', './src/cli', './electron/main'],
    from: ['./src/renderer'],
    message: 'Edges hand the renderer out as built files; they do not import it.',
  },
  {
    target: './src/server',
    from: ['./src/cli', './electron'],
    message: 'The server is started by the command line and knows nothing of it.',
  },
  {
    target: './electron/main',
    from: ['./src/server', './src/cli'],
    message: 'Electron speaks to the host directly; it needs neither server nor command line.',
  },
].flatMap(({ from, except, ...zone }) =>
  from.map((folder) => ({
    ...zone,
    from: folder,
    ...(except && folder === './src' ? { except: except.map((name) => `./${name}`) } : {}),
  })),
);

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
      'import-x/no-restricted-paths': ['error', { zones }],
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
