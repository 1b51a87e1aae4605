import { floorZones } from './floors.mjs';

/**
 * @typedef {object} Zone
 * @property {string | string[]} target whose files it is about
 * @property {string[]} from what these may not import
 * @property {string[]} [except] of `./src`, all the same
 * @property {string} message
 */

/**
 * Who may import whom: contract <- { archives <- { engine, formats }, db, pure folders, renderer },
 * { contract, engine, db, pure folders } <- host <- { electron/main, server, cli }; the pure folders
 * are { language, statistics } <- { charts, analysis } <- report, and the renderer may import them too.
 * Each zone forbids what is not on its list, and says why.
 */
/** @type {readonly Zone[]} */
const folders = [
  {
    target: './src/contract',
    from: ['./src', './electron'],
    except: ['contract'],
    message: 'The contract is what every side shares: it imports nothing of ours.',
  },
  {
    target: './src/archives',
    from: ['./src', './electron'],
    except: ['contract', 'archives'],
    message: 'What unpacks archives knows nothing of what is in them.',
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
    except: ['contract', 'archives', 'engine'],
    message: 'The engine is a library on tfjs: it knows nothing of storage, processes or screens.',
  },
  {
    target: './src/formats',
    from: ['./src', './electron'],
    except: ['contract', 'archives', 'formats'],
    message: "Readers and writers of other programs' files make plain data: they stand alone.",
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
];

/** Zones of the folders of `src` and `electron`, for every file. */
export const folderZones = folders.flatMap(({ target, from, except, message }) =>
  from.map((folder) => ({
    target,
    from: folder,
    message,
    ...(except && folder === './src' ? { except: except.map((name) => `./${name}`) } : {}),
  })),
);

/** The order within folders, from the ground up; tests may look up. */
export const floors = [
  {
    target: ['./src/engine/pruning', './src/engine/strategies'],
    from: './src/engine/tensorflow.ts',
    message: 'What is pruned is decided on plain numbers: probes and training ask TensorFlow.',
  },
  ...floorZones('src/engine', [
    ['tensorflow.ts', 'The only door to TensorFlow.'],
    ['backend.ts', 'What is used of the backend of tfjs beneath its surface.'],
    ['random.ts', 'Seeded streams of random numbers.'],
    ['tensor-file.ts', 'Arrays as safetensors files.'],
    ['choice.ts', 'What the entries of all registries have in common.'],
    ['compile', 'Recorded graphs: it stands alone.'],
    ['gradients', 'Gradients by operations of TensorFlow itself.'],
    ['datasets', 'Examples, splits, normalisation and imports: no network.'],
    [
      'network',
      'Layers, channel groups, values, masks and the network file: no training, no strategy.',
    ],
    ['pruning', 'Masks, selection under a scope and schedules, on plain numbers.'],
    ['thinning', 'A network without its removed units.'],
    ['models', 'The networks that a document can name.'],
    ['strategies', 'What is least important: a file each. No TensorFlow.'],
    ['metrics', 'What a network costs.'],
    ['training', 'Steps, objectives, optimizers, rates, random draws, checkpoints.'],
    ['probes', 'What a network shows over training data.'],
    ['outcome.ts', 'What a run tells, and what it gives back.'],
    ['runs', 'A run from its spec to its network file: the only floor that knows all the others.'],
  ]),
  ...floorZones('src/host', [
    ['defect-log.ts', 'Defects are told to whoever runs the host.'],
    ['environment', 'On what the workbench runs.'],
    ['processes', 'Child processes, whatever they do: their heartbeat, and how they end.'],
    ['data-folder', 'Where everything is kept, and how it is written there.'],
    ['trainer', 'One child process that trains, and what is said to it.'],
    ['onnx-runtime', 'Networks of other programs, as ONNX Runtime runs them.'],
    ['dataset-process', 'A child process that reads data sets, and what is asked of it.'],
    ['experiments', 'What a document means: parsed, checked, planned.'],
    ['queue', 'Which run is trained next, and by whom.'],
    ['progress', 'How runs and experiments stand, and who is told.'],
    ['archives', 'Experiments taken away and brought in, as one file.'],
    ['imports', 'How the files of what is imported come in.'],
    ['host-options.ts', 'Where a host finds what it needs, and how it goes about its work.'],
    ['workbench.ts', 'The parts that every procedure may ask for.'],
    ['catalogue', 'What a document can be made of.'],
    ['run-details', 'The inside of a run.'],
    ['procedures', 'What can be asked of the workbench.'],
    ['exports', 'What can be taken home: reports and figures as files.'],
    ['router.ts', 'The contract, answered.'],
    ['host.ts', 'A data folder at work.'],
    ['reader.ts', 'A data folder that is only looked at.'],
  ]),
  ...floorZones('src/renderer', [
    ['styles', 'The look of everything.'],
    [
      'first-start',
      'The page of a packaged app that has no TensorFlow yet: alone, without the app.',
    ],
    ['i18n', 'The texts of the screens.'],
    ['wire', 'The connection to the host, and what can fail about it.'],
    ['reader', 'What the reader has chosen: language and look, and how it is told in them.'],
    ['asking', 'Questions to the host, with what comes of them.'],
    ['document', 'A document while it is written: pure edits of plain data.'],
    ['stores', 'What the host has said, once for all views.'],
    ['composables', 'What several views make of the stores.'],
    ['components', 'Small parts of any view, which know no store.'],
    ['examples', 'Examples of a data set, whatever they are.'],
    ['table', 'Tables of any rows.'],
    ['charts', 'Charts on the screen.'],
    ['form', 'Inputs for any JSON Schema, and recipes in words.'],
    ['network-picture', 'A network as boxes and arrows.'],
    ['importing', 'Files of the user’s own, chosen, dropped and sent.'],
    ['notices', 'Notices that an experiment has ended.'],
    ['help', 'The guide, terms and shortcuts.'],
    ['frame', 'What stands around every view.'],
    ['datasets', 'Importing a data set.'],
    ['models', 'Importing a network, and looking into one.'],
    ['catalogue', 'What experiments can be made of.'],
    ['annotation', 'What users call experiments and write of them, and what they put away.'],
    ['choosing', 'What is chosen on an experiment’s page, in all its tabs.'],
    ['taking', 'Taking a run’s network away.'],
    ['archives', 'Experiments taken away and brought in, as one file.'],
    ['latency', 'How latency was measured, and measuring it again.'],
    ['comparison', 'Strategies side by side.'],
    ['answer', 'Which strategy suits.'],
    ['curves', 'Learning curves.'],
    ['training', 'How trainings went.'],
    ['layers', 'The inside of a run.'],
    ['runs', 'Single runs, and what happened to them.'],
    ['soundness', 'The checklist.'],
    ['report', 'The report, before it is taken home.'],
    ['start', 'A new experiment.'],
    ['history', 'All experiments.'],
    ['queue', 'What has something left to do, and in which order.'],
    ['settings', 'What can be set.'],
    ['experiment', 'The page of one experiment, with its parts.'],
    ['views', 'The pages.'],
    ['App.vue', 'The app around the pages.'],
    ['router.ts', 'Which address is which page.'],
    ['main.ts', 'Where it begins.'],
    ['enter.ts', 'The page that lets a browser in, before the app.'],
  ]),
];
