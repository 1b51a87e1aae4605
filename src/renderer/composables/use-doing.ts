import { useI18n } from 'vue-i18n';
import type { ActiveRun } from '../../contract/progress.ts';
import { waitingTitle } from '../../language/trouble-text.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useParagraph } from '../reader/use-told.ts';

/** What a run that is worked on is doing, in a few words. */
export interface Doing {
  readonly text: string;
  /** What is meant by it, where that is no matter of course. */
  readonly hint?: string;
  /** It does not get on. */
  readonly isTrouble: boolean;
}

/** Tells what keeps a run from going on where something does, and else its stage. */
export function useDoing(): (run: ActiveRun) => Doing {
  const { t } = useI18n();
  const figures = useFigures();
  const paragraph = useParagraph();
  return ({ stage, waits, hang }) => {
    if (hang !== null) {
      const time = figures.value.clock(hang.since);
      return {
        text: t(`hangs.${hang.kind}`, { time }),
        hint: t(`hangs.${hang.kind}Hint`),
        isTrouble: true,
      };
    }
    return waits
      ? { text: paragraph(waitingTitle(waits.cause)), isTrouble: true }
      : { text: t(`stages.${stage}`), isTrouble: false };
  };
}
