import type { Language } from '../../contract/language.ts';
import * as englishAnswer from './en/answer.ts';
import * as englishApp from './en/app.ts';
import * as englishArchiveFiles from './en/archive-files.ts';
import * as englishArchiving from './en/archiving.ts';
import * as englishCatalogue from './en/catalogue.ts';
import * as englishCheckpoints from './en/checkpoints.ts';
import * as englishDevice from './en/device.ts';
import * as englishCompare from './en/compare.ts';
import * as englishCompose from './en/compose.ts';
import * as englishCurves from './en/curves.ts';
import * as englishDatasetsImport from './en/datasets-import.ts';
import * as englishExamplesShown from './en/examples-shown.ts';
import * as englishHangs from './en/hangs.ts';
import * as englishHolder from './en/holder.ts';
import * as englishHelp from './en/help.ts';
import * as englishFolder from './en/folder.ts';
import * as englishForm from './en/form.ts';
import * as englishFigure from './en/figure.ts';
import * as englishHistory from './en/history.ts';
import * as englishImported from './en/imported.ts';
import * as englishImporting from './en/importing.ts';
import * as englishImportSample from './en/import-sample.ts';
import * as englishLatency from './en/latency.ts';
import * as englishLayers from './en/layers.ts';
import * as englishLettingIn from './en/letting-in.ts';
import * as englishLiveQueue from './en/live-queue.ts';
import * as englishLive from './en/live.ts';
import * as englishModels from './en/models.ts';
import * as englishNetwork from './en/network.ts';
import * as englishNotices from './en/notices.ts';
import * as englishOutcomes from './en/outcomes.ts';
import * as englishPage from './en/page.ts';
import * as englishPresets from './en/presets.ts';
import * as englishReport from './en/report.ts';
import * as englishResults from './en/results.ts';
import * as englishScreens from './en/screens.ts';
import * as englishSeries from './en/series.ts';
import * as englishSoundness from './en/soundness.ts';
import * as englishTableActions from './en/table-actions.ts';
import * as englishTaking from './en/taking.ts';
import * as englishTraining from './en/training.ts';
import * as englishWords from './en/words.ts';
import * as chineseAnswer from './zh/answer.ts';
import * as chineseApp from './zh/app.ts';
import * as chineseArchiveFiles from './zh/archive-files.ts';
import * as chineseArchiving from './zh/archiving.ts';
import * as chineseCatalogue from './zh/catalogue.ts';
import * as chineseCheckpoints from './zh/checkpoints.ts';
import * as chineseDevice from './zh/device.ts';
import * as chineseCompare from './zh/compare.ts';
import * as chineseCompose from './zh/compose.ts';
import * as chineseCurves from './zh/curves.ts';
import * as chineseDatasetsImport from './zh/datasets-import.ts';
import * as chineseExamplesShown from './zh/examples-shown.ts';
import * as chineseHangs from './zh/hangs.ts';
import * as chineseHolder from './zh/holder.ts';
import * as chineseHelp from './zh/help.ts';
import * as chineseFolder from './zh/folder.ts';
import * as chineseForm from './zh/form.ts';
import * as chineseFigure from './zh/figure.ts';
import * as chineseHistory from './zh/history.ts';
import * as chineseImported from './zh/imported.ts';
import * as chineseImporting from './zh/importing.ts';
import * as chineseImportSample from './zh/import-sample.ts';
import * as chineseLatency from './zh/latency.ts';
import * as chineseLayers from './zh/layers.ts';
import * as chineseLettingIn from './zh/letting-in.ts';
import * as chineseLiveQueue from './zh/live-queue.ts';
import * as chineseLive from './zh/live.ts';
import * as chineseModels from './zh/models.ts';
import * as chineseNetwork from './zh/network.ts';
import * as chineseNotices from './zh/notices.ts';
import * as chineseOutcomes from './zh/outcomes.ts';
import * as chinesePage from './zh/page.ts';
import * as chinesePresets from './zh/presets.ts';
import * as chineseReport from './zh/report.ts';
import * as chineseResults from './zh/results.ts';
import * as chineseScreens from './zh/screens.ts';
import * as chineseSeries from './zh/series.ts';
import * as chineseSoundness from './zh/soundness.ts';
import * as chineseTableActions from './zh/table-actions.ts';
import * as chineseTaking from './zh/taking.ts';
import * as chineseTraining from './zh/training.ts';
import * as chineseWords from './zh/words.ts';

const en = {
  ...englishAnswer,
  ...englishApp,
  ...englishArchiveFiles,
  ...englishArchiving,
  ...englishCatalogue,
  ...englishCheckpoints,
  ...englishDevice,
  ...englishCompare,
  ...englishCompose,
  ...englishCurves,
  ...englishDatasetsImport,
  ...englishExamplesShown,
  ...englishHangs,
  ...englishHolder,
  ...englishHelp,
  ...englishFolder,
  ...englishForm,
  ...englishFigure,
  ...englishHistory,
  ...englishImported,
  ...englishImporting,
  ...englishImportSample,
  ...englishLatency,
  ...englishLayers,
  ...englishLettingIn,
  ...englishLiveQueue,
  ...englishLive,
  ...englishModels,
  ...englishNetwork,
  ...englishNotices,
  ...englishOutcomes,
  ...englishPage,
  ...englishPresets,
  ...englishReport,
  ...englishResults,
  ...englishScreens,
  ...englishSeries,
  ...englishSoundness,
  ...englishTableActions,
  ...englishTaking,
  ...englishTraining,
  ...englishWords,
};

/** Every text of the app; English says which texts there are. */
export type Messages = typeof en;

const zh: Messages = {
  ...chineseAnswer,
  ...chineseApp,
  ...chineseArchiveFiles,
  ...chineseArchiving,
  ...chineseCatalogue,
  ...chineseCheckpoints,
  ...chineseDevice,
  ...chineseCompare,
  ...chineseCompose,
  ...chineseCurves,
  ...chineseDatasetsImport,
  ...chineseExamplesShown,
  ...chineseHangs,
  ...chineseHolder,
  ...chineseHelp,
  ...chineseFolder,
  ...chineseForm,
  ...chineseFigure,
  ...chineseHistory,
  ...chineseImported,
  ...chineseImporting,
  ...chineseImportSample,
  ...chineseLatency,
  ...chineseLayers,
  ...chineseLettingIn,
  ...chineseLiveQueue,
  ...chineseLive,
  ...chineseModels,
  ...chineseNetwork,
  ...chineseNotices,
  ...chineseOutcomes,
  ...chinesePage,
  ...chinesePresets,
  ...chineseReport,
  ...chineseResults,
  ...chineseScreens,
  ...chineseSeries,
  ...chineseSoundness,
  ...chineseTableActions,
  ...chineseTaking,
  ...chineseTraining,
  ...chineseWords,
};

/** The texts by language. A missing one is an error of types, an unused one of the tests. */
export const messages: Record<Language, Messages> = { en, zh };
